/** CallRecording_PauseRecording: a recording leaves out what comes next. */
import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { RecordingPath } from "../schemas/Recording.ts"

export const pauseRecording = Operation.make("CallRecording_PauseRecording", {
  service,
  method: "POST",
  path: "/calling/recordings/{recordingId}:pause",
  versions: ApiVersions.all,
  retry: "once",
  params: RecordingPath,
  success: { 202: Operation.Empty }
})
