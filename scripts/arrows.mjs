// The mechanical check of the architecture: the arrows between packages, the modules of effect that clients may use,
// the folders of the emulator, the closed top level, text that is true on every machine, links that lead somewhere, one spelling, a lockfile that is complete
// for every platform, and addresses that are the same in every published package.
// It has no dependencies and changes nothing: it prints every violation and exits with 1 when there is one.
//
//   node scripts/arrows.mjs [repository root]
import { dirname, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { checkAddresses } from "./arrows/addresses.mjs"
import { checkEffectModules } from "./arrows/effect-modules.mjs"
import { checkEmulator } from "./arrows/emulator.mjs"
import { checkEngine } from "./arrows/engine.mjs"
import { checkLinks } from "./arrows/links.mjs"
import { checkLockfile } from "./arrows/lockfile.mjs"
import { checkNodeOnly } from "./arrows/node-only.mjs"
import { checkPackages } from "./arrows/packages.mjs"
import { openRepository } from "./arrows/repository.mjs"
import { checkSpelling } from "./arrows/spelling.mjs"
import { checkText, checkTopLevel } from "./arrows/tree.mjs"

const root = resolve(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url))))
const repository = openRepository(root)
const checks = [
  checkPackages,
  checkEffectModules,
  checkNodeOnly,
  checkEmulator,
  checkEngine,
  checkTopLevel,
  checkText,
  checkLinks,
  checkSpelling,
  checkLockfile,
  checkAddresses
]
const problems = checks.flatMap((check) => check(repository))

for (const problem of problems) console.error(problem)
if (problems.length > 0) {
  console.error(`\narrows: ${problems.length} violation(s)`)
  process.exitCode = 1
} else {
  console.log(`arrows: ${repository.packages.length} packages, ${repository.files.length} files, all in order`)
}
