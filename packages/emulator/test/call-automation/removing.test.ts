/** Removing participants, besides what is recorded. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callApplication,
  callbackUri,
  callOfThree,
  callPhone,
  codeOf,
  makeRig,
  objectAt,
  phone,
  rosterOf,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const agent = "4:+14255550144"

describe("remove", () => {
  it.effect("answers 202 {operationContext}, empty without one", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const body = { participantToRemove: phone("+14255550123") }
      assert.deepStrictEqual(
        (yield* rig.send(operations.removeParticipant, { id, body: { ...body, operationContext: "x" } })).body,
        {
          operationContext: "x"
        }
      )
      const { body: empty, status } = yield* rig.send(operations.removeParticipant, { id, body })
      assert.strictEqual(status, 202)
      assert.deepStrictEqual(empty, {})
    })
  )

  it.effect("with more left: the removed one's leg ends, the remaining legs get a roster", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callOfThree(rig)
      yield* rig.send(operations.removeParticipant, { id: creator, body: { participantToRemove: user(bob) } })
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, answerer), ["CallDisconnected"])
      assert.strictEqual(codeOf(rig.eventsOf(answerer)[0]), "200/5300")
      assert.deepStrictEqual(typesOf(rig, creator), ["RemoveParticipantSucceeded", "ParticipantsUpdated"])
      assert.hasAllKeys(rosterOf(rig.eventsOf(creator)[1]), [alice, agent])
    })
  )

  it.effect("with more left and nobody's leg removed: rosters on both legs", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callOfThree(rig)
      yield* rig.send(operations.removeParticipant, { id: answerer, body: { participantToRemove: { rawId: agent } } })
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, answerer), ["RemoveParticipantSucceeded", "ParticipantsUpdated"])
      assert.deepStrictEqual(typesOf(rig, creator), ["ParticipantsUpdated"])
      for (const id of [creator, answerer]) assert.hasAllKeys(rosterOf(rig.eventsOf(id).at(-1)), [alice, bob])
    })
  )

  it.effect("somebody who is not in the call ends as RemoveParticipantFailed and changes nothing", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      rig.forget()
      const { status } = yield* rig.send(operations.removeParticipant, {
        id,
        body: { participantToRemove: phone("+14255550199"), operationContext: "x" }
      })
      assert.strictEqual(status, 202)
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, id), ["RemoveParticipantFailed"])
      const [failed] = rig.eventsOf(id)
      assert.strictEqual(codeOf(failed), "400/8558")
      assert.strictEqual(textAt(failed, "data", "operationContext"), "x")
      assert.strictEqual((yield* rig.send(operations.getCall, { id })).status, 200)
    })
  )

  it.effect("twice at once: one succeeds, the other fails before CallDisconnected", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      rig.forget()
      for (const operationContext of ["first", "second"])
        yield* rig.send(operations.removeParticipant, {
          id,
          body: { participantToRemove: phone("+14255550123"), operationContext }
        })
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, id), [
        "RemoveParticipantSucceeded",
        "RemoveParticipantFailed",
        "CallDisconnected"
      ])
    })
  )

  it.effect("goes to operationCallbackUri when given", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      rig.forget()
      yield* rig.send(operations.removeParticipant, {
        id,
        body: { participantToRemove: phone("+14255550123"), operationCallbackUri: "https://app.contoso.com/other" }
      })
      yield* rig.advance(5000)
      assert.deepStrictEqual(
        rig.posts.map(({ type, url }) => [type, url]),
        [
          ["RemoveParticipantSucceeded", "https://app.contoso.com/other"],
          ["CallDisconnected", callbackUri]
        ]
      )
    })
  )

  it.effect("compares raw ids without regard to case", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callApplication(rig)
      yield* rig.send(operations.removeParticipant, {
        id: creator,
        body: { participantToRemove: { rawId: bob.toUpperCase() } }
      })
      yield* rig.advance(1000)
      assert.include(typesOf(rig, creator), "RemoveParticipantSucceeded")
    })
  )

  it.effect("has no resultInformation in versions before 2024-06-15-preview", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig, { version: "2023-10-15" })
      yield* rig.send(operations.removeParticipant, { id, body: { participantToRemove: phone("+14255550123") } })
      yield* rig.advance(1000)
      const succeeded = rig.eventsOf(id).find(({ type }) => type === "RemoveParticipantSucceeded")
      assert.notProperty(objectAt(succeeded, "data"), "resultInformation")
    })
  )
})
