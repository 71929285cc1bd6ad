import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { forbidden } from "../../src/kernel/control/ControlRouter.ts"
import type { Request } from "../../src/kernel/http/Exchange.ts"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { addPath, amount, makeWorld, pair, send } from "./world.ts"

const made = Effect.gen(function* () {
  const world = makeWorld()
  const cloud = yield* LocalCloud.make(world, {})
  const ask = (method: "GET" | "POST", path: string, body?: unknown, headers: Record<string, string> = {}) =>
    send(cloud, {
      method,
      path: `/_emulator${path}`,
      key: "none",
      headers,
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) })
    })
  return { world, cloud, ask }
})

it.effect("need no Microsoft credential", () =>
  Effect.gen(function* () {
    const { ask } = yield* made
    assert.deepStrictEqual((yield* ask("GET", "/health")).json, { status: "ok" })
  })
)

it.effect("run the controls of the services with their parameters and body", () =>
  Effect.gen(function* () {
    const { ask } = yield* made
    const received = yield* ask("POST", "/things/8%3Aacs%3Ar_u/poke", { hard: true })
    assert.deepStrictEqual(received.json, { id: "8:acs:r_u", body: { hard: true } })
  })
)

it.effect.each([
  ["GET", "/nothing", undefined, 404],
  ["GET", "/reset", undefined, 405],
  ["GET", "/%zz", undefined, 400],
  ["POST", "/things/a/poke", "{", 400],
  ["POST", "/faults", { kind: "earthquake" }, 400],
  ["POST", "/clock", {}, 400],
  ["POST", "/clock", { advanceMs: -1 }, 400],
  ["POST", "/clock", { scale: "fast" }, 400],
  ["POST", "/clock", { scale: 1e300 }, 400],
  ["POST", "/clock", { advanceMs: 1e300 }, 400],
  ["POST", "/clock", { wallOffsetMs: -1e16 }, 400],
  ["POST", "/faults", { status: 500, count: 1.5 }, 400],
  ["GET", "/event-grid/validate/x", undefined, 404]
] as const)("%s %s with %s is %d", ([method, path, body, status]) =>
  Effect.gen(function* () {
    const { ask } = yield* made
    const received = yield* ask(method, path, body)
    assert.strictEqual(received.status, status)
    assert.property(received.json, "error")
  })
)

it.effect("advancing past what a date can show is refused, and the local cloud goes on", () =>
  Effect.gen(function* () {
    const { ask } = yield* made
    for (const advanceMs of [9e15, Number.MAX_VALUE]) {
      const refused = yield* ask("POST", "/clock", { advanceMs })
      assert.match(JSON.stringify(refused.json), /advanceMs: expected a number from 0 to \d+\./)
    }
    assert.strictEqual((yield* ask("GET", "/clock")).status, 200)
  })
)

it.effect("are refused to a page of another origin", () =>
  Effect.gen(function* () {
    const { ask, world } = yield* made
    const foreign = yield* ask("POST", "/reset", {}, { origin: "https://example.com" })
    assert.strictEqual(foreign.status, 403)
    assert.strictEqual((yield* ask("POST", "/reset", {}, { origin: "http://127.0.0.1:4280" })).status, 200)
    assert.strictEqual(world.count(), 0)
  })
)

