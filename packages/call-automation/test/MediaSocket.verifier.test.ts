import { CommunicationError } from "@effect-comms/core/CommunicationError"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { exportJWK, generateKeyPair, SignJWT } from "jose"
import { beforeAll } from "vitest"
import { issuer } from "../src/CallEvents.ts"
import * as MediaSocket from "../src/MediaSocket.ts"
import { createMediaSocketVerifier } from "../src/promise.ts"

const audience = "1d3e8c1a-6f65-4f8e-9f3b-2a6c5f0e7d11"
const keyPair = generateKeyPair("RS256")
let jwks: { readonly keys: ReadonlyArray<Readonly<Record<string, unknown>>> } = { keys: [] }

beforeAll(async () => {
  jwks = { keys: [{ ...(await exportJWK((await keyPair).publicKey)), kid: "1", alg: "RS256", use: "sig" }] }
})

const sign = async (claims: { aud?: string; exp?: number } = {}) =>
  new SignJWT({ iss: issuer, aud: audience, exp: 300, ...claims })
    .setProtectedHeader({ alg: "RS256", kid: "1" })
    .sign((await keyPair).privateKey)

const headers = (token: string) => ({
  authorization: `Bearer ${token}`,
  "x-ms-call-connection-id": "connection-1",
  "x-ms-call-correlation-id": ["correlation-1", "another"]
})

const verify = (given: MediaSocket.UpgradeHeaders, options?: MediaSocket.Verification) =>
  Effect.flatMap(MediaSocket.verifier(options ?? { audience, keys: { jwks } }), (verifier) => verifier.verify(given))

// The clock of these tests stands at 1970, and so do the times of the tokens.
describe("the request that opens a media socket", () => {
  it.effect("says whose socket it is, with Node's headers and with the web standard's", () =>
    Effect.gen(function* () {
      const token = yield* Effect.promise(() => sign())
      const expected = { callConnectionId: "connection-1", correlationId: "correlation-1" }
      assert.deepStrictEqual(yield* verify(headers(token)), expected)
      const standard = new Headers({ Authorization: `Bearer ${token}`, "X-Ms-Call-Connection-Id": "connection-1" })
      assert.deepStrictEqual(yield* verify(standard), { ...expected, correlationId: undefined })
    })
  )

  it.effect("is refused without a good token", () =>
    Effect.gen(function* () {
      const tokens = yield* Effect.promise(() => Promise.all([sign({ aud: "another" }), sign({ exp: -301 })]))
      const errors = yield* Effect.all([
        Effect.flip(verify({})),
        Effect.flip(verify(new Headers())),
        ...tokens.map((token) => Effect.flip(verify(headers(token))))
      ])
      assert.deepStrictEqual(
        errors.map((error) => [error._tag === "WebhookTokenError" ? MediaSocket.statusOf(error) : 0, error.reason]),
        [
          [401, "Missing"],
          [401, "Missing"],
          [401, "Audience"],
          [401, "Expired"]
        ]
      )
    })
  )

  it.effect("is refused when there is no audience, or no keys can be had", () =>
    Effect.gen(function* () {
      const token = yield* Effect.promise(() => sign())
      const error = yield* Effect.flip(verify(headers(token), {}))
      assert.strictEqual(
        error.message,
        "Audience: aud: nothing is expected, since no audience was given to MediaSocket"
      )
      const fetch = () => Promise.reject(new TypeError("no network"))
      const unavailable = yield* Effect.flip(verify(headers(token), { audience, fetch }))
      assert.strictEqual(unavailable._tag === "WebhookTokenError" && MediaSocket.statusOf(unavailable), 503)
    })
  )

  it.effect("invalid options fail typed", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(MediaSocket.verifier({ audience: "" }))
      assert.instanceOf(error, CommunicationError)
    })
  )

  it("is verified by promise", async () => {
    const { verify: verified } = createMediaSocketVerifier({ audience, keys: { jwks } })
    const exp = Math.floor(Date.now() / 1000) + 300
    assert.deepStrictEqual(await verified(headers(await sign({ exp }))), {
      callConnectionId: "connection-1",
      correlationId: "correlation-1"
    })
    assert.throws(() => createMediaSocketVerifier({ audience: "" }), CommunicationError)
  })
})
