import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose"
import type { Acknowledgement, Delivered } from "../../src/kernel/delivery/Sender.ts"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { addPath, amount, makeWorld, send } from "./world.ts"

/** An application within the process: what it was sent, and what it answers in turn (200 when nothing is left to say). */
const application = () => {
  const received: Array<Delivered> = []
  const answers: Array<Effect.Effect<Acknowledgement>> = []
  const deliver = (request: Delivered) =>
    Effect.suspend(() => {
      received.push(request)
      return answers.shift() ?? Effect.succeed({ status: 200 })
    })
  const types = () => received.map(({ body }) => /"id":"(\w+)"/.exec(body)?.[1])
  return { received, answers, deliver, types }
}

const made = (options: LocalCloud.Options = {}) =>
  Effect.gen(function* () {
    const app = application()
    const cloud = yield* LocalCloud.make(makeWorld(), { deliver: app.deliver, ...options })
    const emit = (...events: ReadonlyArray<string>) =>
      send(cloud, { path: addPath, body: amount(1, { events, callbackUri: "http://127.0.0.1:9/hook?secret=1" }) }).pipe(
        Effect.andThen(cloud.idle)
      )
    const outcomes = Effect.map(cloud.journal(), (entries) =>
      entries
        .filter(({ kind }) => kind === "callback")
        .map(({ data, name }) => [name, data["outcome"], data["attempt"]])
    )
    return { app, cloud, emit, outcomes }
  })

it.effect("delivers in order of emission, the next after the end of the one before", () =>
  Effect.gen(function* () {
    const { app, emit, outcomes } = yield* made()
    app.answers.push(
      Effect.as(
        Effect.promise(() => new Promise((resolve) => setImmediate(resolve))),
        { status: 202 }
      )
    )
    yield* emit("A", "B", "C")
    assert.deepStrictEqual(app.types(), ["A", "B", "C"])
    assert.deepStrictEqual(yield* outcomes, [
      ["A", "delivered", 1],
      ["B", "delivered", 1],
      ["C", "delivered", 1]
    ])
    assert.strictEqual(app.received[0]?.body, '[{"id":"A","type":"A"}]')
  })
)

it.effect("signs with a key that the JWKS shows: issuer, audience, five minutes", () =>
  Effect.gen(function* () {
    const { app, cloud, emit } = yield* made()
    yield* TestClock.adjust("1 hour")
    yield* emit("A", "B")
    const documents = ["/calling/.well-known/acsopenidconfiguration", "/calling/keys"]
    const [configuration, keys] = yield* Effect.all(
      documents.map((path) => send(cloud, { method: "GET", path, key: "none" }))
    )
    assert.deepInclude(configuration?.json, {
      issuer: "https://acscallautomation.communication.azure.com",
      jwks_uri: "http://127.0.0.1:4280/calling/keys"
    })
    const token = app.received[0]?.headers["authorization"]?.replace("Bearer ", "") ?? ""
    const jwks = createLocalJWKSet(JSON.parse(keys?.text ?? ""))
    const { payload } = yield* Effect.promise(() =>
      jwtVerify(token, jwks, {
        issuer: "https://acscallautomation.communication.azure.com",
        audience: cloud.resourceId,
        currentDate: new Date(3_600_000),
        algorithms: ["RS256"]
      })
    )
    assert.deepInclude(payload, { iat: 3600, nbf: 3600, exp: 3900 })
    assert.strictEqual(app.received[1]?.headers["authorization"], `Bearer ${token}`)
    yield* TestClock.adjust("1 second")
    yield* emit("C")
    assert.notStrictEqual(app.received[2]?.headers["authorization"], `Bearer ${token}`)
  })
)

it.effect("gives every event its own token when asked to", () =>
  Effect.gen(function* () {
    const { app, emit } = yield* made({ tokenPerEvent: true })
    yield* emit("A", "B")
    assert.notStrictEqual(app.received[0]?.headers["authorization"], app.received[1]?.headers["authorization"])
  })
)

it.effect("tries again with backoff on the network clock, and holds the queue meanwhile", () =>
  Effect.gen(function* () {
    const { app, cloud, emit, outcomes } = yield* made()
    app.answers.push(Effect.succeed({ status: 500 }), Effect.die("no connection"))
    yield* emit("A", "B")
    assert.deepStrictEqual(app.types(), ["A"])
    yield* cloud.advance(999)
    assert.deepStrictEqual(app.types(), ["A"])
    yield* cloud.advance(1)
    assert.deepStrictEqual(app.types(), ["A", "A"])
    yield* cloud.advance(2_000)
    assert.deepStrictEqual(app.types(), ["A", "A", "A", "B"])
    assert.deepStrictEqual(yield* outcomes, [
      ["A", "retrying", 1],
      ["A", "retrying", 2],
      ["A", "delivered", 3],
      ["B", "delivered", 1]
    ])
  })
)

it.effect("gives up after the retries, and goes on with the next", () =>
  Effect.gen(function* () {
    const { app, cloud, emit, outcomes } = yield* made({ callbackRetries: 1 })
    app.answers.push(Effect.succeed({ status: 404 }), Effect.succeed({ status: 404 }))
    yield* emit("A", "B")
    yield* cloud.advance(1_000)
    assert.deepStrictEqual(yield* outcomes, [
      ["A", "retrying", 1],
      ["A", "failed", 2],
      ["B", "delivered", 1]
    ])
  })
)

it.effect("duplicate: twice, the same event", () =>
  Effect.gen(function* () {
    const { app, cloud, emit } = yield* made()
    yield* cloud.fault({ kind: "duplicate", path: "B" })
    yield* emit("A", "B", "C")
    assert.deepStrictEqual(app.types(), ["A", "B", "B", "C"])
  })
)

