/** CallMedia_StopContinuousDtmfRecognition: no longer tells the keys that a participant presses. */
import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { ContinuousDtmfRecognitionRequest } from "../schemas/ContinuousDtmfRecognition.ts"

export const stopContinuousDtmfRecognition = Operation.make("CallMedia_StopContinuousDtmfRecognition", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}:stopContinuousDtmfRecognition",
  versions: ApiVersions.from("2023-10-15"),
  retry: "once",
  params: CallConnectionPath,
  payload: ContinuousDtmfRecognitionRequest,
  success: { 200: Operation.Empty }
})
