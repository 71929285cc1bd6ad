import { Emulator, type TestCloud } from "@effect-comms/emulator/promise"
import { expect, it } from "vitest"
import { makeMenu } from "./menu-events.ts"

it("leaves nobody in silence when it crashes, wherever that is", async () => {
  const scenario = async (cloud: TestCloud) => {
    const caller = await cloud.call({ to: "+14255550100" })
    await caller.press("1")
    await caller.hearsText("opening-hours.wav")
    await caller.ends()
  }
  const explored = await Emulator.explore(makeMenu, scenario, { pairs: 20 })
  expect(explored.plans).toBeGreaterThan(50)
})
