import { Emulator, ExplorationFailed } from "../../src/promise.ts"
import { it } from "@effect/vitest"
import { makeMenu } from "../kit/readme/menu.ts"

it("tries", async () => {
  for (let i = 0; i < 2; i++) {
  const t = performance.now(), c = process.cpuUsage()
  try {
    const r = await Emulator.explore(makeMenu, async (cloud) => {
      const agent = await cloud.agent({ number: "+14255550199" })
      const caller = await cloud.call()
      await caller.press("1")
      await caller.isConnectedTo(agent.number)
      await caller.hangUp()
    }, { faults: process.env.FAULTS?.split(",") as any })
    console.log(r)
  } catch (e) {
    console.log(e instanceof ExplorationFailed ? e.message : e)
  }
  const u = process.cpuUsage(c)
  console.log(performance.now() - t, u.user / 1000, u.system / 1000)
  }
})
