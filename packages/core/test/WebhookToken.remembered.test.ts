/** Good signatures may be remembered, for a program that is run many times in one process; nothing else of a token is. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { vi } from "vitest"
import * as goodSignatures from "../src/internal/goodSignatures.ts"
import * as WebhookToken from "../src/WebhookToken.ts"
import { claims, good, now, options, other } from "./support/webhookToken.ts"

const { jwks: _, ...rest } = options
const jwksUrl = "https://keys.example/jwks"

/** A verifier of its own, as every run of a program makes one, that finds this key. */
const verifierOf = (jwk: object) =>
  WebhookToken.make({ ...rest, jwksUrl, fetch: () => Promise.resolve(Response.json({ keys: [jwk] })) })

const remembering = Effect.acquireRelease(Effect.sync(goodSignatures.remember), (forget) => Effect.sync(forget))
const watching = Effect.acquireRelease(
  Effect.sync(() => vi.spyOn(crypto.subtle, "verify")),
  (spy) => Effect.sync(() => spy.mockRestore())
)

it.effect(
  "a token is verified once for all verifiers with its key while that is asked for, and by each otherwise",
  () =>
    Effect.gen(function* () {
      const verify = yield* watching
      const token = yield* Effect.promise(() => good.sign(claims))
      yield* TestClock.setTime(now)
      const twice = Effect.forEach([1, 2], () => verifierOf(good.jwk).verify(token))
      const [first, second] = yield* Effect.scoped(Effect.andThen(remembering, twice))
      assert.deepStrictEqual(first, second)
      assert.strictEqual(verify.mock.calls.length, 1)
      yield* twice
      assert.strictEqual(verify.mock.calls.length, 3)
    })
)

it.effect(
  "a remembered token is refused under another key of the same name, with another signature, and when it is over",
  () =>
    Effect.gen(function* () {
      yield* remembering
      const token = yield* Effect.promise(() => good.sign(claims))
      const foreign = yield* Effect.promise(() => other.sign(claims, { kid: good.jwk.kid }))
      const reasonOf = (jwk: object, of: string) =>
        Effect.map(Effect.flip(verifierOf(jwk).verify(of)), ({ reason }) => reason)
      yield* TestClock.setTime(now)
      yield* verifierOf(good.jwk).verify(token)
      assert.strictEqual(yield* reasonOf({ ...other.jwk, kid: good.jwk.kid }, token), "Signature")
      assert.strictEqual(yield* reasonOf(good.jwk, foreign), "Signature")
      yield* TestClock.adjust("2 days")
      assert.strictEqual(yield* reasonOf(good.jwk, token), "Expired")
    })
)
