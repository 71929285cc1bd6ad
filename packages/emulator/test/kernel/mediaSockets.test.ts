import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { decodeJwt } from "jose"
import type { OfferedMediaSocket } from "../../src/kernel/mediaSockets/EffectConnector.ts"
import * as Tls from "../../src/server/Tls.ts"
import { ids, madeMediaWorld, served } from "./support/webSocketApplication.ts"

it.live("opens a socket with the ids and a signed token, and frames go both ways in order", () =>
  Effect.gen(function* () {
    const app = yield* served()
    const { cloud, open, outcomes, notified } = yield* madeMediaWorld()
    const answered = yield* Effect.callback<ReadonlyArray<string>>((resume) => {
      const socket = open(
        { url: app.url, headers: ids },
        {
          opened: () => {
            for (const text of ["b", "c"]) socket.send(text)
          },
          message: (text) => {
            if (text === "2") resume(Effect.succeed(notified))
          }
        }
      )
      socket.send("a")
      assert.deepStrictEqual(notified, [], "nobody is notified within open")
      Effect.runFork(
        Effect.andThen(
          app.until(() => app.received.length === 3),
          Effect.sync(() => {
            for (const text of ["1", "2"]) app.sockets[0]?.send(text)
          })
        )
      )
    })
    assert.deepStrictEqual(answered, ["opened", "1", "2"])
    assert.deepStrictEqual(app.received, ["a", "b", "c"])
    const headers = app.upgrades[0]?.headers
    assert.strictEqual(headers?.["x-ms-call-connection-id"], "connection-1")
    assert.strictEqual(headers?.["x-ms-call-correlation-id"], "correlation-1")
    const { aud, exp, iat, iss } = decodeJwt(headers?.authorization?.replace("Bearer ", "") ?? "")
    assert.strictEqual((exp ?? 0) - (iat ?? 0), 24 * 60 * 60)
    assert.deepStrictEqual([iss, aud], ["https://acscallautomation.communication.azure.com", cloud.resourceId])
    assert.deepStrictEqual(yield* outcomes, ["opening", "opened"])
  })
)

it.live("is idle when sockets are decided and what was sent is written; close waits for the other side", () =>
  Effect.gen(function* () {
    const app = yield* served()
    const { cloud, open, outcomes, notified } = yield* madeMediaWorld()
    const socket = open({ url: app.url, headers: ids })
    socket.send("a")
    assert.strictEqual(socket.buffered(), 1)
    yield* cloud.idle
    assert.deepStrictEqual(notified, ["opened"])
    assert.strictEqual(socket.buffered(), 0)
    socket.send("b")
    socket.close()
    socket.send("too late")
    yield* cloud.idle
    assert.deepStrictEqual(app.received, ["a", "b", "close 1000"])
    assert.deepStrictEqual(notified, ["opened"], "who closes is not notified")
    assert.deepStrictEqual(yield* outcomes, ["opening", "opened", "closed"])
  })
)

it.live("is closed while it opens: frames first, and the listener hears nothing", () =>
  Effect.gen(function* () {
    const app = yield* served()
    const { cloud, open, notified } = yield* madeMediaWorld()
    const socket = open({ url: app.url, headers: ids })
    socket.send("a")
    socket.close()
    yield* cloud.idle
    assert.deepStrictEqual(app.received, ["a", "close 1000"])
    assert.deepStrictEqual(notified, [])
  })
)

it.live("is closed while it opens, and refused: the journal says so, the listener hears nothing", () =>
  Effect.gen(function* () {
    const app = yield* served(503)
    const { cloud, open, outcomes, notified } = yield* madeMediaWorld()
    open({ url: app.url, headers: ids }).close()
    open({ url: "wss://media.example.com", headers: ids }).close()
    yield* cloud.idle
    assert.deepStrictEqual(notified, [])
    assert.deepStrictEqual(yield* outcomes, ["opening", "opening", "blocked", "refused"])
  })
)

