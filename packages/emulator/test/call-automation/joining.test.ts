/** Connect: joining a call that is going on, a group call or a room. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  bob,
  callApplication,
  callbackUri,
  callerId,
  callPhone,
  codeOf,
  type Json,
  makeRig,
  objectAt,
  phone,
  type Rig,
  rosterOf,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const room = { kind: "roomCallLocator", roomId: "99434917639286209" }
const group = { kind: "groupCallLocator", groupCallId: "29228d3e-040e-4656-a70e-890ab4e173e5" }

const join = (rig: Rig, callLocator: object, version = "2026-03-12") =>
  rig.send(operations.connect, { version, body: { callLocator, callbackUri, operationContext: "joining" } })

const legOf = (answer: { readonly body: Json }) => textAt(answer.body, "callConnectionId")

/** A call with a telephone, and its server call id. */
const talking = Effect.fnUntraced(function* () {
  const rig = yield* makeRig()
  const id = yield* callPhone(rig)
  const serverCallId = textAt(rig.posts[0], "data", "serverCallId")
  const correlationId = textAt(rig.posts[0], "data", "correlationId")
  rig.forget()
  return { rig, id, serverCallId, correlationId, locator: { kind: "serverCallLocator", serverCallId } }
})

describe("connecting to a call", () => {
  it.effect("notifies the leg that it is connected and who is there; the other leg gets no event", () =>
    Effect.gen(function* () {
      const { correlationId, id, locator, rig, serverCallId } = yield* talking()
      const leg = legOf(yield* join(rig, locator))
      yield* rig.advance(1_000)
      assert.deepStrictEqual(typesOf(rig, leg), ["ParticipantsUpdated", "CallConnected"])
      assert.deepStrictEqual(typesOf(rig, id), [])
      const [roster, connected] = rig.posts
      assert.strictEqual(codeOf(connected), "200/0")
      assert.deepInclude(connected?.data, { operationContext: "joining", serverCallId, correlationId })
      const both = yield* rig.send(operations.getParticipants, { id })
      assert.deepStrictEqual(roster?.data["participants"], both.body["value"])
      const { body } = yield* rig.send(operations.getCall, { id: leg })
      assert.deepInclude(body, { callConnectionState: "connected", serverCallId, correlationId, targets: [] })
    })
  )

  it.effect("the joined application acts on the call, leaves it as it is, or ends it for everybody", () =>
    Effect.gen(function* () {
      const { id, locator, rig } = yield* talking()
      const first = legOf(yield* join(rig, locator))
      const second = legOf(yield* join(rig, locator))
      yield* rig.advance(1_000)
      rig.forget()
      yield* rig.send(operations.hold, { id: first, body: { targetParticipant: phone("+14255550123") } })
      yield* rig.advance(1_000)
      for (const leg of [id, first, second]) {
        assert.deepStrictEqual(typesOf(rig, leg), ["ParticipantsUpdated"])
        assert.strictEqual(rosterOf(rig.eventsOf(leg)[0])["4:+14255550123"], true)
      }
      rig.forget()
      yield* rig.send(operations.hangupCall, { id: first })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(
        rig.posts.map((post) => [post.key, post.type, codeOf(post)]),
        [[first, "CallDisconnected", "200/7000"]]
      )
      rig.forget()
      yield* rig.send(operations.terminateCall, { id: second })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(rig.eventsOf(second).map(codeOf), ["200/7000"])
      assert.deepStrictEqual(rig.eventsOf(id).map(codeOf), ["200/5001"])
      assert.deepStrictEqual(yield* rig.calls, [])
    })
  )

  it.effect("a call that ends meanwhile is CallDisconnected and ConnectFailed 487", () =>
    Effect.gen(function* () {
      const { id, locator, rig } = yield* talking()
      const leg = legOf(yield* join(rig, locator))
      yield* rig.send(operations.terminateCall, { id })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(typesOf(rig, leg), ["CallDisconnected", "ConnectFailed"])
      for (const event of rig.eventsOf(leg)) {
        assert.strictEqual(codeOf(event), "487/0")
        assert.strictEqual(event.data["operationContext"], "joining")
      }
    })
  )

  it.effect("with three legs in the call: both users' legs and the joined one end with it", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answered, answerer, creator } = yield* callApplication(rig)
      const leg = legOf(yield* join(rig, { kind: "serverCallLocator", serverCallId: textAt(answered, "serverCallId") }))
      yield* rig.advance(1_000)
      rig.forget()
      yield* rig.send(operations.hangupCall, { id: answerer })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(
        [answerer, creator, leg].map((each) => rig.eventsOf(each).map(codeOf)),
        [["200/7000"], ["200/5001"], ["200/5001"]]
      )
    })
  )
})

