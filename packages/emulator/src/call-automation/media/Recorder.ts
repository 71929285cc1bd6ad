/**
 * Recordings of calls and what is told of them: to the address that the start named, in the name of the recorder, and through Event Grid
 * when their files are ready.
 */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { Call, Recording } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { post, resultOf, wireType } from "../events/emit.ts"
import { chunksOf, formatOf, locationsOf } from "./RecordingFiles.ts"
import { type ResultInformation, success } from "../events/results.ts"
import { halt, hear, join, makeTape, piecesOf, roll } from "../state/Track.ts"
import { recordingChanging, recordingKeeping, recordingSaving } from "../state/timing.ts"

/** The time in events of a recording that has not begun. */
const never = "0001-01-01T00:00:00+00:00"

/** Adds a recording that has not begun. */
export const openRecording = (
  calls: Calls,
  made: Pick<Recording, "call" | "version" | "callbackUri" | "state" | "wanted">
): Recording => {
  const { guid } = calls.simulation
  const recorderId = guid()
  const names = JSON.stringify({ PlatformEndpointId: recorderId, ResourceSpecificId: guid() })
  const recordingId = Buffer.from(names).toString("base64url")
  const recording: Recording = { ...made, recordingId, recorderId, startDateTime: never, tape: makeTape() }
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

/** It records from now on. */
export const record = (calls: Calls, { call, tape }: Recording): void =>
  roll(tape, calls.simulation.network.now(), call.participants.values())

/** It does not, until it goes on or for good. */
export const pause = (calls: Calls, { tape }: Recording): void => halt(tape, calls.simulation.network.now())

/** Somebody has entered a call that may be recorded. */
export const capture = (call: Call, identifier: CommunicationIdentifier): void => {
  for (const { tape } of call.recordings) join(tape, identifier)
}

/** Puts what somebody is heard with on the recordings of a call, in network time. */
export const captureSound = (
  call: Call,
  by: CommunicationIdentifier,
  from: number,
  millis: number,
  hertz: ReadonlyArray<number>
): void => {
  for (const { tape } of call.recordings) hear(tape, by, from, millis, hertz)
}

/** Makes the files of a recording and tells that they are ready. */
const develop = (calls: Calls, { call, recordingId, startDateTime, tape, wanted }: Recording): void => {
  const { eventGrid, guid, origin, resourceId } = calls.simulation
  if (wanted.externalStorage?.recordingStorageKind === "azureBlobStorage")
    return calls.note("recording not exported", call, { recordingId })
  const chunks = chunksOf(tape, wanted, { resourceId, callId: call.correlationId, guid })
  if (chunks.length === 0) return
  for (const chunk of chunks) calls.chunks.set(chunk.documentId, chunk)
  calls.later(recordingKeeping, () => chunks.forEach(({ documentId }) => calls.chunks.delete(documentId)))
  calls.note("recording ready", call, { recordingId, documentIds: chunks.map(({ documentId }) => documentId) })
  const { channelType, contentType, format } = formatOf(wanted)
  eventGrid.publish(
    wireType("RecordingFileStatusUpdated"),
    `/recording/call/${call.correlationId}/serverCallId/${call.serverCallId}/recordingId/${recordingId}`,
    {
      recordingStorageInfo: {
        recordingChunks: chunks.map(({ documentId, index, isLast }) => ({
          documentId,
          index,
          endReason: isLast ? "SessionEnded" : "ChunkMaximumSizeExceeded",
          ...locationsOf(origin(), documentId)
        }))
      },
      recordingStartTime: startDateTime.replace("+00:00", "Z"),
      recordingDurationMs: piecesOf(tape).reduce((sum, { from, to }) => sum + to - from, 0),
      recordingContentType: capitalised(contentType),
      recordingChannelType: capitalised(channelType),
      recordingFormatType: capitalised(format),
      recordingId,
      storageType: "ACS",
      sessionEndReason: "CallEnded"
    }
  )
}

const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

/** Ends it for good; what else is still to be told comes before the event of that. */
export const stopRecording = (calls: Calls, recording: Recording): void => {
  pause(calls, recording)
  calls.later(recordingSaving, () => develop(calls, recording))
  forget(calls, recording)
  calls.later(recordingChanging, () => tellState(calls, recording, "inactive"))
}

/** Its call has ended. One that still waits fails with its leg. */
export const endRecording = (calls: Calls, recording: Recording): void => {
  if (recording.state !== "waiting") stopRecording(calls, recording)
}
