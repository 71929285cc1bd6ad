import { assert, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import * as Recency from "../src/Recency.ts"

interface Thing extends Recency.Linked<Thing> {
  readonly name: number
}

const moves = Schema.Array(Schema.Struct({ name: Schema.Literals([0, 1, 2, 3, 4]), out: Schema.Boolean }))
it.prop("the oldest is the one that was used longest ago", [moves], ([given]) => {
  const things = Array.from({ length: 5 }, (_, name): Thing => ({ name, older: undefined, newer: undefined }))
  const recency = new Recency.Recency<Thing>()
  let order: ReadonlyArray<number> = []
  for (const { name, out } of given) {
    const thing = things[name]
    if (thing === undefined) return
    if (order.includes(name)) recency.remove(thing)
    order = order.filter((one) => one !== name)
    if (!out) {
      recency.add(thing)
      order = [...order, name]
    }
    assert.strictEqual(recency.size, order.length)
    assert.strictEqual(recency.oldest?.name, order[0])
  }
  // The whole order, by taking out what is the oldest.
  for (const name of order) {
    assert.strictEqual(recency.oldest?.name, name)
    if (recency.oldest !== undefined) recency.remove(recency.oldest)
  }
  assert.isUndefined(recency.oldest)
})
