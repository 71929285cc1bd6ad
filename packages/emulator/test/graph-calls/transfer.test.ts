/** Transfers: blind and consultative, of a call between two and of a group, and those that do not succeed. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Emulator } from "../../src/Emulator.ts"
import { at, begin, textAt } from "../identity/support/wire.ts"
import {
  ask,
  bearer,
  callOf,
  calls,
  clientId,
  established,
  idsOf,
  makeBot,
  meetingOf,
  type Notified,
  send,
  short,
  target,
  tenantId
} from "./support/bot.ts"

const resultOf = (post: Notified | undefined) => {
  const info = at(post?.item, "resourceData", "resultInfo")
  return `${String(at(info, "code"))}/${String(at(info, "subcode"))}`
}

const present = Effect.map(
  Emulator.use(({ journal }) => journal()),
  (entries) => entries.filter(({ name }) => name === "participant entered").map(({ data }) => data)
)

describe("transfer", () => {
  it.effect("blind: 202, transferring, transferAccepted, and the end, on the same chain", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* established(posts)
      const { callChainId } = Object(yield* ask("GET", path))
      const body = { transferTarget: target("user", "colleague"), clientContext: "c", languageId: "en-us" }
      const answer = yield* send({ method: "POST", path: `${path}/transfer`, body })
      assert.strictEqual(answer.status, 202)
      assert.strictEqual(at(yield* ask("GET", path), "state"), "transferring")
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), ["transferring", "transferAccepted", "terminated"])
      assert.strictEqual(resultOf(posts[2]), "0/7015")
      assert.strictEqual(at(posts[2]?.item, "resourceData", "terminationReason"), "AppTransferred")
      for (const { item } of posts) assert.strictEqual(at(item, "resourceData", "callChainId"), callChainId)
      assert.strictEqual((yield* send({ method: "GET", path })).status, 404)
      assert.strictEqual(at((yield* present).at(-1), "correlationId"), callChainId)
    }).pipe(Effect.provide(layer))
  })

  it.effect("whose target declines: the call is established again, with 500/7000", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* established(posts)
      yield* ask("POST", `${path}/transfer`, { transferTarget: target("user", "00000000-0000-4000-8000-000000000603") })
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), ["transferring", "established"])
      assert.strictEqual(resultOf(posts[1]), "500/7000")
      assert.strictEqual(at(yield* ask("GET", path), "state"), "established")
    }).pipe(Effect.provide(layer))
  })

  it.effect(
    "to a telephone needs a number that sponsors it: a resource account that calls, or a telephone that called",
    () => {
      const { layer, posts } = makeBot()
      return Effect.gen(function* () {
        const { advance, path } = yield* established(posts)
        const transferTarget = target("phone", "+14255550123")
        yield* ask("POST", `${path}/transfer`, { transferTarget })
        yield* advance(1000)
        assert.deepStrictEqual(posts.map(short), ["transferring", "established"])
        assert.strictEqual(resultOf(posts[1]), "500/7000")
        const source = { identity: { applicationInstance: { id: "3d913abb-aec0-4964-8fa6-3c6850c4f278" } } }
        const call = yield* ask("POST", calls, { ...callOf(), source })
        yield* advance(1000)
        yield* ask("POST", `${calls}/${String(at(call, "id"))}/transfer`, { transferTarget })
        yield* advance(1000)
        assert.strictEqual(resultOf(posts.at(-1)), "0/7015")
      }).pipe(Effect.provide(layer))
    }
  )

  it.effect("whose target rings for ever fails after a minute; hanging up before ends both", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* established(posts)
      const transfer = { transferTarget: target("user", "00000000-0000-4000-8000-000000000408") }
      yield* ask("POST", `${path}/transfer`, transfer)
      yield* advance(59_999)
      assert.deepStrictEqual(posts.map(short), ["transferring"])
      yield* advance(1)
      assert.deepStrictEqual(posts.map(short), ["transferring", "established"])
      yield* ask("POST", `${path}/transfer`, transfer)
      yield* ask("DELETE", path)
      yield* advance(200_000)
      assert.deepStrictEqual(posts.map(short).slice(2), ["transferring", "terminating", "terminated"])
      assert.deepStrictEqual(at(yield* (yield* Emulator).state, "graphCalls"), [])
    }).pipe(Effect.provide(layer))
  })

  it.effect("consultative: both calls are over, and those who were in them talk", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* established(posts)
      const consulted = yield* ask("POST", calls, callOf("colleague"))
      yield* advance(1000)
      posts.length = 0
      const replacesCallId = String(at(consulted, "id"))
      const transferTarget = target("user", "colleague", { replacesCallId })
      yield* ask("POST", `${path}/transfer`, { transferTarget })
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short).toSorted(), [
        "terminated",
        "terminated",
        "transferAccepted",
        "transferring"
      ])
      assert.deepStrictEqual(at(yield* (yield* Emulator).state, "graphCalls"), [])
    }).pipe(Effect.provide(layer))
  })

  it.effect("consultative of a call that the application made with its client id in capitals is put through", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* established(posts)
      const authorization = yield* bearer(clientId.toUpperCase())
      const consulted = yield* send({
        method: "POST",
        path: calls,
        body: callOf("colleague"),
        headers: { authorization }
      })
      yield* advance(1000)
      posts.length = 0
      const replacesCallId = textAt(consulted.body, "id")
      yield* ask("POST", `${path}/transfer`, { transferTarget: target("user", "colleague", { replacesCallId }) })
      yield* advance(1000)
      assert.include(posts.map(short), "transferAccepted")
    }).pipe(Effect.provide(layer))
  })

  it.effect("consultative of a call that is not there, or of somebody else, fails with 500/7700", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* established(posts)
      const replacesCallId = "57dab8b1-894c-409a-b240-bd8beae78896"
      yield* ask("POST", `${path}/transfer`, { transferTarget: target("user", "colleague", { replacesCallId }) })
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), ["transferring", "established"])
      assert.strictEqual(resultOf(posts[1]), "500/7700")
      assert.strictEqual(at(posts[1]?.item, "resourceData", "replacesContext"), replacesCallId)
    }).pipe(Effect.provide(layer))
  })

  it.effect("of a group call needs a transferee, who leaves; the call goes on", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const { advance } = yield* Emulator
      const users = [target("user", "a"), target("user", "b")]
      const call = yield* ask("POST", calls, { ...callOf(), targets: users })
      const path = `${calls}/${String(at(call, "id"))}`
      yield* advance(1000)
      const transferTarget = target("user", "colleague")
      assert.strictEqual(
        (yield* send({ method: "POST", path: `${path}/transfer`, body: { transferTarget } })).status,
        400
      )
      const ids = idsOf(at(yield* ask("GET", `${path}/participants`), "value"))
      posts.length = 0
      const transferee = { "@odata.type": "#microsoft.graph.participantInfo", participantId: ids["a"] }
      yield* ask("POST", `${path}/transfer`, { transferTarget, transferee })
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), ["transferring", "transferAccepted", "established", "participants 2"])
      assert.strictEqual(at(yield* ask("GET", path), "state"), "established")
    }).pipe(Effect.provide(layer))
  })

  it.effect("to a bot, or of somebody who is not there, is refused", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { path } = yield* established(posts)
      const bot = { transferTarget: target("application", "2891555a-92ff-42e6-80fa-6e1300c6b501") }
      const answer = yield* send({ method: "POST", path: `${path}/transfer`, body: bot })
      assert.strictEqual(at(answer.body, "error", "code"), "7505")
      const transferee = { identity: { user: { id: "nobody" } } }
      const body = { transferTarget: target("user", "colleague"), transferee }
      assert.strictEqual((yield* send({ method: "POST", path: `${path}/transfer`, body })).status, 404)
      const meeting = yield* ask("POST", calls, meetingOf("123", { tenantId }))
      assert.isString(at(meeting, "id"))
    }).pipe(Effect.provide(layer))
  })
})
