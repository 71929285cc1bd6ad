/** Calls that no application is in any more, and legs of older versions that are asked for what only newer ones have. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  alice,
  callbackUri,
  callerId,
  callPhone,
  codeOf,
  makeRig,
  phone,
  type Rig,
  textAt,
  typesOf,
  user
} from "./support/Rig.ts"

const second = phone("+14255550144")
const fiveMinutes = 300_000

/** An application has called two telephones and leaves them to themselves. */
const leftAlone = Effect.fnUntraced(function* (rig: Rig) {
  const id = yield* callPhone(rig)
  yield* rig.send(operations.addParticipant, { id, body: { participantToAdd: second, ...callerId } })
  yield* rig.advance(1000)
  const serverCallId = textAt((yield* rig.send(operations.getCall, { id })).body, "serverCallId")
  yield* rig.send(operations.hangupCall, { id })
  yield* rig.advance(1000)
  return serverCallId
})

const count = (rig: Rig) => Effect.map(rig.calls, (calls) => (Array.isArray(calls) ? calls.length : -1))

const join = (rig: Rig, serverCallId: string) =>
  Effect.gen(function* () {
    const callLocator = { kind: "serverCallLocator", serverCallId }
    const { body } = yield* rig.send(operations.connect, { body: { callLocator, callbackUri } })
    yield* rig.advance(1000)
    return textAt(body, "callConnectionId")
  })

describe("a call that no application is in", () => {
  it.effect("goes on for five minutes, and then its participants hang up", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      yield* leftAlone(rig)
      yield* rig.advance(fiveMinutes - 2000)
      assert.strictEqual(yield* count(rig), 1)
      yield* rig.advance(2000)
      assert.strictEqual(yield* count(rig), 0)
      const [last] = (yield* rig.cloud.journal()).slice(-1)
      assert.strictEqual(last?.name, "call ended")
    })
  )

  it.effect("is kept by an application that joins it, and has another five minutes when that leaves", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const serverCallId = yield* leftAlone(rig)
      yield* rig.advance(fiveMinutes - 10_000)
      const id = yield* join(rig, serverCallId)
      yield* rig.advance(2 * fiveMinutes)
      assert.strictEqual((yield* rig.send(operations.getCall, { id })).status, 200)
      yield* rig.send(operations.hangupCall, { id })
      yield* rig.advance(fiveMinutes - 1000)
      assert.strictEqual(yield* count(rig), 1)
      yield* rig.advance(1000)
      assert.strictEqual(yield* count(rig), 0)
    })
  )

  it.effect("is that of somebody who was transferred, too", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      yield* rig.send(operations.transferToParticipant, { id, body: { targetParticipant: second } })
      yield* rig.advance(1000)
      assert.include(typesOf(rig, id), "CallTransferAccepted")
      assert.strictEqual(yield* count(rig), 1)
      yield* rig.advance(fiveMinutes)
      assert.strictEqual(yield* count(rig), 0)
    })
  )
})

describe("a leg of an older version", () => {
  it.effect("is notified how a hold failed that was requested with a newer version", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig, { version: "2023-03-06" })
      const playSourceInfo = { kind: "file", file: { uri: "https://media.contoso.com/invalid-format.mp3" } }
      const body = { targetParticipant: user(alice), playSourceInfo }
      assert.strictEqual((yield* rig.send(operations.hold, { id, body })).status, 200)
      yield* rig.advance(5000)
      const failed = rig.eventsOf(id).filter(({ type }) => type === "HoldFailed")
      assert.deepStrictEqual(failed.map(codeOf), ["400/8535"])
    })
  )
})
