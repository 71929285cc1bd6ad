import { Emulator, type TestCloud } from "@effect-comms/emulator/promise"
import { expect, it } from "vitest"
import { makeReception } from "./transfer.ts"

it("leaves nobody in silence, whatever goes wrong", async () => {
  const scenario = async (cloud: TestCloud) => {
    const agent = await cloud.agent({ number: "+14255550199" })
    const caller = await cloud.call({ to: "+14255550100" })
    await caller.press("1")
    await caller.isConnectedTo(agent.number)
    await caller.hangUp()
  }
  const explored = await Emulator.explore(makeReception, scenario, { except: ["restart"], pairs: 20 })
  expect(explored.plans).toBeGreaterThan(50)
})