describe("connecting to a group call or a room", () => {
  for (const locator of [group, room])
    it.effect(`${locator.kind}: the first application finds it empty, invites, and the second sees who is there`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const first = legOf(yield* join(rig, locator, "2024-09-15"))
        yield* rig.advance(1_000)
        assert.deepStrictEqual(typesOf(rig, first), ["ParticipantsUpdated", "CallConnected"])
        assert.deepStrictEqual(rosterOf(rig.posts[0]), {})
        rig.forget()
        yield* rig.send(operations.addParticipant, {
          id: first,
          body: { participantToAdd: phone("+14255550123"), ...callerId }
        })
        yield* rig.advance(1_000)
        assert.deepStrictEqual(typesOf(rig, first), ["AddParticipantSucceeded", "ParticipantsUpdated"])

        const second = legOf(yield* join(rig, locator))
        yield* rig.advance(1_000)
        assert.hasAllKeys(rosterOf(rig.eventsOf(second)[0]), ["4:+14255550123"])
        assert.lengthOf([yield* rig.calls].flat(), 1)
      })
    )

  it.effect("it goes on when participants leave, and is gone with the last application", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = legOf(yield* join(rig, room))
      yield* rig.advance(1_000)
      const participant = phone("+14255550123")
      yield* rig.send(operations.addParticipant, { id, body: { participantToAdd: participant, ...callerId } })
      yield* rig.advance(1_000)
      rig.forget()
      yield* rig.send(operations.removeParticipant, { id, body: { participantToRemove: participant } })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(typesOf(rig, id), ["RemoveParticipantSucceeded", "ParticipantsUpdated"])
      yield* rig.send(operations.hangupCall, { id })
      yield* rig.advance(1_000)
      assert.deepStrictEqual(rig.eventsOf(id).map(codeOf).at(-1), "200/7000")
      assert.deepStrictEqual(yield* rig.calls, [])
    })
  )

  it.effect("ids of different meetings are different calls", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      yield* join(rig, room)
      yield* join(rig, { ...room, roomId: "99434917639286210" })
      yield* join(rig, { ...group, groupCallId: room.roomId })
      assert.lengthOf([yield* rig.calls].flat(), 3)
    })
  )

  for (const ending of [404, 480, 500])
    it.effect(`an id that ends with ${ending} is CallDisconnected and ConnectFailed ${ending}`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const leg = legOf(yield* join(rig, { ...room, roomId: `99434917639286${ending}` }))
        yield* rig.advance(1_000)
        assert.deepStrictEqual(typesOf(rig, leg), ["CallDisconnected", "ConnectFailed"])
        assert.deepStrictEqual(rig.posts.map(codeOf), [`${ending}/0`, `${ending}/0`])
        assert.deepStrictEqual(yield* rig.calls, [])
        assert.strictEqual((yield* rig.send(operations.getCall, { id: leg })).status, 404)
      })
    )
})

describe("a connect that is refused", () => {
  const refused = [
    ["a server call id of no call", { kind: "serverCallLocator", serverCallId: "bm9ib2R5" }, 404, "8522", "Call"],
    ["no kind", { serverCallId: "bm9ib2R5" }, 400, "8523", "callLocator.kind"],
    ["a kind that is none", { kind: "teamsMeeting", roomId: "1" }, 400, "8523", "callLocator.kind"],
    ["the id of another kind", { kind: "roomCallLocator", serverCallId: "bm9ib2R5" }, 400, "8523", "roomId"],
    ["an empty id", { kind: "groupCallLocator", groupCallId: "" }, 400, "8523", "groupCallId"]
  ] as const
  for (const [what, locator, status, code, named] of refused)
    it.effect(`${what} is ${status} ${code}`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const { body, status: answered } = yield* join(rig, locator)
        assert.deepStrictEqual([answered, textAt(body, "error", "code")], [status, code])
        assert.include(textAt(body, "error", "message"), named)
        assert.deepStrictEqual(yield* rig.calls, [])
      })
    )

  it.effect("a call that still rings is 400 8501", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* rig.send(operations.createCall, { body: { targets: [user(bob)], callbackUri } })
      const { serverCallId } = objectAt(rig.published[0], "data")
      const { body, status } = yield* join(rig, { kind: "serverCallLocator", serverCallId })
      // The caller is in, who is called is not: one is not yet a call.
      assert.deepStrictEqual([status, textAt(body, "error", "code")], [400, "8501"])
    })
  )

  it.effect("a callback that is none is 400 8523; a version without the operation is refused", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const bad = yield* rig.send(operations.connect, {
        version: "2026-03-12",
        body: { callLocator: room, callbackUri: "http://contoso.com/" }
      })
      assert.deepStrictEqual([bad.status, textAt(bad.body, "error", "code")], [400, "8523"])
      const old = yield* join(rig, room, "2024-04-15")
      assert.deepStrictEqual([old.status, textAt(old.body, "error", "code")], [400, "UnsupportedApiVersion"])
    })
  )
})