it.live("refused: the upgrade is answered with a status, or nobody is there", () =>
  Effect.gen(function* () {
    const app = yield* served(401)
    const { port } = yield* Effect.scoped(served())
    const { cloud, open, outcomes, notified } = yield* madeMediaWorld()
    const socket = open({ url: app.url, headers: ids })
    socket.send("a")
    yield* cloud.idle
    open({ url: `ws://127.0.0.1:${port}`, headers: ids })
    yield* cloud.idle
    assert.strictEqual(notified[0], "refused: the upgrade was answered with 401")
    assert.match(notified[1] ?? "", /^refused: .*ECONNREFUSED/)
    assert.strictEqual(notified.length, 2)
    assert.strictEqual(socket.buffered(), 0)
    assert.deepStrictEqual(yield* outcomes, ["opening", "refused", "opening", "refused"])
  })
)

it.live.each([
  ["wss://media.example.com/socket", "its host is not this machine and was not allowed"],
  ["ws://allowed.example.com/socket", "plain ws is for this machine and private names only"],
  ["https://127.0.0.1/socket", "it is not ws or wss URL"],
  ["socket", "it is not ws or wss URL"]
] as const)("blocked: %s", ([url, why]) =>
  Effect.gen(function* () {
    const { cloud, open, outcomes, notified } = yield* madeMediaWorld({ allowCallbackHosts: ["allowed.example.com"] })
    open({ url, headers: ids })
    assert.deepStrictEqual(notified, [])
    yield* cloud.idle
    assert.deepStrictEqual(notified, [`blocked: ${why}`])
    assert.deepStrictEqual(yield* outcomes, ["opening", "blocked"])
  })
)

it.live("closed: the application ends it, or breaks off, or sends a binary frame", () =>
  Effect.gen(function* () {
    const app = yield* served()
    const { cloud, open } = yield* madeMediaWorld()
    const endings = [
      () => app.sockets[0]?.close(1001, "bye"),
      () => app.sockets[1]?.terminate(),
      () => app.sockets[2]?.send(Buffer.from("{}"))
    ]
    const details: Array<string> = []
    for (const ending of endings)
      details.push(
        yield* Effect.callback<string>((resume) => {
          const socket = open(
            { url: app.url, headers: ids },
            { closed: (how, detail) => resume(Effect.succeed(`${how}: ${detail}`)) }
          )
          socket.send("a")
          Effect.runFork(
            Effect.andThen(
              app.until(() => app.received.filter((text) => text === "a").length > details.length),
              Effect.sync(ending)
            )
          )
        })
      )
    assert.deepStrictEqual(details, [
      "closed: 1001 bye",
      "closed: 1006",
      "closed: it sent a binary frame; frames are text"
    ])
    yield* cloud.idle
  })
)

it.live("an application on this machine may have a certificate of its own making", () =>
  Effect.gen(function* () {
    const folder = yield* Effect.acquireRelease(
      Effect.promise(() => mkdtemp(join(tmpdir(), "effect-comms-"))),
      (path) => Effect.promise(() => rm(path, { recursive: true }))
    )
    const { certificate } = yield* Effect.promise(() => Tls.load(folder, ["127.0.0.1"]))
    const app = yield* served(undefined, certificate)
    const { cloud, open, notified } = yield* madeMediaWorld()
    open({ url: app.url, headers: ids }).send("a")
    yield* cloud.idle
    yield* app.until(() => app.received.includes("a"))
    assert.deepStrictEqual(notified, ["opened"])
  })
)

it.live("the end of the local cloud ends its sockets", () =>
  Effect.gen(function* () {
    const app = yield* served()
    const notified = yield* Effect.scoped(
      Effect.gen(function* () {
        const world = yield* madeMediaWorld()
        world.open({ url: app.url, headers: ids })
        yield* world.cloud.idle
        return world.notified
      })
    )
    yield* app.until(() => app.received.includes("close 1006"))
    assert.deepStrictEqual(notified, ["opened"])
  })
)

it.live("reset ends sockets without notifying anybody here", () =>
  Effect.gen(function* () {
    const app = yield* served()
    const { cloud, open, notified } = yield* madeMediaWorld()
    open({ url: app.url, headers: ids })
    yield* cloud.idle
    open({ url: app.url, headers: ids })
    yield* cloud.reset
    yield* cloud.idle
    yield* app.until(() => app.received.includes("close 1006"))
    assert.deepStrictEqual(notified, ["opened"])
  })
)

