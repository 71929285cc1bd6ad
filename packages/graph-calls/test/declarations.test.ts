/**
 * Clients load no declaration: what they write and read with is derived. The built modules are loaded, as a program loads them.
 */
import { assert, describe, it } from "@effect/vitest"
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"))
const exported = isObject(manifest) && isObject(manifest["exports"]) ? Object.keys(manifest["exports"]) : []
const modules = exported.filter((path) => !/^\.\/(schemas|operations|internal\/operations|package\.json)$/.test(path))

const subject = (path: string) => `@effect-comms/graph-calls${path.slice(1)}`

/** Every import that loading the modules leads to, with the file that it is in and the file that it leads to. */
const edges = execFileSync(
  process.execPath,
  [
    "--input-type=module",
    "--eval",
    `import { registerHooks } from "node:module"
    registerHooks({
      resolve: (specifier, context, next) => {
        const found = next(specifier, context)
        console.log(specifier + " " + context.parentURL + " " + found.url)
        return found
      }
    })
    for (const path of ${JSON.stringify(modules.map(subject))}) await import(path)`
  ],
  { cwd: fileURLToPath(new URL("..", import.meta.url)), encoding: "utf8" }
)
  .trim()
  .split("\n")
  .map((line) => {
    const [specifier = "", by = "", loaded = ""] = line.split(" ")
    return { specifier, by, loaded }
  })
const importedBy = Map.groupBy(edges, ({ by }) => by)

/** The imports that loading a module leads to: its file's, and so on. */
const importsOf = (path: string): ReadonlyArray<(typeof edges)[number]> => {
  const entry = edges.find(({ by, specifier }) => specifier === subject(path) && /\[eval\d*\]$/.test(by))
  const files = new Set(entry === undefined ? [] : [entry.loaded])
  for (const file of files) for (const { loaded } of importedBy.get(file) ?? []) files.add(loaded)
  return [...files].flatMap((file) => importedBy.get(file) ?? [])
}

describe("a module of the client", () => {
  it.each(modules)("%s loads no schema of its own or of core", (path) => {
    const imports = importsOf(path)
    assert.isAbove(imports.length, 0)
    const declared = imports.filter(
      ({ by, loaded }) =>
        /\/dist\/(schemas|operations)\/|\/core\/dist\/(Operation|Field|OpenEnum|Decoder|Derivation)\.js$/.test(
          loaded
        ) ||
        // Configuration of effect loads it by itself.
        (/\/effect\/dist\/Schema\w*\.js$/.test(loaded) && !by.includes("/effect/dist/"))
    )
    assert.deepStrictEqual(declared, [])
  })
})
