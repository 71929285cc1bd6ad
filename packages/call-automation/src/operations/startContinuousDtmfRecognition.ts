import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions } from "../ApiVersion.ts"
import { ContinuousDtmfRecognitionRequest } from "../schemas/ContinuousDtmfRecognition.ts"
import { actionOnCall } from "./actionOnCall.ts"

export const startContinuousDtmfRecognition = actionOnCall(
  "CallMedia_StartContinuousDtmfRecognition",
  ":startContinuousDtmfRecognition",
  {
    description:
      "Starts continuous DTMF recognition of a participant.\nA ContinuousDtmfRecognitionToneReceived event reports every tone.",
    official: "startContinuousDtmfRecognition",
    versions: ApiVersions.from("2023-10-15"),
    retry: "once",
    payload: ContinuousDtmfRecognitionRequest,
    failures: [400],
    success: { 200: Operation.Empty }
  }
)
