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

/** Every import that loading a module leads to, as the importing file and the file that it imports. */
const importsOf = (path: string): ReadonlyArray<string> =>
  execFileSync(
    process.execPath,
    [
      "--input-type=module",
      "--eval",
      `import { registerHooks } from "node:module"
      registerHooks({
        resolve: (specifier, context, next) => {
          const found = next(specifier, context)
          console.log(context.parentURL + " " + found.url)
          return found
        }
      })
      await import(${JSON.stringify(`@effect-comms/graph-calls${path.slice(1)}`)})`
    ],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), encoding: "utf8" }
  ).split("\n")

describe("a module of the client", () => {
  it.each(modules)("%s loads no schema of its own or of core", (path) => {
    const imports = importsOf(path)
    assert.isAbove(imports.length, 1)
    const declared = imports.filter((line) => {
      const [by = "", loaded = ""] = line.split(" ")
      return (
        /\/dist\/(schemas|operations)\/|\/core\/dist\/(Operation|Field|OpenEnum|Decoder|Derivation)\.js$/.test(
          loaded
        ) ||
        // Configuration of effect loads it by itself.
        (/\/effect\/dist\/Schema\w*\.js$/.test(loaded) && !by.includes("/effect/dist/"))
      )
    })
    assert.deepStrictEqual(declared, [])
  })
})
