import { Emulator } from "@effect-comms/emulator/promise"
import { expectCall } from "@effect-comms/emulator/vitest"
import { expect, it } from "vitest"
import { makeBot } from "./graph-bot.ts"

const start = () =>
  Emulator.start({ makeApplication: ({ settings }) => makeBot(settings.graphCalls, settings.callNotifications) })

it("transfers a caller who presses 1", async () => {
  await using cloud = await start()
  const caller = await cloud.graphCall()
  expect(await caller.hearsText("menu.wav")).toBe("https://cdn.contoso.com/menu.wav")
  await caller.press("1")
  await caller.hears("call terminated")
  expect(await caller.sequence()).toContain("Call_Transfer")
})

it("hangs up on everybody else", async () => {
  await using cloud = await start()
  const caller = await cloud.graphCall()
  await caller.press("2")
  await expectCall(caller).toHaveEnded()
})
