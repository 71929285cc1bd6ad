import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as UserTokenCredential from "../src/UserTokenCredential.ts"
import { unsigned } from "./support/jwt.ts"
import * as sample from "./support/sample.ts"
import { failure, pass, settle, value } from "./support/virtual.ts"

const hour = 3_600_000
const ok = { status: 204 }
const bearer = (token: string) => `Bearer ${token}`

/** A client with a credential, and the tokens that it sent. */
const connect = Effect.fnUntraced(function* (
  user: Parameters<typeof UserTokenCredential.make>[0],
  script: (index: number) => ScriptedTransport.Step = () => ok
) {
  const transport = ScriptedTransport.make((_, index) => script(index))
  const client = yield* sample.connect(transport, {
    credential: UserTokenCredential.make(user),
    retry: { attempts: 1 }
  })
  return {
    call: client.invoke(sample.remove, { id: "1" }),
    tokens: () => transport.requests.map(({ headers }) => headers["authorization"])
  }
})

/** A refresher that counts, and gives tokens of an hour from a clock that the test moves. */
const refresher = (now: () => number, life = hour) => {
  const given: Array<string> = []
  return {
    given,
    refresh: () => {
      const token = unsigned((now() + life) / 1000, `user ${given.length}`)
      given.push(token)
      return Promise.resolve(token)
    }
  }
}

describe("a fixed token", () => {
  it.effect("is sent, also redacted, until the service refuses it", () =>
    Effect.gen(function* () {
      const token = unsigned(1)
      yield* TestClock.setTime(10 * hour)
      for (const user of [token, Redacted.make(token)]) {
        const { call, tokens } = yield* connect(user, (index) => (index === 0 ? { status: 401 } : ok))
        const { error } = yield* failure(call)
        assert.strictEqual(error.reason._tag, "Unauthorized")
        yield* value(call)
        assert.deepStrictEqual(tokens(), [bearer(token), bearer(token)])
      }
    })
  )

  it("that is missing in the environment is refused and not sent as 'undefined', whatever its type says", () => {
    const environment: Record<"TOKEN", string> = { TOKEN: "token" }
    Reflect.deleteProperty(environment, "TOKEN")
    assert.throws(() => UserTokenCredential.make(environment.TOKEN), TypeError, "token: expected a bearer token")
  })

  it("that could not stand in a header is refused, and not shown", () => {
    for (const token of ["", "a b", "a\r\nx-other: 1", "é"])
      assert.throws(() => UserTokenCredential.make(token), TypeError, /^token: expected a bearer token$/)
  })
})

