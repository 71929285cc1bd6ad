import { TransportError } from "@effect-comms/core/Transport"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { addPath, amount, errorOf, makeWorld, pair, send } from "./world.ts"

const headers = pair("0f50d091-5bd3-448b-884d-44be7037d9b9", "Thu, 01 Jan 1970 00:00:00 GMT")
const adding = { path: addPath, body: amount(1), headers }

const made = Effect.gen(function* () {
  const world = makeWorld()
  return { world, cloud: yield* LocalCloud.make(world, {}) }
})

it.effect("a status is answered before execution, with Retry-After", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* made
    yield* cloud.fault({ status: 429, retryAfterSeconds: 1.5 })
    const received = yield* send(cloud, adding)
    assert.strictEqual(received.status, 429)
    assert.strictEqual(errorOf(received).code, "TooManyRequests")
    assert.strictEqual(received.header("retry-after"), "1.5")
    assert.isUndefined(received.header("repeatability-result"))
    assert.strictEqual(world.count(), 0)
    assert.strictEqual((yield* send(cloud, adding)).status, 202)
  })
)

it.effect("an executed status keeps the true answer for its pair", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* made
    yield* cloud.fault({ status: 500, executed: true })
    const received = yield* send(cloud, adding)
    assert.strictEqual(received.status, 500)
    assert.isUndefined(received.header("repeatability-result"))
    assert.strictEqual(world.count(), 1)
    const again = yield* send(cloud, adding)
    assert.deepStrictEqual([again.status, again.text], [202, '{"count":1}'])
    assert.strictEqual(world.count(), 1)
  })
)

it.effect("reset-before breaks the connection and executes nothing", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* made
    yield* cloud.fault({ kind: "reset-before" })
    assert.instanceOf(yield* Effect.flip(send(cloud, adding)), TransportError)
    assert.strictEqual(world.count(), 0)
  })
)

it.effect.each([{ kind: "reset-after" }, { kind: "truncate" }] as const)(
  "$kind executes and loses the answer",
  ({ kind }) =>
    Effect.gen(function* () {
      const { cloud, world } = yield* made
      yield* cloud.fault({ kind })
      assert.instanceOf(yield* Effect.flip(send(cloud, adding)), TransportError)
      assert.strictEqual(world.count(), 1)
      assert.strictEqual((yield* send(cloud, adding)).text, '{"count":1}')
    })
)

it.effect("timeout executes and never answers", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* made
    yield* cloud.fault({ kind: "timeout" })
    const fiber = yield* Effect.forkChild(Effect.timeoutOption(send(cloud, adding), "1 day"))
    yield* TestClock.adjust("1 day")
    assert.strictEqual((yield* Fiber.join(fiber))._tag, "None")
    assert.strictEqual(world.count(), 1)
  })
)

it.effect("delayMs answers later, in network time", () =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    yield* cloud.fault({ delayMs: 3_000 })
    const fiber = yield* Effect.forkChild(send(cloud, adding))
    yield* TestClock.adjust("2999 millis")
    assert.isUndefined(fiber.pollUnsafe())
    yield* TestClock.adjust("1 millis")
    assert.strictEqual((yield* Fiber.join(fiber)).status, 202)
  })
)

it.effect("strikes as often as it says, and only what it names", () =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    yield* cloud.fault({ status: 503, method: "post", path: "things/*:add", count: 2 })
    const statuses = yield* Effect.all([
      send(cloud, { path: "/calling/things?api-version=2025-05-15", body: amount(1) }),
      send(cloud, { path: addPath, body: amount(1) }),
      send(cloud, { path: addPath, body: amount(1) }),
      send(cloud, { path: addPath, body: amount(1) })
    ])
    assert.deepStrictEqual(
      statuses.map(({ status }) => status),
      [201, 503, 503, 202]
    )
  })
)

it.effect.each([
  [{}, "status"],
  [{ status: 200 }, "status"],
  [{ status: 500, kind: "timeout" }, "kind"],
  [{ kind: "earthquake" }, "kind"],
  [{ status: 500, count: 0 }, "count"],
  [{ status: 500, path: 7 }, "path"],
  [{ status: 500, executed: "yes" }, "executed"],
  [{ status: 500, color: "red" }, "color"]
] as const)("an order that makes no sense is refused by field: %s", ([order, field]) =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    const refusal = yield* Effect.flip(cloud.control("POST", "/faults", order))
    assert.strictEqual(refusal.status, 400)
    assert.match(refusal.description, new RegExp(`^${field}:`))
    assert.deepStrictEqual(yield* cloud.control("GET", "/faults"), [])
  })
)

it.effect("every fault is in the journal with its exchange", () =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    yield* cloud.fault({ status: 503 })
    yield* send(cloud, adding)
    const entries = yield* cloud.journal()
    assert.deepStrictEqual(
      entries.map(({ kind, name }) => [kind, name]),
      [
        ["control", "fault"],
        ["request", "Things_Add"],
        ["fault", "status 503"],
        ["answer", "Things_Add"]
      ]
    )
  })
)

it.effect("a fault's path of many stars is looked for in proportion to the request's path", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* made
    yield* cloud.fault({ status: 503, path: `${"*a".repeat(20)}*b` })
    const long = yield* send(cloud, { ...adding, path: `/calling/${"a".repeat(50_000)}?api-version=2025-05-15` })
    assert.strictEqual(long.status, 404, "nothing in it is meant")
    yield* cloud.fault({ status: 502, path: "/CALLING/*z*dd" })
    assert.strictEqual(
      (yield* send(cloud, adding)).status,
      202,
      "the pieces have to stand in the path as they do in the order"
    )
    yield* cloud.fault({ status: 500, path: "/CALLING/*a:*d" })
    assert.strictEqual((yield* send(cloud, adding)).status, 500)
    assert.strictEqual(world.count(), 1)
  })
)

it.effect("at most a thousand orders wait, and a path has at most a thousand characters", () =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    const long = yield* Effect.flip(cloud.fault({ status: 503, path: "x".repeat(1001) }))
    assert.match(long.message, /^path: expected a string of at most 1000 characters/)
    for (let n = 0; n < 1000; n++) yield* cloud.fault({ status: 503, path: "/nowhere" })
    assert.match((yield* Effect.flip(cloud.fault({ status: 503 }))).message, /at most 1000 faults/)
  })
)
