import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Emulator, type TestCloud } from "@effect-comms/emulator/promise"
import { expect, it } from "vitest"
import { makeMenu } from "./menu-flow.ts"

const folder = mkdtempSync(join(tmpdir(), "menu-"))
const file = join(folder, "flows.db")

it("goes on with the call when it crashes, wherever that is", async () => {
  const scenario = async (cloud: TestCloud) => {
    const caller = await cloud.call({ to: "+14255550100" })
    await caller.press("1")
    await caller.hearsText("opening-hours.wav")
    await caller.ends()
  }
  const makeApplication = async (cloud: TestCloud) => {
    const { connectionString, eventGridSecret, signal, transport } = cloud
    // The file survives the crash, and the application that crashed lets it go.
    return (await makeMenu({ connectionString, eventGridSecret, transport }, { file, signal })).handler
  }
  const explored = await Emulator.explore(makeApplication, scenario, {
    faults: ["restart"],
    pairs: 0,
    setUp: () => rmSync(file, { force: true })
  })
  expect(explored).toMatchObject({ plans: explored.points, gaveUp: 0, realTime: 0 })
  rmSync(folder, { recursive: true })
})
