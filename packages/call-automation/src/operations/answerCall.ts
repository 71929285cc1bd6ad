import { CommunicationUserIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionProperties } from "../schemas/CallConnectionProperties.ts"
import { CallIntelligenceOptions } from "../schemas/CallIntelligenceOptions.ts"
import { MediaStreamingOptions, streamingVersions } from "../schemas/MediaStreaming.ts"
import { TranscriptionOptions } from "../schemas/Transcription.ts"
import { form, note } from "./ofLeg.ts"
import { operationContext } from "../schemas/operationContext.ts"

const AnswerCallRequest = Schema.Struct({
  incomingCallContext: Schema.String.annotate({
    description: "The `incomingCallContext` of the IncomingCall event; opaque, some 8 KB."
  }),
  callbackUri: Schema.String.annotate({ description: "The URL that the events of the leg are posted to; HTTPS." }),
  operationContext,
  answeredBy: Field.optional(CommunicationUserIdentifierModel).annotate({
    description: "The user of the resource that answers."
  }),
  callIntelligenceOptions: Field.optional(CallIntelligenceOptions)
    .annotate({ description: "The Azure AI services resource that speaks and recognizes speech in the call." })
    .pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  mediaStreamingOptions: Field.optional(MediaStreamingOptions)
    .annotate({ description: "Streams the audio of the call to a WebSocket." })
    .pipe(Field.versions(streamingVersions)),
  transcriptionOptions: Field.optional(TranscriptionOptions)
    .annotate({ description: "Sends the transcript of the call to a WebSocket." })
    .pipe(Field.versions(streamingVersions)),
  enableLoopbackAudio: Field.optional(Schema.Boolean)
    .annotate({ description: "Whether the audio of the call is looped back." })
    .pipe(Field.versions(ApiVersions.only("2025-08-15-preview")))
}).annotate({ identifier: "AnswerCallRequest" })

export const answerCall = Operation.make("AnswerCall", {
  description: "Answers an incoming call.",
  source: "Call Automation - Answer Call",
  official: "answerCall",
  outcome: { succeeded: ["CallConnected"], failed: ["AnswerFailed"], form, note },
  service,
  method: "POST",
  path: "/calling/callConnections:answer",
  versions: ApiVersions.all,
  retry: "claimed",
  payload: AnswerCallRequest,
  failures: [400, 404, 412],
  success: { 200: CallConnectionProperties }
})
