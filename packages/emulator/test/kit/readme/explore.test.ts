import { Emulator, type TestCloud } from "@effect-comms/emulator/promise"
import { it } from "vitest"
import { makeMenu } from "./menu.ts"

it("leaves nobody in silence, whatever goes wrong", async () => {
  const scenario = async (cloud: TestCloud) => {
    const agent = await cloud.agent({ number: "+14255550199" })
    const caller = await cloud.call()
    await caller.press("1")
    await caller.isConnectedTo(agent.number)
    await caller.hangUp()
  }
  await Emulator.explore(makeMenu, scenario, { except: ["restart"], pairs: 20 })
})
