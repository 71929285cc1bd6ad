/** CallMedia_StartTranscription: begins to transcribe a call where its options say. */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { PiiRedactionOptions, SummarizationOptions } from "../schemas/Transcription.ts"

const StartTranscriptionRequest = Schema.Struct({
  /** Such as `en-US`; left out: that of the options. */
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
  /** Languages among which the spoken one is found. */
  locales: Field.optional(Schema.Array(Schema.String)).pipe(Field.versions(ApiVersions.only("2025-08-15-preview"))),
  summarizationOptions: Field.optional(SummarizationOptions).pipe(
    Field.versions(ApiVersions.only("2025-08-15-preview"))
  )
}).annotate({ identifier: "StartTranscriptionRequest" })

export const startTranscription = Operation.make("CallMedia_StartTranscription", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:startTranscription",
  versions: streamingVersions,
  retry: "once",
  params: CallConnectionPath,
  payload: StartTranscriptionRequest,
  success: { 202: Operation.Empty }
})
