import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as Repeatability from "../src/Repeatability.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as sample from "./support/sample.ts"
import { failure, value } from "./support/virtual.ts"

const start = Date.UTC(2026, 10, 22, 8, 0, 0)
const input = { id: "1", participant: sample.participant }
const accepted = { status: 202, body: {}, headers: { "repeatability-result": "accepted" } }
const pairOf = ({ headers }: ScriptedTransport.Recorded) => [
  headers["repeatability-request-id"],
  headers["repeatability-first-sent"]
]

describe("a repeatable operation", () => {
  it.effect("sends the same pair on every attempt, with a fresh date and signature", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const transport = ScriptedTransport.make([{ sent: true }, { status: 500 }, { status: 429 }, accepted])
      const client = yield* sample.connect(transport, { retry: { baseMillis: 3_000 } })
      yield* value(client.invoke(sample.act, input))
      const first = pairOf(sample.requestOf(transport))
      assert.strictEqual(first[1], "Sun, 22 Nov 2026 08:00:00 GMT")
      for (const request of transport.requests) assert.deepStrictEqual(pairOf(request), first)
      const of = (name: string) => new Set(transport.requests.map(({ headers }) => headers[name]))
      assert.strictEqual(of("x-ms-date").size, 4)
      assert.strictEqual(of("authorization").size, 4)
      assert.strictEqual(of("x-ms-client-request-id").size, 1)
      assert.strictEqual(new Set(transport.requests.map(({ body, path }) => path + body)).size, 1)
    })
  )

  it.effect("makes a new pair for every call", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([accepted, accepted])
      const client = yield* sample.connect(transport)
      const call = client.invoke(sample.act, input)
      yield* value(call)
      yield* value(call)
      assert.notStrictEqual(pairOf(sample.requestOf(transport))[0], pairOf(sample.requestOf(transport, 1))[0])
    })
  )

  it.effect("sends the caller's pair, also after a restart of the program", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const pair = Repeatability.make(start)
      const crashed = ScriptedTransport.make([{ sent: true }])
      const before = yield* sample.connect(crashed, { retry: { attempts: 1 } })
      const { error } = yield* failure(before.invoke(sample.act, input, { repeatability: pair }))
      assert.deepStrictEqual(error.reason, { _tag: "Ambiguous", repeatability: pair })
      yield* TestClock.adjust("4 minutes")
      const transport = ScriptedTransport.make([accepted])
      const after = yield* sample.connect(transport)
      yield* value(after.invoke(sample.act, input, { repeatability: pair }))
      assert.deepStrictEqual(pairOf(sample.requestOf(transport)), [pair.requestId, pair.firstSent])
    })
  )

  it.effect("is never sent after the five minutes of its pair, whatever the deadline", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const pair = Repeatability.make(start - 270_000)
      const times: Array<number> = []
      const transport = ScriptedTransport.make(({ headers }) => {
        times.push(Date.parse(headers["x-ms-date"] ?? ""))
        return { status: 503 }
      })
      const client = yield* sample.connect(transport, { retry: { attempts: 1_000 }, deadlineMillis: 3_600_000 })
      const { error, millis } = yield* failure(client.invoke(sample.act, input, { repeatability: pair }))
      assert.strictEqual(error.reason._tag, "Ambiguous")
      assert.isAbove(times.length, 3)
      assert.isAtMost(Math.max(...times), Date.parse(pair.firstSent) + 300_000)
      assert.isAtMost(millis, 30_000)
    })
  )

  it.effect("ends the attempt under way when the five minutes are over", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const pair = Repeatability.make(start - 298_000)
      const client = yield* sample.connect(ScriptedTransport.make(() => ScriptedTransport.silence))
      const { millis } = yield* failure(client.invoke(sample.act, input, { repeatability: pair }))
      assert.strictEqual(millis, 2_000)
    })
  )

  it.effect("waits for a first attempt that is still at work when its repeat is answered with a conflict", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([{ sent: true }, { status: 409 }, accepted])
      const client = yield* sample.connect(transport)
      yield* value(client.invoke(sample.act, input))
      assert.lengthOf(transport.requests, 3)
    })
  )

  it.effect("gives the first attempt's failure when the service says that it is that", () =>
    Effect.gen(function* () {
      const gone = { status: 404, headers: { "Repeatability-Result": "Accepted" }, body: { error: { code: "8522" } } }
      const client = yield* sample.connect(ScriptedTransport.make([{ sent: true }, gone]))
      const { error } = yield* failure(client.invoke(sample.act, input))
      assert.strictEqual(error.reason._tag, "NotFound")
      assert.strictEqual(error.code, "8522")
    })
  )

  it.effect("stays ambiguous when the repeat is refused without that word", () =>
    Effect.gen(function* () {
      for (const status of [400, 401, 404, 412]) {
        const transport = ScriptedTransport.make([{ sent: true }, { status }])
        const client = yield* sample.connect(transport)
        const { error } = yield* failure(client.invoke(sample.act, input))
        const [requestId = "", firstSent = ""] = pairOf(sample.requestOf(transport))
        assert.deepStrictEqual(error.reason, { _tag: "Ambiguous", repeatability: { requestId, firstSent } })
        assert.strictEqual(error.status, status)
      }
    })
  )
})

