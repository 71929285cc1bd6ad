// The `pact` task of a service package: writes its contract files anew from its consumer tests. The old ones go first. The committed
// copies are in contracts/pacts.
//
// Each interaction is written to a file of its own, and put together here: Pact merges them slowly, and lets the last of two win.
import { spawnSync } from "node:child_process"
import { existsSync, rmSync } from "node:fs"
import { join } from "node:path"
import { mergePacts } from "./pact/merge.mjs"

rmSync("pacts", { recursive: true, force: true })
const { status } = spawnSync("vitest run --config vitest.pact.config.ts", { stdio: "inherit", shell: true })
const parts = join("pacts", "parts")
if (status === 0 && existsSync(parts)) mergePacts(parts, "pacts")
rmSync(parts, { recursive: true, force: true })
process.exitCode = status ?? 1
