/**
 * Recordings of calls and their events: to the address that the start named, in the name of the recorder, and through Event Grid
 * when their files are ready.
 */
import {
  RecordingFileStatusUpdated,
  RecordingStateChanged,
  StartRecordingFailed
} from "@effect-comms/call-automation/events"
import { dateTimeText } from "../events/dateTimeText.ts"
import type { Recording } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { type EventFields, post, publish } from "../events/emit.ts"
import { chunksOf, formatOf, locationsOf } from "./RecordingFiles.ts"
import { success } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import { goingOn } from "../../telephony/Playback.ts"
import { makeTrack, pause as pauseTrack, piecesOf, start } from "../../telephony/Track.ts"
import { recordingChanging, recordingKeeping, recordingSaving } from "../state/timing.ts"

/** The time in events of a recording that has not begun. */
const never = dateTimeText("0001-01-01T00:00:00+00:00")

/** Adds a recording that has not begun. */
export const openRecording = (
  calls: Calls,
  made: Pick<Recording, "call" | "version" | "callbackUri" | "state" | "options">
): Recording => {
  const { guid } = calls.emulator
  const recorderId = guid()
  const names = JSON.stringify({ PlatformEndpointId: recorderId, ResourceSpecificId: guid() })
  const recordingId = Buffer.from(names).toString("base64url")
  const recording: Recording = { ...made, recordingId, recorderId, startDateTime: never, track: makeTrack() }
  made.call.recordings.add(recording)
  made.call.tracks.add(recording.track)
  made.call.endings.add(() => endRecording(calls, recording))
  calls.recordings.set(recordingId, recording)
  calls.note("recording opened", made.call, { recordingId })
  return recording
}

/** Sends an event of a recording in the name of its recorder, unless the start named no address. */
const emit = <Kind extends typeof RecordingStateChanged | typeof StartRecordingFailed>(
  calls: Calls,
  recording: Recording,
  kind: Kind,
  fields: EventFields<Kind["data"]["Type"]>
): void => {
  const { call, callbackUri: url, recorderId: callConnectionId, recordingId, version } = recording
  if (url === undefined) return
  const source = `calling/recordings/${call.serverCallId}/${recordingId}/${kind.name}`
  post(calls, { call, callConnectionId, version, url, source }, kind, fields)
}

/** Emits whether it records. */
export const emitState = (calls: Calls, recording: Recording, state: "active" | "inactive"): void => {
  const { call, recordingId, startDateTime } = recording
  calls.note(`recording ${state}`, call, { recordingId })
  emit(calls, recording, RecordingStateChanged, {
    recordingId,
    state,
    startDateTime,
    recordingKind: "azureCommunicationServices",
    resultInformation: success
  })
}

const forget = (calls: Calls, recording: Recording): void => {
  recording.state = "over"
  recording.call.recordings.delete(recording)
  recording.call.tracks.delete(recording.track)
  calls.recordings.delete(recording.recordingId)
}

/** The leg that it waited for never was connected. */
export const failRecording = (calls: Calls, recording: Recording, result: ResultInformation): void => {
  if (recording.state !== "waiting") return
  forget(calls, recording)
  emit(calls, recording, StartRecordingFailed, { recordingId: recording.recordingId, resultInformation: result })
}

/** Records from now on. */
export const record = (calls: Calls, { call, track }: Recording): void =>
  start(track, calls.network.now(), call.participants.values(), goingOn(calls.network, call))

/** Records nothing, until it goes on or for good. */
export const pause = (calls: Calls, { track }: Recording): void => pauseTrack(track, calls.emulator.network.now())

/** Makes the files of a recording and publishes that they are ready. */
const finalize = (calls: Calls, { call, options, recordingId, startDateTime, track }: Recording): void => {
  const { guid, origin, resourceId } = calls.emulator
  if (options.externalStorage?.recordingStorageKind === "azureBlobStorage")
    return calls.note("recording not exported", call, { recordingId })
  const chunks = chunksOf(track, options, { resourceId, callId: call.correlationId, guid })
  if (chunks.length === 0) return
  for (const chunk of chunks) calls.chunks.set(chunk.documentId, chunk)
  calls.later(recordingKeeping, () => chunks.forEach(({ documentId }) => calls.chunks.delete(documentId)))
  calls.note("recording ready", call, { recordingId, documentIds: chunks.map(({ documentId }) => documentId) })
  const { channelType, contentType, format } = formatOf(options)
  publish(
    calls,
    RecordingFileStatusUpdated,
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
      recordingStartTime: dateTimeText(startDateTime.replace("+00:00", "Z")),
      recordingDurationMs: piecesOf(track).reduce((sum, { from, to }) => sum + to - from, 0),
      recordingContentType: capitalized(contentType),
      recordingChannelType: capitalized(channelType),
      recordingFormatType: capitalized(format),
      recordingId,
      storageType: "ACS",
      sessionEndReason: "CallEnded"
    }
  )
}

const capitalized = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

/** Ends it for good; events that are still due come before the event of that. */
export const stopRecording = (calls: Calls, recording: Recording): void => {
  pause(calls, recording)
  calls.later(recordingSaving, () => finalize(calls, recording))
  forget(calls, recording)
  calls.later(recordingChanging, () => emitState(calls, recording, "inactive"))
}

/** Its call has ended. One that still waits fails with its leg. */
const endRecording = (calls: Calls, recording: Recording): void => {
  if (recording.state !== "waiting" && recording.state !== "over") stopRecording(calls, recording)
}
