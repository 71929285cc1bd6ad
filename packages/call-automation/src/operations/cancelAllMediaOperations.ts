import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions } from "../ApiVersion.ts"
import { actionOnCall } from "./actionOnCall.ts"

export const cancelAllMediaOperations = actionOnCall(
  "CallMedia_CancelAllMediaOperations",
  ":cancelAllMediaOperations",
  {
    description:
      "Cancels the running and all queued media operations of the call.\nA PlayCanceled or RecognizeCanceled event reports each cancelled operation.",
    official: "cancelAllOperations",
    versions: ApiVersions.all,
    retry: "once",
    failures: [400],
    success: { 202: Operation.Empty }
  }
)
