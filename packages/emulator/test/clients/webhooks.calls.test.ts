/**
 * Call Automation's webhooks from the local cloud to our receiver: whatever happens on the way, an event is heard once, or known to be
 * lost.
 */
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type { FaultOrder } from "../../src/Emulator.ts"
import { duplicates, heard, idOf, names, posted, refused } from "./support/deliveries.ts"
import { makeProgram } from "./support/Program.ts"
import { agent, callCustomer, customer, sourceCallerIdNumber } from "./support/scenes.ts"
import { begun, remove, removed } from "./support/callEvents.ts"

describe("what happens on the way", () => {
  it.effect("a duplicate is recognized, and received once", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* begun
      const listening = yield* Effect.forkChild(
        Stream.runCollect(Stream.takeUntil(program.events.stream(), ({ _tag }) => _tag === "ParticipantsUpdated")),
        { startImmediately: true }
      )
      yield* program.cloud.fault({ kind: "duplicate", path: "RemoveParticipantSucceeded" })
      yield* remove(program, callConnectionId)
      yield* program.advance(1000)
      assert.strictEqual(program.receipts.length, 3)
      assert.strictEqual(duplicates(program), 1)
      const emitted = yield* Fiber.join(listening)
      assert.deepStrictEqual(
        emitted.map(({ _tag }) => _tag),
        ["RemoveParticipantSucceeded", "ParticipantsUpdated"]
      )
    })
  )

  it.effect("a roster that was overtaken is heard, marked stale, and takes nobody off hold", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* begun
      yield* program.cloud.fault({ kind: "reorder", path: "ParticipantsUpdated" })
      const target = { callConnectionId, targetParticipant: customer }
      yield* program.run(CallMedia.unhold(target))
      yield* program.advance(500)
      yield* program.run(CallMedia.hold(target))
      yield* program.advance(500)
      const rosters = heard(program).flatMap((event) => (event._tag === "ParticipantsUpdated" ? [event] : []))
      const [newer, older] = rosters
      assert.strictEqual(rosters.length, 2)
      assert.isTrue(Number(newer?.data.sequenceNumber) > Number(older?.data.sequenceNumber))
      assert.deepStrictEqual([newer?.stale, older?.stale], [undefined, true])
      yield* program.events.awaitOutcome(Outcome.hold(customer), { callConnectionId })
      const unheld = yield* Effect.forkChild(
        program.events.awaitOutcome(Outcome.unhold(customer), { callConnectionId }),
        { startImmediately: true }
      )
      yield* program.advance(1000)
      assert.isUndefined(unheld.pollUnsafe())
    })
  )

  it.effect("an outcome that the end of the call overtook still wins", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const callConnectionId = yield* callCustomer(program)
      program.receipts.length = 0
      yield* program.cloud.fault({ kind: "reorder", path: "RemoveParticipantSucceeded" })
      const waiting = yield* Effect.forkChild(
        program.events.awaitOutcome(Outcome.removeParticipant, { callConnectionId })
      )
      yield* program.run(CallConnection.removeParticipant({ callConnectionId, participantToRemove: customer }))
      yield* program.advance(5000)
      assert.deepStrictEqual(names(program), ["CallDisconnected", "RemoveParticipantSucceeded"])
      assert.strictEqual((yield* Fiber.join(waiting))._tag, "RemoveParticipantSucceeded")
    })
  )

  it.effect("a bad signature is refused and not heard; the next attempt is", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* begun
      yield* program.cloud.fault({ kind: "bad-signature", path: "RemoveParticipantSucceeded" })
      const waiting = yield* Effect.forkChild(
        program.events.awaitOutcome(Outcome.removeParticipant, { callConnectionId, ...removed })
      )
      yield* remove(program, callConnectionId)
      yield* program.advance(500)
      assert.deepStrictEqual(names(program), [])
      assert.deepStrictEqual(refused(program), ["Signature"])
      assert.isUndefined(waiting.pollUnsafe())
      const [refusal] = (yield* program.cloud.journal()).filter(({ data }) => data["outcome"] === "retrying")
      assert.strictEqual(refusal?.data["status"], 401)
      yield* program.advance(2000)
      assert.strictEqual((yield* Fiber.join(waiting))._tag, "RemoveParticipantSucceeded")
      assert.strictEqual(duplicates(program), 0)
    })
  )

  it.effect("a delayed event is waited for, without polling", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* begun
      yield* program.cloud.fault({ kind: "delay", path: "RemoveParticipantSucceeded", delayMs: 20_000 })
      yield* remove(program, callConnectionId)
      program.sent.length = 0
      const waiting = yield* Effect.forkChild(
        program.events.awaitOutcome(Outcome.removeParticipant, { callConnectionId, ...removed })
      )
      yield* program.advance(19_000)
      assert.isUndefined(waiting.pollUnsafe())
      yield* program.advance(2_000)
      assert.strictEqual((yield* Fiber.join(waiting))._tag, "RemoveParticipantSucceeded")
      assert.strictEqual(program.sent.length, 0)
    })
  )

  it.effect("a dropped event is in the journal, and the end of the call ends the wait for it", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* begun
      yield* program.cloud.fault({ kind: "drop", path: "RemoveParticipantSucceeded" })
      yield* remove(program, callConnectionId)
      const waiting = yield* Effect.forkChild(
        Effect.flip(program.events.awaitOutcome(Outcome.removeParticipant, { callConnectionId, ...removed }))
      )
      yield* program.advance(5_000)
      assert.include([...(yield* posted(program)).values()], "dropped")
      assert.isUndefined(waiting.pollUnsafe())
      yield* program.run(CallConnection.terminateCall({ callConnectionId }))
      yield* program.advance(500)
      assert.isUndefined(waiting.pollUnsafe(), "the grace of a second is not over")
      yield* program.advance(1_000)
      const ended = yield* Fiber.join(waiting)
      assert(ended._tag === "CallEnded")
      assert.deepStrictEqual([ended.callConnectionId, ended.subCode], [callConnectionId, 7000])
    })
  )

  it.effect("a receiver that was away is asked again until it answers", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* begun
      let away = 3
      program.road.delivery = (request) => (away-- > 0 ? { status: 503 } : request)
      yield* remove(program, callConnectionId)
      yield* program.advance(1_000)
      assert.deepStrictEqual(names(program), [])
      yield* program.advance(10_000)
      assert.deepStrictEqual(names(program), ["RemoveParticipantSucceeded", "ParticipantsUpdated"])
      const attempts = (yield* program.cloud.journal()).filter(
        ({ kind, name }) => kind === "callback" && name === "RemoveParticipantSucceeded"
      )
      assert.deepStrictEqual(
        attempts.map(({ data }) => data["outcome"]),
        ["retrying", "retrying", "retrying", "delivered"]
      )
    })
  )

  it.effect("of two that are to be overtaken one is, and none is lost", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* begun
      yield* program.cloud.fault({ kind: "reorder", count: 2 })
      yield* remove(program, callConnectionId)
      yield* program.advance(10_000)
      assert.deepStrictEqual(names(program), ["ParticipantsUpdated", "RemoveParticipantSucceeded"])
    })
  )

  const Kind = Schema.Literals(["duplicate", "reorder", "delay", "bad-signature", "drop"])

  /** What is heard of a call with several deliveries, when these befall them in turn. */
  const story = (kinds: ReadonlyArray<typeof Kind.Type>) =>
    Effect.scoped(
      Effect.gen(function* () {
        const program = yield* makeProgram()
        const callConnectionId = yield* callCustomer(program)
        program.receipts.length = 0
        const orders: ReadonlyArray<FaultOrder> = kinds.map((kind) => ({ kind, delayMs: 700 }))
        for (const order of orders) yield* program.cloud.fault(order)
        const invite = { callConnectionId, sourceCallerIdNumber }
        yield* program.run(CallConnection.addParticipant({ ...invite, participantToAdd: agent }))
        yield* program.advance(2_000)
        yield* program.run(CallMedia.hold({ callConnectionId, targetParticipant: customer }))
        yield* program.advance(500)
        yield* remove(program, callConnectionId)
        yield* program.advance(500)
        yield* program.run(CallConnection.terminateCall({ callConnectionId }))
        yield* program.advance(30_000)
        return {
          ids: heard(program).map(idOf),
          names: names(program).toSorted(),
          duplicates: duplicates(program),
          refused: refused(program).length,
          dropped: [...(yield* posted(program)).values()].filter((outcome) => outcome === "dropped").length
        }
      })
    )

  it.effect.prop(
    "whatever happens, every event is heard once, except those that were dropped",
    [Schema.Array(Kind).check(Schema.isMaxLength(8))],
    ([kinds]) =>
      Effect.gen(function* () {
        const quiet = yield* story([])
        const emitted = yield* story(kinds)
        const befell = (kind: typeof Kind.Type) =>
          kinds.slice(0, quiet.names.length).filter((one) => one === kind).length
        assert.strictEqual(new Set(emitted.ids).size, emitted.ids.length)
        assert.strictEqual(emitted.names.length, quiet.names.length - befell("drop"))
        if (befell("drop") === 0) assert.deepStrictEqual(emitted.names, quiet.names)
        assert.deepStrictEqual(
          [emitted.duplicates, emitted.refused, emitted.dropped],
          [befell("duplicate"), befell("bad-signature"), befell("drop")]
        )
      }),
    { arbitrary: { runs: process.env["LONG"] === undefined ? 20 : 200 }, timeout: 60_000 }
  )
})
