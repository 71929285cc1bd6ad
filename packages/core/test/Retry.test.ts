import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import type { CallOptions, Client } from "../src/Client.ts"
import type { CommunicationError } from "../src/CommunicationError.ts"
import * as Retry from "../src/Retry.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as sample from "./support/sample.ts"
import { complete, failure, pass, settle, value } from "./support/virtual.ts"

type Call = (
  client: Client<sample.ApiVersion>,
  options?: CallOptions<sample.ApiVersion>
) => Effect.Effect<unknown, CommunicationError>

interface Class {
  readonly call: Call
  readonly success: ScriptedTransport.Answer
  /** Whether a failure that leaves open whether it was executed may be followed by another attempt. */
  readonly again: boolean
  /** Whether such a failure at the end is ambiguous. */
  readonly ambiguous: boolean
}

const participant = sample.participant
const named = { status: 200, body: { name: "a" } }
const classes: Readonly<Record<string, Class>> = {
  "safe (GET)": {
    call: (client, options) => client.invoke(sample.read, { id: "1" }, options),
    success: named,
    again: true,
    ambiguous: false
  },
  "idempotent (PATCH)": {
    call: (client, options) => client.invoke(sample.update, { id: "1", name: "a" }, options),
    success: { status: 204 },
    again: true,
    ambiguous: false
  },
  "idempotent (DELETE)": {
    call: (client, options) => client.invoke(sample.remove, { id: "1" }, options),
    success: { status: 204 },
    again: true,
    ambiguous: false
  },
  repeatable: {
    call: (client, options) => client.invoke(sample.act, { id: "1", participant }, options),
    success: { status: 202, body: {} },
    again: true,
    ambiguous: true
  },
  claimed: {
    call: (client, options) => client.invoke(sample.create, { name: "a" }, options),
    success: { status: 201, body: { name: "a" } },
    again: false,
    ambiguous: true
  },
  "claimed (id alone)": {
    call: (client, options) => client.invoke(sample.open, { name: "a" }, options),
    success: { status: 201, body: { name: "a" } },
    again: false,
    ambiguous: true
  },
  once: {
    call: (client, options) => client.invoke(sample.play, { id: "1" }, options),
    success: { status: 202 },
    again: false,
    ambiguous: true
  },
  "claimed, trusted": {
    call: (client, options) => client.invoke(sample.create, { name: "a" }, { trustRepeatability: true, ...options }),
    success: { status: 201, body: { name: "a" } },
    again: true,
    ambiguous: true
  },
  "once, retried at the caller's risk": {
    call: (client, options) => client.invoke(sample.play, { id: "1" }, { retryAmbiguous: true, ...options }),
    success: { status: 202 },
    again: true,
    ambiguous: true
  }
}

const failures: Readonly<
  Record<
    string,
    { readonly step: ScriptedTransport.Step; readonly open: boolean; readonly tag: string; readonly again?: boolean }
  >
> = {
  "no connection": { step: { sent: false }, open: false, tag: "Transport" },
  "reset after bytes had left": { step: { sent: true }, open: true, tag: "Transport" },
  "no answer": { step: ScriptedTransport.silence, open: true, tag: "Timeout" },
  "408": { step: { status: 408 }, open: true, tag: "Timeout" },
  "429": { step: { status: 429 }, open: false, tag: "Throttled" },
  "500": { step: { status: 500 }, open: true, tag: "Unavailable" },
  "503": { step: { status: 503 }, open: true, tag: "Unavailable" },
  "501": { step: { status: 501 }, open: false, tag: "Unavailable", again: false },
  "400": { step: { status: 400 }, open: false, tag: "InvalidRequest", again: false },
  "401": { step: { status: 401 }, open: false, tag: "Unauthorized", again: false },
  "403": { step: { status: 403 }, open: false, tag: "Forbidden", again: false },
  "404": { step: { status: 404 }, open: false, tag: "NotFound", again: false },
  "409": { step: { status: 409 }, open: false, tag: "Conflict", again: false },
  "412": { step: { status: 412 }, open: false, tag: "PreconditionFailed", again: false }
}

