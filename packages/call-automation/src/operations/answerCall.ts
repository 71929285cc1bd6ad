/** AnswerCall: answers an incoming call. */
import { CommunicationUserIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionProperties } from "../schemas/CallConnectionProperties.ts"
import { CallIntelligenceOptions } from "../schemas/CallIntelligenceOptions.ts"
import { MediaStreamingOptions, streamingVersions } from "../schemas/MediaStreaming.ts"
import { TranscriptionOptions } from "../schemas/Transcription.ts"

const AnswerCallRequest = Schema.Struct({
  /** From the IncomingCall event; opaque, some 8 KB. */
  incomingCallContext: Schema.String,
  /** Where the events of the leg are sent. */
  callbackUri: Schema.String,
  operationContext: Field.optional(Schema.String),
  answeredBy: Field.optional(CommunicationUserIdentifierModel),
  callIntelligenceOptions: Field.optional(CallIntelligenceOptions).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  mediaStreamingOptions: Field.optional(MediaStreamingOptions).pipe(Field.versions(streamingVersions)),
  transcriptionOptions: Field.optional(TranscriptionOptions).pipe(Field.versions(streamingVersions)),
  enableLoopbackAudio: Field.optional(Schema.Boolean).pipe(Field.versions(ApiVersions.only("2025-08-15-preview")))
}).annotate({ identifier: "AnswerCallRequest" })

export const answerCall = Operation.make("AnswerCall", {
  service,
  method: "POST",
  path: "/calling/callConnections:answer",
  versions: ApiVersions.all,
  retry: "claimed",
  payload: AnswerCallRequest,
  success: { 200: CallConnectionProperties }
})