describe("a pair of the caller", () => {
  const good = Repeatability.make(start)
  it.effect.each([
    { pair: { ...good, requestId: "1" }, field: "Repeatability-Request-ID" },
    { pair: { ...good, requestId: `${good.requestId}0` }, field: "Repeatability-Request-ID" },
    { pair: { ...good, firstSent: "yesterday" }, field: "Repeatability-First-Sent" },
    { pair: { ...good, firstSent: "2026-11-22T08:00:00Z" }, field: "Repeatability-First-Sent" },
    { pair: { ...good, firstSent: "Mon, 22 Nov 2026 08:00:00 GMT" }, field: "Repeatability-First-Sent" },
    { pair: Repeatability.make(start - 301_000), field: "Repeatability-First-Sent" },
    { pair: Repeatability.make(start + 301_000), field: "Repeatability-First-Sent" }
  ])("is refused before sending when it is invalid: $pair", ({ field, pair }) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const transport = ScriptedTransport.make([])
      const client = yield* sample.connect(transport)
      const { error } = yield* failure(client.invoke(sample.act, input, { repeatability: pair }))
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field })
      assert.lengthOf(transport.requests, 0)
    })
  )

  it.effect("is not looked at by an operation that carries none", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([{ status: 202 }])
      const client = yield* sample.connect(transport)
      yield* value(client.invoke(sample.play, { id: "1" }, { repeatability: { requestId: "", firstSent: "" } }))
      assert.deepStrictEqual(pairOf(sample.requestOf(transport)), [undefined, undefined])
    })
  )
})

describe("a claimed operation", () => {
  it.effect("gives its pair with the ambiguity, so that the caller may decide to repeat it", () =>
    Effect.gen(function* () {
      for (const operation of [sample.create, sample.open]) {
        const transport = ScriptedTransport.make([{ sent: true }])
        const client = yield* sample.connect(transport)
        const { error } = yield* failure(client.invoke(operation, { name: "a" }))
        const repeatability = error.reason._tag === "Ambiguous" ? error.reason.repeatability : undefined
        assert.strictEqual(repeatability?.requestId, pairOf(sample.requestOf(transport))[0])
      }
    })
  )

  it.effect("is repeated with the same pair when the caller trusts it", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([{ sent: true }, { status: 201, body: { name: "a" } }])
      const client = yield* sample.connect(transport)
      yield* value(client.invoke(sample.create, { name: "a" }, { trustRepeatability: true }))
      assert.deepStrictEqual(pairOf(sample.requestOf(transport)), pairOf(sample.requestOf(transport, 1)))
    })
  )
})

describe("an operation that acts at most once", () => {
  it.effect("is still ambiguous when a later attempt, after 429, is refused", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([{ status: 429 }, { status: 500 }])
      const client = yield* sample.connect(transport)
      const { error } = yield* failure(client.invoke(sample.play, { id: "1" }))
      assert.deepStrictEqual(error.reason, { _tag: "Ambiguous", repeatability: undefined })
      assert.strictEqual(error.attempts, 2)
    })
  )

  it.effect("that succeeded with an unreadable answer is not ambiguous", () =>
    Effect.gen(function* () {
      const client = yield* sample.connect(ScriptedTransport.make([{ status: 200, body: { status: 1 } }]))
      const { error } = yield* failure(client.invoke(sample.begin, {}))
      assert.strictEqual(error.reason._tag, "UnexpectedResponse")
    })
  )
})

describe("fixdate", () => {
  it("is an IMF-fixdate of the whole second", () => {
    assert.strictEqual(Repeatability.fixdate(784_111_777_999), "Sun, 06 Nov 1994 08:49:37 GMT")
    assert.strictEqual(Repeatability.fixdate(784_111_778_000), "Sun, 06 Nov 1994 08:49:38 GMT")
  })
})
