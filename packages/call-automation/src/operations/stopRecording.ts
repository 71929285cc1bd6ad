import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { RecordingPath } from "../schemas/Recording.ts"

export const stopRecording = Operation.make("CallRecording_StopRecording", {
  description: "Stops a recording; it cannot be resumed.",
  source: "Call Recording - Stop Recording",
  official: "stop",
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
  method: "DELETE",
  path: "/calling/recordings/{recordingId}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: RecordingPath,
  failures: [404],
  success: { 204: Operation.Empty }
})