it.effect("drop: never, and the next are not held up", () =>
  Effect.gen(function* () {
    const { app, cloud, emit, outcomes } = yield* made()
    yield* cloud.fault({ kind: "drop" })
    yield* emit("A", "B")
    assert.deepStrictEqual(app.types(), ["B"])
    assert.deepStrictEqual((yield* outcomes)[0], ["A", "dropped", 0])
  })
)

it.effect("reorder: after the next of its call, or alone after two seconds", () =>
  Effect.gen(function* () {
    const { app, cloud, emit } = yield* made()
    yield* cloud.fault({ kind: "reorder", path: "A" })
    yield* emit("A", "B", "C")
    assert.deepStrictEqual(app.types(), ["B", "A", "C"])
    yield* cloud.fault({ kind: "reorder" })
    yield* emit("D")
    assert.strictEqual(app.types().length, 3)
    yield* cloud.advance(2_000)
    assert.deepStrictEqual(app.types(), ["B", "A", "C", "D"])
  })
)

it.effect("delay: later in network time, and in order", () =>
  Effect.gen(function* () {
    const { app, cloud, emit } = yield* made()
    yield* cloud.fault({ kind: "delay", delayMs: 5_000 })
    yield* emit("A", "B")
    yield* cloud.advance(4_999)
    assert.deepStrictEqual(app.types(), [])
    yield* cloud.advance(1)
    assert.deepStrictEqual(app.types(), ["A", "B"])
  })
)

it.effect("bad-signature: the claims are good, the signature is not, and a refusal brings a good one", () =>
  Effect.gen(function* () {
    const { app, cloud, emit } = yield* made()
    yield* cloud.fault({ kind: "bad-signature" })
    app.answers.push(Effect.succeed({ status: 401 }))
    yield* emit("A")
    yield* cloud.advance(1_000)
    const keys = yield* send(cloud, { method: "GET", path: "/calling/keys", key: "none" })
    const jwks = createLocalJWKSet(JSON.parse(keys.text))
    const verdicts = yield* Effect.all(
      app.received.map(({ headers }) => {
        const token = headers["authorization"]?.replace("Bearer ", "") ?? ""
        assert.strictEqual(decodeJwt(token).aud, cloud.resourceId)
        return Effect.promise(() =>
          jwtVerify(token, jwks, { currentDate: new Date(1_000) }).then(
            () => "good",
            () => "bad"
          )
        )
      })
    )
    assert.deepStrictEqual(verdicts, ["bad", "good"])
  })
)

it.effect("refuse: the application is not reached at first, and is tried again", () =>
  Effect.gen(function* () {
    const { app, cloud, emit, outcomes } = yield* made()
    yield* cloud.fault({ kind: "refuse", path: "A" })
    yield* emit("A", "B")
    assert.deepStrictEqual(app.types(), [])
    yield* cloud.advance(1_000)
    assert.deepStrictEqual(app.types(), ["A", "B"])
    assert.deepStrictEqual(yield* outcomes, [
      ["A", "retrying", 1],
      ["A", "delivered", 2],
      ["B", "delivered", 1]
    ])
  })
)

it.effect("lose-answer: the application takes it, its answer is lost, and it comes again", () =>
  Effect.gen(function* () {
    const { app, cloud, emit, outcomes } = yield* made()
    yield* cloud.fault({ kind: "lose-answer" })
    yield* emit("A")
    yield* cloud.advance(1_000)
    assert.deepStrictEqual(app.types(), ["A", "A"])
    assert.deepStrictEqual(yield* outcomes, [
      ["A", "retrying", 1],
      ["A", "delivered", 2]
    ])
  })
)

it.effect("faultAt decides at each request and each callback, in order, and what was ordered comes first", () =>
  Effect.gen(function* () {
    const points: Array<string> = []
    const { app, cloud, emit, outcomes } = yield* made({
      faultAt: ({ kind, name }) => {
        points.push(`${kind} ${name}`)
        return name === "B" ? { kind: "duplicate" } : name === "C" ? { kind: "drop" } : undefined
      }
    })
    yield* cloud.fault({ kind: "refuse", path: "B" })
    yield* emit("A", "B", "C")
    yield* cloud.advance(1_000)
    assert.deepStrictEqual(app.types(), ["A", "B"])
    assert.deepStrictEqual(points.slice(1), ["callback A", "callback B", "callback C"])
    assert.match(points[0] ?? "", /^request /)
    assert.deepStrictEqual((yield* outcomes).at(-1), ["C", "dropped", 0])
  })
)

it.effect("on time that stands still at a moment, credentials are judged by it", () =>
  Effect.gen(function* () {
    const startsAt = Date.UTC(2025, 0, 6)
    const { cloud } = yield* made({ startsAt })
    yield* cloud.setScale(0)
    yield* cloud.advance(600_000)
    const { network, wall } = yield* cloud.clockState
    assert.strictEqual(network, "2025-01-06T00:10:00.000Z")
    assert.strictEqual(wall, network)
  })
)

it.effect.each(["https://example.com/hook", "http://10.0.0.1/hook", "ftp://127.0.0.1/", "no url"])(
  "delivers nothing to %s, and the journal says blocked",
  (callbackUri) =>
    Effect.gen(function* () {
      const cloud = yield* LocalCloud.make(makeWorld(), { allowCallbackHosts: ["10.0.0.1"] })
      const received = yield* send(cloud, { path: addPath, body: amount(1, { events: ["A"], callbackUri }) })
      assert.strictEqual(received.status, 202)
      yield* cloud.idle
      const callbacks = (yield* cloud.journal()).filter(({ kind }) => kind === "callback")
      assert.deepStrictEqual(
        callbacks.map(({ data }) => data["outcome"]),
        ["blocked"]
      )
    })
)
