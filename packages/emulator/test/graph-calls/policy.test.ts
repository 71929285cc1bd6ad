/** Policies for compliance recording: the application decides about everybody under the policy who joins later, and hears who left. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { Emulator } from "../../src/Emulator.ts"
import type { Acknowledgement } from "../../src/kernel/delivery/Sender.ts"
import { at, begin, textAt } from "../identity/support/wire.ts"
import { ask, callbackUri, calls, clientId, makeBot, short, tenantId } from "./support/bot.ts"

const from = "8:orgid:550fae72-d251-43ec-868c-373732c2704f"
const joiner = "8:orgid:112f7296-5fa4-42ca-bae8-6a692b15d4b8"
const newBot = "https://eu.contoso.com/api/calls"
const applicationMetadata = { botData: { user: { applicationMetadata: "" } } }
const media = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
const answering = { acceptedModalities: ["audio"], mediaConfig: media }
const decision = (name: string, more: object = {}): Acknowledgement => ({
  status: 200,
  body: JSON.stringify({ "@odata.type": `#microsoft.graph.${name}`, ...more })
})

/** An application that answers a participant that joins as it is told to, and everything else with 202. */
const recording = (decide: () => Effect.Effect<Acknowledgement>, capacity = 50) => {
  const bot = makeBot({}, (_, item) =>
    at(item, "resourceData", "@odata.type") === "#microsoft.graph.participantJoiningNotification"
      ? decide()
      : Effect.succeed({ status: 202 })
  )
  const scene = Effect.gen(function* () {
    yield* begin
    const { advance, graphIncomingCall } = yield* Emulator
    const id = yield* graphIncomingCall({ callbackUri, from, clientId, tenantId, applicationMetadata })
    const path = `${calls}/${id}`
    yield* ask("POST", `${path}/answer`, { ...answering, participantCapacity: capacity })
    yield* advance(1_000)
    bot.posts.length = 0
    return { id, path, advance }
  })
  return { ...bot, scene }
}

/** The ids of the users in the roster of a call. */
const usersIn = (path: string) =>
  Effect.map(ask("GET", `${path}/participants`), (body) => {
    const value = at(body, "value")
    return (Array.isArray(value) ? value : []).flatMap(
      (one: unknown) => at(one, "info", "identity", "user", "id") ?? []
    )
  })

const joined = Effect.fnUntraced(function* (id: string, who = joiner) {
  const { advance, graphPolicyParticipant } = yield* Emulator
  const participantId = yield* graphPolicyParticipant(id, who)
  yield* advance(0)
  return participantId
})

const joinerId = joiner.slice("8:orgid:".length)

