/** CallMedia_UpdateTranscription: changes the language of a running transcription, or its model. */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { PiiRedactionOptions, SummarizationOptions } from "../schemas/Transcription.ts"

const UpdateTranscriptionRequest = Schema.Struct({
  /** Such as `en-US`; 2024-06-15-preview requires it. */
  locale: Field.optional(Schema.String),
  /** A custom speech model; 2024-06-15-preview calls it so, later versions `speechModelEndpointId`. */
  speechRecognitionModelEndpointId: Field.optional(Schema.String).pipe(
    Field.versions(ApiVersions.only("2024-06-15-preview"))
  ),
  speechModelEndpointId: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2025-05-15"))),
  operationContext: Field.optional(Schema.String),
  operationCallbackUri: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2025-05-15"))),
  piiRedactionOptions: Field.optional(PiiRedactionOptions).pipe(Field.versions(ApiVersions.only("2025-08-15-preview"))),
  enableSentimentAnalysis: Field.optional(Schema.Boolean).pipe(Field.versions(ApiVersions.only("2025-08-15-preview"))),
  summarizationOptions: Field.optional(SummarizationOptions).pipe(
    Field.versions(ApiVersions.only("2025-08-15-preview"))
  )
}).annotate({ identifier: "UpdateTranscriptionRequest" })

export const updateTranscription = Operation.make("CallMedia_UpdateTranscription", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:updateTranscription",
  versions: streamingVersions,
  retry: "once",
  params: CallConnectionPath,
  payload: UpdateTranscriptionRequest,
  success: { 202: Operation.Empty }
})
