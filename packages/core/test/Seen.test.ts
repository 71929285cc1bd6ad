import { assert, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import * as Seen from "../src/Seen.ts"

it("a text is new once", () => {
  const seen = Seen.make(10)
  assert.deepStrictEqual(["a", "b", "a", "b", "c"].map(seen.add), [true, true, false, false, true])
})

const texts = Schema.Array(Schema.Literals(["a", "b", "c", "d", "e"]))
it.prop("a text is new unless it is among the newest remembered", [texts], ([given]) => {
  const seen = Seen.make(3)
  let remembered: ReadonlyArray<string> = []
  for (const text of given) {
    assert.strictEqual(seen.add(text), !remembered.includes(text))
    if (!remembered.includes(text)) remembered = [...remembered, text].slice(-3)
  }
})
