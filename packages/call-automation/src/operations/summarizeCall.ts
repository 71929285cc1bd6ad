import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { SummarizationOptions } from "../schemas/Transcription.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"
import { actionOnCall } from "./actionOnCall.ts"

const SummarizeCallRequest = Schema.Struct({
  operationContext,
  operationCallbackUri,
  summarizationOptions: Field.optional(SummarizationOptions).annotate({ description: "The language of the summary." })
}).annotate({ identifier: "SummarizeCallRequest" })

export const summarizeCall = actionOnCall("CallMedia_SummarizeCall", ":summarizeCall", {
  description:
    "Summarizes what has been said in a call that is being transcribed.\nThe event is also sent when no summary could be made.",
  outcome: {
    succeeded: ["TranscriptionCallSummaryUpdated"],
    failed: ["TranscriptionCallSummaryUpdated"],
    when: { by: "isSummarized", from: "@effect-comms/call-automation/internal/conditions" }
  },
  versions: ApiVersions.only("2025-08-15-preview"),
  retry: "once",
  payload: SummarizeCallRequest,
  failures: [400, 405],
  success: { 202: Operation.Empty }
})
