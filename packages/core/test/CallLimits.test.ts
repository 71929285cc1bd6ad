/** Deadlines, limits of attempts and policies of retries: what they do at their edges, and what is refused. */
import { assert, describe, it, vi } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import type { CallOptions, ClientOptions } from "../src/Client.ts"
import * as Connection from "../src/Connection.ts"
import * as Retry from "../src/Retry.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as sample from "./support/sample.ts"
import { failure, pass, settle, value } from "./support/virtual.ts"

type Call = CallOptions<sample.ApiVersion>
type Options = ClientOptions<sample.ApiVersion>

/** Options as a program in JavaScript may give them. */
const given = <A extends object>(options: object): A => {
  const any: A = Object.create(Object.prototype)
  return Object.assign(any, options)
}

/** A clock whose timers run when they are woken, however late. */
const lateClock = () => {
  let now = 1_000_000
  const waiting: Array<() => void> = []
  const nanos = () => BigInt(now) * 1_000_000n
  const clock: Clock.Clock = {
    currentTimeMillisUnsafe: () => now,
    currentTimeMillis: Effect.sync(() => now),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    monotonicTimeNanosUnsafe: nanos,
    monotonicTimeNanos: Effect.sync(nanos),
    sleep: () => Effect.callback<void>((resume) => void waiting.push(() => resume(Effect.void)))
  }
  return {
    clock,
    pass: (millis: number) => {
      now += millis
    },
    wake: () => {
      for (const one of waiting.splice(0)) one()
    }
  }
}

const accepted = { status: 202 }

describe("a deadline or a limit of an attempt", () => {
  for (const name of ["deadlineMillis", "attemptTimeoutMillis"] as const)
    for (const millis of [0, -0, -1, -Infinity])
      it.effect(`${name} ${millis}: Timeout, and nothing is sent`, () =>
        Effect.gen(function* () {
          for (const [client, call] of [
            [{}, { [name]: millis }],
            [{ [name]: millis }, {}]
          ] as const)
            for (const operation of [sample.play, sample.remove]) {
              const transport = ScriptedTransport.make(() => accepted)
              const made = yield* sample.connect(transport, client)
              const { error, millis: taken } = yield* failure(made.invoke(operation, { id: "1" }, call))
              assert.deepStrictEqual(error.reason, { _tag: "Timeout" })
              assert.deepStrictEqual([error.attempts, taken, transport.requests.length], [0, 0, 0])
            }
        })
      )

  it.effect("of Infinity is none", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([ScriptedTransport.silence])
      const client = yield* sample.connect(transport, { attemptTimeoutMillis: Infinity })
      const fiber = yield* Effect.forkChild(client.invoke(sample.play, { id: "1" }, { deadlineMillis: Infinity }))
      yield* settle
      yield* pass(90 * 86_400_000, 86_400_000)
      assert.isUndefined(fiber.pollUnsafe())
      yield* Fiber.interrupt(fiber)
      assert.isTrue(sample.requestOf(transport).cancelled())
    })
  )

  for (const millis of [2 ** 31, 3e9, 1e300, Infinity])
    it.live(`of ${millis} ms does not pass at once, nor when the longest timer of the platform has`, () =>
      Effect.gen(function* () {
        const timers = vi.spyOn(globalThis, "setTimeout")
        yield* Effect.addFinalizer(() => Effect.sync(() => timers.mockRestore()))
        const client = yield* sample.connect(ScriptedTransport.make([ScriptedTransport.silence]))
        const options = { deadlineMillis: millis, attemptTimeoutMillis: millis }
        const fiber = yield* Effect.forkChild(client.invoke(sample.play, { id: "1" }, options))
        yield* settle
        const delays = () => timers.mock.calls.map(([, delay]) => delay ?? 0)
        const long = delays().findIndex((delay) => delay > 1e9)
        assert.isAtLeast(long, 0)
        // The timer runs out ahead of its time: the rest is waited for.
        const [run] = timers.mock.calls[long] ?? []
        if (typeof run === "function") run()
        yield* settle
        assert.isUndefined(fiber.pollUnsafe())
        assert.lengthOf(
          delays().filter((delay) => delay > 1e8),
          2
        )
        assert.isAtMost(Math.max(...delays()), 2 ** 31 - 1)
        yield* Fiber.interrupt(fiber)
      }).pipe(Effect.scoped)
    )

  it.effect("that passes while the program is held up sends no further attempt", () =>
    Effect.gen(function* () {
      const late = lateClock()
      for (const [step, tag] of [
        [{ status: 429, headers: { "retry-after": "1" } }, "Timeout"],
        [{ sent: false }, "Timeout"]
      ] as const) {
        const transport = ScriptedTransport.make([step])
        const client = yield* sample.connect(transport)
        const call = client.invoke(sample.play, { id: "1" }).pipe(Effect.provideService(Clock.Clock, late.clock))
        const fiber = yield* Effect.forkChild(call)
        yield* settle
        late.pass(40_000)
        late.wake()
        yield* settle
        const error = yield* Effect.flip(Fiber.join(fiber))
        assert.strictEqual(error.reason._tag, tag)
        assert.lengthOf(transport.requests, 1)
      }
    })
  )

  it.effect("that passes while a credential is at work sends nothing", () =>
    Effect.gen(function* () {
      const late = lateClock()
      let give: (headers: Effect.Effect<ReadonlyArray<string>>) => void = () => {}
      const transport = ScriptedTransport.make([])
      const client = yield* sample.connect(transport, {
        credential: { authorize: () => Effect.callback((resume) => void (give = resume)) },
        retry: { attempts: 1 }
      })
      const call = client.invoke(sample.play, { id: "1" }).pipe(Effect.provideService(Clock.Clock, late.clock))
      const fiber = yield* Effect.forkChild(call)
      yield* settle
      late.pass(10_000)
      give(Effect.succeed(["authorization", "late"]))
      yield* settle
      late.wake()
      const error = yield* Effect.flip(Fiber.join(fiber))
      assert.strictEqual(error.reason._tag, "Timeout")
      assert.lengthOf(transport.requests, 0)
    })
  )

  it.effect("of a pair whose five minutes are just over sends nothing", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_000_000_000)
      const transport = ScriptedTransport.make([])
      const client = yield* sample.connect(transport)
      const repeatability = {
        requestId: "0f50d091-5bd3-448b-884d-44be7037d9b9",
        firstSent: new Date(1_000_000_000 - 300_000).toUTCString()
      }
      const { error } = yield* failure(
        client.invoke(sample.act, { id: "1", participant: sample.participant }, { repeatability })
      )
      assert.deepStrictEqual([error.reason._tag, error.attempts], ["Timeout", 0])
      assert.lengthOf(transport.requests, 0)
    })
  )
})

