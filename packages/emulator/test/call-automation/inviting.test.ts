/** Adding participants, and reading who is in a call, besides what is recorded. */
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
  resourceId,
  type Rig,
  rosterOf,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const silent = `8:acs:${resourceId}_0f50d091-5bd3-448b-884d-44be7037d408`
const carol = `8:acs:${resourceId}_3b3a5c9e-57f4-4f0a-9a5b-1d0c5ed0c0de`
const add = (rig: Rig, id: string, party: object, more: object = {}) =>
  rig.send(operations.addParticipant, { id, body: { participantToAdd: party, ...callerId, ...more } })
const answerNewest = (rig: Rig, operationContext: string) =>
  Effect.map(
    rig.send(operations.answerCall, {
      body: {
        incomingCallContext: textAt(rig.published.at(-1), "data", "incomingCallContext"),
        callbackUri,
        operationContext
      }
    }),
    ({ body }) => textAt(body, "callConnectionId")
  )

describe("add", () => {
  it.effect("2023-03-06 answers without invitationId and isOnHold", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const { body } = yield* rig.send(operations.addParticipant, {
        id,
        version: "2023-03-06",
        body: { participantToAdd: user(silent) }
      })
      assert.deepStrictEqual(body, { participant: { identifier: user(silent), isMuted: false } })
    })
  )

  it.effect("somebody who answers: AddParticipantSucceeded on the inviting leg, a roster on both", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callApplication(rig)
      rig.forget()
      yield* add(rig, creator, phone("+14255550144"), { operationContext: "in" })
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, creator), ["AddParticipantSucceeded", "ParticipantsUpdated"])
      assert.deepStrictEqual(typesOf(rig, answerer), ["ParticipantsUpdated"])
      const [succeeded, roster] = rig.eventsOf(creator)
      assert.strictEqual(Object.keys(objectAt(succeeded, "data"))[0], "participant")
      assert.strictEqual(textAt(succeeded, "data", "participant", "rawId"), "4:+14255550144")
      assert.strictEqual(textAt(succeeded, "data", "operationContext"), "in")
      assert.strictEqual(codeOf(succeeded), "200/0")
      assert.hasAllKeys(rosterOf(roster), [alice, bob, "4:+14255550144"])
    })
  )

  const failures = [
    [phone("+14255550603"), "603/560603"],
    [phone("+14255550486"), "486/560486"],
    [phone("+14255550480"), "480/560480"],
    [phone("+14255550404"), "404/560404"],
    [phone("+14255550500"), "500/560500"],
    [user(`8:acs:${resourceId}_0f50d091-5bd3-448b-884d-44be7037d603`), "603/0"],
    [user(silent), "408/10057"]
  ] as const
  for (const [party, code] of failures)
    it.effect(`a ${party.kind} that gives ${code} ends as AddParticipantFailed`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const id = yield* callPhone(rig)
        rig.forget()
        yield* add(rig, id, party, { operationContext: "x", operationCallbackUri: "https://app.contoso.com/adds" })
        yield* rig.advance(200_000)
        const failed = rig.eventsOf(id).filter(({ type }) => type !== "ParticipantsUpdated")
        assert.deepStrictEqual(
          failed.map(({ type, url }) => [type, url]),
          [["AddParticipantFailed", "https://app.contoso.com/adds"]]
        )
        assert.strictEqual(codeOf(failed[0]), code)
        assert.strictEqual(textAt(failed[0], "data", "operationContext"), "x")
        assert.strictEqual(textAt(failed[0], "data", "participant", "rawId"), party.rawId)
        assert.include(
          textAt(failed[0], "data", "resultInformation", "message"),
          `addParticipants failed for participant ${party.rawId}. Underlying reason: `
        )
      })
    )

  it.effect("invitationTimeoutInSeconds ends the ringing", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      yield* add(rig, id, user(silent), { invitationTimeoutInSeconds: 7 })
      yield* rig.advance(6999)
      assert.notInclude(typesOf(rig, id), "AddParticipantFailed")
      yield* rig.advance(1)
      assert.strictEqual(codeOf(rig.eventsOf(id).at(-1)), "408/10057")
    })
  )

  it.effect("an application that is invited gets IncomingCall of the same call and a leg of its own", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answered, answerer, creator } = yield* callApplication(rig)
      rig.forget()
      yield* add(rig, creator, user(carol))
      const incoming = objectAt(rig.published.at(-1), "data")
      assert.strictEqual(incoming["serverCallId"], answered["serverCallId"])
      assert.strictEqual(incoming["correlationId"], answered["correlationId"])
      assert.deepStrictEqual(incoming["to"], user(carol))
      const third = yield* answerNewest(rig, "third")
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, third), ["ParticipantsUpdated", "CallConnected"])
      assert.strictEqual(rig.eventsOf(third)[0]?.data["sequenceNumber"], 1)
      assert.strictEqual(textAt(rig.eventsOf(third)[1], "data", "operationContext"), "third")
      assert.deepStrictEqual(typesOf(rig, creator), ["AddParticipantSucceeded", "ParticipantsUpdated"])
      assert.deepStrictEqual(typesOf(rig, answerer), ["ParticipantsUpdated"])
      for (const id of [creator, answerer, third]) {
        const roster = rig.eventsOf(id).find(({ type }) => type === "ParticipantsUpdated")
        assert.hasAllKeys(rosterOf(roster), [alice, bob, carol])
      }
    })
  )

  it.effect("an invitation under way when the call ends fails before CallDisconnected, and nothing follows", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      rig.forget()
      yield* add(rig, id, user(silent))
      yield* rig.send(operations.terminateCall, { id })
      yield* rig.advance(200_000)
      assert.deepStrictEqual(typesOf(rig, id), ["AddParticipantFailed", "CallDisconnected"])
      assert.strictEqual(codeOf(rig.eventsOf(id)[0]), "400/8528")
    })
  )

  it.effect("somebody who is in the call, or is already invited, is refused", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      yield* add(rig, id, user(silent))
      for (const party of [user(silent), phone("+14255550123"), user(alice)]) {
        const { body, status } = yield* add(rig, id, party)
        assert.strictEqual(status, 400)
        assert.strictEqual(textAt(body, "error", "code"), "8559")
      }
    })
  )
})

describe("list and get", () => {
  it.effect("get gives one, whatever the case of its raw id; somebody who is not in the call is 404 8522", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callApplication(rig)
      for (const participant of [bob, bob.toUpperCase()]) {
        const { body, status } = yield* rig.send(operations.getParticipant, { id: creator, participant })
        assert.strictEqual(status, 200)
        assert.deepStrictEqual(body, { identifier: user(bob), isMuted: false, isOnHold: false })
      }
      const { body, status } = yield* rig.send(operations.getParticipant, { id: creator, participant: carol })
      assert.strictEqual(status, 404)
      assert.strictEqual(textAt(body, "error", "code"), "8522")
    })
  )

  it.effect("versions before 2024-06-15-preview show no isOnHold", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const { body } = yield* rig.send(operations.getParticipants, { id, version: "2024-04-15" })
      assert.sameMembers(Object.keys(objectAt(body, "value", 0)), ["identifier", "isMuted"])
    })
  )
})
