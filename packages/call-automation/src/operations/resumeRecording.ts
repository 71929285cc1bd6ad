import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { RecordingPath } from "../schemas/Recording.ts"

export const resumeRecording = Operation.make("CallRecording_ResumeRecording", {
  description: "Resumes a paused recording.",
  source: "Call Recording - Resume Recording",
  official: "resume",
  outcome: {
    succeeded: ["RecordingStateChanged"],
    failed: ["StartRecordingFailed"],
    form: {
      by: "andWaitForState",
      from: "@effect-comms/call-automation/internal/awaitingRecordings",
      given: ["active"]
    },
    note: "The recording is active then."
  },
  service,
  method: "POST",
  path: "/calling/recordings/{recordingId}:resume",
  versions: ApiVersions.all,
  retry: "once",
  params: RecordingPath,
  failures: [400, 404],
  success: { 202: Operation.Empty }
})
