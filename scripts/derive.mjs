// Writes the generated sources of the packages from their declarations: the types that users see, and the codecs and operations that
// clients use in place of schemas. It runs from the sources, so a clean clone can derive before it builds.
//
//   node scripts/derive.mjs [root]    writes src/generated, src/operations/index.ts and the table in README.md of every package that has
//                                     src/schemas/index.ts, and what the inspector knows of their clients
//   node scripts/derive.mjs --check   fails when a file would change
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { load } from "./derive/declarations.mjs"
import { codecsFile } from "./derive/codecs.mjs"
import { functionsFile } from "./derive/functions.mjs"
import { indexFile } from "./derive/index.mjs"
import { inspectorFile } from "./derive/inspector.mjs"
import { formatted } from "./derive/formatted.mjs"
import { eventKindsFile, eventsFile } from "./derive/events.mjs"
import { modelsFile } from "./derive/models.mjs"
import { operationsFile } from "./derive/operations.mjs"
import { isDescribed, outcomesFile } from "./derive/outcomes.mjs"
import { promiseFile } from "./derive/promise.mjs"
import { withTable } from "./derive/table.mjs"

const args = process.argv.slice(2)
const check = args.includes("--check")
const root = args.find((arg) => !arg.startsWith("--")) ?? dirname(dirname(fileURLToPath(import.meta.url)))
const stale = []

/** Writes a file, or notes that it is not what it should be. */
const write = (path, wanted) => {
  if (existsSync(path) && readFileSync(path, "utf8") === wanted) return
  stale.push(relative(root, path))
  if (!check) writeFileSync(path, wanted)
}

const packages = await load(root, ["core", "call-automation", "chat", "graph-calls", "identity"])
for (const declared of packages) {
  const folder = join(declared.folder, "src/generated")
  const files = {
    "models.ts": modelsFile(declared),
    "codecs.ts": codecsFile(declared),
    ...(declared.operations.length > 0
      ? { "operations.ts": operationsFile(declared), "promise.ts": promiseFile(declared) }
      : {}),
    ...(declared.operations.some(isDescribed) ? { "outcomes.ts": outcomesFile(declared) } : {}),
    ...Object.fromEntries(declared.resources.map((one) => [`${one.name}.ts`, functionsFile(declared, one)])),
    ...(declared.events.length > 0
      ? { "events.ts": eventsFile(declared), "eventKinds.ts": eventKindsFile(declared) }
      : {})
  }
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) {
    if (Object.hasOwn(files, name)) continue
    stale.push(relative(root, join(folder, name)))
    if (!check) rmSync(join(folder, name))
  }
  const written = Object.entries(files).map(([name, text]) => [join(folder, name), text, true])
  if (declared.resources.length > 0) {
    const path = join(declared.folder, "README.md")
    written.push([path, withTable(readFileSync(path, "utf8"), declared), false])
    written.push([join(declared.folder, "src/operations/index.ts"), indexFile(declared), true])
  }
  for (const [path, text, isSource] of written) write(path, isSource ? await formatted(text) : text)
}
const inspector = join(root, "packages/inspector/src/model/functions.ts")
if (existsSync(dirname(inspector))) write(inspector, await formatted(inspectorFile(packages)))

if (check && stale.length > 0) {
  for (const path of stale) console.error(`${path}: not what the declarations say; run "pnpm derive"`)
  process.exitCode = 1
} else console.log(stale.length === 0 ? "derive: everything is up to date" : `derive: wrote ${stale.join(", ")}`)
