import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Schema from "effect/Schema"
import { TestClock } from "effect/testing"
import * as CallAutomation from "../src/CallAutomation.ts"
import * as CallConnection from "../src/CallConnection.ts"
import * as CallMedia from "../src/CallMedia.ts"
import * as CallRecording from "../src/CallRecording.ts"
import { emitted } from "./awaiting.ts"
import { contextOf, fork, last, makeProgram, quiet } from "./awaitingProgram.ts"
import { recorderId, recordingId } from "./recordings.ts"
import { agent, callConnectionId, customer, invitationId } from "./support.ts"

const play = (operationContext?: string) =>
  CallMedia.playAndWait({
    callConnectionId,
    playSources: [{ kind: "text", text: { text: "Hello" } }],
    ...(operationContext === undefined ? {} : { operationContext })
  })

describe("awaiting several operations of one call", () => {
  it.effect("two that are alike get each their own event", () =>
    Effect.gen(function* () {
      const { receive, requests, run } = yield* makeProgram(() => ({ status: 202 }))
      const first = yield* fork(run(play()))
      const second = yield* fork(run(play()))
      yield* quiet
      const [one = "", two = ""] = requests.map(contextOf)
      assert.notStrictEqual(one, two)
      yield* receive(emitted("PlayCompleted", { operationContext: two }))
      assert.strictEqual((yield* Fiber.join(second)).data.operationContext, two)
      assert.isUndefined(first.pollUnsafe())
      yield* receive(emitted("PlayCompleted", { operationContext: one }))
      assert.strictEqual((yield* Fiber.join(first)).data.operationContext, one)
    })
  )

  it.effect.prop(
    "however many there are and in whatever order their events come",
    [Schema.Array(Schema.Finite).check(Schema.isMinLength(1), Schema.isMaxLength(12))],
    ([order]) =>
      Effect.scoped(
        Effect.gen(function* () {
          const { open, receive, requests, run } = yield* makeProgram(() => ({ status: 202 }))
          const fibers = yield* Effect.forEach(order, () => fork(run(play())))
          yield* quiet
          const contexts = requests.map(contextOf)
          const shuffled = contexts.map((_, i) => i).toSorted((a, b) => (order[a] ?? 0) - (order[b] ?? 0))
          for (const i of shuffled) yield* receive(emitted("PlayCompleted", { operationContext: contexts[i] }))
          const events = yield* Effect.forEach(fibers, Fiber.join)
          assert.deepStrictEqual(
            events.map(({ data }) => data.operationContext),
            contexts
          )
          assert.strictEqual(new Set(contexts).size, order.length)
          assert.strictEqual(open(), 0)
        })
      )
  )

  it.effect("a context that is given twice still distinguishes kinds of operations", () =>
    Effect.gen(function* () {
      const { receive, requests, run } = yield* makeProgram(({ path }) => ({
        status: 202,
        ...(path.includes(":remove") ? { body: {} } : {})
      }))
      const operationContext = "mine"
      const playing = yield* fork(run(play(operationContext)))
      const removing = yield* fork(
        run(CallConnection.removeParticipantAndWait({ callConnectionId, participantToRemove: agent, operationContext }))
      )
      yield* quiet
      assert.deepStrictEqual(requests.map(contextOf), ["mine", "mine"])
      yield* receive(emitted("RemoveParticipantSucceeded", { operationContext }))
      assert.strictEqual((yield* Fiber.join(removing))._tag, "RemoveParticipantSucceeded")
      assert.isUndefined(playing.pollUnsafe())
      yield* receive(emitted("PlayCompleted", { operationContext }))
      assert.strictEqual((yield* Fiber.join(playing))._tag, "PlayCompleted")
    })
  )

  it.effect("the event of an earlier request with the same context is not the outcome of a later one", () =>
    Effect.gen(function* () {
      const { receive, run } = yield* makeProgram(() => ({ status: 202 }))
      yield* receive(emitted("PlayCompleted", { operationContext: "again" }))
      const fiber = yield* fork(run(play("again")))
      yield* quiet
      assert.isUndefined(fiber.pollUnsafe())
      const own = emitted("PlayCompleted", { operationContext: "again" })
      yield* receive(own)
      assert.strictEqual((yield* Fiber.join(fiber)).id, own.id)
    })
  )

  it.effect("nor is the state before a pause that of the pause", () =>
    Effect.gen(function* () {
      const { receive, run } = yield* makeProgram(() => ({ status: 202 }))
      const state = (state: "active" | "inactive") =>
        emitted("RecordingStateChanged", { recordingId, state, callConnectionId: recorderId })
      yield* receive(state("inactive"), state("active"))
      const fiber = yield* fork(run(CallRecording.pauseRecordingAndWait({ recordingId })))
      yield* quiet
      assert.isUndefined(fiber.pollUnsafe())
      const paused = state("inactive")
      yield* receive(paused)
      assert.strictEqual((yield* Fiber.join(fiber)).id, paused.id)
    })
  )

  it.effect("a withdrawn invitation ends the wait for who was invited, whatever its own context", () =>
    Effect.gen(function* () {
      const { receive, run } = yield* makeProgram([{ status: 202, body: { invitationId } }])
      const fiber = yield* fork(
        run(CallConnection.addParticipantAndWait({ callConnectionId, participantToAdd: agent }))
      )
      yield* quiet
      yield* receive(emitted("CancelAddParticipantSucceeded", { invitationId, operationContext: "cancel" }))
      const error = yield* Effect.flip(Fiber.join(fiber))
      assert(error._tag === "OperationFailed")
      assert.deepStrictEqual([error.code, error.subCode], [487, 5234])
    })
  )

  it.effect("a move fails with the first who cannot come", () =>
    Effect.gen(function* () {
      const { open, receive, requests, run } = yield* makeProgram([{ status: 202, body: {} }])
      const targetParticipants = [agent, customer]
      const fiber = yield* fork(
        run(
          CallConnection.moveParticipantsAndWait(
            { callConnectionId, targetParticipants, fromCall: "other" },
            { apiVersion: "2025-08-15-preview" }
          )
        )
      )
      yield* quiet
      yield* receive(emitted("MoveParticipantFailed", { operationContext: last(requests) }))
      assert.strictEqual((yield* Effect.flip(Fiber.join(fiber)))._tag, "OperationFailed")
      assert.strictEqual(open(), 0)
    })
  )
})

