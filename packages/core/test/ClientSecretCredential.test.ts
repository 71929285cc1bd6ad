import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as ClientSecretCredential from "../src/ClientSecretCredential.ts"
import * as NationalCloud from "../src/NationalCloud.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as sample from "./support/sample.ts"
import { failure, value } from "./support/virtual.ts"

const application = { tenantId: "contoso.example", clientId: "app", clientSecret: Redacted.make("s3cr&t +/=") }
const token: ScriptedTransport.Answer = {
  status: 200,
  body: { access_token: "graph", expires_in: 3599, token_type: "Bearer" }
}

const connect = Effect.fnUntraced(function* (
  options: Partial<ClientSecretCredential.Options>,
  ...tokens: ReadonlyArray<ScriptedTransport.Step>
) {
  let asked = 0
  const transport = ScriptedTransport.make(({ path }) =>
    path.endsWith("/oauth2/v2.0/token") ? (tokens[asked++] ?? token) : { status: 204 }
  )
  const credential = ClientSecretCredential.make({ ...application, ...options })
  const client = yield* sample.connect(transport, { credential, retry: { attempts: 2 } })
  return { call: client.invoke(sample.remove, { id: "1" }), transport }
})

describe("client credentials", () => {
  it.effect("are exchanged over the client's own transport, once", () =>
    Effect.gen(function* () {
      const { call, transport } = yield* connect({})
      yield* value(Effect.all([call, call], { concurrency: "unbounded" }))
      yield* value(call)
      const [exchange, ...calls] = transport.requests
      assert.strictEqual(exchange?.method, "POST")
      assert.strictEqual(exchange?.origin, "https://login.microsoftonline.com")
      assert.strictEqual(exchange?.path, "/contoso.example/oauth2/v2.0/token")
      assert.strictEqual(exchange?.headers["content-type"], "application/x-www-form-urlencoded")
      assert.deepStrictEqual(Object.fromEntries(new URLSearchParams(exchange?.body)), {
        client_id: "app",
        client_secret: "s3cr&t +/=",
        grant_type: "client_credentials",
        scope: "https://graph.microsoft.com/.default"
      })
      assert.deepStrictEqual(
        calls.map(({ headers }) => headers["authorization"]),
        ["Bearer graph", "Bearer graph", "Bearer graph"]
      )
    })
  )

  for (const cloud of ["global", "usGovL4", "usGovL5", "china"] as const)
    it.effect(`of the ${cloud} cloud have its authority and scope`, () =>
      Effect.gen(function* () {
        const { call, transport } = yield* connect({ cloud })
        yield* value(call)
        const { body, origin } = sample.requestOf(transport)
        assert.strictEqual(origin, NationalCloud.addresses[cloud].authority)
        assert.strictEqual(new URLSearchParams(body).get("scope"), `${NationalCloud.addresses[cloud].graph}/.default`)
      })
    )

  it("know the addresses that Microsoft publishes", () => {
    assert.deepStrictEqual(
      Object.values(NationalCloud.addresses).map(({ authority, graph }) => [
        new URL(graph).host,
        new URL(authority).host
      ]),
      [
        ["graph.microsoft.com", "login.microsoftonline.com"],
        ["graph.microsoft.us", "login.microsoftonline.us"],
        ["dod-graph.microsoft.us", "login.microsoftonline.us"],
        ["microsoftgraph.chinacloudapi.cn", "login.chinacloudapi.cn"]
      ]
    )
  })

  it.effect("take another authority and scope", () =>
    Effect.gen(function* () {
      const { call, transport } = yield* connect({ authority: "http://127.0.0.1:8080/", scope: "api://x/.default" })
      yield* value(call)
      const { body, origin, path } = sample.requestOf(transport)
      assert.strictEqual(origin + path, "http://127.0.0.1:8080/contoso.example/oauth2/v2.0/token")
      assert.strictEqual(new URLSearchParams(body).get("scope"), "api://x/.default")
    })
  )

  it.effect("are exchanged again when the token has run out", () =>
    Effect.gen(function* () {
      const renewed = { ...token, body: { access_token: "graph2", expires_in: "3599" } }
      const { call, transport } = yield* connect({}, token, renewed)
      yield* value(call)
      yield* TestClock.adjust(3_595_000)
      yield* value(call)
      assert.strictEqual(sample.requestOf(transport, 3).headers["authorization"], "Bearer graph2")
    })
  )

  it.effect.each([
    { status: 401, body: { error: "invalid_client", error_description: "AADSTS7000215: s3cr&t +/= is wrong" } },
    { status: 400, body: { error: "unauthorized_client" } },
    { status: 404, body: "<html>" }
  ])("that are refused are Unauthorized, with the code and without the secret: $status", (answer) =>
    Effect.gen(function* () {
      const { call, transport } = yield* connect({}, answer)
      const { error } = yield* failure(call)
      assert.strictEqual(error.reason._tag, "Unauthorized")
      assert.include(error.description, `no Graph token: status ${answer.status}`)
      if (typeof answer.body !== "string") assert.include(error.description, answer.body.error)
      assert.notInclude(JSON.stringify(error) + String(error), "s3cr&t")
      assert.lengthOf(transport.requests, 1)
    })
  )

  it.effect.each([
    { sent: false },
    { sent: true },
    { status: 429 },
    { status: 503 },
    { status: 200, body: {} },
    { status: 200, body: { access_token: "a b", expires_in: 1 } },
    { status: 200, body: { access_token: "graph", expires_in: "soon" } },
    { status: 200, body: "<html>" }
  ])("that cannot be exchanged now are tried again: %o", (step) =>
    Effect.gen(function* () {
      const { call, transport } = yield* connect({}, step)
      yield* value(call)
      assert.lengthOf(transport.requests, 3)
      const failing = yield* connect({}, step, step)
      const { error } = yield* failure(failing.call)
      assert.strictEqual(error.reason._tag, "Transport")
      assert.strictEqual(error.attempts, 2)
    })
  )

  it.effect("that are refused are not exchanged again on every call", () =>
    Effect.gen(function* () {
      const refused = { status: 401, body: { error: "invalid_client" } }
      const transport = ScriptedTransport.make(() => refused)
      const credential = ClientSecretCredential.make(application)
      const client = yield* sample.connect(transport, { credential })
      for (let i = 0; i < 20; i++) yield* failure(client.invoke(sample.remove, { id: "1" }))
      assert.lengthOf(transport.requests, 1)
      yield* TestClock.adjust(250)
      yield* failure(client.invoke(sample.remove, { id: "1" }))
      assert.lengthOf(transport.requests, 2)
    })
  )

  it("name the option that is missing in the environment, whatever its type says", () => {
    for (const name of ["tenantId", "clientId", "clientSecret"]) {
      const options = { ...application }
      Reflect.deleteProperty(options, name)
      assert.throws(() => ClientSecretCredential.make(options), TypeError, `${name}: expected a string`)
    }
  })

  it("name the option that is wrong", () => {
    for (const [options, message] of [
      [{ tenantId: "" }, "tenantId: expected a string that is not empty"],
      [{ clientId: "" }, "clientId: expected a string that is not empty"],
      [{ clientSecret: "" }, "clientSecret: expected a string that is not empty"],
      [{ authority: "login" }, "authority: expected an http or https URL"],
      [{ authority: "ftp://login" }, "authority: expected an http or https URL"]
    ] as const)
      assert.throws(() => ClientSecretCredential.make({ ...application, ...options }), TypeError, message)
  })
})
