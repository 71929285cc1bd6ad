/** The quick start: program, test and server together have at most sixty lines, in every framework. */
import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"

const textOf = (path: string): string => readFileSync(new URL(`../../../docs/${path}`, import.meta.url), "utf8")
const linesOf = (text: string): number => text.trim().split("\n").length

/** The packages of ours that code imports and no `npm install` of a page names. */
const missing = (installing: string, code: string): ReadonlyArray<string> => {
  const installed = new Set(
    [...installing.matchAll(/npm install (.*)/g)].flatMap(
      ([, packages = ""]) => packages.match(/@effect-comms\/[\w-]+/g) ?? []
    )
  )
  const imported = new Set(
    [...code.matchAll(/^import .* from "(@effect-comms\/[\w-]+)/gm)].map(([, name = ""]) => name)
  )
  return [...imported].filter((name) => !installed.has(name))
}

const page = textOf("quick-start.md")
const servers = [...page.matchAll(/^```ts \[([\w ]+)\]\n(.*?)^```/gms)].map(([, name = "", text = ""]) => ({
  name,
  text
}))

describe("the quick start", () => {
  it("shows the program and its test, with and without Effect", () => {
    for (const file of ["menu.ts", "menu.test.ts", "menu-effect.ts", "menu-effect.test.ts"])
      assert.include(page, `<<< @/examples/${file} [`)
    assert.deepStrictEqual(
      servers.map(({ name }) => name),
      ["Express", "Hono", "Azure Functions", "Effect"]
    )
  })

  it("installs every package of ours that it imports, as package managers with strict folders demand", () => {
    const files = ["menu.ts", "menu.test.ts", "menu-effect.ts", "menu-effect.test.ts"]
    const code = [page, ...files.map((file) => textOf(`examples/${file}`))].join("\n")
    assert.deepStrictEqual(missing(page, code), [])
  })

  for (const name of ["call-automation", "chat", "durable", "graph-calls", "identity"])
    it(`of ${name} in its README does so too`, () => {
      const text = textOf(`../packages/${name}/README.md`)
      assert.deepStrictEqual(missing(text, text), [])
    })

  for (const { name, text } of servers.filter((one) => one.name !== "Effect"))
    it(`has at most sixty lines for ${name}`, () => {
      const lines = [text, textOf("examples/menu.ts"), textOf("examples/menu.test.ts")].map(linesOf)
      assert.isAtMost(
        lines.reduce((sum, one) => sum + one),
        60
      )
    })
})
