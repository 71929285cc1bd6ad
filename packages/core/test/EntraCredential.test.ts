import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as EntraCredential from "../src/EntraCredential.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as sample from "./support/sample.ts"
import { failure, settle, value } from "./support/virtual.ts"

const connect = Effect.fnUntraced(function* (
  getToken: EntraCredential.TokenCredential["getToken"],
  scope?: string | Array<string>
) {
  const transport = ScriptedTransport.make(() => ({ status: 204 }))
  const credential = EntraCredential.make({ getToken }, scope)
  const client = yield* sample.connect(transport, { credential, retry: { attempts: 1 } })
  return { call: client.invoke(sample.remove, { id: "1" }), transport }
})

describe("an Entra credential", () => {
  it.effect("asks for the scope of Azure Communication Services, with a signal, and sends the token", () =>
    Effect.gen(function* () {
      const asked: Array<unknown> = []
      const { call, transport } = yield* connect((scopes, options) => {
        asked.push(scopes, options?.abortSignal instanceof AbortSignal)
        return Promise.resolve({ token: "entra", expiresOnTimestamp: 3_600_000 })
      })
      yield* value(call)
      yield* value(call)
      assert.deepStrictEqual(asked, ["https://communication.azure.com//.default", true])
      assert.strictEqual(sample.requestOf(transport, 1).headers["authorization"], "Bearer entra")
    })
  )

  it.effect("asks again for a token that the service refused, once in a call", () =>
    Effect.gen(function* () {
      let asked = 0
      const transport = ScriptedTransport.make((_, index) => ({ status: index === 0 ? 401 : 204 }))
      const credential = EntraCredential.make({
        getToken: () => Promise.resolve({ token: `entra${++asked}`, expiresOnTimestamp: 3_600_000 })
      })
      const client = yield* sample.connect(transport, { credential })
      yield* value(client.invoke(sample.remove, { id: "1" }))
      assert.deepStrictEqual(
        transport.requests.map(({ headers }) => headers["authorization"]),
        ["Bearer entra1", "Bearer entra2"]
      )
    })
  )

  it.effect("asks for another scope when given one", () =>
    Effect.gen(function* () {
      const asked: Array<unknown> = []
      const getToken = (scopes: string | Array<string>) => {
        asked.push(scopes)
        return Promise.resolve({ token: "entra", expiresOnTimestamp: 3_600_000 })
      }
      yield* value((yield* connect(getToken, ["https://other/.default"])).call)
      assert.deepStrictEqual(asked, [["https://other/.default"]])
    })
  )

  it.effect.each([
    { refreshAfterTimestamp: 1_000_000, from: 1_000_000 },
    { refreshAfterTimestamp: undefined, from: 3_300_000 }
  ])("renews behind a request from $from on", ({ from, refreshAfterTimestamp }) =>
    Effect.gen(function* () {
      let asked = 0
      const { call, transport } = yield* connect(() =>
        Promise.resolve({ token: `entra${++asked}`, expiresOnTimestamp: 3_600_000 * asked, refreshAfterTimestamp })
      )
      yield* value(call)
      yield* TestClock.setTime(from - 1)
      yield* value(call)
      assert.strictEqual(asked, 1)
      yield* TestClock.setTime(from)
      yield* value(call)
      yield* settle
      assert.strictEqual(asked, 2)
      assert.strictEqual(sample.requestOf(transport, 2).headers["authorization"], "Bearer entra1")
    })
  )

  it.effect("that refuses or gives nothing is Unauthorized; that cannot be reached is Transport; masked", () =>
    Effect.gen(function* () {
      const named = (name: string) => Object.assign(new Error("client_secret=geheim is wrong"), { name })
      const cases: ReadonlyArray<readonly [EntraCredential.TokenCredential["getToken"], string]> = [
        [() => Promise.resolve(null), "Unauthorized"],
        [() => Promise.resolve({ token: "a b", expiresOnTimestamp: 1 }), "Unauthorized"],
        [() => Promise.reject(named("AuthenticationError")), "Unauthorized"],
        [() => Promise.reject(named("CredentialUnavailableError")), "Unauthorized"],
        [() => Promise.reject(named("RestError")), "Transport"]
      ]
      for (const [getToken, tag] of cases) {
        const { call, transport } = yield* connect(getToken)
        const { error } = yield* failure(call)
        assert.strictEqual(error.reason._tag, tag)
        assert.notInclude(String(error), "geheim")
        assert.lengthOf(transport.requests, 0)
      }
    })
  )

  it.effect("that cannot be reached is asked again, that refuses is not", () =>
    Effect.gen(function* () {
      for (const [name, expected] of [
        ["RestError", 4],
        ["AuthenticationError", 1]
      ] as const) {
        let asked = 0
        const getToken = () => {
          asked++
          return Promise.reject(Object.assign(new Error("no"), { name }))
        }
        const client = yield* sample.connect(ScriptedTransport.make([]), {
          credential: EntraCredential.make({ getToken })
        })
        const { error } = yield* failure(client.invoke(sample.play, { id: "1" }))
        assert.strictEqual(asked, expected)
        assert.strictEqual(error.attempts, expected)
      }
    })
  )

  const named = (name: string, message: string, more: object = {}) =>
    Object.assign(new Error(message), { name, ...more })
  const unavailable = named("CredentialUnavailableError", "AzureCliCredential: Please run 'az login'")
  const noAzure = named(
    "CredentialUnavailableError",
    "ManagedIdentityCredential: connect EHOSTUNREACH 169.254.169.254:80"
  )
  const offline = named("CredentialUnavailableError", "endpoints_resolution_error: endpoints cannot be resolved")
  const broken = named("AuthenticationError", "server_error", { statusCode: 503 })
  const chain = (...errors: ReadonlyArray<Error>) =>
    named("AggregateAuthenticationError", "ChainedTokenCredential authentication failed.", { errors })
  const chains: ReadonlyArray<readonly [what: string, error: Error, tag: string, asked: number]> = [
    [
      "no user is signed in",
      chain(unavailable, noAzure, named("AuthenticationRequiredError", "log in")),
      "Unauthorized",
      1
    ],
    ["a chain in a chain", chain(unavailable, chain(noAzure)), "Unauthorized", 1],
    ["an empty chain", chain(), "Unauthorized", 1],
    ["Entra was not reached from one of them", chain(unavailable, offline), "Transport", 4],
    ["an error of the network within", chain(unavailable, named("RestError", "ENOTFOUND")), "Transport", 4],
    [
      "what is not an error within",
      named("AggregateAuthenticationError", "failed", { errors: ["no"] }),
      "Transport",
      4
    ],
    ["Entra was not reached", offline, "Transport", 4],
    ["Entra is broken", broken, "Transport", 4],
    ["Entra is asked too often", named("AuthenticationError", "slow down", { statusCode: 429 }), "Transport", 4],
    ["Entra refuses", named("AuthenticationError", "invalid_client", { statusCode: 401 }), "Unauthorized", 1]
  ]
  for (const [what, error, tag, expected] of chains)
    it.effect(`${what}: ${tag} after asking ${expected} time(s)`, () =>
      Effect.gen(function* () {
        let asked = 0
        const getToken = () => {
          asked++
          return Promise.reject(error)
        }
        const credential = EntraCredential.make({ getToken })
        const client = yield* sample.connect(ScriptedTransport.make([]), { credential })
        const failed = yield* failure(client.invoke(sample.play, { id: "1" }))
        assert.deepStrictEqual([failed.error.reason._tag, asked], [tag, expected])
      })
    )

  const shapes: ReadonlyArray<unknown> = [
    undefined,
    null,
    "entra",
    5,
    [],
    {},
    { token: 5, expiresOnTimestamp: 3_600_000 },
    { token: "", expiresOnTimestamp: 3_600_000 },
    { token: "entra" },
    { token: "entra", expiresOnTimestamp: "3600000" },
    { token: "entra", expiresOnTimestamp: Number.NaN },
    { token: "entra", expiresOnTimestamp: new Date(0) }
  ]
  for (const shape of shapes)
    it.effect(`that gives what is not a token is Unauthorized: ${JSON.stringify(shape)}`, () =>
      Effect.gen(function* () {
        const credential = EntraCredential.make(
          Object.assign(Object.create(Object.prototype), { getToken: () => Promise.resolve(shape) })
        )
        const transport = ScriptedTransport.make([])
        const client = yield* sample.connect(transport, { credential })
        const { error } = yield* failure(client.invoke(sample.play, { id: "1" }))
        assert.deepStrictEqual([error.reason._tag, error.attempts], ["Unauthorized", 1])
        assert.include(error.description, "no Entra token: the credential gave ")
        assert.lengthOf(transport.requests, 0)
      })
    )

  it.effect("may answer at once, and throw at once", () =>
    Effect.gen(function* () {
      const token = { token: "entra", expiresOnTimestamp: 3_600_000, refreshAfterTimestamp: null }
      const at = (getToken: () => unknown) =>
        EntraCredential.make(Object.assign(Object.create(Object.prototype), { getToken }))
      const transport = ScriptedTransport.make([{ status: 204 }])
      const client = yield* sample.connect(transport, { credential: at(() => token) })
      yield* value(client.invoke(sample.remove, { id: "1" }))
      assert.strictEqual(sample.requestOf(transport).headers["authorization"], "Bearer entra")
      const throwing = yield* sample.connect(ScriptedTransport.make([]), {
        credential: at(() => {
          throw unavailable
        })
      })
      const { error } = yield* failure(throwing.invoke(sample.remove, { id: "1" }))
      assert.strictEqual(error.reason._tag, "Unauthorized")
    })
  )
})