for (const [name, { again, ambiguous, call, success }] of Object.entries(classes)) {
  describe(`an operation of class ${name}`, () => {
    for (const [kind, cause] of Object.entries(failures)) {
      const repeats = (cause.again ?? true) && (again || !cause.open)
      it.effect(`${kind}: ${repeats ? "is sent again" : "is not sent again"}`, () =>
        Effect.gen(function* () {
          const transport = ScriptedTransport.make([cause.step, success])
          const client = yield* sample.connect(transport)
          const { exit } = yield* complete(call(client))
          assert.lengthOf(transport.requests, repeats ? 2 : 1)
          assert.strictEqual(exit._tag, repeats ? "Success" : "Failure")
        })
      )

      it.effect(`${kind}, again and again: ${cause.open && ambiguous ? "is ambiguous" : `is ${cause.tag}`}`, () =>
        Effect.gen(function* () {
          const transport = ScriptedTransport.make(() => cause.step)
          const client = yield* sample.connect(transport, { retry: { attempts: 3 }, deadlineMillis: 100_000 })
          const { error } = yield* failure(call(client))
          assert.strictEqual(error.reason._tag, cause.open && ambiguous ? "Ambiguous" : cause.tag)
          assert.strictEqual(error.attempts, repeats ? 3 : 1)
          assert.lengthOf(transport.requests, error.attempts)
          if (typeof cause.step === "object" && "status" in cause.step)
            assert.strictEqual(error.status, cause.step.status)
        })
      )
    }
  })
}