describe("a token that is renewed", () => {
  it.effect("is fetched once however many calls wait, and kept", () =>
    Effect.gen(function* () {
      const { given, refresh } = refresher(() => 0)
      const { call, tokens } = yield* connect({ refresh })
      yield* value(Effect.all([call, call, call], { concurrency: "unbounded" }))
      yield* value(call)
      assert.lengthOf(given, 1)
      assert.deepStrictEqual(new Set(tokens()), new Set([bearer(given[0] ?? "")]))
    })
  )

  it.effect.each([
    { refreshProactively: false, ahead: 120_000 },
    { refreshProactively: true, ahead: 600_000 }
  ])("is renewed behind a request $ahead ms before its end", ({ ahead, refreshProactively }) =>
    Effect.gen(function* () {
      let now = 0
      const first = unsigned(hour / 1000, "first")
      const { given, refresh } = refresher(() => now)
      const { call, tokens } = yield* connect({ token: first, refresh, refreshProactively })
      yield* value(call)
      now = hour - ahead - 1
      yield* TestClock.setTime(now)
      yield* value(call)
      assert.lengthOf(given, 0)
      now = hour - ahead
      yield* TestClock.setTime(now)
      yield* value(call)
      yield* settle
      assert.lengthOf(given, 1)
      yield* value(call)
      assert.deepStrictEqual(tokens(), [...[1, 2, 3].map(() => bearer(first)), bearer(given[0] ?? "")])
    })
  )

  it.effect("is not sent when it has run out: the call waits for a new one", () =>
    Effect.gen(function* () {
      const first = unsigned(hour / 1000, "first")
      const { given, refresh } = refresher(() => hour)
      const { call, tokens } = yield* connect({ token: Redacted.make(first), refresh })
      yield* TestClock.setTime(hour)
      yield* value(call)
      assert.deepStrictEqual(tokens(), [bearer(given[0] ?? "")])
    })
  )

  it.effect.each([
    ["ten minutes behind", 10 * 60_000],
    ["a minute ahead", -60_000],
    ["two days behind", 48 * hour],
    ["two days ahead", -48 * hour]
  ] as const)("lasts as long as it was made for, with a clock that is %s the service's", ([, ahead]) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(100 * hour)
      const clock = yield* Clock.Clock
      const given: Array<string> = []
      const refresh = () => {
        const second = (clock.currentTimeMillisUnsafe() + ahead) / 1000
        const token = unsigned(second + 3_600, `user ${given.length}`, second)
        given.push(token)
        return Promise.resolve(token)
      }
      const { call } = yield* connect({ refresh })
      yield* value(call)
      // Renewed two minutes before its end by the clock of the service, or by a clock that is a minute off a minute earlier.
      yield* pass(56 * 60_000)
      yield* value(call)
      assert.strictEqual(given.length, 1)
      yield* pass(3 * 60_000)
      yield* value(call)
      yield* settle
      assert.strictEqual(given.length, 2)
    })
  )

  it.effect("that is given first and has ended is not sent, however the clocks are", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(100 * hour)
      const fresh = unsigned(101 * 3_600, "fresh", 100 * 3_600)
      const { call, tokens } = yield* connect({
        token: unsigned(51 * 3_600, "old", 50 * 3_600),
        refresh: () => Promise.resolve(fresh)
      })
      yield* value(call)
      assert.deepStrictEqual(tokens(), [bearer(fresh)])
    })
  )

  it.effect("that is not a JWT is taken to last ten minutes", () =>
    Effect.gen(function* () {
      let asked = 0
      const { call } = yield* connect({ refresh: () => Promise.resolve(`opaque${++asked}`) })
      yield* value(call)
      yield* TestClock.setTime(600_000 - 120_000 - 1)
      yield* value(call)
      assert.strictEqual(asked, 1)
      yield* TestClock.setTime(600_000)
      yield* value(call)
      assert.strictEqual(asked, 2)
    })
  )

  /** A client that may try again, on a service that refuses the first tokens. */
  const refusing = Effect.fnUntraced(function* (
    user: Parameters<typeof UserTokenCredential.make>[0],
    steps: (index: number) => ScriptedTransport.Step
  ) {
    const transport = ScriptedTransport.make((_, index) => steps(index))
    const client = yield* sample.connect(transport, { credential: UserTokenCredential.make(user) })
    return { client, tokens: () => transport.requests.map(({ headers }) => headers["authorization"]) }
  })

  it.effect("and was taken back is followed by a fresh one in the same call, at once and for any operation", () =>
    Effect.gen(function* () {
      for (const operation of [sample.remove, sample.play] as const) {
        const { given, refresh } = refresher(() => 0)
        const { client, tokens } = yield* refusing({ refresh }, (index) =>
          index === 0 ? { status: 401 } : { status: operation === sample.remove ? 204 : 202 }
        )
        const { millis } = yield* value(client.invoke(operation, { id: "1" }))
        assert.strictEqual(millis, 0)
        assert.deepStrictEqual(tokens(), [bearer(given[0] ?? ""), bearer(given[1] ?? "")])
        assert.lengthOf(given, 2)
      }
    })
  )

  it.effect("is fetched once for all calls that the service refused, and each is sent once more", () =>
    Effect.gen(function* () {
      const { given, refresh } = refresher(() => 0)
      const { client, tokens } = yield* refusing({ refresh }, (index) => (index < 3 ? { status: 401 } : ok))
      const call = client.invoke(sample.remove, { id: "1" })
      yield* value(Effect.all([call, call, call], { concurrency: "unbounded" }))
      assert.lengthOf(given, 2)
      assert.deepStrictEqual(
        tokens(),
        [0, 0, 0, 1, 1, 1].map((index) => bearer(given[index] ?? ""))
      )
    })
  )

  it.effect("and is refused although it is fresh is Unauthorized, after one more attempt in the call", () =>
    Effect.gen(function* () {
      const { given, refresh } = refresher(() => 0)
      const { client, tokens } = yield* refusing({ refresh }, () => ({ status: 401 }))
      const { error, millis } = yield* failure(client.invoke(sample.play, { id: "1" }))
      assert.strictEqual(error.reason._tag, "Unauthorized")
      assert.deepStrictEqual([error.attempts, millis, tokens().length, given.length], [2, 0, 2, 2])
    })
  )

  it.effect("and was taken back between two attempts of which the first may have been executed leaves it open", () =>
    Effect.gen(function* () {
      const { refresh } = refresher(() => 0)
      const steps = [{ status: 503 }, { status: 401 }, { status: 401 }]
      const { client, tokens } = yield* refusing({ refresh }, (index) => steps[index] ?? { status: 400 })
      const { error } = yield* failure(
        client.invoke(sample.act, {
          id: "1",
          participant: { kind: "communicationUser", communicationUser: { id: "8:acs:1" } }
        })
      )
      assert.strictEqual(error.reason._tag, "Ambiguous")
      assert.lengthOf(tokens(), 3)
    })
  )

  it.effect("is asked for again after the service refused it, but only if it is still the one that was refused", () =>
    Effect.gen(function* () {
      const { given, refresh } = refresher(() => 0)
      const { call, tokens } = yield* connect({ refresh }, (index) => (index === 0 ? { status: 401 } : ok))
      yield* failure(call)
      yield* value(call)
      yield* value(call)
      assert.lengthOf(given, 2)
      assert.deepStrictEqual(
        tokens(),
        [given[0], given[1], given[1]].map((token) => bearer(token ?? ""))
      )

      const credential = UserTokenCredential.make({ refresh })
      const request = { method: "GET", host: "h", path: "/", body: undefined }
      const headers = credential.authorize(request, 0)
      const current = Effect.isEffect(headers) ? yield* headers : headers
      assert.isTrue(credential.rejected?.(["authorization", "Bearer an-older-one"]))
      assert.strictEqual(credential.authorize(request, 0), current)
      assert.isTrue(credential.rejected?.([...current]))
      assert.isTrue(Effect.isEffect(credential.authorize(request, 0)))
    })
  )
})

