/** Pages of a thread's messages: what is in them, and that one costs what it has. */
import type { ChatMessage } from "@effect-comms/chat/operations"
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

it("a page of 100,000 messages looks at its own and at those by which its beginning is found, and copies no others", () => {
  const count = 100_000
  const messages: Array<ChatMessage> = []
  let looks = 0
  const watched = new Proxy(messages, {
    get: (target, key) => {
      if (typeof key === "string" && /^\d+$/.test(key)) looks++
      const value: unknown = Reflect.get(target, key)
      return value
    }
  })
  const history = makeHistory(watched)
  for (let now = 1; now <= count; now++) history.append(said, now)
  assert.strictEqual(looks, 0)
  const size = 200
  const found = Math.ceil(Math.log2(count))
  let below = Infinity
  let seen = 0
  for (let page = 0; page < count / size; page++) {
    looks = 0
    const { next, value } = history.page({ below, since: 0, size })
    assert.isAtMost(looks, size + 1 + found)
    seen += value.length
    below = next ?? 0
  }
  assert.strictEqual(seen, count)
  // One message, wherever it stands.
  looks = 0
  const message = history.get("70000")
  assert(message !== undefined)
  history.edit(message, said, count + 1)
  assert.isAtMost(looks, 3 * (found + 1))
})

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
