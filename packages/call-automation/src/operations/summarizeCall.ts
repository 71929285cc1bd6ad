/** CallMedia_SummarizeCall: makes a summary of what was said in a call that is transcribed. */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { SummarizationOptions } from "../schemas/Transcription.ts"
import { operationCallbackUri, operationContext } from "../schemas/operationContext.ts"

const SummarizeCallRequest = Schema.Struct({
  operationContext,
  operationCallbackUri,
  summarizationOptions: Field.optional(SummarizationOptions).annotate({ description: "The language of the summary." })
}).annotate({ identifier: "SummarizeCallRequest" })

export const summarizeCall = Operation.make("CallMedia_SummarizeCall", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:summarizeCall",
  versions: ApiVersions.only("2025-08-15-preview"),
  retry: "once",
  params: CallConnectionPath,
  payload: SummarizeCallRequest,
  success: { 202: Operation.Empty }
})
