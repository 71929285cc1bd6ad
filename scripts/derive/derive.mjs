// Compares the generated files of the packages with their declarations, and writes them.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { load } from "./declarations.mjs"
import { codecsFile } from "./codecs.mjs"
import { functionsFile } from "./functions.mjs"
import { indexFile } from "./index.mjs"
import { inspectorFile } from "./inspector.mjs"
import { formatted } from "./formatted.mjs"
import { eventKindsFile, eventsFile } from "./events.mjs"
import { modelsFile } from "./models.mjs"
import { operationsFile } from "./operations.mjs"
import { isDescribed, outcomesFile } from "./outcomes.mjs"
import { promiseFile } from "./promise.mjs"
import { withTable } from "./table.mjs"

/**
 * Derives everything below `root`; gives the files that were not what the declarations say. They are written, unless it is a check. A process
 * that derives several times numbers its runs: what was edited in between is read again.
 */
export const derive = async (root, { check = false, run = 0 } = {}) => {
  const stale = []

  /** Writes a file, or notes that it is not what it should be. */
  const write = (path, wanted) => {
    if (existsSync(path) && readFileSync(path, "utf8") === wanted) return
    stale.push(relative(root, path))
    if (!check) writeFileSync(path, wanted)
  }

  const packages = await load(root, ["core", "call-automation", "chat", "graph-calls", "identity"], run)
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
  return stale
}
