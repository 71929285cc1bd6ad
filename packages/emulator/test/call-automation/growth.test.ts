/** A call of 5,000 events, with `pnpm test:long` of 10,000, is handled without growth per event: what is kept after the first thousand is all that is ever kept. */
import { randomUUID } from "node:crypto"
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { keptBytes } from "../kernel/memory.ts"
import { bob, callerId, callOfThree, codeOf, makeRig, phone, type Rig, textAt, user } from "./support/Rig.ts"

const third = phone("+14255550144")
const prompt = { kind: "file", file: { uri: "https://media.contoso.com/a.wav?durationMs=300" } }
/** Bytes per event besides: signed tokens are remembered, at most a thousand of a process, and code has more feedback. An event is a thousand bytes. */
const noise = 100
const most = process.env["LONG"] === undefined ? 5000 : 10_000

/** Everything that a call may do again and again, on both of its legs; every repeatable request with a pair of its own. */
const round = Effect.fnUntraced(function* (rig: Rig, legs: { readonly creator: string; readonly answerer: string }) {
  const { answerer, creator } = legs
  const ask = Effect.fnUntraced(function* (operation: Parameters<Rig["send"]>[0], body: object, id = creator) {
    const pair = {
      "repeatability-request-id": randomUUID(),
      "repeatability-first-sent": new Date(yield* rig.now).toUTCString()
    }
    const headers = operation.repeatability === "pair" ? pair : {}
    const answer = yield* rig.send(operation, { id, headers, body: { ...body, operationContext: randomUUID() } })
    assert.isBelow(answer.status, 300, operation.id)
    return answer.body
  })
  for (const operation of [operations.hold, operations.unhold]) {
    yield* ask(operation, { targetParticipant: third }, answerer)
    yield* rig.advance(400)
  }
  yield* ask(operations.muteParticipants, { targetParticipants: [user(bob)] })
  yield* ask(operations.play, { playSources: [prompt], playTo: [third] })
  yield* rig.advance(700)
  yield* ask(operations.play, { playSources: [prompt], interruptCallMediaOperation: true }, answerer)
  yield* rig.advance(2000)
  yield* ask(operations.startContinuousDtmfRecognition, { targetParticipant: third }, answerer)
  yield* ask(operations.recognize, {
    recognizeInputType: "dtmf",
    recognizeOptions: { targetParticipant: third, dtmfOptions: { maxTonesToCollect: 4 } },
    playPrompt: prompt
  })
  yield* rig.advance(1500)
  yield* rig.control(`/calls/${creator}/tones`, { participant: third, tones: "123456" })
  yield* ask(operations.stopContinuousDtmfRecognition, { targetParticipant: third }, answerer)
  yield* ask(operations.sendDtmfTones, { tones: ["one", "two"], targetParticipant: third })
  yield* rig.cloud.fault({ kind: "duplicate" })
  const body = yield* ask(operations.addParticipant, { participantToAdd: phone("+14255550408"), ...callerId })
  yield* rig.advance(1000)
  yield* ask(operations.cancelAddParticipant, { invitationId: textAt(body, "invitationId") })
  yield* ask(operations.addParticipant, { participantToAdd: phone("+14255550155"), ...callerId })
  yield* rig.advance(1000)
  yield* ask(operations.removeParticipant, { participantToRemove: phone("+14255550155") })
  yield* rig.advance(20_000)
  // The wall clock goes on as well: pairs are forgotten after five minutes.
  yield* TestClock.adjust(30_000)
})

describe("growth", () => {
  it.effect(`a call of ${most} events keeps nothing of them`, () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true, options: { journalLimit: 100 } })
      yield* rig.cloud.setScale(0)
      const legs = yield* callOfThree(rig)
      let events = 0
      const rounds = Effect.fnUntraced(function* (until: number) {
        while (events < until) {
          yield* round(rig, legs)
          assert.isAbove(rig.posts.length, 30)
          events += rig.posts.length
          rig.forget()
        }
        return { events, bytes: keptBytes() }
      })
      const early = yield* rounds(1000)
      const late = yield* rounds(most)
      const perEvent = (late.bytes - early.bytes) / (late.events - early.events)
      assert.isBelow(perEvent, noise, `${perEvent} bytes are kept per event`)
      assert.strictEqual((yield* rig.send(operations.getCall, { id: legs.creator })).status, 200)
      assert.lengthOf(yield* rig.cloud.journal(), 100)
    })
  )

  it.effect("of the invitations of a call the last hundred are remembered for a cancel that comes too late", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { creator: id } = yield* callOfThree(rig)
      const invitations: Array<string> = []
      for (let count = 0; count < 101; count++) {
        const body = { participantToAdd: phone("+14255550408"), invitationTimeoutInSeconds: 0, ...callerId }
        invitations.push(textAt((yield* rig.send(operations.addParticipant, { id, body })).body, "invitationId"))
        yield* rig.advance(1)
      }
      const cancel = Effect.fnUntraced(function* (invitationId: string | undefined) {
        yield* rig.send(operations.cancelAddParticipant, { id, body: { invitationId } })
        yield* rig.advance(100)
        return codeOf(rig.posts.at(-1))
      })
      assert.strictEqual(yield* cancel(invitations[0]), "404/8522")
      assert.strictEqual(yield* cancel(invitations[1]), "400/8585")
    })
  )
})
