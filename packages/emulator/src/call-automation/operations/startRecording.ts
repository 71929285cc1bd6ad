/**
 * StartRecording: a recorder joins the call, for which every leg gets rosters that show nothing new, and begins to record.
 *
 * A call named by a leg may still ring: the recording then waits until the leg is connected, and fails with it.
 */
import { startRecording } from "@effect-comms/call-automation/operations"
import { dateTimeText } from "../events/dateTimeText.ts"
import { on, type RequestContext } from "../../service/Handler.ts"
import { trackPending, type Call, type Leg, type Recording } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { emitRosters } from "../engine/Conversation.ts"
import { failRecording, openRecording, record, emitState } from "../media/Recorder.ts"
import { callNotFound, duplicateRecording, invalidBody, legOf, wrongRecordingFormat } from "../requests/refusals.ts"
import { checkCallbackUri, checkOneOf, reply } from "../requests/checks.ts"
import { callTerminated } from "../events/results.ts"
import * as timing from "../state/timing.ts"

type Payload = (typeof startRecording)["payload"]["Type"]

const storages = ["azureCommunicationServices", "azureBlobStorage"]
const locators = ["unknown", "serverCallLocator", "groupCallLocator", "roomCallLocator"]

/** The call that is meant, and its leg when it was named by one. */
const targetOf = (
  calls: Calls,
  { callConnectionId, callLocator }: Payload,
  context: RequestContext
): { readonly call: Call; readonly leg: Leg | undefined } => {
  if ((callConnectionId === undefined) === (callLocator === undefined))
    throw invalidBody(context, "callLocator: expected exactly one of callLocator and callConnectionId.")
  if (callConnectionId !== undefined) {
    const leg = legOf(calls, callConnectionId, context)
    return { call: leg.call, leg }
  }
  const { groupCallId, kind, roomId, serverCallId } = callLocator ?? {}
  checkOneOf(context, "callLocator.kind", kind, locators)
  if (roomId !== undefined) throw invalidBody(context, "callLocator.roomId: a room cannot be recorded by its id.")
  if ((groupCallId === undefined) === (serverCallId === undefined))
    throw invalidBody(context, "callLocator: expected exactly one of serverCallId and groupCallId.")
  const call = serverCallId === undefined ? undefined : calls.conversations.get(serverCallId)
  if (call === undefined) throw callNotFound(context)
  return { call, leg: undefined }
}

/** Refuses what no recording can be, and what cannot be recorded together. */
const checkFormat = (
  { externalStorage, recordingChannelType, recordingContentType, recordingFormatType }: Payload,
  context: RequestContext
): void => {
  checkOneOf(context, "recordingContentType", recordingContentType, ["audio", "audioVideo"])
  checkOneOf(context, "recordingChannelType", recordingChannelType, ["mixed", "unmixed"])
  checkOneOf(context, "recordingFormatType", recordingFormatType, ["wav", "mp3", "mp4"])
  checkOneOf(context, "externalStorage.recordingStorageKind", externalStorage?.recordingStorageKind, storages)
  if (recordingContentType === "audio" && recordingFormatType === "mp4")
    throw wrongRecordingFormat(context, "recordingFormatType: expected wav or mp3 for audio.")
  if (recordingContentType === "audioVideo" && (recordingFormatType ?? "mp4") !== "mp4")
    throw wrongRecordingFormat(context, "recordingFormatType: expected mp4 for audioVideo.")
  if (recordingChannelType === "unmixed" && (recordingFormatType ?? "wav") !== "wav")
    throw wrongRecordingFormat(context, "recordingFormatType: expected wav for unmixed channels.")
  if (
    externalStorage?.recordingStorageKind === "azureBlobStorage" &&
    externalStorage.recordingDestinationContainerUrl === undefined
  )
    throw invalidBody(
      context,
      "externalStorage.recordingDestinationContainerUrl: expected the URL of a container for azureBlobStorage."
    )
}

/** The recorder joins and, unless it is to be paused, begins. */
const join = (calls: Calls, recording: Recording, pauseOnStart: boolean): void => {
  const { call } = recording
  recording.state = "starting"
  const isOver = () => recording.state === "over"
  for (const millis of timing.recorderJoining)
    calls.later(millis, () => {
      if (!isOver()) emitRosters(calls, call)
    })
  calls.later(timing.recordingStarting, () => {
    if (isOver()) return
    emitState(calls, recording, "inactive")
    if (pauseOnStart) recording.state = "paused"
  })
  calls.later(timing.recordingStarting + timing.recordingActive, () => {
    if (recording.state !== "starting") return
    recording.state = "active"
    recording.startDateTime = dateTimeText(calls.timestamp())
    record(calls, recording)
    emitState(calls, recording, "active")
  })
}

export const handleStartRecording = (calls: Calls) =>
  on(startRecording, ({ payload }, context) => {
    const { call, leg } = targetOf(calls, payload, context)
    const { pauseOnStart = false, recordingStateCallbackUri: callbackUri } = payload
    checkCallbackUri(calls, context, "recordingStateCallbackUri", callbackUri)
    checkFormat(payload, context)
    if (call.recordings.size > 0) throw duplicateRecording(context)

    const recording = openRecording(calls, {
      call,
      version: context.version,
      callbackUri,
      state: "waiting",
      options: payload
    })
    if (leg?.state === "connecting") {
      const tryComplete = trackPending(leg, () => failRecording(calls, recording, callTerminated))
      leg.connecting.add(() => {
        if (tryComplete() && recording.state === "waiting") join(calls, recording, pauseOnStart)
      })
    } else join(calls, recording, pauseOnStart)
    const { recordingId } = recording
    const answer = { recordingId, recordingState: "inactive", recordingKind: "azureCommunicationServices" }
    const started = reply(call, context, leg === undefined ? 200 : 202, answer)
    return { ...started, headers: { ...started.headers, "X-Microsoft-Skype-Chain-ID": calls.emulator.guid() } }
  })