describe("awaiting a leg", () => {
  it.effect("what is the CallConnected of another call is not that of this one", () =>
    Effect.gen(function* () {
      const { receive, run } = yield* makeProgram([{ status: 201, body: { callConnectionId } }])
      const fiber = yield* fork(
        run(CallAutomation.createCallAndWait({ targets: [customer], callbackUri: "https://app.contoso.com" }))
      )
      yield* quiet
      yield* receive(emitted("CallConnected", { callConnectionId: "00000000-0000-4000-8000-000000000000" }))
      assert.isUndefined(fiber.pollUnsafe())
      yield* receive(emitted("CallConnected"))
      assert.strictEqual((yield* Fiber.join(fiber)).data.callConnectionId, callConnectionId)
    })
  )

  it.effect("a wait without an end is possible", () =>
    Effect.gen(function* () {
      const { receive, requests, run } = yield* makeProgram([{ status: 202 }])
      const fiber = yield* fork(
        run(
          CallMedia.playAndWait(
            { callConnectionId, playSources: [{ kind: "text", text: { text: "Hello" } }] },
            { waitMillis: Infinity }
          )
        )
      )
      yield* quiet
      yield* TestClock.adjust("365 days")
      assert.isUndefined(fiber.pollUnsafe())
      yield* receive(emitted("PlayCompleted", { operationContext: last(requests) }))
      yield* Fiber.join(fiber)
    })
  )
})

describe("awaiting a recording", () => {
  it.effect("an id that does not name its recorder is refused before anything is sent", () =>
    Effect.gen(function* () {
      const { requests, run } = yield* makeProgram([])
      const error = yield* Effect.flip(run(CallRecording.pauseRecordingAndWait({ recordingId: "opaque" })))
      assert(error._tag === "CommunicationError" && error.reason._tag === "InvalidRequest")
      assert.strictEqual(error.reason.field, "recordingId")
      assert.lengthOf(requests, 0)
    })
  )

  it.effect("an answer without it cannot be awaited", () =>
    Effect.gen(function* () {
      const { run } = yield* makeProgram([{ status: 200, body: { recordingId: "opaque" } }])
      const error = yield* Effect.flip(
        run(
          CallRecording.startRecordingAndWait({
            callConnectionId,
            recordingStateCallbackUri: "https://app.contoso.com"
          })
        )
      )
      assert(error._tag === "CommunicationError")
      assert.strictEqual(error.reason._tag, "UnexpectedResponse")
    })
  )

  it.effect("one that is to be paused from the start is awaited inactive", () =>
    Effect.gen(function* () {
      const { receive, run } = yield* makeProgram([{ status: 200, body: { recordingId } }])
      const fiber = yield* fork(
        run(
          CallRecording.startRecordingAndWait({
            callConnectionId,
            recordingStateCallbackUri: "https://app.contoso.com",
            pauseOnStart: true
          })
        )
      )
      yield* quiet
      yield* receive(emitted("RecordingStateChanged", { recordingId, state: "inactive", callConnectionId: recorderId }))
      assert.strictEqual((yield* Fiber.join(fiber)).data.state, "inactive")
    })
  )
})
