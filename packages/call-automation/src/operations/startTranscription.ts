/** CallMedia_StartTranscription: begins to transcribe a call where its options say. */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { analysis, locales, speechModel } from "../schemas/Transcription.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"

const StartTranscriptionRequest = Schema.Struct({
  locale: Field.optional(Schema.String).annotate({
    description: "The spoken language, such as `en-US`; default that of the `transcriptionOptions` of the call."
  }),
  ...speechModel,
  operationContext,
  operationCallbackUri: operationCallbackUri.pipe(Field.versions(ApiVersions.from("2025-05-15"))),
  ...analysis,
  locales
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
