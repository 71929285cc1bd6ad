/** The quick start: program, test and server together have at most sixty lines, in every framework. */
import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"

const textOf = (path: string): string => readFileSync(new URL(`../../../docs/${path}`, import.meta.url), "utf8")
const linesOf = (text: string): number => text.trim().split("\n").length

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

  for (const { name, text } of servers.filter((one) => one.name !== "Effect"))
    it(`has at most sixty lines for ${name}`, () => {
      const lines = [text, textOf("examples/menu.ts"), textOf("examples/menu.test.ts")].map(linesOf)
      assert.isAtMost(
        lines.reduce((sum, one) => sum + one),
        60
      )
    })
})
