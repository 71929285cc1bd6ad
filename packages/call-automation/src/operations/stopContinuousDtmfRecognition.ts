import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions } from "../ApiVersion.ts"
import { ContinuousDtmfRecognitionRequest } from "../schemas/ContinuousDtmfRecognition.ts"
import { actionOnCall } from "./actionOnCall.ts"

export const stopContinuousDtmfRecognition = actionOnCall(
  "CallMedia_StopContinuousDtmfRecognition",
  ":stopContinuousDtmfRecognition",
  {
    description: "Stops continuous DTMF recognition of a participant.\nNo event follows when none was running.",
    official: "stopContinuousDtmfRecognition",
    outcome: { succeeded: ["ContinuousDtmfRecognitionStopped"], note: "When none was running, no event follows." },
    versions: ApiVersions.from("2023-10-15"),
    retry: "once",
    payload: ContinuousDtmfRecognitionRequest,
    failures: [400],
    success: { 200: Operation.Empty }
  }
)
