import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { RecordingPath, RecordingStateResponse } from "../schemas/Recording.ts"

export const getRecordingProperties = Operation.make("CallRecording_GetRecordingProperties", {
  description: "Gets the state of a recording.",
  source: "Call Recording - Get Recording Properties",
  official: "getState",
  service,
  method: "GET",
  path: "/calling/recordings/{recordingId}",
  versions: ApiVersions.all,
  retry: "safe",
  params: RecordingPath,
  failures: [404],
  success: { 200: RecordingStateResponse }
})
