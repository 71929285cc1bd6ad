/** Requests about the audio and the transcript of a call as they are streamed, with the values of Microsoft's documented examples. */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../src/ApiVersion.ts"
import { type CallAutomation, method } from "../src/CallAutomation.ts"
import * as CallMedia from "../src/CallMedia.ts"
import * as operations from "../src/generated/operations.ts"
import { callbackUri, callConnectionId } from "./support.ts"

const emitted = { operationContext: "streaming", operationCallbackUri: callbackUri }

/** An operation: what it is for, on what, what it sends. */
export interface StreamingCase {
  readonly name: string
  readonly to: string
  /** What of the call it is about, and whether that runs when it is asked for. */
  readonly of: "media streaming" | "transcription"
  readonly running: boolean
  readonly verb: string
  readonly apiVersion: ApiVersion
  readonly body: object
  readonly call: (options: {
    readonly apiVersion: ApiVersion
  }) => Effect.Effect<void, CommunicationError, CallAutomation>
}

/** Each operation with what it sends. */
export const streamingCases: ReadonlyArray<StreamingCase> = [
  {
    name: "CallMedia_StartMediaStreaming",
    to: "start media streaming",
    of: "media streaming",
    running: false,
    verb: "startMediaStreaming",
    apiVersion: "2026-03-12",
    body: {},
    call: (options) => CallMedia.startMediaStreaming({ callConnectionId }, options)
  },
  {
    name: "CallMedia_StopMediaStreaming",
    to: "stop media streaming",
    of: "media streaming",
    running: true,
    verb: "stopMediaStreaming",
    apiVersion: "2026-03-12",
    body: {},
    call: (options) => CallMedia.stopMediaStreaming({ callConnectionId }, options)
  },
  {
    name: "CallMedia_StartTranscription",
    to: "start a transcription",
    of: "transcription",
    running: false,
    verb: "startTranscription",
    apiVersion: "2026-03-12",
    body: { locale: "en-us", ...emitted },
    call: (options) => CallMedia.startTranscription({ callConnectionId, locale: "en-us", ...emitted }, options)
  },
  {
    name: "CallMedia_StopTranscription",
    to: "stop a transcription",
    of: "transcription",
    running: true,
    verb: "stopTranscription",
    apiVersion: "2026-03-12",
    body: {},
    call: (options) => CallMedia.stopTranscription({ callConnectionId }, options)
  },
  {
    name: "CallMedia_UpdateTranscription",
    to: "update a transcription",
    of: "transcription",
    running: true,
    verb: "updateTranscription",
    apiVersion: "2026-03-12",
    body: { locale: "en-us" },
    call: (options) => CallMedia.updateTranscription({ callConnectionId, locale: "en-us" }, options)
  },
  {
    name: "CallMedia_SummarizeCall",
    to: "summarize a call",
    of: "transcription",
    running: true,
    verb: "summarizeCall",
    apiVersion: "2025-08-15-preview",
    body: { ...emitted, summarizationOptions: { locale: "en-US" } },
    call: (options) =>
      // By its operation: the function's type refuses the versions that do not have it.
      method(operations.summarizeCall)(
        { callConnectionId, ...emitted, summarizationOptions: { locale: "en-US" } },
        options
      )
  }
]
