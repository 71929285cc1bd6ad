import { Emulator } from "@effect-comms/emulator/promise"
import { expect, it } from "vitest"
import { makeMenu } from "./menu.ts"

it("tells the opening hours to a caller who presses 1", async () => {
  await using cloud = await Emulator.start({ makeApplication: makeMenu })
  const caller = await cloud.call({ to: "+14255550100" })
  await caller.hearsText("menu.wav")
  await caller.press("1")
  expect(await caller.hearsText(/.+/)).toContain("opening-hours.wav")
  await caller.ends()
})
