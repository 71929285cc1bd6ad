/** Functions that also wait for their outcome, on the local cloud: media, recordings and streams. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { eventsUri, makeProgram } from "./support/Program.ts"
import { agent, customer, sourceCallerIdNumber } from "./support/scenes.ts"
import { awaited, type Clients, onCall, prompt } from "./support/awaiting.ts"

const broken = { playSources: [{ kind: "file" as const, file: { uri: "https://cdn.contoso.com/invalid-format.mp3" } }] }

describe("media", () => {
  it.effect("a participant is held and comes back, twice, each time by a roster of its own", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const target = { callConnectionId, targetParticipant: customer }
      const numbers: Array<number | undefined> = []
      for (let i = 0; i < 2; i++) {
        numbers.push((yield* awaited(program, CallMedia.holdAndWait(target))).data.sequenceNumber)
        numbers.push((yield* awaited(program, CallMedia.unholdAndWait(target))).data.sequenceNumber)
      }
      assert.strictEqual(new Set(numbers).size, 4)
    })
  )

  it.effect("prompts are played, fail, are cancelled, or end with the call", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const played = yield* awaited(program, CallMedia.playAndWait({ callConnectionId, ...prompt(3_000) }))
      assert.strictEqual(played._tag, "PlayCompleted")
      const failed = yield* Effect.flip(awaited(program, CallMedia.playAndWait({ callConnectionId, ...broken })))
      assert.deepInclude(failed, { _tag: "OperationFailed", code: 400, subCode: 8535 })
      const cancelled = yield* Effect.flip(
        awaited(
          program,
          CallMedia.playAndWait({ callConnectionId, ...prompt(60_000) }),
          program.run(CallMedia.cancelAllMediaOperations({ callConnectionId }))
        )
      )
      assert.deepInclude(cancelled, { _tag: "OperationFailed", code: 400, subCode: 8508 })
      const ended = yield* Effect.flip(
        awaited(
          program,
          CallMedia.playAndWait({ callConnectionId, ...prompt(60_000) }),
          program.run(CallConnection.terminateCall({ callConnectionId }))
        )
      )
      assert.deepInclude(ended, { _tag: "OperationFailed", code: 400, subCode: 8508 })
    })
  )

  it.effect("two prompts at a time are distinguished", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const play = (millis: number) => program.run(CallMedia.playAndWait({ callConnectionId, ...prompt(millis) }))
      const both = yield* Effect.forkChild(Effect.all([play(2_000), play(1_000)], { concurrency: "unbounded" }))
      yield* program.advance(20_000)
      const [first, second] = yield* Fiber.join(both)
      assert.notStrictEqual(first.id, second.id)
      assert.notStrictEqual(first.data.operationContext, second.data.operationContext)
    })
  )

  it.effect("a prompt whose answer is lost is played once, and awaited all the same", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      yield* program.cloud.fault({ kind: "reset-after", path: `/calling/callConnections/${callConnectionId}:play` })
      const played = yield* awaited(program, CallMedia.playAndWait({ callConnectionId, ...prompt(2_000) }))
      assert.strictEqual(played._tag, "PlayCompleted")
      assert.strictEqual(yield* program.count("callback", "PlayCompleted"), 1)
    })
  )

  it.effect("a prompt of which nothing is heard is a failure at its deadline", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const error = yield* Effect.flip(
        awaited(program, CallMedia.playAndWait({ callConnectionId, ...prompt(60_000) }, { waitMillis: 5_000 }))
      )
      assert.deepInclude(error, { _tag: "OutcomeTimeout", operation: "CallMedia_Play", waitMillis: 5_000 })
    })
  )

  it.effect("tones are recognized, or none is sent", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const recognize = CallMedia.recognizeAndWait({
        callConnectionId,
        recognizeInputType: "dtmf",
        recognizeOptions: { targetParticipant: customer, dtmfOptions: { maxTonesToCollect: 2 } }
      })
      const recognized = yield* awaited(
        program,
        recognize,
        program.cloud.tones(callConnectionId, customer, ["one", "two"])
      )
      assert.deepStrictEqual(recognized.data.dtmfResult?.tones, ["one", "two"])
      const silence = yield* Effect.flip(awaited(program, recognize))
      assert.deepInclude(silence, { _tag: "OperationFailed", code: 400, subCode: 8510 })
    })
  )

  it.effect("tones are sent, and continuous recognition stops", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const target = { callConnectionId, targetParticipant: customer }
      const sent = yield* awaited(program, CallMedia.sendDtmfTonesAndWait({ ...target, tones: ["one"] }))
      assert.strictEqual(sent._tag, "SendDtmfTonesCompleted")
      yield* program.run(CallMedia.startContinuousDtmfRecognition(target))
      const stopped = yield* awaited(program, CallMedia.stopContinuousDtmfRecognitionAndWait(target))
      assert.strictEqual(stopped._tag, "ContinuousDtmfRecognitionStopped")
    })
  )

  it.effect("what no event reports any more ends with the call", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const error = yield* Effect.flip(
        awaited(
          program,
          // Nothing was listened for, and no event says so.
          CallMedia.stopContinuousDtmfRecognitionAndWait({ callConnectionId, targetParticipant: customer }),
          program.run(CallConnection.terminateCall({ callConnectionId }))
        )
      )
      assert.deepInclude(error, { _tag: "CallEnded", code: 200, subCode: 7000 })
    })
  )

  it.effect("what is not accepted is not awaited", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const error = yield* Effect.flip(
        program.run(CallMedia.holdAndWait({ callConnectionId, targetParticipant: agent }))
      )
      assert.deepInclude(error, { _tag: "CommunicationError", status: 404 })
    })
  )
})

describe("recordings", () => {
  it.effect("start, pause, go on and stop", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const started = yield* awaited(
        program,
        CallRecording.startRecordingAndWait({ callConnectionId, recordingStateCallbackUri: eventsUri })
      )
      const { recordingId = "" } = started.data
      const paused = yield* awaited(program, CallRecording.pauseRecordingAndWait({ recordingId }))
      const resumed = yield* awaited(program, CallRecording.resumeRecordingAndWait({ recordingId }))
      const stopped = yield* awaited(program, CallRecording.stopRecordingAndWait({ recordingId }))
      const states = [started, paused, resumed, stopped]
      assert.deepStrictEqual(
        states.map(({ data }) => data.state),
        ["active", "inactive", "active", "inactive"]
      )
      assert.strictEqual(new Set(states.map(({ id }) => id)).size, 4)
    })
  )

  it.effect("that are paused from the start are inactive", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const started = yield* awaited(
        program,
        CallRecording.startRecordingAndWait({
          callConnectionId,
          recordingStateCallbackUri: eventsUri,
          pauseOnStart: true
        })
      )
      assert.strictEqual(started.data.state, "inactive")
    })
  )
})

describe("streams", () => {
  const apiVersion = "2025-08-15-preview"
  const transportUrl = "wss://app.contoso.com/media"

  /** A call whose options ask for both streams and start neither. */
  const withStreams = (taken: boolean) =>
    Effect.gen(function* () {
      const program = yield* makeProgram({
        mediaSocket: () => (taken ? Effect.succeed(() => Effect.void) : Effect.fail("not today"))
      })
      const { data } = yield* awaited(
        program,
        CallAutomation.createCallAndWait(
          {
            targets: [customer],
            sourceCallerIdNumber,
            callbackUri: eventsUri,
            mediaStreamingOptions: { transportType: "websocket", transportUrl, audioChannelType: "mixed" },
            transcriptionOptions: { transportType: "websocket", transportUrl, locale: "en-US" },
            callIntelligenceOptions: { cognitiveServicesEndpoint: "https://contoso.cognitiveservices.azure.com/" }
          },
          { apiVersion }
        )
      )
      const { callConnectionId = "" } = data
      return { program, callConnectionId }
    })

  it.effect("begin, change and end", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* withStreams(true)
      const of = { callConnectionId }
      const tags: Array<string> = []
      const ends = (form: Effect.Effect<{ readonly _tag: string }, unknown, Clients>) =>
        Effect.map(awaited(program, form), ({ _tag }) => tags.push(_tag))
      yield* ends(CallMedia.startMediaStreamingAndWait(of, { apiVersion }))
      yield* ends(CallMedia.stopMediaStreamingAndWait(of, { apiVersion }))
      yield* ends(CallMedia.startTranscriptionAndWait(of, { apiVersion }))
      yield* ends(CallMedia.updateTranscriptionAndWait({ ...of, locale: "en-GB" }, { apiVersion }))
      yield* program.cloud.speech(callConnectionId, "+14255550123", "My order is late.")
      yield* program.advance(5_000)
      yield* ends(CallMedia.summarizeCallAndWait(of, { apiVersion }))
      yield* ends(CallMedia.stopTranscriptionAndWait(of, { apiVersion }))
      assert.deepStrictEqual(tags, [
        "MediaStreamingStarted",
        "MediaStreamingStopped",
        "TranscriptionStarted",
        "TranscriptionUpdated",
        "TranscriptionCallSummaryUpdated",
        "TranscriptionStopped"
      ])
    })
  )

  it.effect("that nobody takes are failures", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* withStreams(false)
      const of = { callConnectionId }
      const starts = [
        Effect.asVoid(awaited(program, CallMedia.startMediaStreamingAndWait(of, { apiVersion }))),
        Effect.asVoid(awaited(program, CallMedia.startTranscriptionAndWait(of, { apiVersion })))
      ]
      for (const start of starts) {
        const error = yield* Effect.flip(start)
        assert.include(error, { _tag: "OperationFailed" })
      }
    })
  )
})
