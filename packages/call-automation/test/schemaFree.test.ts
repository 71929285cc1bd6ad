/**
 * What a program loads that only receives events or packets: no schema. Schemas are half of what an import of a client would take, and
 * the declarations of events and operations are for those who ask for them.
 */
import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const packages = join(dirname(fileURLToPath(import.meta.url)), "../..")
const manifest: { readonly exports: Readonly<Record<string, { readonly default?: string }>> } = JSON.parse(
  readFileSync(join(packages, "core/package.json"), "utf8")
)

/** The source of a module of ours, nothing for others. */
const sourceOf = (specifier: string, from: string): string | undefined => {
  if (specifier.startsWith(".")) return join(dirname(from), specifier)
  const subpath = /^@effect-comms\/core\/(.+)$/.exec(specifier)?.[1]
  const built = manifest.exports[`./${subpath}`]?.default
  return built && join(packages, "core", built.replace("./dist/", "src/").replace(/\.js$/, ".ts"))
}

/** What a module imports at run time, and what those import: our own by path, others by name. */
const reached = (path: string, found = new Set<string>()): ReadonlySet<string> => {
  if (found.has(path)) return found
  found.add(path)
  const text = readFileSync(path, "utf8")
  for (const [, specifier = ""] of text.matchAll(/^(?:import|export)(?! type)[^"]*?(?:from )?"([^"]+)"/gm)) {
    const source = sourceOf(specifier, path)
    if (source === undefined) found.add(specifier)
    else reached(source, found)
  }
  return found
}

describe("a program that does not ask for schemas loads none", () => {
  it.each(["CallEvents", "MediaSocket", "StreamingData", "OutStreamingData", "Outcome", "promise"])(
    "with %s",
    (subpath) => {
      const modules = [...reached(join(packages, "call-automation/src", `${subpath}.ts`))]
      assert.isAbove(modules.length, 3)
      assert.deepStrictEqual(
        modules.filter((one) =>
          /^effect\/(?:Schema|Brand|Config)|Decoder|\/src\/(?:schemas|operations\/|events\/kinds)/.test(one)
        ),
        []
      )
    }
  )

  it("with operations, which are schemas, it does", () => {
    assert.include([...reached(join(packages, "call-automation/src/operations/index.ts"))], "effect/Schema")
  })
})
