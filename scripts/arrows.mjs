// The mechanical check of the architecture: the arrows between packages, the modules of effect that clients may use,
// the folders of the emulator, functions that V8 keeps for long, the closed top level, text that is true on every machine, links that lead somewhere, one spelling, a lockfile that is complete
// for every platform, and addresses that are the same in every published package.
// It has no dependencies and changes nothing: it prints every violation and exits with 1 when there is one.
//
//   node scripts/arrows.mjs [repository root]
import { dirname, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { violationsIn } from "./arrows/violations.mjs"

const root = resolve(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url))))
const { files, packages, problems } = violationsIn(root)

for (const problem of problems) console.error(problem)
if (problems.length > 0) {
  console.error(`\narrows: ${problems.length} violation(s)`)
  process.exitCode = 1
} else {
  console.log(`arrows: ${packages} packages, ${files} files, all in order`)
}
