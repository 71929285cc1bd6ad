/** What is remembered, for how long, how much of a body is taken, and what is printed. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Logger from "effect/Logger"
import * as Metric from "effect/Metric"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as TestClock from "effect/testing/TestClock"
import { inspect } from "node:util"
import * as CallNotifications from "../src/CallNotifications.ts"
import { decode } from "../src/notifications.ts"
import { body, callUrl, ended, type Item, state, tone } from "./support/bodies.ts"
import { callId, operationId } from "./support/clients.ts"
import { audience, jwks } from "./support/tokens.ts"

const layer = (options: Partial<CallNotifications.Options> = {}) =>
  CallNotifications.layer({ clientId: audience, keys: { jwks }, ...options })
const post = (...items: ReadonlyArray<Item>) => CallNotifications.receiveTrusted(body(...items))
const urlOf = (call: string) => `/communications/calls/${call}`
const endOf = (call: string): Item => ({ ...ended(), resourceUrl: `${urlOf(call)}/operations/${operationId}` })
const fork = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.forkChild(effect, { startImmediately: true })
const operation = { id: operationId }

describe("a live call", () => {
  it.effect("is not forgotten among 3,000 others: the end of an operation that came early ends a wait", () =>
    Effect.gen(function* () {
      for (let i = 0; i <= 3_000; i++) yield* post(endOf(`call-${i}`))
      for (const i of [0, 1, 1_500, 3_000])
        assert.strictEqual((yield* CallNotifications.awaitOperation(`call-${i}`, operation)).id, operationId)
    }).pipe(Effect.provide(layer()))
  )

  it.effect("is forgotten after 24 hours without a notification, which is counted, and warned of once", () => {
    const said: Array<string> = []
    const logger = Logger.make(({ logLevel, message }) => void said.push(`${logLevel} ${String(message)}`))
    const forgotten = Effect.map(Metric.snapshot, (metrics) => {
      const found = metrics.find(
        ({ attributes, id }) => id === "effect_comms_forgotten" && attributes?.["what"] === "silentCall"
      )
      return found?.type === "Counter" ? Number(found.state.count) : 0
    })
    return Effect.gen(function* () {
      const before = yield* forgotten
      yield* post(endOf("a"), endOf("b"), endOf("c"))
      yield* TestClock.adjust("12 hours")
      yield* post({ ...state("established"), resourceUrl: urlOf("b") })
      yield* TestClock.adjust("12 hours")
      yield* post(endOf("d"))
      const waits = yield* Effect.forEach(["a", "b", "c"], (call) =>
        fork(CallNotifications.awaitOperation(call, operation))
      )
      assert.deepStrictEqual(
        waits.map((wait) => wait.pollUnsafe() !== undefined),
        [false, true, false]
      )
      assert.strictEqual((yield* forgotten) - before, 2)
      assert.lengthOf(
        said.filter((line) => line.startsWith("Warn CallNotifications: a call was forgotten")),
        1
      )
      yield* Fiber.interruptAll(waits)
    }).pipe(Effect.provide([layer(), Logger.layer([logger])]))
  })

  it.effect("recognizes the first of 5,000 keys when it comes again", () =>
    Effect.gen(function* () {
      for (let i = 0; i < 5_000; i += 100) yield* post(...Array.from({ length: 100 }, (_, j) => tone(i + j, "tone1")))
      assert.strictEqual((yield* post(tone(0, "tone1"))).duplicates, 1)
    }).pipe(Effect.provide(layer()))
  )
})

describe("invalid options", () => {
  it.effect.each(["graceMillis", "notificationsPerCall", "calls", "callMillis", "maxBodyBytes", "maxBatch"])(
    "%s",
    (name) =>
      Effect.gen(function* () {
        for (const wrong of [-1, Number.NaN]) {
          const making = CallNotifications.make({ clientId: audience, keys: { jwks }, [name]: wrong })
          const error = yield* Effect.flip(Effect.scoped(making))
          assert.deepInclude(error.reason, { _tag: "InvalidRequest", field: name })
        }
      })
  )
})

describe("what arrived", () => {
  it.effect(
    "is counted: deliveries, refusals by their reason, what could not be read, and what was new of a call",
    () =>
      Effect.gen(function* () {
        yield* post(state("established"), { changeType: 7 })
        yield* post(state("established"))
        yield* Effect.flip(CallNotifications.receiveTrusted("{"))
        yield* Effect.flip(CallNotifications.receive({ body: body(), authorization: undefined }))
        assert.deepStrictEqual(yield* CallNotifications.arrivals(callId.toUpperCase()), {
          deliveries: 2,
          refused: new Map([
            ["NotificationDecodeError", 1],
            ["Missing", 1]
          ]),
          invalid: 1,
          ofCall: 1
        })
      }).pipe(Effect.provide(layer()))
  )
})

describe("a body is bounded", () => {
  const broken = (count: number) => `{"value":[${Array.from({ length: count }, () => "1").join(",")}]}`

  it("a million broken changes are refused as a whole, as a typed error, at once", () => {
    const result = decode(broken(1_000_000))
    assert(Result.isFailure(result))
    assert.deepInclude(result.failure, { path: "value", expected: "expected at most 5000 elements", tooLarge: true })
    assert.strictEqual(CallNotifications.statusOf(result.failure), 413)
  })

  it("as many broken changes as it may have are reported each, without a stack", () => {
    const result = decode(broken(5_000))
    assert(Result.isSuccess(result))
    const last = result.success.at(-1)
    assert(last?._tag === "Invalid")
    assert.strictEqual(last.error.path, "value[4999]")
    assert.notInclude(last.error.stack ?? "", "    at ")
  })

  it.effect("in bytes and elements by options, and nothing of what is refused is remembered", () =>
    Effect.gen(function* () {
      const changes = [state("establishing"), state("established"), ended()]
      const error = yield* Effect.flip(post(...changes))
      assert.strictEqual(error.expected, "expected at most 2 elements")
      const long = yield* Effect.flip(CallNotifications.receiveTrusted(" ".repeat(5_001)))
      assert.strictEqual(long.expected, "expected at most 5000 bytes")
      assert.strictEqual((yield* post(...changes.slice(0, 2))).duplicates, 0)
    }).pipe(Effect.provide(layer({ maxBatch: 2, maxBodyBytes: 5_000 })))
  )
})

describe("what is printed holds no number and no token, and the program still has it", () => {
  const number = "+14255550123"
  const prints = (value: object) => [
    JSON.stringify(value),
    inspect(value, { depth: 9 }),
    inspect([{ value }], { depth: 9 })
  ]
  const hidden = (value: object) => {
    for (const printed of prints(value)) {
      assert.notInclude(printed, "4255550123")
      assert.notInclude(printed, "opaque")
    }
  }

  it("of a change that cannot be read", () => {
    const item = state("established", { source: { identity: { phone: { id: 14255550123 } } }, token: "opaque" })
    const result = decode(body(item))
    assert(Result.isSuccess(result))
    const [invalid] = result.success
    assert(invalid?._tag === "Invalid")
    hidden(invalid)
    assert.include(JSON.stringify(Redacted.value(invalid.raw)), "opaque")
  })

  it.effect("of failed operations and ended calls", () =>
    Effect.gen(function* () {
      const resultInfo = { code: 500, subcode: 1, message: `failed for ${number}` }
      const clientContext = `for ${number}`
      const failure = (id: string, more: object) =>
        Effect.andThen(
          post({ ...ended({ id, clientContext, resultInfo, ...more }), resourceUrl: `${callUrl}/operations/${id}` }),
          Effect.flip(CallNotifications.awaitOperation(callId, { id }))
        )
      const failed = yield* failure("a", { status: "failed" })
      const cancelled = yield* failure("b", { status: "failed", completionReason: "operationCanceled" })
      const source = { identity: { phone: { id: number } } }
      yield* post(state("terminated", { resultInfo, source }, "deleted"))
      const over = yield* Effect.flip(CallNotifications.awaitOperation(callId, { id: "c" }))
      assert.deepStrictEqual(
        [failed._tag, cancelled._tag, over._tag],
        ["OperationFailed", "OperationCancelled", "CallEnded"]
      )
      for (const error of [failed, cancelled, over]) hidden(error)
      assert(failed._tag === "OperationFailed" && over._tag === "CallEnded")
      assert.include(failed.operation.clientContext, number)
      assert.include(JSON.stringify(over.call), number)
    }).pipe(Effect.provide(layer()))
  )
})

describe("notifications whose members have the names of an object's own", () => {
  const text = (call: string, type: string) =>
    `{"__proto__":{"polluted":1},"value":[{"__proto__":{"polluted":1},"constructor":1,"changeType":"updated","resourceUrl":"/communications/calls/${call}","resourceData":{"__proto__":{"polluted":1},"@odata.type":"${type}","state":"established"}}]}`

  it.effect.each(["__proto__", "constructor", "toString"])("are read as any other: %s", (name) =>
    Effect.gen(function* () {
      const call = yield* CallNotifications.receiveTrusted(text(name, "#microsoft.graph.call"))
      assert.deepInclude(call.notifications[0], { _tag: "Call", callId: name })
      const unknown = yield* CallNotifications.receiveTrusted(text(name, name))
      assert.deepInclude(unknown.notifications[0], { _tag: "Unknown", type: name })
      assert.strictEqual((yield* CallNotifications.arrivals(name)).ofCall, 2)
      assert.isUndefined(Reflect.get({}, "polluted"))
    }).pipe(Effect.provide(layer()))
  )

  it.effect("nor do addresses that repeat themselves cost more than others", () =>
    Effect.gen(function* () {
      for (const part of ["/calls", "/calls/", "calls('", "/", "a"]) {
        const resourceUrl = part.repeat(1_000_000 / part.length)
        const { notifications } = yield* post({ changeType: "updated", resourceUrl, resourceData: {} })
        assert.lengthOf(notifications, 1)
      }
    }).pipe(Effect.provide(layer()))
  )
})