describe("a refresher", () => {
  it.effect("that fails fails the call, masked, and is asked again after a moment", () =>
    Effect.gen(function* () {
      let asked = 0
      const { call } = yield* connect({
        refresh: () =>
          ++asked === 1 ? Promise.reject(new Error("no token for 8:acs:secret_user")) : Promise.resolve("opaque")
      })
      const { error } = yield* failure(call)
      assert.strictEqual(error.reason._tag, "Transport")
      assert.strictEqual(error.description, "no user token: no token for <user>")
      yield* pass(250)
      yield* value(call)
    })
  )

  for (const given of ["a\r\nb", "", undefined, null, 5, {}])
    it.effect(`that gives no token is Unauthorized, and nothing is sent: ${JSON.stringify(given)}`, () =>
      Effect.gen(function* () {
        const refreshing = Object.assign(Object.create(Object.prototype), { refresh: () => Promise.resolve(given) })
        const { call, tokens } = yield* connect(refreshing)
        const { error } = yield* failure(call)
        assert.strictEqual(error.reason._tag, "Unauthorized")
        assert.strictEqual(error.description, "no user token: token: expected a bearer token")
        assert.lengthOf(tokens(), 0)
      })
    )

  it.effect(
    "that fails is left alone for longer and longer, half a minute at most, and all calls share its failure",
    () =>
      Effect.gen(function* () {
        let asked = 0
        let failing = true
        const { call, tokens } = yield* connect({
          refresh: () => {
            asked++
            return failing ? Promise.reject(new Error(`failure ${asked}`)) : Promise.resolve("opaque")
          }
        })
        const many = Effect.all(
          Array.from({ length: 50 }, () => Effect.flip(call)),
          { concurrency: "unbounded" }
        )
        for (const pause of [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
          const before = asked
          for (const wait of [0, 0, pause - 1]) {
            yield* TestClock.adjust(wait)
            const { value: errors } = yield* value(many)
            assert.strictEqual(asked, before + 1)
            assert.deepStrictEqual(
              new Set(errors.map(({ description }) => description)),
              new Set([`no user token: failure ${asked}`])
            )
          }
          yield* TestClock.adjust(1)
        }
        failing = false
        yield* value(call)
        assert.lengthOf(tokens(), 1)
      })
  )

  it.effect("that fails and recovers begins with a short pause again", () =>
    Effect.gen(function* () {
      let asked = 0
      // Every token has run out as soon as it comes.
      const { call } = yield* connect({
        refresh: () => (++asked % 2 === 1 ? Promise.reject(new Error("no")) : Promise.resolve(unsigned(0)))
      })
      for (let i = 1; i < 6; i++) {
        yield* failure(call)
        assert.strictEqual(asked, 2 * i - 1)
        yield* TestClock.adjust(250)
        yield* value(call)
        assert.strictEqual(asked, 2 * i)
      }
    })
  )

  it.effect("500 calls of which each tries four times ask it but a few times", () =>
    Effect.gen(function* () {
      let asked = 0
      const credential = UserTokenCredential.make({ refresh: () => Promise.reject(new Error(String(++asked))) })
      const client = yield* sample.connect(ScriptedTransport.make([]), { credential })
      const call = Effect.flip(client.invoke(sample.play, { id: "1" }))
      const { value: errors } = yield* value(
        Effect.all(
          Array.from({ length: 500 }, () => call),
          { concurrency: "unbounded" }
        )
      )
      assert.deepStrictEqual(new Set(errors.map(({ attempts }) => attempts)), new Set([4]))
      assert.isAtMost(asked, 6)
    })
  )

  it.effect("is asked again at once when the clock was set back", () =>
    Effect.gen(function* () {
      let asked = 0
      yield* TestClock.setTime(10 * hour)
      const credential = UserTokenCredential.make({ refresh: () => Promise.reject(new Error(String(++asked))) })
      const authorize = (now: number) => {
        const headers = credential.authorize({ method: "GET", host: "h", path: "/", body: undefined }, now)
        return Effect.isEffect(headers) ? Effect.exit(headers) : Effect.succeed(headers)
      }
      yield* authorize(10 * hour)
      yield* authorize(10 * hour + 1)
      assert.strictEqual(asked, 1)
      yield* authorize(9 * hour)
      assert.strictEqual(asked, 2)
    })
  )

  it.effect("at work behind one request is not asked by the next", () =>
    Effect.gen(function* () {
      let asked = 0
      const { call } = yield* connect({
        token: unsigned(hour / 1000),
        refresh: () => {
          asked++
          return new Promise(() => {})
        }
      })
      yield* value(call)
      yield* TestClock.setTime(hour - 100_000)
      for (let i = 0; i < 3; i++) yield* value(call)
      assert.strictEqual(asked, 1)
    })
  )

  it.effect("that fails behind a request is left alone for half a minute", () =>
    Effect.gen(function* () {
      let asked = 0
      const { call } = yield* connect({
        token: unsigned(hour / 1000),
        refresh: () => Promise.reject(new Error(String(++asked)))
      })
      yield* value(call)
      yield* TestClock.setTime(hour - 100_000)
      for (let i = 0; i < 3; i++) {
        yield* value(call)
        yield* settle
      }
      assert.strictEqual(asked, 1)
      yield* TestClock.setTime(hour - 70_000)
      yield* value(call)
      yield* settle
      assert.strictEqual(asked, 2)
    })
  )

  it.effect("that hangs is stopped when the last who waits gives up, and not before", () =>
    Effect.gen(function* () {
      const signals: Array<AbortSignal> = []
      const { call, tokens } = yield* connect({
        refresh: (signal) => {
          signals.push(signal)
          return signals.length === 1 ? new Promise(() => {}) : Promise.resolve("opaque")
        }
      })
      const first = yield* Effect.forkChild(call)
      const second = yield* Effect.forkChild(call)
      yield* settle
      assert.lengthOf(signals, 1)
      yield* Fiber.interrupt(first)
      assert.isFalse(signals[0]?.aborted)
      yield* Fiber.interrupt(second)
      assert.isTrue(signals[0]?.aborted)
      yield* value(call)
      assert.deepStrictEqual(tokens(), [bearer("opaque")])
    })
  )

  it.effect("that hangs ends the attempt at its limit, and nothing was sent", () =>
    Effect.gen(function* () {
      const { call, tokens } = yield* connect({ refresh: () => new Promise(() => {}) })
      const { error, millis } = yield* failure(call)
      assert.strictEqual(error.reason._tag, "Timeout")
      assert.strictEqual(millis, 10_000)
      assert.lengthOf(tokens(), 0)
    })
  )

  it.effect("whose first waiter is interrupted still serves the others", () =>
    Effect.gen(function* () {
      let give: (token: string) => void = () => {}
      const { call, tokens } = yield* connect({ refresh: () => new Promise<string>((resolve) => (give = resolve)) })
      const first = yield* Effect.forkChild(call)
      const second = yield* Effect.forkChild(call)
      yield* settle
      yield* Fiber.interrupt(first)
      give("opaque")
      yield* Fiber.join(second)
      assert.deepStrictEqual(tokens(), [bearer("opaque")])
    })
  )
})
