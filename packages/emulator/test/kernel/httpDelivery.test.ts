/** Delivery over HTTP to applications that hang or never stop talking. */
import * as Http from "node:http"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { vi } from "vitest"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { makeWorld } from "./world.ts"

/** An application on a free port. */
const application = (answer: Http.RequestListener) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly origin: string; readonly server: Http.Server }>((resume) => {
      const server = Http.createServer(answer)
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" && address !== null ? address.port : 0
        resume(Effect.succeed({ origin: `http://127.0.0.1:${port}`, server }))
      })
    }),
    ({ server }) =>
      Effect.sync(() => {
        server.closeAllConnections()
        server.close()
      })
  )

/** A local cloud that posts unsigned events, and a wait for what becomes of one. */
const made = (options: LocalCloud.Options = {}) =>
  Effect.map(
    Effect.suspend(() => {
      const world = makeWorld()
      return Effect.as(LocalCloud.make(world, options), world)
    }),
    (world) => ({
      post: (key: string, url: string, type: string) =>
        world.emulator().delivery.post({ key, url, body: [{ type }], kind: "callback", type }),
      until: (name: string) =>
        Effect.callback<Readonly<Record<string, unknown>>>((resume) => {
          const { journal } = world.emulator()
          const look = () => {
            const found = journal
              .after(0)
              .find(
                (entry) =>
                  entry.kind === "callback" &&
                  entry.name === name &&
                  !["waiting", "unanswered"].includes(String(entry.data["outcome"]))
              )
            if (found !== undefined) resume(Effect.succeed(found.data))
          }
          const stop = journal.subscribe(look)
          look()
          return Effect.sync(stop)
        })
    })
  )

it.live("hundreds of callbacks that hang do not hold up a good one of the same origin", () =>
  Effect.gen(function* () {
    const { origin } = yield* application((request, response) => {
      request.resume()
      if (request.url === "/good") response.end()
    })
    const { post, until } = yield* made()
    for (let call = 0; call < 300; call++) post(`hangs-${call}`, `${origin}/hangs`, "Hanging")
    post("good", `${origin}/good`, "Good")
    assert.deepInclude(yield* until("Good"), { outcome: "delivered", status: 200 })
  })
)

it.live("an answer without an end is read up to 64 KiB: its status counts, and the connection is cut", () =>
  Effect.gen(function* () {
    let cut = () => {}
    const isCut = new Promise<void>((resolve) => (cut = resolve))
    let isDead = false
    const { origin } = yield* application((request, response) => {
      request.resume()
      response.writeHead(202)
      response.on("close", () => {
        isDead = true
        cut()
      })
      const chunk = Buffer.alloc(16 * 1024)
      const pour = () => {
        if (isDead) return
        if (response.write(chunk)) setImmediate(pour)
        else response.once("drain", pour)
      }
      pour()
    })
    const { post, until } = yield* made()
    post("leg", `${origin}/endless`, "Endless")
    assert.deepInclude(yield* until("Endless"), { outcome: "delivered", status: 202, attempt: 1 })
    yield* Effect.promise(() => isCut)
  })
)

it.live("the end of a local cloud breaks off what is not answered, and leaves no timer behind", () =>
  Effect.gen(function* () {
    let broken = 0
    let resolveBroken = () => {}
    const isBroken = new Promise<void>((resolve) => (resolveBroken = resolve))
    let asked = 0
    let see = () => {}
    const isAsked = new Promise<void>((resolve) => (see = resolve))
    const { origin } = yield* application((request, response) => {
      request.resume()
      if (++asked === 3) see()
      response.on("close", () => {
        if (++broken === 3) resolveBroken()
      })
    })
    yield* Effect.acquireRelease(
      Effect.sync(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })),
      () => Effect.sync(() => vi.useRealTimers())
    )
    const world = makeWorld()
    yield* Effect.scoped(
      Effect.gen(function* () {
        const cloud = yield* LocalCloud.make(world, { eventGrid: `${origin}/grid` })
        const { delivery, eventGrid } = world.emulator()
        for (const kind of ["callback", "eventGrid"] as const)
          delivery.post({ key: kind, url: `${origin}/hangs`, body: [], kind, type: "Hanging" })
        eventGrid.publish("Microsoft.Communication.IncomingCall", "/s", {})
        yield* Effect.promise(() => isAsked)
        assert.isAbove(vi.getTimerCount(), 0)
        return cloud
      })
    )
    yield* Effect.promise(() => isBroken)
    assert.strictEqual(vi.getTimerCount(), 0)
  })
)

it.live("an answer that comes byte by byte is broken off after thirty seconds of the machine's time", () =>
  Effect.gen(function* () {
    let see = () => {}
    const isAsked = new Promise<void>((resolve) => (see = resolve))
    const { origin } = yield* application((request, response) => {
      request.resume()
      response.writeHead(200).write("a")
      see()
    })
    yield* Effect.acquireRelease(
      Effect.sync(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })),
      () => Effect.sync(() => vi.useRealTimers())
    )
    const { post, until } = yield* made()
    post("leg", `${origin}/slow`, "Slow")
    yield* Effect.promise(() => isAsked)
    yield* Effect.promise(() => vi.advanceTimersByTimeAsync(30_000))
    assert.deepInclude(yield* until("Slow"), { outcome: "retrying", error: "no complete answer within 30 seconds" })
  })
)