describe("an invalid limit is refused by its name", () => {
  const millis = ["deadlineMillis", "attemptTimeoutMillis"]
  const policy = ["retry.attempts", "retry.baseMillis", "retry.capMillis"]
  const values: ReadonlyArray<readonly [value: number | string | bigint | null, fields: ReadonlyArray<string>]> = [
    [Number.NaN, [...millis, ...policy]],
    ["5000", [...millis, ...policy]],
    [null, policy],
    [5n, [...millis, ...policy]],
    [-1, policy],
    [-Infinity, policy],
    [0, ["retry.attempts"]],
    [1.5, ["retry.attempts"]],
    [Infinity, ["retry.attempts"]]
  ]
  const optionsOf = (field: string, one: unknown): object => {
    const [outer = "", inner] = field.split(".")
    return { [outer]: inner === undefined ? one : { [inner]: one } }
  }
  for (const [one, fields] of values)
    for (const field of fields) {
      it.effect(`${field}: ${typeof one} ${one}`, () =>
        Effect.gen(function* () {
          const options = given<Options>(optionsOf(field, one))
          const refused = yield* Effect.flip(
            Connection.makeOfResource(sample.service, { ...options, connectionString: sample.connectionString })
          )
          assert.deepInclude(refused.reason, { _tag: "InvalidRequest", field })
          assert.strictEqual(refused.operation, "Sample")
          if (!millis.includes(field)) return
          const transport = ScriptedTransport.make([])
          const client = yield* sample.connect(transport)
          const call = given<Call>(options)
          const link = `${sample.endpoint}/things?page=2`
          for (const run of [client.invoke(sample.play, { id: "1" }, call), client.follow(sample.list, link, call)]) {
            const { error } = yield* failure(run)
            assert.deepInclude(error.reason, { _tag: "InvalidRequest", field, expected: "expected a number" })
            assert.deepStrictEqual([error.attempts, transport.requests.length], [0, 0])
          }
        })
      )
    }

  it.effect("and one that is undefined is the default", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make(() => ({ sent: false }))
      const nothing = { attempts: undefined, baseMillis: undefined, capMillis: undefined }
      for (const retry of [nothing, undefined, null]) {
        const options = { deadlineMillis: undefined, attemptTimeoutMillis: undefined, retry, credential: undefined }
        const client = yield* sample.connect(
          transport,
          given<Options>({ ...options, credential: { authorize: () => [] } })
        )
        const { error } = yield* failure(client.invoke(sample.play, { id: "1" }, given<Call>(options)))
        assert.deepStrictEqual([error.reason._tag, error.attempts], ["Transport", 4])
        yield* Connection.makeOfResource(sample.service, {
          connectionString: sample.connectionString,
          ...given<Options>(options)
        })
      }
    })
  )
})

const Amount = Schema.Number.check(Schema.isGreaterThanOrEqualTo(0))
const Attempts = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 5_000 }))

it.prop(
  "a policy that is not refused gives a wait, and never more than its cap",
  [Amount, Amount, Attempts],
  ([base, cap, n]) => {
    const policy = { attempts: n, baseMillis: base, capMillis: cap }
    assert.isUndefined(Retry.problem({ retry: policy }))
    const wait = Retry.backoff(policy, n)
    assert.isAtLeast(wait, 0)
    assert.isAtMost(wait, cap)
  }
)

it.effect("no wait at all is a policy too", () =>
  Effect.gen(function* () {
    const transport = ScriptedTransport.make((_, index) => (index < 1_500 ? { status: 429 } : accepted))
    const client = yield* sample.connect(transport, { retry: { attempts: 2_000, baseMillis: 0, capMillis: Infinity } })
    yield* value(client.invoke(sample.play, { id: "1" }))
    assert.lengthOf(transport.requests, 1_501)
  })
)
