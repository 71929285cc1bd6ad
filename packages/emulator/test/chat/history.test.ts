/** Pages of a thread's messages: what is in them, and that one costs what it has. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { makeHistory } from "../../src/chat/state/History.ts"

const small = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 30 }))
const some = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 10 }))

const said = { type: "text", content: { message: "hello" } } as const

it.effect.prop(
  "pages that follow each other have every message once, newest first, from wherever they begin",
  [Schema.Array(small), some, small],
  ([times, size, since]) =>
    Effect.sync(() => {
      const history = makeHistory()
      let now = 0
      const ids = times.map((step) => Number(history.append(said, (now += step)).id))
      const seen: Array<number> = []
      let below = Infinity
      for (let page = 0; page <= times.length; page++) {
        const { next, value } = history.page({ below, since, size })
        assert.isAtMost(value.length, size)
        seen.push(...value.map(({ id }) => Number(id)))
        if (next === undefined) break
        below = next
      }
      assert.deepStrictEqual(seen, ids.filter((id) => id >= since).toReversed())
    })
)

it("a page of a long thread costs what it has, not what the thread has", () => {
  const history = makeHistory()
  const count = 100_000
  for (let now = 1; now <= count; now++) history.append(said, now)
  let below = Infinity
  let found = 0
  for (let page = 0; page < count; page++) {
    const { next, value } = history.page({ below, since: 0, size: 1 })
    found += value.length
    below = next ?? 0
  }
  assert.strictEqual(found, count)
})
