/** MoveParticipants: who can be moved, which events both calls get, and what is refused. No recording shows any of it. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callApplication,
  callbackUri,
  callerId,
  callPhone,
  codeOf,
  makeRig,
  objectAt,
  phone,
  type Rig,
  rosterOf,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const here = "4:+14255550123"
const there = "4:+14255550144"
const moving = phone("+14255550144")
const second = "4:+14255550155"
const version = "2026-03-12"

/** Two calls of the application, each with a telephone; events so far are forgotten. */
const twoCalls = Effect.fnUntraced(function* (rig: Rig) {
  const to = yield* callPhone(rig, { version })
  const from = yield* callPhone(rig, { version, number: "+14255550144" })
  rig.forget()
  return { from, to }
})

const move = (rig: Rig, id: string, body: object) => rig.send(operations.moveParticipants, { id, version, body })

describe("move participants", () => {
  for (const version of ["2025-08-15-preview", "2026-03-12"])
    it.effect(
      `${version}: 202, MoveParticipantSucceeded, the roster here, and the end of the call that one is left in`,
      () =>
        Effect.gen(function* () {
          const rig = yield* makeRig()
          const { from, to } = yield* twoCalls(rig)
          const { body, header, status } = yield* rig.send(operations.moveParticipants, {
            id: to,
            version,
            headers: {
              "repeatability-request-id": "5d9d5d5f-3a44-4b7b-8a0a-64b1d2a9d5f1",
              "repeatability-first-sent": new Date(yield* rig.now).toUTCString()
            },
            body: { targetParticipants: [moving], fromCall: from, operationContext: "moving" }
          })
          assert.strictEqual(status, 202)
          assert.deepStrictEqual(body, {
            participants: [{ identifier: moving, isMuted: false, isOnHold: false }],
            operationContext: "moving",
            fromCall: from
          })
          assert.strictEqual(header("repeatability-result"), "accepted")
          yield* rig.advance(5000)
          assert.deepStrictEqual(typesOf(rig, to), ["MoveParticipantSucceeded", "ParticipantsUpdated"])
          const [succeeded, roster] = rig.eventsOf(to)
          assert.strictEqual(codeOf(succeeded), "200/0")
          assert.deepStrictEqual(Object.keys(objectAt(succeeded, "data")), [
            "fromCall",
            "participant",
            "version",
            "operationContext",
            "resultInformation",
            "callConnectionId",
            "serverCallId",
            "correlationId",
            "publicEventType"
          ])
          assert.strictEqual(textAt(succeeded, "data", "fromCall"), from)
          assert.strictEqual(textAt(succeeded, "data", "participant", "rawId"), there)
          assert.strictEqual(textAt(succeeded, "data", "operationContext"), "moving")
          assert.hasAllKeys(rosterOf(roster), [alice, here, there])
          assert.deepStrictEqual(typesOf(rig, from), ["CallDisconnected"])
          assert.strictEqual(codeOf(rig.eventsOf(from)[0]), "200/5001")
        })
    )

  it.effect("a call in which more are left goes on with a roster", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { from, to } = yield* twoCalls(rig)
      yield* rig.send(operations.addParticipant, {
        id: from,
        body: { participantToAdd: phone("+14255550155"), ...callerId }
      })
      yield* rig.advance(1000)
      rig.forget()
      yield* move(rig, to, { targetParticipants: [moving], fromCall: from })
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, from), ["ParticipantsUpdated"])
      assert.hasAllKeys(rosterOf(rig.eventsOf(from)[0]), [alice, second])
      assert.hasAllKeys(rosterOf(rig.eventsOf(to).at(-1)), [alice, here, there])
    })
  )

  it.effect("each is reported by itself, to operationCallbackUri when given", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { from, to } = yield* twoCalls(rig)
      const absentee = phone("+14255550199")
      const url = "https://app.contoso.com/other"
      yield* move(rig, to, { targetParticipants: [absentee, moving], fromCall: from, operationCallbackUri: url })
      yield* rig.advance(5000)
      assert.deepStrictEqual(
        rig.eventsOf(to).map(({ type, url }) => [type, url]),
        [
          ["MoveParticipantFailed", url],
          ["MoveParticipantSucceeded", url],
          ["ParticipantsUpdated", callbackUri]
        ]
      )
      const [failed] = rig.eventsOf(to)
      assert.strictEqual(codeOf(failed), "400/8558")
      assert.strictEqual(textAt(failed, "data", "fromCall"), from)
      assert.notProperty(objectAt(failed, "data"), "operationContext")
    })
  )

  it.effect("who is here already fails with 400/8559, and stays in the other call", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { from, to } = yield* twoCalls(rig)
      yield* rig.send(operations.addParticipant, {
        id: from,
        body: { participantToAdd: phone("+14255550123"), ...callerId }
      })
      yield* rig.advance(1000)
      rig.forget()
      yield* move(rig, to, { targetParticipants: [phone("+14255550123")], fromCall: from })
      yield* rig.advance(1000)
      assert.deepStrictEqual(typesOf(rig, to), ["MoveParticipantFailed"])
      assert.strictEqual(codeOf(rig.eventsOf(to)[0]), "400/8559")
      assert.deepStrictEqual(typesOf(rig, from), [])
    })
  )

  it.effect("the user of an application fails with 400/8585", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callApplication(rig)
      const to = yield* callPhone(rig)
      rig.forget()
      yield* move(rig, to, { targetParticipants: [user(bob)], fromCall: creator })
      yield* rig.advance(1000)
      assert.deepStrictEqual(typesOf(rig, to), ["MoveParticipantFailed"])
      assert.strictEqual(codeOf(rig.eventsOf(to)[0]), "400/8585")
      assert.deepStrictEqual(typesOf(rig, creator), [])
    })
  )

  it.effect("fails with 400/8528 before CallDisconnected when this call ends first", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { from, to } = yield* twoCalls(rig)
      yield* move(rig, to, { targetParticipants: [moving], fromCall: from })
      yield* rig.send(operations.terminateCall, { id: to })
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, to), ["MoveParticipantFailed", "CallDisconnected"])
      assert.strictEqual(codeOf(rig.eventsOf(to)[0]), "400/8528")
      assert.deepStrictEqual(typesOf(rig, from), [])
    })
  )

  it.effect("fails with 400/8558 when the other call ends first", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { from, to } = yield* twoCalls(rig)
      yield* move(rig, to, { targetParticipants: [moving], fromCall: from })
      yield* rig.send(operations.terminateCall, { id: from })
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, to), ["MoveParticipantFailed"])
      assert.strictEqual(codeOf(rig.eventsOf(to)[0]), "400/8558")
    })
  )

  it.effect("a call that is unknown, the same or rings, and nobody or somebody twice are refused", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { from, to } = yield* twoCalls(rig)
      const ringing = yield* rig.send(operations.createCall, {
        body: { targets: [user(bob)], source: { id: alice }, callbackUri }
      })
      const rings = textAt(ringing.body, "callConnectionId")
      const targetParticipants = [moving]
      const before = yield* rig.calls
      const refused = Effect.fnUntraced(function* (id: string, body: object) {
        const answer = yield* move(rig, id, body)
        return `${answer.status} ${textAt(answer.body, "error", "code")}`
      })
      const unknown = "18dea47f-b081-4107-9a5c-4300819d2c6c"
      assert.strictEqual(yield* refused(unknown, { targetParticipants, fromCall: from }), "404 8522")
      assert.strictEqual(yield* refused(to, { targetParticipants, fromCall: unknown }), "404 8522")
      assert.strictEqual(yield* refused(to, { targetParticipants, fromCall: to }), "400 8523")
      assert.strictEqual(yield* refused(to, { targetParticipants, fromCall: rings }), "400 8501")
      assert.strictEqual(yield* refused(rings, { targetParticipants, fromCall: from }), "400 8501")
      assert.strictEqual(yield* refused(to, { targetParticipants: [], fromCall: from }), "400 8523")
      assert.strictEqual(yield* refused(to, { targetParticipants: [moving, moving], fromCall: from }), "400 8523")
      assert.strictEqual(yield* refused(to, { targetParticipants }), "400 8523")
      assert.deepStrictEqual(yield* rig.calls, before)
    })
  )

  for (const version of ["2024-09-15", "2025-06-15"])
    it.effect(`is not there on ${version}`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const { from, to } = yield* twoCalls(rig)
        const answer = yield* rig.send(operations.moveParticipants, {
          id: to,
          version,
          body: { targetParticipants: [moving], fromCall: from }
        })
        assert.strictEqual(textAt(answer.body, "error", "code"), "UnsupportedApiVersion")
      })
    )
})
