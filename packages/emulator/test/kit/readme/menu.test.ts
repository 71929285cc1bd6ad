import { Emulator } from "@effect-comms/emulator/promise"
import { expectCall } from "@effect-comms/emulator/vitest"
import { expect, it } from "vitest"
import { makeMenu } from "./menu.ts"

it("connects a caller who presses 1 with an agent", async () => {
  await using cloud = await Emulator.start({ makeApplication: makeMenu })
  const agent = await cloud.agent({ number: "+14255550199", afterMillis: 5_000 }) // answers after five seconds
  const caller = await cloud.call({ to: "+14255550100" })
  await caller.hearsText(/welcome/i)
  await caller.press("1")
  await agent.joins()
  await expectCall(caller).toBeConnectedTo(agent.number)
})

it("says good bye to everybody else", async () => {
  await using cloud = await Emulator.start({ makeApplication: makeMenu })
  const caller = await cloud.call({ to: "+14255550100" })
  await caller.press("2")
  expect(await caller.hearsText("good bye")).toBe("Good bye.")
  await expectCall(caller).toHaveEnded()
})
