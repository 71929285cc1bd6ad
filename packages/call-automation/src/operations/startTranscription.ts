import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { streamingVersions } from "../schemas/MediaStreaming.ts"
import { analysis, locales, speechModel } from "../schemas/Transcription.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"
import { actionOnCall } from "./actionOnCall.ts"

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

export const startTranscription = actionOnCall("CallMedia_StartTranscription", ":startTranscription", {
  description:
    "Starts sending the transcript of the call to the WebSocket that `transcriptionOptions` of create, answer or connect named.",
  official: "startTranscription",
  outcome: { succeeded: ["TranscriptionStarted"], failed: ["TranscriptionFailed"] },
  versions: streamingVersions,
  retry: "once",
  payload: StartTranscriptionRequest,
  failures: [400, 405],
  success: { 202: Operation.Empty }
})
