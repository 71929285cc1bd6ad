import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { addPath, amount, makeWorld, send } from "./world.ts"

const made = Effect.gen(function* () {
  const world = makeWorld()
  return { world, cloud: yield* LocalCloud.make(world, {}) }
})

it.effect("Call Automation echoes the client's request id and user agent, and lists the versions", () =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    const received = yield* send(cloud, {
      path: addPath,
      body: amount(1),
      headers: { "x-ms-client-request-id": "mine", "user-agent": "app/1" }
    })
    assert.strictEqual(received.header("x-ms-client-request-id"), "mine")
    assert.strictEqual(received.header("x-microsoft-skype-client"), "app/1")
    assert.strictEqual(received.header("x-microsoft-skype-chain-id"), "chain")
    assert.match(received.header("api-supported-versions") ?? "", /^2023-03-06, .*, 2026-03-12$/)
    assert.strictEqual(received.header("content-type"), "application/json; charset=utf-8")
    assert.strictEqual(received.header("date"), "Thu, 01 Jan 1970 00:00:00 GMT")
  })
)

it.effect("Chat does not echo it, and has headers of its own", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* made
    const { token } = world.emulator().userTokens.issue("8:acs:r_u", ["chat"], 60)
    const received = yield* send(cloud, {
      path: "/chat/threads?api-version=2025-05-15",
      body: amount(1),
      headers: { authorization: `Bearer ${token}`, "x-ms-client-request-id": "mine" }
    })
    assert.isUndefined(received.header("x-ms-client-request-id"))
    assert.strictEqual(received.header("access-control-expose-headers"), "*")
    assert.isDefined(received.header("ms-cv"))
    assert.isDefined(received.header("x-processing-time"))
    assert.isDefined(received.header("api-supported-versions"))
  })
)

it.effect("Graph has its ids, and errors say them again", () =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    const received = yield* send(cloud, {
      path: "/v1.0/communications/things/a/act",
      body: amount(1),
      key: "none",
      headers: { "client-request-id": "mine" }
    })
    assert.strictEqual(received.header("client-request-id"), "mine")
    assert.isUndefined(received.header("api-supported-versions"))
    const requestId = received.header("request-id")
    assert.deepStrictEqual(received.json, {
      error: {
        code: "InvalidAuthenticationToken",
        message: "Access token is empty.",
        innerError: { date: "1970-01-01T00:00:00", "request-id": requestId, "client-request-id": "mine" }
      }
    })
  })
)

it.effect("an empty 200 has no content type", () =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    const received = yield* send(cloud, { path: "/calling/things/a:play?api-version=2025-05-15", body: amount(1) })
    assert.deepStrictEqual([received.status, received.text], [200, ""])
    assert.isUndefined(received.header("content-type"))
    assert.isUndefined(received.header("repeatability-result"))
  })
)

it.effect.each([
  { name: "an unescaped raw id", path: "/calling/things/a/members/8:acs:r_u", member: "8:acs:r_u" },
  { name: "an escaped raw id", path: "/calling/things/a/members/4%3A%2B14255550123", member: "4:+14255550123" },
  { name: "an escaped slash", path: "/calling/things/a/members/x%2Fy", member: "x/y" },
  { name: "a slash at the end", path: "/calling/things/a/members/b/", member: "b" }
])("finds a path with $name", ({ member, path }) =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    const received = yield* send(cloud, { method: "GET", path: `${path}?api-version=2025-05-15` })
    assert.deepStrictEqual(received.json, { id: "a", member })
  })
)

it.effect.each([
  ["/calling/things/a%3Aadd?api-version=2025-05-15", 202],
  ["/calling/things/every:add?api-version=2025-05-15", 501],
  ["/Calling/Things/a:ADD?api-version=2025-05-15", 202],
  ["/calling/things/%zz:add?api-version=2025-05-15", 404],
  ["/calling/things/:add?api-version=2025-05-15", 404]
] as const)("an action at %s is %d", ([path, status]) =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    assert.strictEqual((yield* send(cloud, { path, body: amount(1) })).status, status)
  })
)

it.effect.each(["act", "microsoft.graph.act", "Microsoft.Graph.Act", "ACT"])(
  "Graph's action may be written %s",
  (action) =>
    Effect.gen(function* () {
      const cloud = yield* LocalCloud.make(makeWorld(), { relaxedGraph: true })
      const path = `/v1.0/Communications/things/a/${action}`
      const received = yield* send(cloud, { path, body: amount(1), headers: { authorization: "Bearer any" } })
      assert.strictEqual(received.status, 200)
    })
)

it.effect("coverage counts what was called, refused and unknown", () =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    yield* send(cloud, { path: addPath, body: amount(1) })
    yield* send(cloud, { path: "/calling/things/a:missing?api-version=2025-05-15" })
    yield* send(cloud, { path: "/calling/others/12345678?api-version=2025-05-15" })
    yield* send(cloud, { path: "/calling/others/87654321?api-version=2025-05-15" })
    const { operations, unknown } = yield* cloud.coverage
    assert.deepInclude(operations, {
      service: "Things",
      operation: "Things_Add",
      method: "POST",
      path: "/calling/things/{id}:add",
      status: "supported",
      calls: 1,
      refused: 0
    })
    const missing = operations.find(({ operation }) => operation === "Things_Missing")
    assert.deepInclude(missing, { status: "refused", calls: 1 })
    assert.strictEqual(operations.length, 11)
    assert.deepStrictEqual(unknown, [{ request: "POST /calling/others/{id}", calls: 2 }])
  })
)
