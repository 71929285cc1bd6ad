/** CallRecording_GetRecordingProperties: how a recording stands. */
import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { RecordingPath, RecordingStateResponse } from "../schemas/Recording.ts"

export const getRecordingProperties = Operation.make("CallRecording_GetRecordingProperties", {
  service,
  method: "GET",
  path: "/calling/recordings/{recordingId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: RecordingPath,
  success: { 200: RecordingStateResponse }
})
