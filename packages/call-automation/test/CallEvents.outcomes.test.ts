import { equals } from "@effect-comms/core/CommunicationIdentifier"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import { TestClock } from "effect/testing"
import * as CallEvents from "../src/CallEvents.ts"
import type { EventOf } from "../src/events.ts"
import * as Outcome from "../src/Outcome.ts"
import { dataOf, disconnected, event, notRemoved, removed, roster } from "./events/bodies.ts"
import { agent, callConnectionId, customer, invitationId } from "./support.ts"

const events = CallEvents.layer()
const receive = (...sent: ReadonlyArray<object>) => CallEvents.receiveTrusted(sent)
const fork = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.forkChild(effect, { startImmediately: true })
const removal = (operationContext: string) =>
  CallEvents.awaitOutcome(Outcome.removeParticipant, { callConnectionId, operationContext })

describe("awaiting outcomes", () => {
  it.effect("the event that succeeds is the value", () =>
    Effect.gen(function* () {
      const fiber = yield* fork(removal("a"))
      yield* receive(removed("a"))
      const outcome = yield* Fiber.join(fiber)
      assert.strictEqual(outcome._tag, "RemoveParticipantSucceeded")
      assert.isTrue(outcome.data.participant !== undefined && equals(outcome.data.participant, agent))
    }).pipe(Effect.provide(events))
  )

  it.effect("the event that fails is a typed failure, its text masked", () =>
    Effect.gen(function* () {
      const fiber = yield* fork(removal("a"))
      yield* receive(notRemoved("a"))
      const error = yield* Effect.flip(Fiber.join(fiber))
      assert.strictEqual(error._tag, "OperationFailed")
      assert.deepStrictEqual([error.code, error.subCode], [404, 8558])
      assert.strictEqual(error.message, "RemoveParticipantFailed 404/8558: <phone number> is not here")
    }).pipe(Effect.provide(events))
  )

  it.effect("a wait whose condition throws ends for itself: the event and those behind it reach the others", () =>
    Effect.gen(function* () {
      const outcome = Outcome.make({
        succeeded: ["RemoveParticipantSucceeded"],
        failed: [],
        when: () => assert.fail("a slip of the pen")
      })
      const broken = yield* fork(Effect.exit(CallEvents.awaitOutcome(outcome, { callConnectionId })))
      const one = yield* fork(removal("a"))
      const other = yield* fork(removal("b"))
      assert.lengthOf((yield* receive(removed("a"), removed("b"))).events, 2)
      assert.isTrue(Exit.hasDies(yield* Fiber.join(broken)))
      assert.strictEqual((yield* Fiber.join(one)).data.operationContext, "a")
      assert.strictEqual((yield* Fiber.join(other)).data.operationContext, "b")
    }).pipe(Effect.provide(events))
  )

  it.effect("an event that came before the wait is not lost", () =>
    Effect.gen(function* () {
      yield* receive(removed("a"), removed("b"))
      assert.strictEqual((yield* removal("b")).data.operationContext, "b")
      assert.strictEqual((yield* removal("a")).data.operationContext, "a")
    }).pipe(Effect.provide(events))
  )

  it.effect("events of other contexts and other legs are not taken", () =>
    Effect.gen(function* () {
      const fiber = yield* fork(removal("a"))
      const elsewhere = "00000000-0000-4000-8000-000000000000"
      const other = removed("a")
      yield* receive(removed("b"), { ...other, data: { ...other.data, callConnectionId: elsewhere } })
      assert.isUndefined(fiber.pollUnsafe())
      yield* receive(removed("a"))
      assert.strictEqual((yield* Fiber.join(fiber)).data.callConnectionId, callConnectionId)
    }).pipe(Effect.provide(events))
  )

  it.effect("without a context every event ends one wait", () =>
    Effect.gen(function* () {
      const wait = CallEvents.awaitOutcome(Outcome.removeParticipant, { callConnectionId })
      yield* receive(removed(undefined))
      const first = yield* wait
      const second = yield* fork(wait)
      assert.isUndefined(second.pollUnsafe())
      yield* receive(removed(undefined, customer))
      assert.notStrictEqual((yield* Fiber.join(second)).id, first.id)
    }).pipe(Effect.provide(events))
  )

  it.effect("without a context the participant distinguishes them", () =>
    Effect.gen(function* () {
      const wait = (participant: typeof agent) =>
        CallEvents.awaitOutcome(Outcome.removeParticipant, { callConnectionId, participant })
      yield* receive(removed(undefined, customer), removed(undefined, agent))
      const ofAgent = yield* wait(agent)
      assert.isTrue(ofAgent.data.participant !== undefined && equals(ofAgent.data.participant, agent))
      const ofCustomer = yield* wait(customer)
      assert.isTrue(ofCustomer.data.participant !== undefined && equals(ofCustomer.data.participant, customer))
    }).pipe(Effect.provide(events))
  )

  it.effect("what a leg has once is for everybody who waits for it", () =>
    Effect.gen(function* () {
      const wait = CallEvents.awaitOutcome(Outcome.answerCall, { callConnectionId })
      const early = yield* fork(wait)
      yield* receive(event("CallConnected", dataOf("CallConnected", {})))
      assert.strictEqual((yield* Fiber.join(early))._tag, "CallConnected")
      assert.strictEqual((yield* wait)._tag, "CallConnected")
      assert.strictEqual((yield* wait)._tag, "CallConnected")
    }).pipe(Effect.provide(events))
  )

  it.effect("a cancelled invitation ends the wait for the participant", () =>
    Effect.gen(function* () {
      const adding = yield* fork(
        CallEvents.awaitOutcome(Outcome.addParticipant, { callConnectionId, operationContext: "add", invitationId })
      )
      const cancelling = yield* fork(
        CallEvents.awaitOutcome(Outcome.cancelAddParticipant, { callConnectionId, operationContext: "cancel" })
      )
      const more = { operationContext: "cancel", resultInformation: { code: 487, subCode: 5234, message: "cancelled" } }
      yield* receive(
        event("CancelAddParticipantSucceeded", dataOf("CancelAddParticipantSucceeded", { invitationId }, more))
      )
      const error = yield* Effect.flip(Fiber.join(adding))
      assert.deepStrictEqual([error.code, error.subCode], [487, 5234])
      assert.strictEqual((yield* Fiber.join(cancelling)).data.invitationId, invitationId)
    }).pipe(Effect.provide(events))
  )

  it.effect("hold and unhold are reported by the newest roster", () =>
    Effect.gen(function* () {
      yield* receive(roster(1))
      const held = yield* fork(CallEvents.awaitOutcome(Outcome.hold(customer), { callConnectionId }))
      assert.isUndefined(held.pollUnsafe())
      yield* receive(roster(3, true))
      assert.strictEqual((yield* Fiber.join(held)).data.sequenceNumber, 3)
      const off = yield* fork(CallEvents.awaitOutcome(Outcome.unhold(customer), { callConnectionId }))
      // The first roster says so, too, but it is older than the newest.
      yield* receive({ ...roster(1), id: "again" })
      assert.isUndefined(off.pollUnsafe())
      yield* receive(roster(5))
      assert.strictEqual((yield* Fiber.join(off)).data.sequenceNumber, 5)
    }).pipe(Effect.provide(events))
  )

  it.effect("a hold that fails is a failure", () =>
    Effect.gen(function* () {
      const held = yield* fork(CallEvents.awaitOutcome(Outcome.hold(customer), { callConnectionId }))
      const resultInformation = { code: 400, subCode: 8535, message: "Action failed, file format is invalid." }
      yield* receive(event("HoldFailed", dataOf("HoldFailed", {}, { resultInformation })))
      assert.strictEqual((yield* Effect.flip(Fiber.join(held))).subCode, 8535)
    }).pipe(Effect.provide(events))
  )

  it.effect("an interrupted wait takes nothing", () =>
    Effect.gen(function* () {
      const wait = CallEvents.awaitOutcome(Outcome.removeParticipant, { callConnectionId })
      yield* Fiber.interrupt(yield* fork(wait))
      yield* receive(removed(undefined))
      assert.strictEqual((yield* wait)._tag, "RemoveParticipantSucceeded")
    }).pipe(Effect.provide(events))
  )
})

