/** What an application answers to an incoming call: 302 to another region, 204 to the form before Graph's. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/Emulator.ts"
import type { Acknowledgement, Delivered } from "../../src/kernel/delivery/Sender.ts"
import { at, begin } from "../identity/support/wire.ts"
import { ask, callbackUri, calls, clientId, makeBot, short, tenantId } from "./support/bot.ts"

const { Emulator } = LocalCloud

const from = "8:orgid:550fae72-d251-43ec-868c-373732c2704f"
const europe = "https://eu.contoso.com/api/calls"
const media = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
const answering = { acceptedModalities: ["audio"], mediaConfig: media }

const redirecting = ({ url }: Delivered): Effect.Effect<Acknowledgement> =>
  Effect.succeed(url === callbackUri ? { status: 302, headers: { location: europe } } : { status: 202 })

const rings = Effect.gen(function* () {
  yield* begin
  const { advance, graphIncomingCall } = yield* Emulator
  const id = yield* graphIncomingCall({ callbackUri, from, clientId, tenantId })
  yield* advance(0)
  return { path: `${calls}/${id}`, advance }
})

describe("302 to an incoming call", () => {
  it.effect("has it told at the Location, once, and its end as well", () => {
    const { layer, posts } = makeBot({}, redirecting)
    return Effect.gen(function* () {
      const { advance } = yield* rings
      assert.deepStrictEqual(
        posts.map(({ request }) => request.url),
        [callbackUri, europe]
      )
      assert.deepStrictEqual(posts.map(short), ["incoming", "incoming"])
      yield* advance(60_000)
      assert.deepStrictEqual(posts.slice(2).map(short), ["terminated"])
      assert.strictEqual(posts[2]?.request.url, europe)
    }).pipe(Effect.provide(layer))
  })

  it.effect("and what follows is told at the webhook, or where the answer says", () => {
    const { layer, posts } = makeBot({}, redirecting)
    return Effect.gen(function* () {
      for (const [named, told] of [
        [{}, callbackUri],
        [{ callbackUri: "https://eu.contoso.com/7" }, "https://eu.contoso.com/7"]
      ] as const) {
        const { advance, path } = yield* rings
        posts.length = 0
        yield* ask("POST", `${path}/answer`, { ...answering, ...named })
        yield* advance(0)
        assert.deepStrictEqual(
          posts.slice(0, 1).map(({ request }) => request.url),
          [told]
        )
        yield* ask("DELETE", path)
        yield* advance(30_000)
      }
    }).pipe(Effect.provide(layer))
  })

  it.effect("is followed five times at most, and to other notifications it is no answer", () => {
    const { layer, posts } = makeBot({}, () => Effect.succeed({ status: 302, headers: { location: "/next" } }))
    return Effect.gen(function* () {
      const { advance } = yield* rings
      assert.strictEqual(posts.length, 6)
      assert.strictEqual(posts[1]?.request.url, "https://bot.contoso.com/next")
      yield* advance(14_000)
      // Tried again three times, as anything that is not acknowledged.
      assert.strictEqual(posts.length, 9)
      yield* advance(60_000)
      assert.deepStrictEqual(
        posts.slice(9).map(short),
        Array.from({ length: 4 }, () => "terminated")
      )
    }).pipe(Effect.provide(layer))
  })

  it.effect("goes to no host that is not allowed", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const { createServer } = yield* Effect.promise(() => import("node:http"))
        const server = createServer((_, response) => response.writeHead(302, { location: europe }).end())
        yield* Effect.acquireRelease(
          Effect.promise(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))),
          () => Effect.sync(() => server.close())
        )
        const address = server.address()
        assert(typeof address === "object" && address !== null)
        const cloud = yield* LocalCloud.serve({ port: 0 })
        yield* cloud.graphIncomingCall({ callbackUri: `http://127.0.0.1:${address.port}/`, from, clientId, tenantId })
        yield* cloud.idle
        const outcomes = (yield* cloud.journal()).flatMap(({ data, kind }) =>
          kind === "callback" ? [at(data, "outcome")] : []
        )
        assert.deepStrictEqual(outcomes, ["redirected", "blocked"])
      })
    )
  )
})

describe("an incoming call in the form before Graph's", () => {
  const told = (answer: number) => {
    const bodies: Array<unknown> = []
    const layer = LocalCloud.layer({
      deliver: ({ body }) => Effect.sync(() => ({ status: bodies.push(JSON.parse(body)) === 1 ? answer : 202 }))
    })
    const ring = Effect.gen(function* () {
      yield* begin
      const { advance, graphIncomingCall } = yield* Emulator
      const id = yield* graphIncomingCall({ callbackUri, from, clientId, tenantId, olderForm: true })
      yield* advance(60_000)
      return id
    })
    return { bodies, layer, ring }
  }

  it.effect("is told again in Graph's after 204", () => {
    const { bodies, layer, ring } = told(204)
    return Effect.gen(function* () {
      const id = yield* ring
      assert.deepInclude(bodies[0], { id, callState: "incoming", appId: clientId })
      assert.strictEqual(at(bodies[0], "participants", 0, "identity"), from)
      assert.deepStrictEqual(
        bodies.slice(1).map((body) => at(body, "value", 0, "resourceData", "state")),
        ["incoming", "terminated"]
      )
    }).pipe(Effect.provide(layer))
  })

  it.effect("is not after another answer, and rings until its time is over", () => {
    const { bodies, layer, ring } = told(202)
    return Effect.gen(function* () {
      yield* ring
      assert.deepStrictEqual(
        bodies.slice(1).map((body) => at(body, "value", 0, "resourceData", "state")),
        ["terminated"]
      )
    }).pipe(Effect.provide(layer))
  })
})
