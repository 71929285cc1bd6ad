/**
 * Which events say how an accepted operation ended; `CallEvents.awaitOutcome` waits for one of them.
 *
 * An outcome is matched by the `operationContext` of the request, the `invitationId` or the participant, as far as they are given.
 */
import { type CommunicationIdentifier, equals } from "@effect-comms/core/CommunicationIdentifier"
import type { EventName, EventOf } from "./generated/events.ts"
import { recordingOf, unpadded } from "./internal/recorder.ts"

/** The events that end an operation. */
export interface Outcome<S extends EventName, F extends EventName> {
  /** Events that are the awaited value. */
  readonly succeeded: ReadonlyArray<S>
  /** Events that are failures. */
  readonly failed: ReadonlyArray<F>
  /** A further condition for success; an event that does not meet it is a failure if it is of a kind among those, else it says nothing. */
  readonly when?: (event: EventOf<S>) => boolean
}

/** Describes an outcome. */
export const make = <S extends EventName, F extends EventName>(outcome: Outcome<S, F>): Outcome<S, F> => outcome

/** Of CallAutomation.createCall. */
export const createCall = /* @__PURE__ */ make({ succeeded: ["CallConnected"], failed: ["CreateCallFailed"] })

/** Of CallAutomation.answerCall. */
export const answerCall = /* @__PURE__ */ make({ succeeded: ["CallConnected"], failed: ["AnswerFailed"] })

/** Of CallAutomation.connect. */
export const connectCall = /* @__PURE__ */ make({ succeeded: ["CallConnected"], failed: ["ConnectFailed"] })

/** Of CallConnection.hangupCall and terminate. */
export const disconnect = /* @__PURE__ */ make({ succeeded: ["CallDisconnected"], failed: [] })

/** Of CallConnection.addParticipant; give the `invitationId` of its answer, so that a cancelled invitation ends the wait. */
export const addParticipant = /* @__PURE__ */ make({
  succeeded: ["AddParticipantSucceeded"],
  failed: ["AddParticipantFailed", "CancelAddParticipantSucceeded"]
})

/** Of CallConnection.cancelAddParticipant. */
export const cancelAddParticipant = /* @__PURE__ */ make({
  succeeded: ["CancelAddParticipantSucceeded"],
  failed: ["CancelAddParticipantFailed"]
})

/** Of CallConnection.removeParticipant. */
export const removeParticipant = /* @__PURE__ */ make({
  succeeded: ["RemoveParticipantSucceeded"],
  failed: ["RemoveParticipantFailed"]
})

/** Of CallConnection.transferToParticipant. */
export const transferToParticipant = /* @__PURE__ */ make({
  succeeded: ["CallTransferAccepted"],
  failed: ["CallTransferFailed"]
})

/** Of CallConnection.moveParticipants, for one of them: give the `participant` when several were moved. */
export const moveParticipant = /* @__PURE__ */ make({
  succeeded: ["MoveParticipantSucceeded"],
  failed: ["MoveParticipantFailed"]
})

/** Of CallMedia.play. */
export const play = /* @__PURE__ */ make({ succeeded: ["PlayCompleted"], failed: ["PlayFailed", "PlayCanceled"] })

/** Of CallMedia.recognize. */
export const recognize = /* @__PURE__ */ make({
  succeeded: ["RecognizeCompleted"],
  failed: ["RecognizeFailed", "RecognizeCanceled"]
})

/** Of CallMedia.sendDtmfTones. */
export const sendDtmfTones = /* @__PURE__ */ make({
  succeeded: ["SendDtmfTonesCompleted"],
  failed: ["SendDtmfTonesFailed"]
})

/** Of CallMedia.stopContinuousDtmfRecognition, when tones were recognized. No event reports a failure. */
export const stopContinuousDtmfRecognition = /* @__PURE__ */ make({
  succeeded: ["ContinuousDtmfRecognitionStopped"],
  failed: []
})

/** Of CallMedia.startMediaStreaming, and of `startMediaStreaming` in the options of a call. */
export const startMediaStreaming = /* @__PURE__ */ make({
  succeeded: ["MediaStreamingStarted"],
  failed: ["MediaStreamingFailed"]
})

