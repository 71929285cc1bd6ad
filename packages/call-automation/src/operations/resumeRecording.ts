/** CallRecording_ResumeRecording: a paused recording goes on. */
import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { RecordingPath } from "../schemas/Recording.ts"

export const resumeRecording = Operation.make("CallRecording_ResumeRecording", {
  service,
  method: "POST",
  path: "/calling/recordings/{recordingId}:resume",
  versions: ApiVersions.all,
  retry: "once",
  params: RecordingPath,
  success: { 202: Operation.Empty }
})
