/** Media streaming, transcription and summaries: the wire, what a version lacks, and how they end. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { ApiVersion } from "../src/ApiVersion.ts"
import * as CallAutomation from "../src/CallAutomation.ts"
import * as CallEvents from "../src/CallEvents.ts"
import * as CallMedia from "../src/CallMedia.ts"
import type { Event, EventName } from "../src/events.ts"
import * as operations from "../src/generated/operations.ts"
import * as Outcome from "../src/Outcome.ts"
import { createCallAutomation } from "../src/promise.ts"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { dataOf, event } from "./events/bodies.ts"
import { callbackUri, callConnectionId, connectionString, customer, scripted } from "./support.ts"

describe("on the wire", () => {
  it("the Promise API has all of them", async () => {
    const { callMedia } = createCallAutomation({
      connectionString,
      transport: ScriptedTransport.make(Array.from({ length: 6 }, () => ({ status: 202 })))
    })
    const leg = { callConnectionId }
    const done = [
      await callMedia.startMediaStreaming(leg),
      await callMedia.stopMediaStreaming(leg),
      await callMedia.startTranscription(leg),
      await callMedia.stopTranscription(leg),
      await callMedia.updateTranscription({ ...leg, locale: "en-us" }),
      await callMedia.summarizeCall(leg, { apiVersion: "2025-08-15-preview" })
    ]
    assert.deepStrictEqual(
      done,
      Array.from({ length: 6 }, () => undefined)
    )
  })
})

const without: ReadonlyArray<ApiVersion> = ["2023-03-06", "2023-10-15", "2024-04-15", "2024-09-15"]
const websocket = { transportType: "websocket", transportUrl: "wss://app.contoso.com/media" }
const mixed = { ...websocket, audioChannelType: "mixed" }
const english = { ...websocket, locale: "en-US" }
const stable: ReadonlyArray<ApiVersion> = ["2025-05-15", "2025-06-15", "2026-03-12"]

describe("what a version does not have is refused before anything is sent", () => {
  const create =
    (
      options: Pick<Parameters<typeof CallAutomation.createCall>[0], "mediaStreamingOptions" | "transcriptionOptions">
    ) =>
    (apiVersion: ApiVersion) =>
      CallAutomation.createCall({ targets: [customer], callbackUri, ...options }, { apiVersion })
  const starting =
    (more: Omit<Parameters<typeof CallMedia.startTranscription>[0], "callConnectionId">) => (apiVersion: ApiVersion) =>
      CallMedia.startTranscription({ callConnectionId, ...more }, { apiVersion })

  for (const [field, call, versions] of [
    [
      "apiVersion",
      (apiVersion: ApiVersion) => CallMedia.startMediaStreaming({ callConnectionId }, { apiVersion }),
      without
    ],
    [
      "apiVersion",
      (apiVersion: ApiVersion) => CallMedia.stopMediaStreaming({ callConnectionId }, { apiVersion }),
      without
    ],
    ["apiVersion", starting({ locale: "en-us" }), without],
    [
      "apiVersion",
      (apiVersion: ApiVersion) => CallMedia.stopTranscription({ callConnectionId }, { apiVersion }),
      without
    ],
    [
      "apiVersion",
      (apiVersion: ApiVersion) => CallMedia.updateTranscription({ callConnectionId }, { apiVersion }),
      without
    ],
    [
      "apiVersion",
      (apiVersion: ApiVersion) => CallAutomation.method(operations.summarizeCall)({ callConnectionId }, { apiVersion }),
      [...without, "2024-06-15-preview", ...stable]
    ],
    ["transcriptionOptions", create({ transcriptionOptions: english }), without],
    [
      "mediaStreamingOptions.enableBidirectional",
      create({ mediaStreamingOptions: { ...mixed, enableBidirectional: true } }),
      ["2024-06-15-preview"]
    ],
    [
      "transcriptionOptions.speechRecognitionModelEndpointId",
      create({ transcriptionOptions: { ...english, speechRecognitionModelEndpointId: "model" } }),
      stable
    ],
    ["speechRecognitionModelEndpointId", starting({ speechRecognitionModelEndpointId: "model" }), stable],
    ["speechModelEndpointId", starting({ speechModelEndpointId: "model" }), ["2024-06-15-preview"]],
    ["operationCallbackUri", starting({ operationCallbackUri: callbackUri }), ["2024-06-15-preview"]],
    ["summarizationOptions", starting({ summarizationOptions: { locale: "en-US" } }), stable]
  ] as const)
    for (const version of versions)
      it.effect(`${field}: ${version}`, () =>
        Effect.gen(function* () {
          const { layer, requests } = scripted([])
          const error = yield* Effect.flip(Effect.provide(call(version), layer))
          if (field === "apiVersion") assert.strictEqual(error.reason._tag, "InvalidRequest")
          else assert.deepInclude(error.reason, { _tag: "InvalidRequest", field })
          assert.strictEqual(requests.length, 0)
        })
      )
})

type Emission = readonly [name: EventName, own: object]
type Ending = Effect.Effect<Event, CallEvents.OperationFailed | CallEvents.CallEnded, CallEvents.CallEvents>

describe("outcomes", () => {
  const context = { operationContext: "context" }
  const result = (code: number, subCode: number) => ({ resultInformation: { code, subCode, message: "" } })
  const emission = (name: EventName, own: object, code: number, subCode: number) => [
    event(name, dataOf(name, own, { ...context, ...result(code, subCode) }))
  ]
  const media = (mediaStreamingStatus: string, mediaStreamingStatusDetails: string) => ({
    mediaStreamingUpdate: { contentType: "Audio", mediaStreamingStatus, mediaStreamingStatusDetails }
  })
  const transcript = (transcriptionStatus: string, transcriptionStatusDetails: string) => ({
    transcriptionUpdate: { transcriptionStatus, transcriptionStatusDetails }
  })
  const failedMedia = [
    "MediaStreamingFailed",
    media("mediaStreamingFailed", "initialWebSocketConnectionFailed")
  ] as const
  const failedTranscript = [
    "TranscriptionFailed",
    transcript("transcriptionFailed", "streamConnectionUnsuccessful")
  ] as const

  const criteria = { callConnectionId, ...context }
  const endings: ReadonlyArray<readonly [of: string, Ending, succeeded: Emission, failed: Emission]> = [
    [
      "startMediaStreaming",
      CallEvents.awaitOutcome(Outcome.startMediaStreaming, criteria),
      ["MediaStreamingStarted", media("mediaStreamingStarted", "subscriptionStarted")],
      failedMedia
    ],
    [
      "stopMediaStreaming",
      CallEvents.awaitOutcome(Outcome.stopMediaStreaming, criteria),
      ["MediaStreamingStopped", media("mediaStreamingStopped", "subscriptionStopped")],
      failedMedia
    ],
    [
      "startTranscription",
      CallEvents.awaitOutcome(Outcome.startTranscription, criteria),
      ["TranscriptionStarted", transcript("transcriptionStarted", "subscriptionStarted")],
      failedTranscript
    ],
    [
      "stopTranscription",
      CallEvents.awaitOutcome(Outcome.stopTranscription, criteria),
      ["TranscriptionStopped", transcript("transcriptionStopped", "subscriptionStopped")],
      failedTranscript
    ],
    [
      "updateTranscription",
      CallEvents.awaitOutcome(Outcome.updateTranscription, criteria),
      ["TranscriptionUpdated", transcript("transcriptionUpdated", "transcriptionLocaleUpdated")],
      failedTranscript
    ],
    [
      "summarizeCall",
      CallEvents.awaitOutcome(Outcome.summarizeCall, criteria),
      ["TranscriptionCallSummaryUpdated", transcript("callSummaryUpdated", "callSummarySuccess")],
      ["TranscriptionCallSummaryUpdated", transcript("callSummaryUpdated", "callSummaryFailure")]
    ]
  ]
  for (const [of, ending, succeeded, failed] of endings) {
    it.effect(`${of} ends with ${succeeded[0]}`, () =>
      Effect.gen(function* () {
        yield* CallEvents.receiveTrusted(emission(succeeded[0], succeeded[1], 200, 0))
        const event = yield* ending
        assert.strictEqual(event._tag, succeeded[0])
      }).pipe(Effect.provide(CallEvents.layer()))
    )

    it.effect(`${of} fails with ${failed[0]}`, () =>
      Effect.gen(function* () {
        yield* CallEvents.receiveTrusted(emission(failed[0], failed[1], 400, 8603))
        const error = yield* Effect.flip(ending)
        if (error._tag !== "OperationFailed") return assert.fail(error._tag)
        assert.strictEqual(error.event._tag, failed[0])
      }).pipe(Effect.provide(CallEvents.layer()))
    )
  }
})
