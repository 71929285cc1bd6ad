/** Recorded facts A7: the numbers of rosters. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { bob, callApplication, callOfThree, makeRig, type Rig, textAt, user } from "../support/Rig.ts"

const numbersOf = (rig: Rig, id: string): ReadonlyArray<number> =>
  rig
    .eventsOf(id)
    .filter(({ type }) => type === "ParticipantsUpdated")
    .map(({ data }) => Number(data["sequenceNumber"]))

describe("A7 sequenceNumber", () => {
  it.effect("A7: each leg counts for itself from 1, also one that comes later", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answered, answerer, creator } = yield* callApplication(rig)
      for (const operation of [operations.hold, operations.unhold])
        yield* rig.send(operation, { id: creator, body: { targetParticipant: user(bob) } })
      yield* rig.advance(1000)
      const { body } = yield* rig.send(operations.connect, {
        body: {
          callLocator: { kind: "serverCallLocator", serverCallId: textAt(answered, "serverCallId") },
          callbackUri: "http://127.0.0.1:9999/events"
        }
      })
      yield* rig.advance(1000)
      assert.deepStrictEqual(
        [creator, answerer, textAt(body, "callConnectionId")].map((id) => numbersOf(rig, id)),
        [[1, 3, 5], [1, 3, 5], [1]]
      )
    })
  )

  it.effect("A7: the second is 3; 2 is never seen", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callOfThree(rig)
      yield* rig.send(operations.hold, { id: creator, body: { targetParticipant: user(bob) } })
      yield* rig.advance(1000)
      for (const id of [creator, answerer]) assert.notInclude(numbersOf(rig, id), 2)
      const fresh = yield* makeRig({ subscribed: true })
      const legs = yield* callApplication(fresh)
      yield* fresh.send(operations.hold, { id: legs.creator, body: { targetParticipant: user(bob) } })
      yield* fresh.advance(1000)
      for (const id of [legs.creator, legs.answerer]) assert.deepStrictEqual(numbersOf(fresh, id), [1, 3])
    })
  )

  it.effect("A7: holding twice gives 1, 3, 5, 6, 8 on both legs", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callApplication(rig)
      for (const operation of [operations.hold, operations.unhold, operations.hold, operations.unhold]) {
        yield* rig.send(operation, { id: creator, body: { targetParticipant: user(bob) } })
        yield* rig.advance(1000)
      }
      for (const id of [creator, answerer]) assert.deepStrictEqual(numbersOf(rig, id), [1, 3, 5, 6, 8])
    })
  )

  it.effect("A7: while a recorder joins the numbers go on and never fall", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callApplication(rig)
      yield* rig.send(operations.startRecording, { body: { callConnectionId: creator } })
      yield* rig.advance(5000)
      for (const id of [creator, answerer]) {
        const numbers = numbersOf(rig, id)
        assert.lengthOf(numbers, 6)
        assert.deepStrictEqual(numbers.slice(0, 2), [1, 3])
        assert.deepStrictEqual(
          numbers,
          numbers.toSorted((one, other) => one - other)
        )
      }
    })
  )
})
