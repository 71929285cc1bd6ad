/** The published limits of Graph's calls, behind their switch. */
import * as Call from "@effect-comms/graph-calls/Call"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { Emulator } from "../../src/Emulator.ts"
import { at, begin, exchange } from "../identity/support/wire.ts"
import { bearer, callOf, calls, create, makeBot, target } from "./support/bot.ts"

const post = (path: string, authorization: string, body: unknown = {}) =>
  exchange({ method: "POST", path: `${calls}${path}`, headers: { authorization }, body })

const throttling = makeBot({ throttling: true })

describe("throttling", () => {
  it.effect("is off unless it is asked for", () =>
    Effect.gen(function* () {
      yield* begin
      const authorization = yield* bearer()
      for (let i = 0; i < 101; i++) assert.strictEqual((yield* post("", authorization, callOf())).status, 201)
    }).pipe(Effect.provide(makeBot().layer))
  )

  it.effect(
    "lets an application through 5000 times in ten seconds; the client waits for the rest, a fraction of a second",
    () =>
      Effect.gen(function* () {
        yield* begin
        const { advance } = yield* Emulator
        const { id } = yield* create()
        const authorization = yield* bearer()
        yield* advance(7_872)
        for (let i = 1; i < 5_000; i++) yield* post(`/${id}/keepAlive`, authorization)
        const refused = yield* post(`/${id}/keepAlive`, authorization)
        assert.strictEqual(refused.status, 429)
        assert.strictEqual(refused.header("retry-after"), "2.128")
        assert.strictEqual(at(refused.body, "error", "code"), "TooManyRequests")
        assert.strictEqual(at(refused.body, "error", "message"), "Please retry again later.")
        // Another application has a budget of its own.
        const other = yield* bearer("0a5e7b6c-2f7e-4c39-9c5d-1d2b3f4a5c62")
        assert.strictEqual((yield* post("", other, callOf())).status, 201)
        const waiting = yield* Effect.forkChild(Call.get({ id }), { startImmediately: true })
        yield* advance(2_127)
        assert.isUndefined(waiting.pollUnsafe())
        yield* advance(1)
        assert.strictEqual((yield* Fiber.join(waiting)).state, "established")
      }).pipe(Effect.provide(makeBot({ throttling: true }).layer))
  )

  it.effect("refuses a 101st call at a time, and takes it when one is over", () =>
    Effect.gen(function* () {
      yield* begin
      const { advance } = yield* Emulator
      const authorization = yield* bearer()
      for (let i = 0; i < 100; i++) assert.strictEqual((yield* post("", authorization, callOf())).status, 201)
      const refused = yield* post("", authorization, callOf())
      assert.strictEqual(refused.status, 429)
      assert.strictEqual(refused.header("retry-after"), "10")
      yield* advance(1_000)
      const { body } = yield* exchange({ method: "GET", path: "/_emulator/state" })
      const id = String(at(body, "graphCalls", 0, "id"))
      yield* exchange({ method: "DELETE", path: `${calls}/${id}`, headers: { authorization } })
      assert.strictEqual((yield* post("", authorization, callOf())).status, 201)
    }).pipe(Effect.provide(throttling.layer))
  )

  it.effect("refuses a call beyond the 10,000 of a month", () =>
    Effect.gen(function* () {
      yield* begin
      const { advance } = yield* Emulator
      // A bot calls no bot, which is found out when the request has counted.
      const nobody = { ...callOf(), targets: [target("application", "0a5e7b6c-2f7e-4c39-9c5d-1d2b3f4a5c62")] }
      for (let left = 10_000; left > 0; left -= 5_000) {
        const authorization = yield* bearer()
        for (let i = 0; i < 5_000; i++) yield* post("", authorization, nobody)
        yield* advance(10_000)
      }
      const refused = yield* post("", yield* bearer(), callOf())
      assert.strictEqual(refused.status, 429)
      assert.strictEqual(refused.header("retry-after"), String(30 * 86_400 - 20))
    }).pipe(Effect.provide(throttling.layer))
  )
})