describe("how long it waits", () => {
  const base = Date.UTC(2026, 10, 22, 8, 0, 0)
  const forms: ReadonlyArray<readonly [Readonly<Record<string, string>>, number]> = [
    [{ "retry-after": "3" }, 3_000],
    [{ "retry-after": "2.128" }, 2_128],
    [{ "retry-after-ms": "1500" }, 1_500],
    [{ "x-ms-retry-after-ms": "700" }, 700],
    [{ "retry-after": new Date(base + 4_000).toUTCString() }, 4_000],
    [{ "retry-after": "9", "retry-after-ms": "200" }, 200],
    [{ "retry-after": new Date(base - 4_000).toUTCString() }, 0]
  ]
  for (const [headers, expected] of forms)
    for (const status of [429, 503])
      it.effect(`${status} with ${JSON.stringify(headers)}: ${expected} ms`, () =>
        Effect.gen(function* () {
          yield* TestClock.setTime(base)
          const times: Array<number> = []
          const clock = yield* Clock.clockWith(Effect.succeed)
          const transport = ScriptedTransport.make((_, index) => {
            times.push(clock.currentTimeMillisUnsafe())
            return index === 0 ? { status, headers } : named
          })
          const client = yield* sample.connect(transport)
          const fiber = yield* Effect.forkChild(client.invoke(sample.read, { id: "1" }))
          yield* settle
          if (expected > 0) {
            yield* pass(expected - 1, expected - 1)
            assert.lengthOf(times, 1)
            yield* pass(1)
          }
          yield* settle
          assert.deepStrictEqual(times, [base, base + expected])
          yield* Fiber.join(fiber)
        })
      )

  it("reads nothing from what is not a time", () => {
    const texts = [
      "",
      "soon",
      "-1",
      "1;2",
      "1, 2",
      "+1",
      "1e3",
      "0x10",
      "1 s",
      "NaN",
      "Infinity",
      "May 5",
      "2026-11-22",
      "Sunday"
    ]
    for (const text of texts)
      for (const name of ["retry-after", "retry-after-ms", "x-ms-retry-after-ms"])
        assert.isUndefined(
          Retry.retryAfter((header) => (header === name ? text : undefined), 2e12),
          `${name}: ${text}`
        )
    assert.isUndefined(Retry.retryAfter(() => undefined, 0))
    const other = { "retry-after-ms": "soon", "x-ms-retry-after-ms": "", "retry-after": "2" }
    assert.strictEqual(
      Retry.retryAfter((header) => Object.entries(other).find(([name]) => name === header)?.[1], 0),
      2_000
    )
  })

  it("reads the three forms of a date of HTTP", () => {
    const now = Date.parse("1994-11-06T08:49:30Z")
    for (const text of ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])
      assert.strictEqual(
        Retry.retryAfter((header) => (header === "retry-after" ? text : undefined), now),
        7_000,
        text
      )
  })

  it.effect("what is not a time is no wait: the next attempt comes after the usual one", () =>
    Effect.gen(function* () {
      const throttled = { status: 429, headers: { "retry-after": "1;2" } }
      const client = yield* sample.connect(ScriptedTransport.make([throttled, named]))
      const { millis } = yield* value(client.invoke(sample.read, { id: "1" }))
      assert.isAtLeast(millis, 250)
      const failing = yield* sample.connect(ScriptedTransport.make([throttled]), { retry: { attempts: 1 } })
      const { error } = yield* failure(failing.invoke(sample.read, { id: "1" }))
      assert.deepStrictEqual(error.reason, { _tag: "Throttled", retryAfter: undefined })
    })
  )

  it("doubles from the base to the cap, half of it at random", () => {
    const policy = { attempts: 9, baseMillis: 500, capMillis: 8_000 }
    for (let i = 0; i < 200; i++)
      for (const [attempts, full] of [
        [1, 500],
        [2, 1_000],
        [3, 2_000],
        [5, 8_000],
        [8, 8_000]
      ] as const) {
        const delay = Retry.backoff(policy, attempts)
        assert.isAtLeast(delay, full / 2)
        assert.isAtMost(delay, full)
      }
  })

  it.effect("a wait of no time leaves no timer behind that would send again after the answer", () =>
    Effect.gen(function* () {
      const throttled = { status: 429, headers: { "retry-after": "0" } }
      const transport = ScriptedTransport.make([throttled, { status: 200, body: { name: "a" } }, { status: 500 }])
      const client = yield* sample.connect(transport)
      yield* value(client.invoke(sample.read, { id: "1" }))
      yield* pass(60_000)
      assert.strictEqual(transport.requests.length, 2)
    })
  )

  it.effect("says how long the service asked to wait when that does not fit into the deadline", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([{ status: 429, headers: { "retry-after": "60" } }])
      const client = yield* sample.connect(transport)
      const { error, millis } = yield* failure(client.invoke(sample.play, { id: "1" }))
      assert.deepStrictEqual(error.reason, { _tag: "Throttled", retryAfter: 60_000 })
      assert.strictEqual(millis, 0)
      assert.lengthOf(transport.requests, 1)
    })
  )
})

