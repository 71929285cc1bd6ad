/** GetRecordingProperties, PauseRecording, ResumeRecording and StopRecording: a recording by its id. */
import {
  getRecordingProperties,
  pauseRecording,
  resumeRecording,
  stopRecording
} from "@effect-comms/call-automation/operations"
import { dateTimeText } from "../events/dateTimeText.ts"
import { on, type RequestContext } from "../../service/Handler.ts"
import type { Recording } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { pause, record, stopRecording as stop, emitState } from "../media/Recorder.ts"
import { pauseNotAllowed, recordingNotFound } from "../requests/refusals.ts"
import { reply } from "../requests/checks.ts"
import { recordingChanging } from "../state/timing.ts"

const recordingOf = (calls: Calls, recordingId: string, context: RequestContext): Recording => {
  // Documented ids are padded, recorded ones are not.
  const recording = calls.recordings.get(recordingId.replace(/(?<!=)=+$/, ""))
  if (recording === undefined) throw recordingNotFound(context)
  return recording
}

export const handleGetRecordingProperties = (calls: Calls) =>
  on(getRecordingProperties, ({ params }, context) => {
    const { call, recordingId, state } = recordingOf(calls, params.recordingId, context)
    return reply(call, context, 200, {
      recordingId,
      recordingState: state === "active" ? "active" : "inactive",
      recordingKind: "azureCommunicationServices"
    })
  })

export const handlePauseRecording = (calls: Calls) =>
  on(pauseRecording, ({ params }, context) => {
    const recording = recordingOf(calls, params.recordingId, context)
    if (recording.state !== "active") throw pauseNotAllowed(context)
    recording.state = "paused"
    pause(calls, recording)
    calls.later(recordingChanging, () => emitState(calls, recording, "inactive"))
    return reply(recording.call, context, 202, undefined)
  })

export const handleResumeRecording = (calls: Calls) =>
  on(resumeRecording, ({ params }, context) => {
    const recording = recordingOf(calls, params.recordingId, context)
    if (recording.state !== "paused") throw pauseNotAllowed(context)
    recording.state = "active"
    record(calls, recording)
    // One that was to be paused from the start begins only now.
    if (recording.startDateTime.startsWith("0001-")) recording.startDateTime = dateTimeText(calls.timestamp())
    calls.later(recordingChanging, () => emitState(calls, recording, "active"))
    return reply(recording.call, context, 202, undefined)
  })

export const handleStopRecording = (calls: Calls) =>
  on(stopRecording, ({ params }, context) => {
    const recording = recordingOf(calls, params.recordingId, context)
    stop(calls, recording)
    return reply(recording.call, context, 204, undefined)
  })
