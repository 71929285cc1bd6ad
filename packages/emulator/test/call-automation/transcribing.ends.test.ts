/** Transcription on driven time: refusals, failures, ends and summaries. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { alice, codeOf, makeRig, objectAt, type Rig, textAt, typesOf } from "./support/Rig.ts"
import { connectedCall, create, english } from "./support/streams.ts"
import { ask, preview, running, speak, emitted, transcribing } from "./support/transcribing.ts"

describe("refusals", () => {
  const refused = (answer: { readonly status: number; readonly body: unknown }) => [
    answer.status,
    textAt(answer.body, "error", "code")
  ]

  it.effect("what does not go with the state is 400/8585, without a URL 405/8522, and no event follows", () =>
    Effect.gen(function* () {
      const without = yield* connectedCall({})
      for (const verb of ["start", "stop", "update", "summarize"] as const)
        assert.deepStrictEqual(refused(yield* ask(without.rig, without.id, verb)), [405, "8522"])
      const { id, rig } = yield* connectedCall(transcribing)
      for (const verb of ["stop", "update", "summarize"] as const)
        assert.deepStrictEqual(refused(yield* ask(rig, id, verb)), [400, "8585"])
      yield* ask(rig, id, "start")
      assert.deepStrictEqual(refused(yield* ask(rig, id, "start")), [400, "8585"])
      yield* rig.advance(60_000)
      assert.deepStrictEqual(refused(yield* ask(rig, id, "start")), [400, "8585"])
      assert.deepStrictEqual(typesOf(rig, id), ["TranscriptionStarted"])
      assert.deepStrictEqual(without.rig.posts, [])
    })
  )

  it.effect("an unknown call is 404/8522, one that rings 400/8501", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const { body } = yield* create(rig, transcribing)
      for (const verb of ["start", "stop", "update", "summarize"] as const) {
        const unknown = yield* ask(rig, "18dea47f-b081-4107-9a5c-4300819d2c6c", verb)
        assert.deepStrictEqual(refused(unknown), [404, "8522"])
        assert.deepStrictEqual(refused(yield* ask(rig, textAt(body, "callConnectionId"), verb)), [400, "8501"])
      }
    })
  )

  for (const [field, version, options] of [
    ["locale", "2026-03-12", { ...english, locale: undefined }],
    ["transportUrl", "2024-06-15-preview", { ...english, transportUrl: undefined }],
    ["startTranscription", "2024-06-15-preview", { ...english, startTranscription: undefined }],
    ["transportUrl", "2026-03-12", { ...english, transportUrl: "https://app.contoso.com" }],
    ["transportType", "2026-03-12", { ...english, transportType: "post" }]
  ] as const)
    it.effect(`${version}: transcriptionOptions.${field} that does not fit`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig()
        const answer = yield* create(rig, { version, transcriptionOptions: options })
        assert.deepStrictEqual(refused(answer), [400, "8523"])
        assert.include(textAt(answer.body, "error", "message"), `transcriptionOptions.${field}`)
      })
    )
})

describe("failures and ends", () => {
  const failed = (details: string, code: string, context: string) => [
    "TranscriptionFailed",
    "transcriptionFailed",
    details,
    code,
    context
  ]

  it.effect("a socket that is refused, one that breaks, and none at all", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(transcribing)
      application.refuse("no")
      yield* ask(rig, id, "start", { operationContext: "refused" })
      yield* rig.advance(600)
      application.refuse(undefined)
      yield* ask(rig, id, "start", { operationContext: "started" })
      yield* rig.advance(600)
      yield* application.only().close
      yield* rig.advance(600)
      assert.deepStrictEqual(emitted(rig, id), [
        failed("streamConnectionUnsuccessful", "500/8578", "refused"),
        ["TranscriptionStarted", "transcriptionStarted", "subscriptionStarted", "200/0", "started"],
        failed("streamConnectionInterrupted", "500/8578", "call")
      ])
      const other = yield* connectedCall({
        transcriptionOptions: { ...running.transcriptionOptions, transportUrl: undefined }
      })
      yield* other.rig.advance(600)
      assert.deepStrictEqual(emitted(other.rig, other.id), [failed("streamUrlMissing", "400/8581", "call")])
    })
  )

  it.effect("the end of the call: what is under way is cancelled, then it stops, then CallDisconnected", () =>
    Effect.gen(function* () {
      const { application, id, rig } = yield* connectedCall(running)
      yield* rig.advance(600)
      rig.forget()
      yield* ask(rig, id, "update", { operationContext: "update" })
      yield* rig.send(operations.terminateCall, { id })
      yield* rig.advance(60_000)
      assert.deepStrictEqual(emitted(rig, id), [
        ["TranscriptionStopped", "transcriptionStopped", "subscriptionStopped", "200/0", "call"],
        failed("unspecifiedError", "500/8579", "update")
      ])
      assert.strictEqual(typesOf(rig, id).at(-1), "CallDisconnected")
      assert.isTrue(application.only().over)
    })
  )

  it.effect("an update that a stop overtakes fails, and the stop is reported", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall(running)
      yield* rig.advance(600)
      rig.forget()
      yield* ask(rig, id, "update", { operationContext: "update" })
      yield* ask(rig, id, "stop", { operationContext: "stop" })
      yield* rig.advance(60_000)
      assert.sameDeepMembers(emitted(rig, id), [
        failed("unspecifiedError", "500/8579", "update"),
        ["TranscriptionStopped", "transcriptionStopped", "subscriptionStopped", "200/0", "stop"]
      ])
    })
  )
})

describe("summaries", () => {
  const summaries = (rig: Rig, id: string) =>
    rig
      .eventsOf(id)
      .filter(({ type }) => type === "TranscriptionCallSummaryUpdated")
      .map((event) => [objectAt(event.data, "transcriptionUpdate"), codeOf(event), event.data["operationContext"]])
  const success = (transcriptionMessage: string) => ({
    transcriptionStatus: "callSummaryUpdated",
    transcriptionStatusDetails: "callSummarySuccess",
    transcriptionMessage
  })
  const failure = { transcriptionStatus: "callSummaryUpdated", transcriptionStatusDetails: "callSummaryFailure" }

  it.effect("of what was said, without naming anybody", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall({ version: preview, ...running })
      yield* rig.advance(600)
      yield* speak(rig, id, "My order is late")
      yield* rig.advance(2000)
      yield* speak(rig, id, "It is on its way", { participant: alice })
      yield* rig.advance(2000)
      const answer = yield* ask(rig, id, "summarize", { operationContext: "summary" })
      assert.strictEqual(answer.status, 202)
      yield* rig.advance(60_000)
      assert.deepStrictEqual(summaries(rig, id), [
        [success("Speaker 1: My order is late\nSpeaker 2: It is on its way"), "200/0", "summary"]
      ])
    })
  )

  it.effect("of nothing fails, and so does one that the end of the call overtakes", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall({ version: preview, ...running })
      yield* rig.advance(600)
      yield* ask(rig, id, "summarize", { operationContext: "nothing" })
      yield* rig.advance(2000)
      yield* ask(rig, id, "summarize", { operationContext: "late" })
      yield* rig.send(operations.terminateCall, { id })
      yield* rig.advance(60_000)
      assert.deepStrictEqual(summaries(rig, id), [
        [failure, "400/8578", "nothing"],
        [failure, "400/8528", "late"]
      ])
      assert.strictEqual(typesOf(rig, id).at(-1), "CallDisconnected")
    })
  )

  it.effect("at the end of the call, if that was asked for", () =>
    Effect.gen(function* () {
      const { id, rig } = yield* connectedCall({
        version: preview,
        transcriptionOptions: {
          ...running.transcriptionOptions,
          summarizationOptions: { enableEndCallSummary: true }
        }
      })
      yield* rig.advance(600)
      yield* speak(rig, id, "Goodbye")
      yield* rig.advance(2000)
      rig.forget()
      yield* rig.send(operations.terminateCall, { id })
      yield* rig.advance(60_000)
      assert.deepStrictEqual(summaries(rig, id), [[success("Speaker 1: Goodbye"), "200/0", "call"]])
      assert.deepStrictEqual(typesOf(rig, id), [
        "TranscriptionCallSummaryUpdated",
        "TranscriptionStopped",
        "CallDisconnected"
      ])
    })
  )
})
