import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as RepeatableRequests from "../../src/kernel/http/RepeatableRequests.ts"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { add, addPath, amount, errorOf, makeWorld, pair, send } from "./world.ts"

const id = "0f50d091-5bd3-448b-884d-44be7037d9b9"
const other = "da7be3a9-8788-42a6-85c6-56b2cf784fce"
const epoch = "Thu, 01 Jan 1970 00:00:00 GMT"
const headers = pair(id, epoch)
const createPath = "/calling/things?api-version=2025-05-15"

const cloudOf = (options: LocalCloud.Options = {}) =>
  Effect.gen(function* () {
    const world = makeWorld()
    return { world, cloud: yield* LocalCloud.make(world, options) }
  })

it.effect("executes a new pair once and repeats its first answer", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* cloudOf()
    const first = yield* send(cloud, { path: addPath, body: amount(1), headers })
    yield* send(cloud, { path: addPath, body: amount(5) })
    const second = yield* send(cloud, { path: addPath, body: amount(1), headers })
    assert.deepStrictEqual([first.status, first.text], [202, '{"count":1}'])
    assert.deepStrictEqual([second.status, second.text], [202, '{"count":1}'])
    assert.strictEqual(second.header("repeatability-result"), "accepted")
    assert.strictEqual(second.header("x-microsoft-skype-chain-id"), "chain")
    assert.strictEqual(world.count(), 6)
  })
)

it.effect("compares ids without regard to case", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* cloudOf()
    yield* send(cloud, { path: addPath, body: amount(1), headers })
    const again = yield* send(cloud, { path: addPath, body: amount(1), headers: pair(id.toUpperCase(), epoch) })
    assert.strictEqual(again.text, '{"count":1}')
    assert.strictEqual(world.count(), 1)
  })
)

it.effect("executes two that arrive together once", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* cloudOf()
    const one = send(cloud, { path: addPath, body: amount(1), headers })
    const both = yield* Effect.all([one, one], { concurrency: "unbounded" })
    assert.deepStrictEqual(
      both.map(({ text }) => text),
      ['{"count":1}', '{"count":1}']
    )
    assert.strictEqual(world.count(), 1)
  })
)

it.effect.each([
  { name: "another body", path: addPath, body: amount(2), sent: epoch },
  { name: "another path", path: addPath.replace("/a:add", "/b:add"), body: amount(1), sent: epoch },
  { name: "another operation", path: createPath, body: amount(1), sent: epoch },
  { name: "another First-Sent", path: addPath, body: amount(1), sent: "Thu, 01 Jan 1970 00:00:01 GMT" }
])("rejects a known id with $name", ({ body, path, sent }) =>
  Effect.gen(function* () {
    const { cloud, world } = yield* cloudOf()
    yield* send(cloud, { path: addPath, body: amount(1), headers })
    const received = yield* send(cloud, { path, body, headers: pair(id, sent) })
    assert.strictEqual(received.status, 400)
    assert.strictEqual(received.header("repeatability-result"), "rejected")
    assert.match(errorOf(received).message, /^Repeatability-Request-ID/)
    assert.strictEqual(world.count(), 1)
  })
)

it.effect("repeats a 4xx of the first execution, and says so only in versions after 2024-06-15-preview", () =>
  Effect.gen(function* () {
    const { cloud } = yield* cloudOf()
    const gone = amount(-1)
    const first = yield* send(cloud, { path: addPath, body: gone, headers })
    yield* send(cloud, { path: addPath, body: amount(1) })
    const second = yield* send(cloud, { path: addPath, body: gone, headers })
    for (const received of [first, second]) {
      assert.strictEqual(received.status, 404)
      assert.deepStrictEqual(errorOf(received), { code: "8522", message: "Call not found.", target: "/x" })
      assert.strictEqual(received.header("repeatability-result"), "accepted")
    }
    yield* cloud.reset
    const older = yield* send(cloud, {
      path: "/calling/things/a:add?api-version=2024-06-15-preview",
      body: gone,
      headers: pair(other, epoch)
    })
    assert.strictEqual(older.status, 404)
    assert.isUndefined(older.header("repeatability-result"))
  })
)

it.effect(
  "gives no Repeatability-Result on an operation that only claims to be repeatable, and repeats its answer",
  () =>
    Effect.gen(function* () {
      const { cloud, world } = yield* cloudOf()
      const answers = yield* Effect.all([1, 2].map(() => send(cloud, { path: createPath, body: amount(1), headers })))
      assert.deepStrictEqual(
        answers.map(({ status, text }) => [status, text]),
        [
          [201, '{"count":1}'],
          [201, '{"count":1}']
        ]
      )
      assert.isUndefined(answers[0]?.header("repeatability-result"))
      assert.strictEqual(world.count(), 1)
    })
)

it.effect("executes such an operation again when that is what was asked for", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* cloudOf({ claimedRepeats: "execute-again" })
    for (let i = 0; i < 2; i++) yield* send(cloud, { path: createPath, body: amount(1), headers })
    for (let i = 0; i < 2; i++) yield* send(cloud, { path: addPath, body: amount(1), headers: pair(other, epoch) })
    assert.strictEqual(world.count(), 3)
  })
)

