import * as SharedKeyCredential from "@effect-comms/core/SharedKeyCredential"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { developmentKey } from "../../src/Options.ts"
import { addPath, amount, errorOf, makeWorld, pair, send, type Sent } from "./world.ts"

const id = "0f50d091-5bd3-448b-884d-44be7037d9b9"
const epoch = "Thu, 01 Jan 1970 00:00:00 GMT"
const large = JSON.stringify({ amount: 1, note: "x".repeat(1024 * 1024) })

interface Case {
  readonly name: string
  readonly sent: Sent
  readonly status: number
  readonly code: string
  readonly message?: RegExp
  /** The header of a method that the path does not have. */
  readonly allow?: string
  readonly result?: "rejected"
}

const cases: ReadonlyArray<Case> = [
  {
    name: "no credentials",
    sent: { path: addPath, key: "none" },
    status: 401,
    code: "Unauthorized",
    message: /^Authorization/
  },
  {
    name: "another key",
    sent: { path: addPath, key: "QUJDRA==" },
    status: 401,
    code: "7509",
    message: /^HMAC-SHA256 validation failed\. .*signature/
  },
  {
    name: "a bearer that was not issued here",
    sent: { path: addPath, headers: { authorization: "Bearer a.b.c" } },
    status: 401,
    code: "Unauthorized"
  },
  { name: "no api-version", sent: { path: "/calling/things/a:add" }, status: 400, code: "ApiVersionUnspecified" },
  {
    name: "an unknown api-version",
    sent: { path: "/calling/things/a:add?api-version=2019-01-01" },
    status: 400,
    code: "UnsupportedApiVersion",
    message:
      /^The HTTP resource that matches the request URI 'http:\/\/127\.0\.0\.1:4280\/calling\/things\/a:add' does not support the API version '2019-01-01'\.$/
  },
  {
    name: "a version without the operation",
    sent: { path: "/calling/things/a:play?api-version=2024-09-15" },
    status: 400,
    code: "UnsupportedApiVersion"
  },
  {
    name: "malformed JSON",
    sent: { path: addPath, body: "{" },
    status: 400,
    code: "8523",
    message: /^body: expected JSON/
  },
  { name: "no body", sent: { path: addPath }, status: 400, code: "8523", message: /^amount: is required/ },
  {
    name: "a wrong field",
    sent: { path: addPath, body: '{"amount":"+14255550123"}' },
    status: 400,
    code: "8523",
    message: /^amount: expected/
  },
  {
    name: "a field that the version does not have",
    sent: { path: "/calling/things/a:add?api-version=2024-09-15", body: amount(1, { note: "x" }) },
    status: 400,
    code: "8523",
    message: /^note: the API version 2024-09-15/
  },
  {
    name: "malformed JSON in Identity",
    sent: { path: "/identities?api-version=2025-05-15", body: "{" },
    status: 400,
    code: "BadRequest"
  },
  {
    name: "another media type",
    sent: { path: addPath, body: amount(1), headers: { "content-type": "text/plain" } },
    status: 415,
    code: "UnsupportedMediaType"
  },
  {
    name: "an id without First-Sent",
    sent: { path: addPath, body: amount(1), headers: { "repeatability-request-id": id } },
    status: 400,
    code: "BadRequest",
    message: /^Repeatability-First-Sent/,
    result: "rejected"
  },
  {
    name: "First-Sent without an id",
    sent: { path: addPath, body: amount(1), headers: { "repeatability-first-sent": epoch } },
    status: 400,
    code: "BadRequest",
    message: /^Repeatability-Request-ID/,
    result: "rejected"
  },
  {
    name: "an id that is not a UUID",
    sent: { path: addPath, body: amount(1), headers: pair("one", epoch) },
    status: 400,
    code: "BadRequest",
    result: "rejected"
  },
  {
    name: "a First-Sent that is not an IMF-fixdate",
    sent: { path: addPath, body: amount(1), headers: pair(id, "1970-01-01T00:00:00Z") },
    status: 400,
    code: "BadRequest",
    result: "rejected"
  },
  {
    name: "a First-Sent outside five minutes",
    sent: { path: addPath, body: amount(1), headers: pair(id, "Thu, 01 Jan 1970 00:05:01 GMT") },
    status: 412,
    code: "PreconditionFailed",
    message: /^Repeatability first sent header was not in 5 minutes window\.$/,
    result: "rejected"
  },
  {
    name: "the pair on an operation without repeatability",
    sent: { path: "/calling/things/a:play?api-version=2025-05-15", body: amount(1), headers: pair(id, epoch) },
    status: 501,
    code: "NotImplemented",
    result: "rejected"
  },
  { name: "an unknown path", sent: { path: "/calling/nothing?api-version=2025-05-15" }, status: 404, code: "NotFound" },
  {
    name: "another method",
    sent: { method: "PUT", path: "/calling/things?api-version=2025-05-15" },
    status: 405,
    code: "MethodNotAllowed",
    allow: "POST"
  },
  {
    name: "a declared operation that nobody answers",
    sent: { path: "/calling/things/a:missing?api-version=2025-05-15" },
    status: 501,
    code: "NotImplemented"
  },
  { name: "a body over 1 MiB", sent: { path: addPath, body: large }, status: 413, code: "PayloadTooLarge" },
  {
    name: "the key of the resource in Chat",
    sent: { path: "/chat/threads?api-version=2025-05-15", body: amount(1) },
    status: 401,
    code: "Unauthorized"
  },
  {
    name: "Graph without a bearer",
    sent: { path: "/v1.0/communications/things/a/act", body: amount(1), key: "none" },
    status: 401,
    code: "InvalidAuthenticationToken"
  },
  {
    name: "Graph with a bearer of somebody else",
    sent: { path: "/v1.0/communications/things/a/act", body: amount(1), headers: { authorization: "Bearer a.b.c" } },
    status: 401,
    code: "InvalidAuthenticationToken"
  },
  {
    name: "a version of Graph without the operation",
    sent: { path: "/beta/communications/things/a/act", body: amount(1) },
    status: 400,
    code: "BadRequest",
    message: /^Resource not found for the segment 'act'\.$/
  }
]