it.live("an exception of a listener is a defect that ends nothing", () =>
  Effect.gen(function* () {
    const app = yield* served()
    const reported: Array<unknown> = []
    const { cloud, open } = yield* madeMediaWorld({ report: (error) => reported.push(error) })
    const socket = open(
      { url: app.url, headers: ids },
      {
        opened: () => {
          throw new TypeError("expected nothing")
        }
      }
    )
    socket.send("a")
    yield* cloud.idle
    yield* app.until(() => app.received.includes("a"))
    assert.strictEqual(reported.length, 1)
  })
)

/** An application in this process that answers every frame, after a moment. */
const inProcess = () => {
  const received: Array<string> = []
  const offered: Array<OfferedMediaSocket> = []
  const mediaSocket = (socket: OfferedMediaSocket) =>
    Effect.gen(function* () {
      offered.push(socket)
      yield* Effect.addFinalizer(() => Effect.sync(() => received.push("over")))
      yield* socket.send("hello")
      return (text: string) =>
        Effect.promise(() => new Promise((resolve) => setImmediate(resolve))).pipe(
          Effect.andThen(Effect.sync(() => received.push(text))),
          Effect.andThen(socket.send(`heard ${text}`))
        )
    })
  return { received, offered, mediaSocket }
}

it.effect("in process: idle waits for what the application does with each frame", () =>
  Effect.gen(function* () {
    const app = inProcess()
    const { cloud, open, notified } = yield* madeMediaWorld({ mediaSocket: app.mediaSocket })
    const socket = open({ url: "wss://media.example.com/socket", headers: ids })
    for (const text of ["a", "b"]) socket.send(text)
    assert.deepStrictEqual(notified, [])
    yield* cloud.advance(20)
    assert.deepStrictEqual(app.received, ["a", "b"])
    assert.deepStrictEqual(notified, ["opened", "hello", "heard a", "heard b"])
    assert.deepInclude(app.offered[0]?.headers, ids)
    assert.match(app.offered[0]?.headers["authorization"] ?? "", /^Bearer /)
    socket.send("c")
    socket.close()
    yield* cloud.idle
    assert.deepStrictEqual(app.received, ["a", "b", "c", "over"])
  })
)

it.effect("in process: the application refuses, ends the socket, or dies of a frame", () =>
  Effect.gen(function* () {
    const scopes: Array<string> = []
    const { cloud, open, notified } = yield* madeMediaWorld({
      mediaSocket: ({ close, url }) =>
        Effect.gen(function* () {
          yield* Effect.addFinalizer(() => Effect.sync(() => scopes.push(url)))
          if (url === "wss://refuse") return yield* Effect.fail("no such call")
          return () => (url === "wss://close" ? close : Effect.die("a broken application"))
        })
    })
    for (const url of ["wss://refuse", "wss://close", "wss://die"]) {
      open({ url, headers: ids }).send("a")
      yield* cloud.idle
    }
    assert.deepStrictEqual(notified.slice(0, 4), [
      "refused: no such call",
      "opened",
      "closed: by the application",
      "opened"
    ])
    assert.match(notified[4] ?? "", /^closed: .*a broken application/)
    assert.deepStrictEqual(scopes, ["wss://refuse", "wss://close", "wss://die"])
  })
)

it.effect("in process: reset and the end of the local cloud close the application's scope", () =>
  Effect.gen(function* () {
    const app = inProcess()
    const notified = yield* Effect.scoped(
      Effect.gen(function* () {
        const world = yield* madeMediaWorld({ mediaSocket: app.mediaSocket })
        world.open({ url: "wss://one", headers: ids })
        yield* world.cloud.idle
        yield* world.cloud.reset
        world.open({ url: "wss://two", headers: ids })
        yield* world.cloud.idle
        return world.notified
      })
    )
    yield* Effect.yieldNow
    assert.deepStrictEqual(app.received, ["over", "over"])
    assert.deepStrictEqual(notified, ["opened", "hello", "opened", "hello"])
  })
)
