/** The examples of the README's section on tests: they are those that run here. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { readFileSync } from "node:fs"
import { program } from "./readme/effect.ts"

const textOf = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8")

it("are in the README as they are here, and both parts of the first have sixty lines at most", () => {
  const readme = textOf("../../README.md")
  for (const name of ["menu.ts", "menu.test.ts", "explore.test.ts", "effect.ts"])
    assert.include(readme, textOf(`./readme/${name}`), name)
  const lines = ["menu.ts", "menu.test.ts"].flatMap((name) => textOf(`./readme/${name}`).trim().split("\n"))
  assert.isAtMost(lines.length, 60)
})

it.live("the one with Effect runs", () =>
  Effect.gen(function* () {
    const sequence = yield* program
    assert.match(sequence, /plays https:\/\/cdn\.contoso\.com\/welcome\.wav/)
    assert.match(sequence, /the call ends/)
  })
)
