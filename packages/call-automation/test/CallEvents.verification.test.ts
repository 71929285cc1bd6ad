import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import { exportJWK, generateKeyPair, SignJWT } from "jose"
import { beforeAll } from "vitest"
import * as CallEvents from "../src/CallEvents.ts"
import { dataOf, event } from "./events/bodies.ts"

const audience = "1d3e8c1a-6f65-4f8e-9f3b-2a6c5f0e7d11"
const keyPair = generateKeyPair("RS256")
const absentee = generateKeyPair("RS256")
let jwks: { readonly keys: ReadonlyArray<Readonly<Record<string, unknown>>> } = { keys: [] }

beforeAll(async () => {
  jwks = { keys: [{ ...(await exportJWK((await keyPair).publicKey)), kid: "1", alg: "RS256", use: "sig" }] }
})

const token = (claims: { aud?: string; iss?: string; exp?: number } = {}, by = keyPair) =>
  Effect.promise(async () =>
    new SignJWT({ iss: CallEvents.issuer, aud: audience, exp: 300, ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "1" })
      .sign((await by).privateKey)
  )

const body = () => [event("CallConnected", dataOf("CallConnected", {}))]
const receive = (authorization: string | undefined, options?: CallEvents.Options) =>
  Effect.suspend(() =>
    CallEvents.receive({ body: body(), authorization }).pipe(
      Effect.provide(CallEvents.layer(options ?? { audience, keys: { jwks } }))
    )
  )
const reasonOf = (effect: ReturnType<typeof receive>) =>
  Effect.map(Effect.flip(effect), (error) => {
    if (error._tag !== "WebhookTokenError") return assert.fail(error._tag)
    assert.strictEqual(CallEvents.statusOf(error), error.reason === "KeysUnavailable" ? 503 : 401)
    return error.reason
  })

// The clock of these tests stands at 1970, and so do the times of the tokens.
describe("tokens on webhooks", () => {
  it.effect("a good one lets its events through", () =>
    Effect.gen(function* () {
      const received = yield* receive(`Bearer ${yield* token()}`)
      assert.strictEqual(received.events[0]?._tag, "CallConnected")
    })
  )

  it.effect("everything else is refused and says why", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* reasonOf(receive(undefined)), "Missing")
      assert.strictEqual(yield* reasonOf(receive("Bearer nonsense")), "Malformed")
      assert.strictEqual(yield* reasonOf(receive(`Bearer ${yield* token({}, absentee)}`)), "Signature")
      assert.strictEqual(yield* reasonOf(receive(`Bearer ${yield* token({ aud: "another" })}`)), "Audience")
      assert.strictEqual(yield* reasonOf(receive(`Bearer ${yield* token({ iss: "https://another" })}`)), "Issuer")
      assert.strictEqual(yield* reasonOf(receive(`Bearer ${yield* token({ exp: -301 })}`)), "Expired")
    })
  )

  it.effect("without an audience nothing is let through", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* reasonOf(receive(`Bearer ${yield* token()}`, { keys: { jwks } })), "Audience")
    })
  )

  it.effect("keys that cannot be had ask the sender to try again", () =>
    Effect.gen(function* () {
      const fetch = () => Promise.reject(new Error("no network"))
      assert.strictEqual(yield* reasonOf(receive(`Bearer ${yield* token()}`, { audience, fetch })), "KeysUnavailable")
    })
  )

  it.effect("by default Microsoft's metadata say where the keys are", () =>
    Effect.gen(function* () {
      const asked: Array<string> = []
      const keysUrl = "https://acscallautomation.communication.azure.com/calling/keys"
      const fetch = (address: string | URL | Request) => {
        const url = address instanceof Request ? address.url : String(address)
        asked.push(url)
        return Promise.resolve(Response.json(url === CallEvents.metadataUrl ? { jwks_uri: keysUrl } : jwks))
      }
      const received = yield* receive(`Bearer ${yield* token()}`, { audience, fetch })
      assert.strictEqual(received.events.length, 1)
      assert.deepStrictEqual(asked, [CallEvents.metadataUrl, keysUrl])
    })
  )

  it.effect("another cloud has other issuers", () =>
    Effect.gen(function* () {
      const issuers = ["https://acscallautomation.communication.azure.us/"]
      const iss = "https://acscallautomation.communication.azure.us"
      const received = yield* receive(`Bearer ${yield* token({ iss })}`, { audience, issuers, keys: { jwks } })
      assert.strictEqual(received.events.length, 1)
    })
  )

  it.effect("a refused delivery leaves nothing behind: the same events come through with a good token", () =>
    Effect.gen(function* () {
      const sent = body()
      const good = `Bearer ${yield* token()}`
      yield* Effect.gen(function* () {
        yield* Effect.flip(CallEvents.receive({ body: sent, authorization: "Bearer nonsense" }))
        assert.strictEqual((yield* CallEvents.receive({ body: sent, authorization: good })).events.length, 1)
        assert.strictEqual((yield* CallEvents.receive({ body: sent, authorization: good })).duplicates, 1)
      }).pipe(Effect.provide(CallEvents.layer({ audience, keys: { jwks } })))
    })
  )

  it.effect("an invalid option fails when the service is made", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(receive(undefined, { audience: "", keys: { jwks } }))
      assert.strictEqual(error._tag === "CommunicationError" && error.reason._tag, "InvalidRequest")
    })
  )

  it.effect("the resource's id can come from the configuration", () =>
    Effect.gen(function* () {
      const provider = ConfigProvider.layer(ConfigProvider.fromUnknown({ COMMUNICATION_RESOURCE_ID: audience }))
      const good = `Bearer ${yield* token()}`
      const received = yield* CallEvents.receive({ body: body(), authorization: good }).pipe(
        Effect.provide(CallEvents.layerConfig({ keys: { jwks } })),
        Effect.provide(provider)
      )
      assert.strictEqual(received.events.length, 1)
    })
  )
})
