/** Cancelling an invitation, besides what is recorded. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
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
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const silent = `8:acs:${resourceId}_0f50d091-5bd3-448b-884d-44be7037d408`
const carol = `8:acs:${resourceId}_3b3a5c9e-57f4-4f0a-9a5b-1d0c5ed0c0de`
const add = (rig: Rig, id: string, party: object, more: object = {}) =>
  rig.send(operations.addParticipant, { id, body: { participantToAdd: party, ...callerId, ...more } })
const cancel = (rig: Rig, id: string, invitationId: string, operationContext?: string) =>
  rig.send(operations.cancelAddParticipant, {
    id,
    body: { invitationId, ...(operationContext === undefined ? {} : { operationContext }) }
  })

describe("cancel", () => {
  const ringing = Effect.fnUntraced(function* (options: { readonly version?: string } = {}) {
    const rig = yield* makeRig({ subscribed: true })
    const legs = yield* callApplication(rig, options)
    const { body } = yield* add(rig, legs.creator, user(silent), { operationContext: "add" })
    rig.forget()
    return { rig, ...legs, invitationId: textAt(body, "invitationId") }
  })

  it.effect("answers 202 {invitationId, operationContext}", () =>
    Effect.gen(function* () {
      const { creator, invitationId, rig } = yield* ringing()
      assert.deepStrictEqual((yield* cancel(rig, creator, invitationId, "c")).body, {
        invitationId,
        operationContext: "c"
      })
      const { body, status } = yield* cancel(rig, creator, invitationId)
      assert.strictEqual(status, 202)
      assert.deepStrictEqual(body, { invitationId })
    })
  )

  it.effect("an application that was invited can answer no more", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callApplication(rig)
      const { body } = yield* add(rig, creator, user(carol))
      yield* cancel(rig, creator, textAt(body, "invitationId"))
      const { status } = yield* rig.send(operations.answerCall, {
        body: { incomingCallContext: textAt(rig.published.at(-1), "data", "incomingCallContext"), callbackUri }
      })
      assert.strictEqual(status, 404)
    })
  )

  it.effect("from another leg the inviting one learns it as AddParticipantFailed", () =>
    Effect.gen(function* () {
      const { answerer, creator, invitationId, rig } = yield* ringing()
      yield* cancel(rig, answerer, invitationId)
      yield* rig.advance(1000)
      assert.deepStrictEqual(typesOf(rig, answerer), ["CancelAddParticipantSucceeded"])
      assert.deepStrictEqual(typesOf(rig, creator), ["AddParticipantFailed"])
      assert.strictEqual(codeOf(rig.eventsOf(creator)[0]), "487/5234")
      assert.strictEqual(textAt(rig.eventsOf(creator)[0], "data", "operationContext"), "add")
    })
  )

  it.effect("of an answered, a cancelled and an unknown invitation ends as CancelAddParticipantFailed", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const answered = textAt((yield* add(rig, id, phone("+14255550144"))).body, "invitationId")
      const cancelled = textAt((yield* add(rig, id, user(silent))).body, "invitationId")
      yield* rig.advance(200)
      yield* cancel(rig, id, cancelled)
      yield* rig.advance(200)
      rig.forget()
      for (const [invitationId, code] of [
        [answered, "400/8585"],
        [cancelled, "400/8585"],
        ["7b4244f8-d2ff-46d1-a629-4f9fb5f73d40", "404/8522"]
      ] as const) {
        assert.strictEqual((yield* cancel(rig, id, invitationId, "late")).status, 202)
        yield* rig.advance(100)
        const last = rig.eventsOf(id).at(-1)
        assert.strictEqual(last?.type, "CancelAddParticipantFailed")
        assert.strictEqual(codeOf(last), code)
        assert.strictEqual(textAt(last, "data", "invitationId"), invitationId)
        assert.strictEqual(textAt(last, "data", "operationContext"), "late")
      }
    })
  )

  it.effect("an invitation of another call is unknown", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const first = yield* callPhone(rig)
      const second = yield* callPhone(rig, { number: "+14255550124" })
      const invitationId = textAt((yield* add(rig, first, user(silent))).body, "invitationId")
      yield* cancel(rig, second, invitationId)
      yield* rig.advance(100)
      assert.strictEqual(codeOf(rig.eventsOf(second).at(-1)), "404/8522")
      assert.notInclude(typesOf(rig, first), "AddParticipantFailed")
    })
  )

  it.effect("has no resultInformation in versions before 2024-09-15", () =>
    Effect.gen(function* () {
      const { creator, invitationId, rig } = yield* ringing({ version: "2023-10-15" })
      yield* cancel(rig, creator, invitationId)
      yield* rig.advance(100)
      assert.notProperty(objectAt(rig.eventsOf(creator)[0], "data"), "resultInformation")
    })
  )
})