it.effect("knows chat's thread by its id alone, and gives no result header", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* cloudOf()
    const token = world.emulator().userTokens.issue("8:acs:r_u", ["chat"], 60).token
    const authorization = `Bearer ${token}`
    const create = (value: number) =>
      send(cloud, {
        path: "/chat/threads?api-version=2025-05-15",
        body: amount(value),
        headers: { authorization, "repeatability-request-id": id }
      })
    const first = yield* create(1)
    assert.strictEqual(first.status, 201)
    assert.isUndefined(first.header("repeatability-result"))
    assert.strictEqual((yield* create(1)).text, '{"count":1}')
    assert.strictEqual((yield* create(2)).status, 400)
    assert.strictEqual(world.count(), 1)
  })
)

it.effect("remembers for five minutes of the wall clock", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* cloudOf()
    yield* send(cloud, { path: addPath, body: amount(1), headers })
    yield* TestClock.adjust("299 seconds")
    assert.strictEqual((yield* send(cloud, { path: addPath, body: amount(1), headers })).text, '{"count":1}')
    yield* TestClock.adjust("2 seconds")
    const late = yield* send(cloud, { path: addPath, body: amount(1), headers })
    assert.strictEqual(late.status, 412)
    const renewed = pair(id, "Thu, 01 Jan 1970 00:05:01 GMT")
    assert.strictEqual((yield* send(cloud, { path: addPath, body: amount(1), headers: renewed })).text, '{"count":2}')
    assert.strictEqual(world.count(), 2)
  })
)

it.effect("authenticates before it looks at the pair", () =>
  Effect.gen(function* () {
    const { cloud } = yield* cloudOf()
    const received = yield* send(cloud, {
      path: addPath,
      body: amount(1),
      headers: { "repeatability-request-id": "x" },
      key: "none"
    })
    assert.strictEqual(received.status, 401)
    assert.isUndefined(received.header("repeatability-result"))
  })
)

it.effect("does not remember what does not fit", () =>
  Effect.gen(function* () {
    const { cloud } = yield* cloudOf()
    assert.strictEqual((yield* send(cloud, { path: addPath, body: "{}", headers })).status, 400)
    const received = yield* send(cloud, { path: addPath, body: amount(1), headers })
    assert.strictEqual(received.status, 202)
  })
)

it.effect("ignores the pair on a GET", () =>
  Effect.gen(function* () {
    const { cloud } = yield* cloudOf()
    const received = yield* send(cloud, {
      method: "GET",
      path: "/calling/things/a/members/b?api-version=2025-05-15",
      headers: { "repeatability-request-id": "x" }
    })
    assert.strictEqual(received.status, 200)
  })
)

it.effect("forgets with a reset", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* cloudOf()
    yield* send(cloud, { path: addPath, body: amount(7), headers })
    yield* cloud.reset
    assert.strictEqual(world.count(), 0)
    assert.strictEqual((yield* send(cloud, { path: addPath, body: amount(1), headers })).text, '{"count":1}')
  })
)

it("remembers the latest up to a number of them, and nothing behind its window", () => {
  const memory = RepeatableRequests.make(3)
  const request = {
    method: "POST",
    target: addPath,
    host: "127.0.0.1",
    origin: "http://127.0.0.1",
    body: "{}",
    headers: () => ({}),
    loopback: true,
    ownHosts: []
  }
  const asked = (n: number, wall: number) => {
    const sent = pair(`0f50d091-5bd3-448b-884d-44be7037d9b${n}`, new Date(wall).toUTCString())
    const given = {
      ...request,
      header: (name: string) => (Object.hasOwn(sent, name) ? Reflect.get(sent, name) : undefined)
    }
    const repeatable = memory.check(add, given, wall)
    if (repeatable === undefined) throw new TypeError("expected a pair")
    return { given, repeatable }
  }
  const outcome = { status: 202, body: {}, headers: {} }
  const seen = (n: number, sent: number, wall: number) => {
    const { given, repeatable } = asked(n, sent)
    return memory.seen(repeatable, given, wall) !== undefined
  }
  for (const n of [1, 2, 3, 4]) {
    const { given, repeatable } = asked(n, 0)
    memory.remember(repeatable, given, 0, outcome)
  }
  assert.deepStrictEqual(
    [1, 2, 3, 4].map((n) => seen(n, 0, 0)),
    [false, true, true, true]
  )
  const later = asked(5, 300_000)
  memory.remember(later.repeatable, later.given, 300_000, outcome)
  assert.deepStrictEqual(
    [2, 3, 4].map((n) => seen(n, 0, 1)),
    [false, false, false]
  )
  assert.isTrue(seen(5, 300_000, 300_000))
})

it.effect("an id of Chat is any text of at most 200 characters", () =>
  Effect.gen(function* () {
    const { cloud } = yield* cloudOf()
    const identity = yield* send(cloud, { path: "/identities?api-version=2025-05-15", body: '{"scopes":["chat"]}' })
    const token = /"token":"([^"]+)"/.exec(identity.text)?.[1] ?? ""
    const statusOf = (length: number) =>
      Effect.map(
        send(cloud, {
          path: "/chat/threads?api-version=2025-05-15",
          body: amount(1),
          headers: { authorization: `Bearer ${token}`, "repeatability-request-id": "x".repeat(length) }
        }),
        ({ status }) => status
      )
    assert.strictEqual(yield* statusOf(200), 201)
    assert.strictEqual(yield* statusOf(201), 400)
  })
)