/** Of CallMedia.stopMediaStreaming. */
export const stopMediaStreaming = /* @__PURE__ */ make({
  succeeded: ["MediaStreamingStopped"],
  failed: ["MediaStreamingFailed"]
})

/** Of CallMedia.startTranscription, and of `startTranscription` in the options of a call. */
export const startTranscription = /* @__PURE__ */ make({
  succeeded: ["TranscriptionStarted"],
  failed: ["TranscriptionFailed"]
})

/** Of CallMedia.stopTranscription. */
export const stopTranscription = /* @__PURE__ */ make({
  succeeded: ["TranscriptionStopped"],
  failed: ["TranscriptionFailed"]
})

/** Of CallMedia.updateTranscription. */
export const updateTranscription = /* @__PURE__ */ make({
  succeeded: ["TranscriptionUpdated"],
  failed: ["TranscriptionFailed"]
})

/** Of CallMedia.summarizeCall: one event reports both, and its details which of them. */
export const summarizeCall = /* @__PURE__ */ make({
  succeeded: ["TranscriptionCallSummaryUpdated"],
  failed: ["TranscriptionCallSummaryUpdated"],
  when: ({ data }) => data.transcriptionUpdate?.transcriptionStatusDetails === "callSummarySuccess"
})

const rosterShows =
  (participant: CommunicationIdentifier, state: "isMuted" | "isOnHold", value: boolean) =>
  (event: EventOf<"ParticipantsUpdated">) =>
    event.data.participants?.some(
      (one) => one.identifier !== undefined && equals(one.identifier, participant) && one[state] === value
    ) === true

/**
 * Of CallMedia.hold: the newest roster shows the participant on hold. Audio that cannot be decoded is reported later, by a HoldFailed and
 * another roster.
 */
export const hold = (participant: CommunicationIdentifier): Outcome<"ParticipantsUpdated", "HoldFailed"> => ({
  succeeded: ["ParticipantsUpdated"],
  failed: ["HoldFailed"],
  when: rosterShows(participant, "isOnHold", true)
})

/** Of CallMedia.unhold: the newest roster shows the participant off hold. No event reports a failure. */
export const unhold = (participant: CommunicationIdentifier): Outcome<"ParticipantsUpdated", never> => ({
  succeeded: ["ParticipantsUpdated"],
  failed: [],
  when: rosterShows(participant, "isOnHold", false)
})

/** Of CallConnection.mute, for one of them: the newest roster shows the participant muted. No event reports a failure. */
export const mute = (participant: CommunicationIdentifier): Outcome<"ParticipantsUpdated", never> => ({
  succeeded: ["ParticipantsUpdated"],
  failed: [],
  when: rosterShows(participant, "isMuted", true)
})

/**
 * Of CallRecording: a recording is `active` (started or resumed) or `inactive` (paused or stopped). Its events have a callConnectionId
 * of their own, which `CallRecording.recorderOf` gives.
 *
 * A recording that begins is reported as `inactive` first, so wait for `active` before asking for a pause, and then, with `fresh`, for events
 * from that request on only: the first `inactive` is still kept.
 */
export const recording = (
  recordingId: string,
  state: "active" | "inactive"
): Outcome<"RecordingStateChanged", "StartRecordingFailed"> => ({
  succeeded: ["RecordingStateChanged"],
  failed: ["StartRecordingFailed"],
  when: ({ data }) => data.recordingId === recordingId && data.state === state
})

/**
 * Of CallRecording.stopRecording, or of the end of the call: the files of a recording are ready. Event Grid brings it; give it to
 * `CallEvents.receiveTrusted`, and wait with the callConnectionId that `CallRecording.recorderOf` gives. No event reports a failure.
 */
export const recordingFile = (recordingId: string): Outcome<"RecordingFileStatusUpdated", never> => ({
  succeeded: ["RecordingFileStatusUpdated"],
  failed: [],
  when: ({ data, subject }) =>
    unpadded(recordingOf(subject) ?? data.recordingId ?? "") === unpadded(recordingId) && recordingId !== ""
})
