/**
 * Recordings of calls and what is told of them: to the address that the start named, in the name of the recorder. Nothing is recorded.
 */
import type { Recording } from "./Call.ts"
import type { Calls } from "./Calls.ts"
import { post, resultOf, wireType } from "./Events.ts"
import { type ResultInformation, success } from "./results.ts"
import { recordingChanging } from "./timing.ts"

/** The time in events of a recording that has not begun. */
const never = "0001-01-01T00:00:00+00:00"

/** Adds a recording that has not begun. */
export const openRecording = (
  calls: Calls,
  made: Pick<Recording, "call" | "version" | "callbackUri" | "state">
): Recording => {
  const { guid } = calls.simulation
  const recorderId = guid()
  const names = JSON.stringify({ PlatformEndpointId: recorderId, ResourceSpecificId: guid() })
  const recordingId = Buffer.from(names).toString("base64url")
  const recording: Recording = { ...made, recordingId, recorderId, startDateTime: never }
  made.call.recordings.add(recording)
  calls.recordings.set(recordingId, recording)
  calls.note("recording opened", made.call, { recordingId })
  return recording
}

const tell = (
  calls: Calls,
  recording: Recording,
  type: "RecordingStateChanged" | "StartRecordingFailed",
  own: object,
  result: ResultInformation
): void => {
  const { call, callbackUri: url, recorderId: key, recordingId, version } = recording
  if (url === undefined) return
  const subject = `calling/recordings/${call.serverCallId}/${recordingId}/${type}`
  const data = {
    eventSource: subject,
    recordingId,
    ...own,
    ...resultOf(recording, type, result),
    version,
    callConnectionId: key,
    // The first version of StartRecordingFailed does not name the call.
    ...(type === "StartRecordingFailed" && version < "2025-06-15" ? {} : { serverCallId: call.serverCallId }),
    correlationId: call.correlationId,
    publicEventType: wireType(type)
  }
  post(calls, { key, url, subject, type, data, time: calls.timestamp() })
}

/** Tells whether it records. */
export const tellState = (calls: Calls, recording: Recording, state: "active" | "inactive"): void => {
  const { call, recordingId, startDateTime, version } = recording
  calls.note(`recording ${state}`, call, { recordingId })
  const recordingKind = version >= "2024-04-15" ? { recordingKind: "azureCommunicationServices" } : {}
  tell(calls, recording, "RecordingStateChanged", { state, startDateTime, ...recordingKind }, success)
}

const forget = (calls: Calls, recording: Recording): void => {
  recording.state = "over"
  recording.call.recordings.delete(recording)
  calls.recordings.delete(recording.recordingId)
}

/** The leg that it waited for never was connected. */
export const failRecording = (calls: Calls, recording: Recording, result: ResultInformation): void => {
  if (recording.state !== "waiting") return
  forget(calls, recording)
  tell(calls, recording, "StartRecordingFailed", {}, result)
}

/** Ends it for good; what else is still to be told comes before the event of that. */
export const stopRecording = (calls: Calls, recording: Recording): void => {
  forget(calls, recording)
  calls.later(recordingChanging, () => tellState(calls, recording, "inactive"))
}

/** Its call has ended. One that still waits fails with its leg. */
export const endRecording = (calls: Calls, recording: Recording): void => {
  if (recording.state !== "waiting") stopRecording(calls, recording)
}