describe("a participant that joins under a policy", () => {
  it.effect("is in when the application accepts it, and is told when it left", () => {
    const { layer, posts, scene } = recording(() => Effect.succeed(decision("acceptJoinResponse")))
    return Effect.gen(function* () {
      const { advance, id, path } = yield* scene
      const participantId = yield* joined(id)
      yield* advance(0)
      const [joining] = posts
      assert.strictEqual(at(joining?.item, "resourceUrl"), `/communications/calls/${id}`)
      const call = at(joining?.item, "resourceData", "call")
      assert.deepStrictEqual(
        [at(call, "id"), at(call, "state"), at(call, "source", "identity", "user", "id")],
        [id, "incoming", joinerId]
      )
      assert.strictEqual(at(call, "incomingContext", "observedParticipantId"), participantId)
      assert.deepStrictEqual(at(call, "applicationMetadata", "botData"), applicationMetadata.botData)
      assert.strictEqual(joining?.read._tag, "ParticipantJoining")
      assert.deepStrictEqual(posts.slice(1).map(short), ["participants 4"])
      assert.include(yield* usersIn(path), joinerId)

      yield* (yield* Emulator).graphLeave(id, joiner)
      yield* advance(0)
      const left = posts[2]
      assert.strictEqual(left?.read._tag, "ParticipantLeft")
      assert.strictEqual(at(left?.item, "changeType"), "deleted")
      assert.strictEqual(at(left?.item, "resourceData", "participantId"), participantId)
      assert.deepStrictEqual(posts.slice(3).map(short), ["participants 3"])
    }).pipe(Effect.provide(layer))
  })

  for (const [name, answer] of [
    ["rejects it", decision("rejectJoinResponse", { reason: "Busy" })],
    ["says nothing of it", { status: 202 }],
    ["answers what is no decision", { status: 200, body: "[1" }],
    ["invites nobody anywhere", decision("inviteNewBotResponse", { inviteUri: "elsewhere" })]
  ] as const satisfies ReadonlyArray<readonly [string, Acknowledgement]>)
    it.effect(`stays out when the application ${name}`, () => {
      const { layer, posts, scene } = recording(() => Effect.succeed(answer))
      return Effect.gen(function* () {
        const { advance, id, path } = yield* scene
        yield* joined(id)
        yield* advance(60_000)
        assert.strictEqual(posts.length, 1)
        assert.notInclude(yield* usersIn(path), joinerId)
        // The place is free again.
        yield* joined(id)
        assert.strictEqual(posts.length, 2)
      }).pipe(Effect.provide(layer))
    })

  it.effect(
    "is asked about again after a failure, within five seconds, and a decision that comes later changes nothing",
    () => {
      const given: Array<Acknowledgement> = [{ status: 503 }, { status: 503 }, decision("acceptJoinResponse")]
      const { layer, posts, scene } = recording(() => Effect.succeed(given.shift() ?? { status: 503 }))
      return Effect.gen(function* () {
        const { advance, id, path } = yield* scene
        yield* joined(id)
        yield* advance(3_000)
        assert.strictEqual(posts.filter(({ read }) => read._tag === "ParticipantJoining").length, 3)
        assert.include(yield* usersIn(path), joinerId)

        posts.length = 0
        yield* joined(id, "8:orgid:late")
        yield* advance(5_000)
        given.push(decision("acceptJoinResponse"))
        yield* advance(60_000)
        assert.notInclude(yield* usersIn(path), "late")
        assert.strictEqual(given.length, 1)
      }).pipe(Effect.provide(layer))
    }
  )

  it.effect("stays out when the decision takes longer than five seconds", () => {
    const { layer, scene } = recording(() => Effect.delay(Effect.succeed(decision("acceptJoinResponse")), 5_001))
    return Effect.gen(function* () {
      const { id, path } = yield* scene
      yield* (yield* Emulator).graphPolicyParticipant(id, joiner)
      // `advance` would wait for the answer.
      yield* TestClock.adjust(10_000)
      assert.notInclude(yield* usersIn(path), joinerId)
    }).pipe(Effect.provide(layer))
  })

  it.effect("is in once another application has answered that was invited for it, at the address of the answer", () => {
    const { layer, posts, scene } = recording(() =>
      Effect.succeed(decision("inviteNewBotResponse", { inviteUri: newBot }))
    )
    return Effect.gen(function* () {
      const { advance, id, path } = yield* scene
      const participantId = yield* joined(id)
      const incoming = posts[1]
      assert.strictEqual(incoming?.request.url, newBot)
      assert.strictEqual(at(incoming?.item, "resourceData", "state"), "incoming")
      assert.strictEqual(at(incoming?.item, "resourceData", "incomingContext", "observedParticipantId"), participantId)
      assert.notInclude(yield* usersIn(path), joinerId)
      yield* ask("POST", `${calls}/${textAt(incoming?.item, "resourceData", "id")}/answer`, answering)
      yield* advance(1_000)
      assert.include(yield* usersIn(path), joinerId)
    }).pipe(Effect.provide(layer))
  })

  it.effect("stays out when that one does not answer in five seconds", () => {
    const { layer, posts, scene } = recording(() =>
      Effect.succeed(decision("inviteNewBotResponse", { inviteUri: newBot }))
    )
    return Effect.gen(function* () {
      const { advance, id, path } = yield* scene
      yield* joined(id)
      yield* advance(5_000)
      assert.deepStrictEqual(posts.slice(1).map(short), ["incoming", "terminated"])
      assert.notInclude(yield* usersIn(path), joinerId)
    }).pipe(Effect.provide(layer))
  })

  it.effect("has the application called once more where it takes no more than it has", () => {
    const { layer, posts, scene } = recording(() => Effect.die("nobody is asked"), 1)
    return Effect.gen(function* () {
      const { advance, id, path } = yield* scene
      yield* joined(id)
      assert.deepStrictEqual(posts.map(short), ["incoming"])
      assert.strictEqual(posts[0]?.request.url, callbackUri)
      yield* ask("POST", `${calls}/${textAt(posts[0]?.item, "resourceData", "id")}/answer`, answering)
      yield* advance(1_000)
      assert.include(yield* usersIn(path), joinerId)
    }).pipe(Effect.provide(layer))
  })

  it.effect("is refused in a call that no policy brought the application into, and twice", () => {
    const { layer, scene } = recording(() => Effect.succeed(decision("acceptJoinResponse")))
    return Effect.gen(function* () {
      const { advance, id } = yield* scene
      const { graphIncomingCall, graphPolicyParticipant } = yield* Emulator
      assert.include(String(yield* Effect.flip(graphPolicyParticipant(id, from))), "participant: expected somebody")
      const other = yield* graphIncomingCall({ callbackUri, from: joiner, clientId, tenantId })
      yield* ask("POST", `${calls}/${other}/answer`, answering)
      yield* advance(1_000)
      assert.include(String(yield* Effect.flip(graphPolicyParticipant(other, "+14255550123"))), "callId: expected")
    }).pipe(Effect.provide(layer))
  })
})
