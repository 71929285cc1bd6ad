/** Which failures prove that nothing of a request has left, over transports that are not informed. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import { createServer } from "node:https"
import * as FetchTransport from "../src/FetchTransport.ts"
import * as HttpClientTransport from "../src/HttpClientTransport.ts"
import type { Transport } from "../src/Transport.ts"
import tls from "./fixtures/tls.json" with { type: "json" }
import * as sample from "./support/sample.ts"
import { broken, requestTo, transports } from "./support/transports.ts"

const error = (code: string, syscall?: string): Error =>
  Object.assign(new Error(code), { code, ...(syscall && { syscall }) })
const fetchFailed = (cause: unknown): Error => new TypeError("fetch failed", { cause })

const refused = error("ECONNREFUSED", "connect")
const reset = error("ECONNRESET", "read")

const proofs: ReadonlyArray<readonly [name: string, thrown: unknown]> = [
  ["ECONNREFUSED", fetchFailed(refused)],
  ["ENOTFOUND", fetchFailed(error("ENOTFOUND", "getaddrinfo"))],
  ["EAI_AGAIN", fetchFailed(error("EAI_AGAIN", "getaddrinfo"))],
  ["ETIMEDOUT of connect", fetchFailed(error("ETIMEDOUT", "connect"))],
  ["EHOSTUNREACH of connect", fetchFailed(error("EHOSTUNREACH", "connect"))],
  ["UND_ERR_CONNECT_TIMEOUT", fetchFailed(error("UND_ERR_CONNECT_TIMEOUT"))],
  ["CERT_HAS_EXPIRED", fetchFailed(error("CERT_HAS_EXPIRED"))],
  ["ERR_TLS_CERT_ALTNAME_INVALID", fetchFailed(error("ERR_TLS_CERT_ALTNAME_INVALID"))],
  ["several refused", fetchFailed(Object.assign(new AggregateError([refused, refused]), { code: "ECONNREFUSED" }))],
  ["a cause of a cause", fetchFailed(new Error("between", { cause: refused }))]
]

const cyclic = new Error("round")
cyclic.cause = cyclic

const noProofs: ReadonlyArray<readonly [name: string, thrown: unknown]> = [
  ["ECONNRESET", fetchFailed(reset)],
  ["EPIPE", fetchFailed(error("EPIPE", "write"))],
  ["ETIMEDOUT of read", fetchFailed(error("ETIMEDOUT", "read"))],
  ["EHOSTUNREACH of read", fetchFailed(error("EHOSTUNREACH", "read"))],
  ["ECONNREFUSED without its call", fetchFailed(error("ECONNREFUSED"))],
  ["UND_ERR_SOCKET", fetchFailed(error("UND_ERR_SOCKET"))],
  ["an alert of TLS, which may answer the request", fetchFailed(error("ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED"))],
  ["one of several", fetchFailed(Object.assign(new AggregateError([refused, reset]), { code: "ECONNREFUSED" }))],
  ["a reset whose own cause was refused", fetchFailed(Object.assign(error("ECONNRESET"), { cause: refused }))],
  ["nothing", fetchFailed(undefined)],
  ["a text", "ECONNREFUSED"],
  ["a cause that is its own", cyclic]
]

const overHttpClient = (cause: unknown): Transport =>
  HttpClientTransport.make(
    HttpClient.make((request) =>
      Effect.fail(
        new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) })
      )
    )
  )
const request = requestTo("https://contoso.example", "/")

describe.each([
  ["fetch", (cause: unknown) => FetchTransport.make(() => Promise.reject(cause))],
  ["HttpClient", overHttpClient]
] as const)("over %s", (_, failing) => {
  it.each(proofs)("%s proves that nothing was sent", async (__, thrown) => {
    assert.isFalse((await broken(failing(thrown), request)).sent)
  })

  it.each(noProofs)("%s proves nothing", async (__, thrown) => {
    assert.isTrue((await broken(failing(thrown), request)).sent)
  })

  it.live("a connection that was refused is tried again and is no Ambiguous; one that was reset is", () =>
    Effect.gen(function* () {
      for (const [cause, tag, attempts] of [
        [refused, "Transport", 2],
        [reset, "Ambiguous", 1]
      ] as const) {
        const options = { retry: { attempts: 2, baseMillis: 1 } }
        const client = yield* sample.connect(failing(fetchFailed(cause)), options)
        const failed = yield* Effect.flip(client.invoke(sample.begin, {}))
        assert.strictEqual(failed.reason._tag, tag)
        assert.strictEqual(failed.attempts, attempts)
      }
    })
  )
})

describe.each(transports)("over $name", ({ make }) => {
  it("a name that is not there, and a certificate that is not trusted, prove it", async () => {
    const nowhere = await broken(make(), requestTo("http://nowhere.invalid", "/", { method: "POST" }))
    assert.isFalse(nowhere.sent)
    let requests = 0
    const server = createServer(tls, () => requests++)
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const address = server.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    const untrusted = await broken(make(), requestTo(`https://127.0.0.1:${port}`, "/", { method: "POST", body: "{}" }))
    assert.include(untrusted, { sent: false, code: "DEPTH_ZERO_SELF_SIGNED_CERT" })
    assert.strictEqual(requests, 0)
    server.close()
    server.closeAllConnections()
  })
})
