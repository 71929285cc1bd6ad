import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { analysis, speechModel } from "../schemas/Transcription.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"
import { actionOnCall } from "./actionOnCall.ts"

const UpdateTranscriptionRequest = Schema.Struct({
  locale: Field.optional(Schema.String).annotate({
    description: "The spoken language from now on, such as `en-US`; 2024-06-15-preview requires it."
  }),
  ...speechModel,
  operationContext,
  operationCallbackUri: operationCallbackUri.pipe(Field.versions(ApiVersions.from("2025-05-15"))),
  ...analysis
}).annotate({ identifier: "UpdateTranscriptionRequest" })

export const updateTranscription = actionOnCall("CallMedia_UpdateTranscription", ":updateTranscription", {
  description: "Changes the language of a running transcription.",
  official: "updateTranscription",
  outcome: { succeeded: ["TranscriptionUpdated"], failed: ["TranscriptionFailed"] },
  versions: streamingVersions,
  retry: "once",
  payload: UpdateTranscriptionRequest,
  failures: [400, 405],
  success: { 202: Operation.Empty }
})