it.effect.each(cases)("refuses $name, and nothing changes", ({ allow, code, message, result, sent, status }) =>
  Effect.gen(function* () {
    const world = makeWorld()
    const cloud = yield* LocalCloud.make(world, {})
    const received = yield* send(cloud, sent)
    assert.strictEqual(received.status, status)
    assert.strictEqual(errorOf(received).code, code)
    if (message !== undefined) assert.match(errorOf(received).message, message)
    assert.notInclude(received.text, "+1425")
    assert.strictEqual(received.header("repeatability-result"), result)
    assert.strictEqual(received.header("allow"), allow)
    assert.strictEqual(received.header("content-type"), "application/json; charset=utf-8")
    assert.strictEqual(world.count(), 0)
  })
)

const signedHeaders = (path: string, body: string, now: number): Readonly<Record<string, string>> => {
  const signed = SharedKeyCredential.make(developmentKey).authorize(
    { method: "POST", host: "127.0.0.1:4280", path, body },
    now
  )
  if (Effect.isEffect(signed)) throw new TypeError("expected a signature at once")
  return Object.fromEntries(signed.flatMap((name, index) => (index % 2 === 0 ? [[name, signed[index + 1] ?? ""]] : [])))
}

it.effect("refuses a date more than five minutes away, on either side", () =>
  Effect.gen(function* () {
    const cloud = yield* LocalCloud.make(makeWorld(), {})
    yield* TestClock.adjust("1 hour")
    const at = (minutes: number) =>
      send(cloud, { path: addPath, body: amount(1), headers: signedHeaders(addPath, amount(1), minutes * 60_000) })
    const early = yield* at(54.9)
    assert.strictEqual(early.status, 401)
    assert.match(errorOf(early).message, /^HMAC-SHA256 validation failed\. x-ms-date/)
    assert.strictEqual((yield* at(65.1)).status, 401)
    assert.strictEqual((yield* at(55)).status, 202)
    yield* cloud.setWallOffset(600_000)
    assert.strictEqual((yield* at(60)).status, 401)
  })
)

it.effect("refuses a body, a method, a path or a host that was not the one signed", () =>
  Effect.gen(function* () {
    const world = makeWorld()
    const cloud = yield* LocalCloud.make(world, {})
    const headers = signedHeaders(addPath, amount(1), 0)
    assert.match(
      errorOf(yield* send(cloud, { path: addPath, body: amount(2), headers })).message,
      / x-ms-content-sha256/
    )
    const elsewhere = addPath.replace("/a:add", "/b:add")
    assert.strictEqual((yield* send(cloud, { path: elsewhere, body: amount(1), headers })).status, 401)
    const moved = { ...cloud, origin: "http://127.0.0.1:9999" }
    assert.strictEqual((yield* send(moved, { path: addPath, body: amount(1), headers })).status, 401)
    assert.strictEqual(world.count(), 0)
  })
)

it.effect("accepts the query as it is sent and as URLSearchParams would write it", () =>
  Effect.gen(function* () {
    const cloud = yield* LocalCloud.make(makeWorld(), {})
    const path = "/calling/things/a:add?filter=a%20b%3A1&api-version=2025-05-15"
    const written = path.replace(
      /\?.*/,
      `?${new URLSearchParams("filter=a%20b%3A1&api-version=2025-05-15").toString()}`
    )
    assert.notStrictEqual(written, path)
    for (const signed of [path, written]) {
      const received = yield* send(cloud, { path, body: amount(1), headers: signedHeaders(signed, amount(1), 0) })
      assert.strictEqual(received.status, 202)
    }
  })
)

it.effect("a defect of the local cloud is a 500, is in the journal, and is not remembered", () =>
  Effect.gen(function* () {
    const world = makeWorld()
    const cloud = yield* LocalCloud.make(world, { report: () => {} })
    const headers = pair(id, epoch)
    const received = yield* send(cloud, { path: addPath, body: amount(13), headers })
    assert.strictEqual(received.status, 500)
    assert.isUndefined(received.header("repeatability-result"))
    assert.isTrue((yield* cloud.journal()).some((entry) => entry.name === "defect"))
    assert.strictEqual((yield* send(cloud, { path: addPath, body: amount(13), headers })).status, 500)
    assert.strictEqual((yield* cloud.journal()).filter((entry) => entry.name === "defect").length, 2)
  })
)
