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
})
