// The `pact` task of a service package: writes its contract files anew from its consumer tests. The old ones go first,
// because Pact merges into what is there and never removes. The committed copies are in contracts/pacts.
import { spawnSync } from "node:child_process"
import { rmSync } from "node:fs"

rmSync("pacts", { recursive: true, force: true })
const { status } = spawnSync("vitest run --config vitest.pact.config.ts", { stdio: "inherit", shell: true })
process.exitCode = status ?? 1