describe("the end of a leg", () => {
  it.effect("ends its waits when the grace is over, not before", () =>
    Effect.gen(function* () {
      const fiber = yield* fork(removal("a"))
      yield* receive(disconnected())
      yield* TestClock.adjust(999)
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust(1)
      const error = yield* Effect.flip(Fiber.join(fiber))
      assert.strictEqual(error._tag, "CallEnded")
      assert.deepStrictEqual([error.code, error.subCode], [200, 7000])
    }).pipe(Effect.provide(events))
  )

  it.effect("within the grace a terminal event still wins: a decline emits CallDisconnected first", () =>
    Effect.gen(function* () {
      const wait = CallEvents.awaitOutcome(Outcome.createCall, { callConnectionId })
      const before = yield* fork(wait)
      yield* receive(disconnected())
      const within = yield* fork(wait)
      const resultInformation = { code: 603, subCode: 0, message: "declined" }
      yield* receive(event("CreateCallFailed", dataOf("CreateCallFailed", {}, { resultInformation })))
      for (const fiber of [before, within]) {
        const error = yield* Effect.flip(Fiber.join(fiber))
        assert.deepStrictEqual([error._tag, error.code], ["OperationFailed", 603])
      }
    }).pipe(Effect.provide(events))
  )

  it.effect("a wait that begins later fails at once, unless its event is held", () =>
    Effect.gen(function* () {
      yield* receive(removed("a"), disconnected())
      yield* TestClock.adjust(1_000)
      const error = yield* Effect.flip(removal("b"))
      assert.strictEqual(error._tag, "CallEnded")
      assert.strictEqual((yield* removal("a"))._tag, "RemoveParticipantSucceeded")
      const end = yield* CallEvents.awaitOutcome(Outcome.disconnect, { callConnectionId })
      assert.strictEqual(end._tag, "CallDisconnected")
    }).pipe(Effect.provide(events))
  )

  it.effect("the grace can be chosen", () =>
    Effect.gen(function* () {
      const fiber = yield* fork(removal("a"))
      yield* receive(disconnected())
      yield* TestClock.adjust(50)
      assert.strictEqual((yield* Effect.flip(Fiber.join(fiber)))._tag, "CallEnded")
    }).pipe(Effect.provide(CallEvents.layer({ graceMillis: 50 })))
  )
})

describe("the types of outcomes", () => {
  it.effect("a value is the event of its kinds", () =>
    Effect.gen(function* () {
      yield* receive(removed("a"))
      const value: EventOf<"RemoveParticipantSucceeded"> = yield* removal("a")
      assert.strictEqual(value.type, "Microsoft.Communication.RemoveParticipantSucceeded")
    }).pipe(Effect.provide(events))
  )
})
