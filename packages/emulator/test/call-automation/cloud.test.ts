/** Call Automation through the whole local cloud in process: our client, its event service, and the wire where neither shows enough. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as operations from "@effect-comms/call-automation/operations"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import { equals, phoneNumber } from "@effect-comms/core/CommunicationIdentifier"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as LocalCloud from "../../src/Emulator.ts"
import { alice, beginning, callbackUri, callPhone, makeRig, textAt } from "./support/Rig.ts"

const { Emulator } = LocalCloud
const customer = phoneNumber("+14255550123")
const agent = phoneNumber("+14255550144")
const silentAgent = phoneNumber("+14255550408")
const sourceCallerIdNumber = { value: "+14255550100" }

/** A cloud in process whose callbacks go to the event service, and a client of it. */
const world = Layer.unwrap(
  Emulator.use(({ connectionString }) => Effect.succeed(CallAutomation.layer({ connectionString })))
).pipe(
  Layer.provideMerge(
    Layer.unwrap(
      CallEvents.CallEvents.use((events) =>
        Effect.succeed(
          LocalCloud.layer({
            eventGrid: "http://127.0.0.1:9999/grid",
            deliver: ({ body }) => events.receiveTrusted(body).pipe(Effect.orDie, Effect.as({ status: 200 }))
          })
        )
      )
    )
  ),
  Layer.provideMerge(CallEvents.layer())
)

const advance = (millis: number) => Emulator.use((cloud) => cloud.advance(millis))

/** Calls the customer, who answers. */
const called = Effect.gen(function* () {
  yield* TestClock.setTime(beginning)
  const { callConnectionId = "" } = yield* CallAutomation.createCall({
    targets: [customer],
    source: { id: alice },
    sourceCallerIdNumber,
    callbackUri
  })
  yield* advance(1000)
  yield* CallEvents.awaitOutcome(Outcome.createCall, { callConnectionId })
  return callConnectionId
})

describe("our client on the local cloud", () => {
  it.effect("a customer calls in, is held, agents are invited, one is withdrawn, one joins and is removed", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(beginning)
      const cloud = yield* Emulator
      const { incomingCallContext } = yield* cloud.incomingCall({ from: customer, to: "+14255550100" })
      const { callConnectionId = "" } = yield* CallAutomation.answerCall({ incomingCallContext, callbackUri })
      yield* advance(1000)
      yield* CallEvents.awaitOutcome(Outcome.answerCall, { callConnectionId })

      yield* CallMedia.hold({ callConnectionId, targetParticipant: customer })
      yield* advance(1000)
      yield* CallEvents.awaitOutcome(Outcome.hold(customer), { callConnectionId })

      const add = { callConnectionId, sourceCallerIdNumber }
      const { invitationId = "" } = yield* CallConnection.addParticipant({ ...add, participantToAdd: silentAgent })
      yield* advance(1000)
      yield* CallConnection.cancelAddParticipant({ callConnectionId, invitationId, operationContext: "cancel" })
      yield* advance(1000)
      const cancelled = yield* CallEvents.awaitOutcome(Outcome.cancelAddParticipant, { callConnectionId, invitationId })
      assert.strictEqual(cancelled.data.resultInformation?.subCode, 5234)

      yield* CallConnection.addParticipant({ ...add, participantToAdd: agent, operationContext: "agent" })
      yield* advance(1000)
      const added = { callConnectionId, operationContext: "agent" }
      const joined = yield* CallEvents.awaitOutcome(Outcome.addParticipant, added)
      assert.isTrue(joined.data.participant !== undefined && equals(joined.data.participant, agent))

      yield* CallMedia.unhold({ callConnectionId, targetParticipant: customer })
      yield* advance(1000)
      yield* CallEvents.awaitOutcome(Outcome.unhold(customer), { callConnectionId })

      yield* CallConnection.removeParticipant({ callConnectionId, participantToRemove: agent, operationContext: "out" })
      yield* advance(1000)
      yield* CallEvents.awaitOutcome(Outcome.removeParticipant, { callConnectionId, operationContext: "out" })
      const left = yield* Stream.runCollect(CallConnection.listParticipants({ callConnectionId }))
      assert.strictEqual(left.length, 2)

      yield* CallConnection.terminateCall({ callConnectionId })
      yield* advance(1000)
      const ended = yield* CallEvents.awaitOutcome(Outcome.disconnect, { callConnectionId })
      assert.strictEqual(ended.data.resultInformation?.subCode, 7000)
      const gone = yield* Effect.flip(CallConnection.get({ callConnectionId }))
      assert.strictEqual(gone.reason._tag, "NotFound")
      assert.strictEqual(gone.code, "8522")
    }).pipe(Effect.provide(world))
  )

  it.effect("a decline is a typed failure of the outcome", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(beginning)
      const { callConnectionId = "" } = yield* CallAutomation.createCall({
        targets: [phoneNumber("+14255550603")],
        sourceCallerIdNumber,
        callbackUri
      })
      yield* advance(500)
      const failure = yield* Effect.flip(CallEvents.awaitOutcome(Outcome.createCall, { callConnectionId }))
      assert.include(failure, { _tag: "OperationFailed", code: 603, subCode: 560_603 })
    }).pipe(Effect.provide(world))
  )

  it.effect("events decode as what they claim to be, in the recorded order", () =>
    Effect.gen(function* () {
      const heard = yield* Effect.forkChild(Stream.runCollect(Stream.take(CallEvents.stream(), 4)), {
        startImmediately: true
      })
      const callConnectionId = yield* called
      yield* CallConnection.removeParticipant({ callConnectionId, participantToRemove: customer })
      yield* advance(1000)
      const events = yield* Fiber.join(heard)
      assert.deepStrictEqual(
        events.map(({ _tag }) => _tag),
        ["ParticipantsUpdated", "CallConnected", "RemoveParticipantSucceeded", "CallDisconnected"]
      )
    }).pipe(Effect.provide(world))
  )

  for (const kind of ["reset-after", "timeout"] as const)
    it.effect(`remove with an answer lost by ${kind}: done once, and the first answer comes`, () =>
      Effect.gen(function* () {
        const callConnectionId = yield* called
        const cloud = yield* Emulator
        yield* cloud.fault({ path: `/calling/callConnections/${callConnectionId}/participants:remove`, kind })
        const removing = yield* Effect.forkChild(
          CallConnection.removeParticipant({
            callConnectionId,
            participantToRemove: customer,
            operationContext: "once"
          })
        )
        yield* advance(25_000)
        assert.strictEqual((yield* Fiber.join(removing)).operationContext, "once")
        const emitted = (yield* cloud.journal()).filter(
          ({ kind, name }) => kind === "callback" && name === "RemoveParticipantSucceeded"
        )
        assert.strictEqual(emitted.length, 1)
      }).pipe(Effect.provide(world))
    )
})

describe("a refusal", () => {
  it.effect("a wrong field is 400 8523 and named, without its value", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const id = yield* callPhone(rig)
      const { body, status } = yield* rig.send(operations.removeParticipant, {
        id,
        body: { participantToRemove: { phoneNumber: { value: 14_255_550_123 } } }
      })
      assert.strictEqual(status, 400)
      assert.strictEqual(textAt(body, "error", "code"), "8523")
      assert.include(textAt(body, "error", "message"), "participantToRemove")
      assert.notInclude(textAt(body, "error", "message"), "5550123")
    })
  )
})
