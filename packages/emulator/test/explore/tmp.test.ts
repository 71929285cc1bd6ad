import { Emulator, ExplorationFailed } from "../../src/promise.ts"
import { it } from "@effect/vitest"
import { makeMenu } from "../kit/readme/menu.ts"

it("tries", async () => {
  try {
    const r = await Emulator.explore(makeMenu, async (cloud) => {
      const agent = await cloud.agent({ number: "+14255550199" })
      const caller = await cloud.call()
      await caller.press("1")
      await caller.isConnectedTo(agent.number)
      await caller.hangUp()
    }, { plan: [{"fault":"answer-lost","of":"CallConnection_AddParticipant","nth":1}] })
    console.log(r)
  } catch (e) {
    console.log(e instanceof ExplorationFailed ? e.message : e)
  }
})
