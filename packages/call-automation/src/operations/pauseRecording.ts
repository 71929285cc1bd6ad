import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { RecordingPath } from "../schemas/Recording.ts"

export const pauseRecording = Operation.make("CallRecording_PauseRecording", {
  description: "Pauses a recording; what is said meanwhile is left out of it.",
  source: "Call Recording - Pause Recording",
  official: "pause",
  outcome: {
    succeeded: ["RecordingStateChanged"],
    failed: ["StartRecordingFailed"],
    form: {
      by: "andWaitForState",
      from: "@effect-comms/call-automation/internal/awaitingRecordings",
      given: ["inactive"]
    },
    note: "The recording is inactive then."
  },
  service,
  method: "POST",
  path: "/calling/recordings/{recordingId}:pause",
  versions: ApiVersions.all,
  retry: "once",
  params: RecordingPath,
  failures: [400, 404],
  success: { 202: Operation.Empty }
})
