/** Mute: the response, which events every leg gets, and what is refused. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callApplication,
  callOfThree,
  callPhone,
  makeRig,
  objectAt,
  phone,
  type Received,
  resourceId,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const absentee = `8:acs:${resourceId}_3b3a5c9e-57f4-4f0a-9a5b-1d0c5ed0c0de`

/** Who is muted in a roster. */
const mutedIn = (received: Received | undefined): ReadonlyArray<string> => {
  const { participants } = objectAt(received, "data")
  if (!Array.isArray(participants)) throw new TypeError("no roster")
  return participants
    .filter((each) => objectAt(each)["isMuted"] === true)
    .map((each) => textAt(each, "identifier", "rawId"))
}

const pair = (now: number) => ({
  "repeatability-request-id": "5d9d5d5f-3a44-4b7b-8a0a-64b1d2a9d5f1",
  "repeatability-first-sent": new Date(now).toUTCString()
})

describe("mute", () => {
  it.effect("both legs get one roster that shows the participant muted, and no other event", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callApplication(rig)
      rig.forget()
      const { body } = yield* rig.send(operations.muteParticipants, {
        id: creator,
        body: { targetParticipants: [user(bob)] }
      })
      assert.deepStrictEqual(body, {})
      yield* rig.advance(5000)
      for (const id of [creator, answerer]) {
        assert.deepStrictEqual(typesOf(rig, id), ["ParticipantsUpdated"])
        assert.deepStrictEqual(mutedIn(rig.eventsOf(id)[0]), [bob])
      }
    })
  )

  it.effect("several at once make one roster", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callOfThree(rig)
      yield* rig.send(operations.muteParticipants, {
        id: creator,
        body: { targetParticipants: [user(alice), user(bob)] }
      })
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, creator), ["ParticipantsUpdated"])
      assert.deepStrictEqual(mutedIn(rig.eventsOf(creator)[0]), [alice, bob])
    })
  )

  it.effect("a repeat with the same pair is answered and emits nothing", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callApplication(rig)
      rig.forget()
      const headers = pair(yield* rig.now)
      const body = { targetParticipants: [user(bob)], operationContext: "once" }
      const first = yield* rig.send(operations.muteParticipants, { id: creator, headers, body })
      const second = yield* rig.send(operations.muteParticipants, { id: creator, headers, body })
      assert.deepStrictEqual(second.body, first.body)
      yield* rig.advance(5000)
      assert.deepStrictEqual(typesOf(rig, creator), ["ParticipantsUpdated"])
    })
  )

  const refusals = [
    ["a telephone", [phone("+14255550123")], 400, "8523"],
    ["nobody", [], 400, "8523"],
    ["somebody who is not in the call", [user(absentee)], 404, "8522"],
    ["somebody who is not in the call beside somebody who is", [user(alice), user(absentee)], 404, "8522"]
  ] as const
  for (const [name, targetParticipants, status, code] of refusals)
    it.effect(`${name} is refused with ${status} ${code}, and nobody is muted`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const id = yield* callPhone(rig)
        const before = yield* rig.calls
        rig.forget()
        const answer = yield* rig.send(operations.muteParticipants, { id, body: { targetParticipants } })
        assert.strictEqual(answer.status, status)
        assert.strictEqual(textAt(answer.body, "error", "code"), code)
        yield* rig.advance(5000)
        assert.deepStrictEqual(rig.posts, [])
        assert.deepStrictEqual(yield* rig.calls, before)
      })
    )

  it.effect("is not there on 2023-03-06, needs a call and a connected one", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const body = { targetParticipants: [user(alice)] }
      const id = yield* callPhone(rig)
      const old = yield* rig.send(operations.muteParticipants, { id, version: "2023-03-06", body })
      assert.strictEqual(old.status, 400)
      assert.strictEqual(textAt(old.body, "error", "code"), "UnsupportedApiVersion")
      const unknown = yield* rig.send(operations.muteParticipants, { id: absentee, body })
      assert.deepStrictEqual([unknown.status, textAt(unknown.body, "error", "code")], [404, "8522"])
      const ringing = yield* rig.send(operations.createCall, {
        body: { targets: [user(bob)], source: { id: alice }, callbackUri: "https://app.contoso.com/callback" }
      })
      const early = yield* rig.send(operations.muteParticipants, {
        id: textAt(ringing.body, "callConnectionId"),
        body
      })
      assert.deepStrictEqual([early.status, textAt(early.body, "error", "code")], [400, "8501"])
    })
  )
})