describe("limits", () => {
  it.effect("an attempt ends after its limit, and its exchange is stopped", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([ScriptedTransport.silence])
      const client = yield* sample.connect(transport, { attemptTimeoutMillis: 2_000, retry: { attempts: 1 } })
      const { error, millis } = yield* failure(client.invoke(sample.read, { id: "1" }))
      assert.strictEqual(error.reason._tag, "Timeout")
      assert.strictEqual(millis, 2_000)
      assert.isTrue(sample.requestOf(transport).cancelled())
    })
  )

  it.effect("the default limit of an attempt is ten seconds", () =>
    Effect.gen(function* () {
      const client = yield* sample.connect(ScriptedTransport.make([ScriptedTransport.silence]))
      const { millis } = yield* failure(client.invoke(sample.play, { id: "1" }))
      assert.strictEqual(millis, 10_000)
    })
  )

  it.effect("a call never outlasts its deadline, waits included", () =>
    Effect.gen(function* () {
      for (const [options, deadline] of [
        [{}, 30_000],
        [{ deadlineMillis: 12_300 }, 12_300]
      ] as const) {
        const transport = ScriptedTransport.make(() => ScriptedTransport.silence)
        const client = yield* sample.connect(transport, { retry: { attempts: 100 } })
        const { error, millis } = yield* failure(client.invoke(sample.read, { id: "1" }, options))
        assert.strictEqual(error.reason._tag, "Timeout")
        // Waits are fractions of milliseconds, whose sum may fall into the next step of the test's clock; any wait is longer than a step.
        assert.isAtMost(millis, deadline + 100)
        assert.isAbove(error.attempts, 1)
      }
    })
  )

  it.effect("a deadline shorter than the attempt's limit ends the attempt", () =>
    Effect.gen(function* () {
      const client = yield* sample.connect(ScriptedTransport.make(() => ScriptedTransport.silence))
      const { error, millis } = yield* failure(client.invoke(sample.play, { id: "1" }, { deadlineMillis: 1_500 }))
      assert.strictEqual(error.reason._tag, "Ambiguous")
      assert.strictEqual(millis, 1_500)
    })
  )

  it.effect("the policy bounds the attempts; the default is four", () =>
    Effect.gen(function* () {
      for (const [retry, attempts] of [
        [{}, 4],
        [{ attempts: 2 }, 2]
      ] as const) {
        const transport = ScriptedTransport.make(() => ({ status: 503 }))
        const client = yield* sample.connect(transport, { retry })
        const { error } = yield* failure(client.invoke(sample.read, { id: "1" }))
        assert.strictEqual(error.attempts, attempts)
        assert.lengthOf(transport.requests, attempts)
      }
    })
  )
})

describe("interruption", () => {
  it.effect("stops the exchange under way", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([ScriptedTransport.silence])
      const client = yield* sample.connect(transport)
      const fiber = yield* Effect.forkChild(client.invoke(sample.read, { id: "1" }))
      yield* settle
      assert.isFalse(sample.requestOf(transport).cancelled())
      yield* Fiber.interrupt(fiber)
      assert.isTrue(sample.requestOf(transport).cancelled())
    })
  )

  it.effect("stops the wait between two attempts: nothing is sent afterwards", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make(() => ({ status: 503, headers: { "retry-after": "5" } }))
      const client = yield* sample.connect(transport)
      const fiber = yield* Effect.forkChild(client.invoke(sample.read, { id: "1" }))
      yield* pass(1_000)
      yield* Fiber.interrupt(fiber)
      yield* pass(60_000, 1_000)
      assert.lengthOf(transport.requests, 1)
    })
  )
})

describe("DELETE", () => {
  it.effect("of what is gone after a first attempt that may have been executed has succeeded", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([{ sent: true }, { status: 404 }])
      const client = yield* sample.connect(transport)
      yield* value(client.invoke(sample.remove, { id: "1" }))
      assert.lengthOf(transport.requests, 2)
    })
  )

  it.effect("of what never was is NotFound, also after an attempt that certainly was not executed", () =>
    Effect.gen(function* () {
      for (const script of [
        [{ status: 404 }],
        [{ sent: false }, { status: 404 }],
        [{ status: 429 }, { status: 404 }]
      ]) {
        const client = yield* sample.connect(ScriptedTransport.make(script))
        const { error } = yield* failure(client.invoke(sample.remove, { id: "1" }))
        assert.strictEqual(error.reason._tag, "NotFound")
      }
    })
  )
})

describe("a transport or credential that throws", () => {
  it.effect("fails the call as not sent, and does not end the process on a later attempt", () =>
    Effect.gen(function* () {
      let attempts = 0
      const credential = {
        authorize: () => {
          if (++attempts > 1) throw new Error("no clock")
          return []
        }
      }
      const client = yield* sample.connect(
        ScriptedTransport.make(() => ({ sent: false })),
        { credential, retry: { attempts: 3 } }
      )
      const { error } = yield* failure(client.invoke(sample.play, { id: "1" }))
      assert.strictEqual(error.reason._tag, "Transport")
      assert.strictEqual(error.description, "no clock")
      assert.strictEqual(attempts, 3)
    })
  )
})
