/** The token endpoint and the documents with the keys: nothing sent to them ends the local cloud, and faults reach them by their path. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/Emulator.ts"
import { at, begin, exchange, textAt } from "../identity/support/wire.ts"

const { Emulator } = LocalCloud
const tokenPath = "/contoso/oauth2/v2.0/token"

const ask = (body: string, headers: Readonly<Record<string, string>> = {}, path = tokenPath) =>
  exchange({
    method: "POST",
    path,
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body
  })

const grant = "grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` })

it.effect.each([
  ["credentials that are not encoded", ask(grant, basic("%ZZ:secret")), 400, "invalid_request"],
  ["credentials without a secret", ask(grant, basic("application")), 401, "invalid_client"],
  ["a body over 1 MiB", ask(`${grant}&more=${"x".repeat(1024 * 1024)}`), 413, "invalid_request"]
] as const)("%s are refused, and the next request is answered", ([, refused, status, error]) =>
  Effect.gen(function* () {
    yield* begin
    const received = yield* refused
    assert.strictEqual(received.status, status)
    assert.strictEqual(textAt(received.body, "error"), error)
    assert.strictEqual((yield* ask(grant, basic("application:secret"))).status, 200)
  }).pipe(Effect.provide(LocalCloud.layer()))
)

it.effect.each([
  ["common", "invalid_request", 50059],
  ["organizations", "invalid_request", 50059],
  ["Organizations", "invalid_request", 50059],
  ["consumers", "unauthorized_client", 700016],
  ["9188040d-6c67-4c5b-b112-36a304b66dad", "unauthorized_client", 700016]
] as const)("an application that asks for itself is refused in place of a tenant: %s", ([tenant, error, code]) =>
  Effect.gen(function* () {
    yield* begin
    for (const scope of ["https://graph.microsoft.com", "https://communication.azure.com"]) {
      const asked = `grant_type=client_credentials&scope=${encodeURIComponent(`${scope}/.default`)}`
      const { body, status } = yield* ask(asked, basic("application:secret"), `/${tenant}/oauth2/v2.0/token`)
      assert.strictEqual(status, 400)
      assert.strictEqual(textAt(body, "error"), error)
      assert.deepStrictEqual(at(body, "error_codes"), [code])
      assert.match(textAt(body, "error_description"), new RegExp(`^AADSTS${code}: `))
    }
  }).pipe(Effect.provide(LocalCloud.layer()))
)

it.effect.each(["/oauth2/v2.0/token", "/calling/keys"])("a fault that names %s reaches it", (path) =>
  Effect.gen(function* () {
    yield* begin
    const { fault, journal } = yield* Emulator
    const answered =
      path === "/calling/keys"
        ? exchange({ method: "GET", path })
        : ask(`${grant}&client_id=application&client_secret=secret`)
    yield* fault({ path, status: 503, retryAfterSeconds: 2 })
    const first = yield* answered
    assert.strictEqual(first.status, 503)
    assert.strictEqual(first.header("retry-after"), "2")
    assert.strictEqual((yield* answered).status, 200)
    const kinds = (yield* journal()).map(({ kind }) => kind).filter((kind) => kind !== "control")
    assert.deepStrictEqual(kinds, ["request", "fault", "answer", "request", "answer"])
    assert.notInclude(JSON.stringify(yield* journal()), "secret")
  }).pipe(Effect.provide(LocalCloud.layer()))
)

it.effect("a fault that names no path waits for an operation", () =>
  Effect.gen(function* () {
    yield* begin
    yield* (yield* Emulator).fault({ status: 503 })
    assert.strictEqual((yield* ask(`${grant}&client_id=application&client_secret=secret`)).status, 200)
    assert.strictEqual((yield* exchange({ method: "GET", path: "/v1.0/communications/calls/any" })).status, 503)
  }).pipe(Effect.provide(LocalCloud.layer()))
)
