/** Muting, moving and recording through the whole local cloud in process, with our client and its event service. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import {
  type CommunicationIdentifier,
  communicationUser,
  phoneNumber
} from "@effect-comms/core/CommunicationIdentifier"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import * as LocalCloud from "../../src/Emulator.ts"
import { alice, beginning, bob, callbackUri } from "./support/Rig.ts"

const { Emulator } = LocalCloud
const colleague = communicationUser(bob)
const customer = phoneNumber("+14255550123")
const agent = phoneNumber("+14255550144")
const recordingUri = "http://127.0.0.1:9999/recordings"

/** A cloud in process whose callbacks go to the event service, and a client of it. */
const world = Layer.unwrap(
  Emulator.use(({ connectionString }) => Effect.succeed(CallAutomation.layer({ connectionString })))
).pipe(
  Layer.provideMerge(
    Layer.unwrap(
      CallEvents.CallEvents.use((events) =>
        Effect.succeed(
          LocalCloud.layer({
            deliver: ({ body }) => events.receiveTrusted(body).pipe(Effect.orDie, Effect.as({ status: 200 }))
          })
        )
      )
    )
  ),
  Layer.provideMerge(CallEvents.layer())
)

const advance = (millis: number) => Emulator.use((cloud) => cloud.advance(millis))

const called = (target: CommunicationIdentifier) =>
  Effect.gen(function* () {
    const { callConnectionId = "" } = yield* CallAutomation.createCall({
      targets: [target],
      source: { id: alice },
      sourceCallerIdNumber: { value: "+14255550100" },
      callbackUri
    })
    yield* advance(1000)
    yield* CallEvents.awaitOutcome(Outcome.createCall, { callConnectionId })
    return callConnectionId
  })

describe("our client on the local cloud", () => {
  it.effect("mutes, and awaits the roster that shows it", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(beginning)
      const callConnectionId = yield* called(colleague)
      yield* CallConnection.mute({ callConnectionId, targetParticipants: [colleague] })
      yield* advance(1000)
      const shown = yield* CallEvents.awaitOutcome(Outcome.mute(colleague), { callConnectionId })
      assert.strictEqual(shown.data.participants?.length, 2)
      const one = yield* CallConnection.getParticipant({ callConnectionId, participantRawId: bob })
      assert.strictEqual(one.isMuted, true)
    }).pipe(Effect.provide(world))
  )

  it.effect("moves two of whom one is not there, and awaits both", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(beginning)
      const callConnectionId = yield* called(customer)
      const fromCall = yield* called(agent)
      yield* CallConnection.moveParticipants({
        callConnectionId,
        targetParticipants: [agent, colleague],
        fromCall,
        operationContext: "moving"
      })
      yield* advance(1000)
      const criteria = { callConnectionId, operationContext: "moving" }
      const moved = yield* CallEvents.awaitOutcome(Outcome.moveParticipant, { ...criteria, participant: agent })
      assert.strictEqual(moved.data.fromCall, fromCall)
      const failure = yield* Effect.flip(
        CallEvents.awaitOutcome(Outcome.moveParticipant, { ...criteria, participant: colleague })
      )
      assert.include(failure, { _tag: "OperationFailed", code: 400, subCode: 8558 })
      yield* CallEvents.awaitOutcome(Outcome.disconnect, { callConnectionId: fromCall })
    }).pipe(Effect.provide(world))
  )

  it.effect("records, pauses, resumes and stops, and awaits each", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(beginning)
      const callConnectionId = yield* called(customer)
      const { serverCallId = "" } = yield* CallConnection.get({ callConnectionId })
      const { recordingId = "" } = yield* CallRecording.startRecording({
        callLocator: { kind: "serverCallLocator", serverCallId },
        recordingStateCallbackUri: recordingUri
      })
      const criteria = { callConnectionId: CallRecording.recorderOf(recordingId) ?? assert.fail("no recorder") }
      const is = (state: "active" | "inactive") =>
        CallEvents.awaitOutcome(Outcome.recording(recordingId, state), criteria)
      yield* advance(1000)
      yield* is("inactive")
      const began = yield* is("active")
      yield* CallRecording.pauseRecording({ recordingId })
      yield* advance(1000)
      assert.strictEqual((yield* CallRecording.get({ recordingId })).recordingState, "inactive")
      yield* CallRecording.resumeRecording({ recordingId })
      yield* advance(1000)
      assert.strictEqual((yield* CallRecording.get({ recordingId })).recordingState, "active")
      yield* CallRecording.stopRecording({ recordingId })
      yield* advance(1000)
      assert.strictEqual(began.data.recordingKind, "azureCommunicationServices")
      const gone = yield* Effect.flip(CallRecording.get({ recordingId }))
      assert.strictEqual(gone.reason._tag, "NotFound")
    }).pipe(Effect.provide(world))
  )

  for (const kind of ["reset-after", "timeout"] as const)
    it.effect(`start with an answer lost by ${kind}: one recording, and the first answer comes`, () =>
      Effect.gen(function* () {
        yield* TestClock.setTime(beginning)
        const callConnectionId = yield* called(customer)
        const cloud = yield* Emulator
        yield* cloud.fault({ path: "/calling/recordings", kind })
        const starting = yield* Effect.forkChild(
          CallRecording.startRecording({ callConnectionId, recordingStateCallbackUri: recordingUri })
        )
        yield* advance(25_000)
        const { recordingId = "" } = yield* Fiber.join(starting)
        assert.strictEqual((yield* CallRecording.get({ recordingId })).recordingState, "active")
        const emitted = (yield* cloud.journal()).filter(
          ({ kind, name }) => kind === "callback" && name === "RecordingStateChanged"
        )
        assert.strictEqual(emitted.length, 2)
      }).pipe(Effect.provide(world))
    )

  it.effect("move with an answer lost: done once, and the repeat gets its answer", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(beginning)
      const callConnectionId = yield* called(customer)
      const fromCall = yield* called(agent)
      const cloud = yield* Emulator
      yield* cloud.fault({ path: "participants:moveHere", kind: "reset-after" })
      const moving = yield* Effect.forkChild(
        CallConnection.moveParticipants({ callConnectionId, targetParticipants: [agent], fromCall })
      )
      yield* advance(5000)
      assert.strictEqual((yield* Fiber.join(moving)).fromCall, fromCall)
      const emitted = (yield* cloud.journal()).filter(({ kind }) => kind === "callback").map(({ name }) => name)
      assert.strictEqual(emitted.filter((name) => name === "MoveParticipantSucceeded").length, 1)
      assert.notInclude(emitted, "MoveParticipantFailed")
    }).pipe(Effect.provide(world))
  )
})
