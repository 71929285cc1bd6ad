// The `pact` task of a service package: writes its contract files anew from its consumer tests. The old ones go first. The committed
// copies are in contracts/pacts.
//
// Each interaction is written to a file of its own, and put together here: Pact merges them slowly, and lets the last of two win. What is
// left in `pacts` is what the package ships.
import { spawnSync } from "node:child_process"
import { existsSync, rmSync } from "node:fs"
import { join, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { mergePacts } from "./pact/merge.mjs"
import { ship } from "./pact/ship.mjs"

/** What the states mean that a module describes. */
const described = async (path) => (await import(pathToFileURL(resolve(path)).href)).states

rmSync("pacts", { recursive: true, force: true })
const { status } = spawnSync("vitest run --config vitest.pact.config.ts", { stdio: "inherit", shell: true })
const parts = join("pacts", "parts")
if (status === 0 && existsSync(parts)) mergePacts(parts, "pacts")
rmSync(parts, { recursive: true, force: true })
if (status === 0) {
  const shared = await described("../core/test/contract/states.ts")
  ship("pacts", await described("test/scenarios/states.ts"), shared)
}
process.exitCode = status ?? 1
