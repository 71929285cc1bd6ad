// The check of regular expressions: every one in the sources of the packages takes time in proportion to its input.
// Each is analyzed (scslre finds quantifiers that share characters) and then run over 100 KB of its own characters, for
// what the analysis does not see. Expressions that are made at run time cannot be checked, and are refused.
// It changes nothing: it prints every violation and exits with 1 when there is one.
//
//   node scripts/expressions.mjs [folder with the sources ...]
import { readdirSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { problemOf } from "./expressions/analyze.mjs"
import { expressionsIn } from "./expressions/find.mjs"
import { slowOf } from "./expressions/run.mjs"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const packages = join(root, "packages")
const named = process.argv.slice(2).map((folder) => resolve(folder))
const folders = named.length > 0 ? named : readdirSync(packages).map((name) => join(packages, name, "src"))

const found = folders.flatMap((folder) => expressionsIn(folder))
const analyzed = found.map((expression) => ({ expression, problem: problemOf(expression) }))
const sound = analyzed.filter(({ problem }) => problem === undefined).map(({ expression }) => expression)
const problems = [...analyzed.filter(({ problem }) => problem !== undefined), ...(await slowOf(sound))]

for (const { expression, problem } of problems)
  console.error(`${expression.file}:${expression.line}: ${expression.text}: ${problem}`)
if (problems.length > 0) {
  console.error(`\nexpressions: ${problems.length} violation(s)`)
  process.exitCode = 1
} else {
  console.log(`expressions: ${found.length} regular expressions, all in proportion to their input`)
}