it.effect("are refused to a page of another site that does not say where it is from, and open to a visit", () =>
  Effect.gen(function* () {
    const { ask } = yield* made
    const status = (headers: Record<string, string>) =>
      Effect.map(ask("GET", "/journal", undefined, headers), (answer) => answer.status)
    assert.strictEqual(yield* status({ "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }), 403)
    assert.strictEqual(yield* status({ "sec-fetch-site": "same-site" }), 403)
    assert.strictEqual(yield* status({ "sec-fetch-site": "same-origin" }), 200)
    assert.strictEqual(yield* status({ "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }), 200)
  })
)

/** Entries without headers and what is known of credentials: another test is about these. */
const withoutHeads = (entries: unknown): unknown =>
  JSON.parse(
    JSON.stringify(entries, (name, value: unknown) =>
      name === "headers" || name === "authentication" ? undefined : value
    )
  )

it.effect("the journal has the headers of requests and answers and what a credential says, without secrets", () =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    yield* send(cloud, { path: addPath, body: amount(2) })
    const claims = Buffer.from('{"aud":"a","exp":7}').toString("base64url")
    const headers = { authorization: `Bearer e30.${claims}.c2VjcmV0LXNpZ25hdHVyZQ` }
    yield* send(cloud, { path: addPath, body: amount(2), headers })
    const entries = yield* cloud.journal()
    const [request, answer, foreign] = entries.map(({ data }) => data)
    assert.deepInclude(request?.["headers"], { authorization: "<secret>", "content-type": "application/json" })
    assert.deepStrictEqual(request?.["authentication"], {
      scheme: "HMAC-SHA256",
      signedHeaders: ["x-ms-date", "host", "x-ms-content-sha256"]
    })
    assert.deepInclude(answer?.["headers"], { "content-type": "application/json; charset=utf-8" })
    assert.deepStrictEqual(foreign?.["authentication"], { scheme: "Bearer", claims: { aud: "a", exp: 7 } })
    assert.notMatch(JSON.stringify(entries), /c2VjcmV0|Signature=[^<]/)
  })
)

it.effect("the journal has what happened, in order, from any entry on", () =>
  Effect.gen(function* () {
    const { ask, cloud } = yield* made
    yield* send(cloud, { path: addPath, body: amount(2, { note: "hello" }) })
    yield* send(cloud, { path: addPath, body: "{}" })
    const entries = (yield* ask("GET", "/journal")).json
    assert.deepStrictEqual(
      withoutHeads(entries),
      [
        {
          kind: "request",
          name: "Things_Add",
          data: {
            exchange: 1,
            method: "POST",
            path: "/calling/things/a:add",
            query: { "api-version": "2025-05-15" },
            body: { amount: 2, note: "hello" }
          }
        },
        { kind: "answer", name: "Things_Add", data: { exchange: 1, status: 202, body: { count: 2 } } },
        {
          kind: "request",
          name: "Things_Add",
          data: {
            exchange: 2,
            method: "POST",
            path: "/calling/things/a:add",
            query: { "api-version": "2025-05-15" },
            body: {}
          }
        },
        {
          kind: "answer",
          name: "Things_Add",
          data: { exchange: 2, status: 400, body: { error: { code: "8523", message: "amount: is required." } } }
        }
      ].map((entry, index) => ({ ...entry, sequence: index + 1, time: "1970-01-01T00:00:00.000Z" }))
    )
    const rest = (yield* ask("GET", "/journal?after=3")).json
    assert.deepStrictEqual(
      rest,
      (yield* cloud.journal()).slice(3, 4).map((entry) => JSON.parse(JSON.stringify(entry)))
    )
  })
)

it.effect("state shows the services, and reset empties the world and its faults", () =>
  Effect.gen(function* () {
    const { ask, cloud } = yield* made
    yield* send(cloud, { path: addPath, body: amount(3) })
    assert.deepStrictEqual((yield* ask("GET", "/state")).json, { things: { count: 3 } })
    yield* ask("POST", "/faults", { status: 503, count: 5 })
    yield* ask("POST", "/reset")
    assert.deepStrictEqual((yield* ask("GET", "/state")).json, { things: { count: 0 } })
    const received = yield* send(cloud, { path: addPath, body: amount(1) })
    assert.deepStrictEqual([received.status, received.text], [202, '{"count":1}'])
  })
)

it.effect("coverage says what is assumed", () =>
  Effect.gen(function* () {
    const { ask } = yield* made
    assert.deepInclude((yield* ask("GET", "/coverage")).json, {
      assumed: [{ id: "things.none", what: "There are none.", why: "Not documented." }]
    })
  })
)

it("only this machine may use them, unless they are exposed", () => {
  const request: Request = {
    method: "GET",
    target: "/_emulator/state",
    host: "192.0.2.1:4280",
    origin: "http://192.0.2.1:4280",
    header: () => undefined,
    headers: () => ({}),
    body: "",
    loopback: false,
    ownHosts: ["192.0.2.1"]
  }
  assert.match(forbidden(request, false) ?? "", /--expose-controls/)
  assert.isUndefined(forbidden(request, true))
  assert.match(forbidden({ ...request, host: "rebound.example" }, true) ?? "", /^Host/)
  assert.match(forbidden({ ...request, header: () => "https://example.com" }, true) ?? "", /^Origin/)
})

it.effect("the wall clock is skewed by the clock control, and a pair of five minutes ago is refused", () =>
  Effect.gen(function* () {
    const { ask, cloud } = yield* made
    const headers = pair("0f50d091-5bd3-448b-884d-44be7037d9b9", "Thu, 01 Jan 1970 00:00:00 GMT")
    assert.deepInclude((yield* ask("POST", "/clock", { wallOffsetMs: 300_001 })).json, {
      network: "1970-01-01T00:00:00.000Z",
      wall: "1970-01-01T00:05:00.001Z",
      wallOffsetMs: 300_001
    })
    assert.strictEqual((yield* send(cloud, { path: addPath, body: amount(1), headers })).status, 401)
    yield* ask("POST", "/clock", { wallOffsetMs: 0 })
    assert.strictEqual((yield* send(cloud, { path: addPath, body: amount(1), headers })).status, 202)
  })
)

it.effect("two local clouds in one process know nothing of each other", () =>
  Effect.gen(function* () {
    const one = yield* made
    const two = yield* made
    yield* send(one.cloud, { path: addPath, body: amount(3) })
    yield* one.cloud.fault({ status: 500 })
    assert.strictEqual(two.world.count(), 0)
    assert.strictEqual((yield* send(two.cloud, { path: addPath, body: amount(1) })).text, '{"count":1}')
    assert.strictEqual((yield* two.cloud.journal()).length, 2)
  })
)
