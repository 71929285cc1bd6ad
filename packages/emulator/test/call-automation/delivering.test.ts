/**
 * Events of a leg arrive in the order they were emitted. An application that takes nothing has its own leg wait for as long as its
 * deliveries are tried again, and nobody else.
 */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { alice, bob, callbackUri, callPhone, makeRig, type Rig, textAt, user } from "./support/Rig.ts"

const otherUri = "http://127.0.0.1:9999/other"

/** Alice's application calls Bob's, which has its events sent elsewhere. */
const callBetween = Effect.fnUntraced(function* (rig: Rig) {
  const { body: created } = yield* rig.send(operations.createCall, {
    body: { targets: [user(bob)], source: { id: alice }, callbackUri }
  })
  const incomingCallContext = textAt(rig.published.at(-1), "data", "incomingCallContext")
  const { body: answered } = yield* rig.send(operations.answerCall, {
    body: { incomingCallContext, callbackUri: otherUri }
  })
  yield* rig.advance(300)
  rig.forget()
  return { creator: textAt(created, "callConnectionId"), answerer: textAt(answered, "callConnectionId") }
})

const hold = Effect.fnUntraced(function* (rig: Rig, id: string) {
  yield* rig.send(operations.hold, { id, body: { targetParticipant: user(bob) } })
  yield* rig.advance(300)
})

describe("an application that takes nothing", () => {
  it.effect("loses only its own events, and does not hold up the other leg of its call", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callBetween(rig)
      rig.dead.add(otherUri)
      yield* hold(rig, creator)
      yield* hold(rig, creator)
      assert.lengthOf(rig.eventsOf(creator), 2)
      // One, two and four seconds: then a roster of the answerer's is given up.
      yield* rig.advance(14_000)
      rig.dead.clear()
      yield* hold(rig, creator)
      assert.lengthOf(rig.eventsOf(creator), 3)
      assert.lengthOf(rig.eventsOf(answerer), 1)
    })
  )

  it.effect("that comes back before that loses nothing, and the order of its leg is that of emission", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { answerer, creator } = yield* callBetween(rig)
      rig.dead.add(otherUri)
      yield* hold(rig, creator)
      yield* hold(rig, creator)
      rig.dead.clear()
      yield* rig.advance(7000)
      assert.deepStrictEqual(
        rig.posts.map(({ key }) => key),
        [creator, creator, answerer, answerer]
      )
      for (const id of [creator, answerer]) {
        const emitted = rig.eventsOf(id).map(({ event }) => String(event["time"]))
        assert.deepStrictEqual(emitted, emitted.toSorted())
      }
    })
  )

  it.effect("does not hold up other calls", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator } = yield* callBetween(rig)
      rig.dead.add(otherUri)
      yield* hold(rig, creator)
      const other = yield* callPhone(rig)
      assert.deepStrictEqual(
        rig.eventsOf(other).map(({ type }) => type),
        ["ParticipantsUpdated", "CallConnected"]
      )
    })
  )
})
