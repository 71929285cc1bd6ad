// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public outcomes.
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import { isSummarized, rosterShows } from "../internal/conditions.ts"
import type { Outcome } from "../internal/outcome.ts"

/**
 * The outcome of `CallAutomation.answerCall`.
 *
 * When no response came, the first event that carries the context of the request identifies the leg: give every call a
 * context of its own.
 */
export const answerCall: Outcome<"CallConnected", "AnswerFailed"> = {
  succeeded: ["CallConnected"],
  failed: ["AnswerFailed"]
}

/**
 * The outcome of `CallAutomation.connect`.
 *
 * When no response came, the first event that carries the context of the request identifies the leg: give every call a
 * context of its own.
 */
export const connect: Outcome<"CallConnected", "ConnectFailed"> = {
  succeeded: ["CallConnected"],
  failed: ["ConnectFailed"]
}

/**
 * The outcome of `CallAutomation.createCall`.
 *
 * When no response came, the first event that carries the context of the request identifies the leg: give every call a
 * context of its own.
 */
export const createCall: Outcome<"CallConnected", "CreateCallFailed"> = {
  succeeded: ["CallConnected"],
  failed: ["CreateCallFailed"]
}

/**
 * The outcome of `CallConnection.addParticipant`.
 *
 * An invitation that is cancelled meanwhile is a failure, which is known by the `invitationId` of the response.
 */
export const addParticipant: Outcome<
  "AddParticipantSucceeded",
  "AddParticipantFailed" | "CancelAddParticipantSucceeded"
> = { succeeded: ["AddParticipantSucceeded"], failed: ["AddParticipantFailed", "CancelAddParticipantSucceeded"] }

/** The outcome of `CallConnection.cancelAddParticipant`. */
export const cancelAddParticipant: Outcome<"CancelAddParticipantSucceeded", "CancelAddParticipantFailed"> = {
  succeeded: ["CancelAddParticipantSucceeded"],
  failed: ["CancelAddParticipantFailed"]
}

/**
 * The outcome of `CallConnection.hangupCall`.
 *
 * No event reports a failure.
 */
export const hangupCall: Outcome<"CallDisconnected", never> = { succeeded: ["CallDisconnected"], failed: [] }

/**
 * The outcome of `CallConnection.moveParticipants` for one of the participants.
 *
 * Give the `participant` when there are several.
 */
export const moveParticipants: Outcome<"MoveParticipantSucceeded", "MoveParticipantFailed"> = {
  succeeded: ["MoveParticipantSucceeded"],
  failed: ["MoveParticipantFailed"]
}

/**
 * The outcome of `CallConnection.mute` for one of the participants.
 *
 * The newest roster shows the participant with `isMuted` true.
 * No event reports a failure.
 */
export const mute = (participant: CommunicationIdentifier): Outcome<"ParticipantsUpdated", never> => ({
  succeeded: ["ParticipantsUpdated"],
  failed: [],
  when: rosterShows(participant, { isMuted: true })
})

/** The outcome of `CallConnection.removeParticipant`. */
export const removeParticipant: Outcome<"RemoveParticipantSucceeded", "RemoveParticipantFailed"> = {
  succeeded: ["RemoveParticipantSucceeded"],
  failed: ["RemoveParticipantFailed"]
}

/**
 * The outcome of `CallConnection.terminateCall`.
 *
 * No event reports a failure.
 */
export const terminateCall: Outcome<"CallDisconnected", never> = { succeeded: ["CallDisconnected"], failed: [] }

/** The outcome of `CallConnection.transferToParticipant`. */
export const transferToParticipant: Outcome<"CallTransferAccepted", "CallTransferFailed"> = {
  succeeded: ["CallTransferAccepted"],
  failed: ["CallTransferFailed"]
}

/**
 * The outcome of `CallMedia.hold`.
 *
 * The newest roster shows the participant with `isOnHold` true.
 * Audio that cannot be decoded is reported later, by `HoldFailed`.
 */
export const hold = (participant: CommunicationIdentifier): Outcome<"ParticipantsUpdated", "HoldFailed"> => ({
  succeeded: ["ParticipantsUpdated"],
  failed: ["HoldFailed"],
  when: rosterShows(participant, { isOnHold: true })
})

/**
 * The outcome of `CallMedia.play`.
 *
 * A loop ends only when something cancels it, which is a failure.
 */
export const play: Outcome<"PlayCompleted", "PlayFailed" | "PlayCanceled"> = {
  succeeded: ["PlayCompleted"],
  failed: ["PlayFailed", "PlayCanceled"]
}

/** The outcome of `CallMedia.recognize`. */
export const recognize: Outcome<"RecognizeCompleted", "RecognizeFailed" | "RecognizeCanceled"> = {
  succeeded: ["RecognizeCompleted"],
  failed: ["RecognizeFailed", "RecognizeCanceled"]
}

/** The outcome of `CallMedia.sendDtmfTones`. */
export const sendDtmfTones: Outcome<"SendDtmfTonesCompleted", "SendDtmfTonesFailed"> = {
  succeeded: ["SendDtmfTonesCompleted"],
  failed: ["SendDtmfTonesFailed"]
}

/** The outcome of `CallMedia.startMediaStreaming`. */
export const startMediaStreaming: Outcome<"MediaStreamingStarted", "MediaStreamingFailed"> = {
  succeeded: ["MediaStreamingStarted"],
  failed: ["MediaStreamingFailed"]
}

/** The outcome of `CallMedia.startTranscription`. */
export const startTranscription: Outcome<"TranscriptionStarted", "TranscriptionFailed"> = {
  succeeded: ["TranscriptionStarted"],
  failed: ["TranscriptionFailed"]
}

/**
 * The outcome of `CallMedia.stopContinuousDtmfRecognition`.
 *
 * No event reports a failure.
 * When none was running, no event follows.
 */
export const stopContinuousDtmfRecognition: Outcome<"ContinuousDtmfRecognitionStopped", never> = {
  succeeded: ["ContinuousDtmfRecognitionStopped"],
  failed: []
}

/** The outcome of `CallMedia.stopMediaStreaming`. */
export const stopMediaStreaming: Outcome<"MediaStreamingStopped", "MediaStreamingFailed"> = {
  succeeded: ["MediaStreamingStopped"],
  failed: ["MediaStreamingFailed"]
}

/** The outcome of `CallMedia.stopTranscription`. */
export const stopTranscription: Outcome<"TranscriptionStopped", "TranscriptionFailed"> = {
  succeeded: ["TranscriptionStopped"],
  failed: ["TranscriptionFailed"]
}

/** The outcome of `CallMedia.summarizeCall`. */
export const summarizeCall: Outcome<"TranscriptionCallSummaryUpdated", "TranscriptionCallSummaryUpdated"> = {
  succeeded: ["TranscriptionCallSummaryUpdated"],
  failed: ["TranscriptionCallSummaryUpdated"],
  when: isSummarized
}

/**
 * The outcome of `CallMedia.unhold`.
 *
 * The newest roster shows the participant with `isOnHold` false.
 * No event reports a failure.
 */
export const unhold = (participant: CommunicationIdentifier): Outcome<"ParticipantsUpdated", never> => ({
  succeeded: ["ParticipantsUpdated"],
  failed: [],
  when: rosterShows(participant, { isOnHold: false })
})

/** The outcome of `CallMedia.updateTranscription`. */
export const updateTranscription: Outcome<"TranscriptionUpdated", "TranscriptionFailed"> = {
  succeeded: ["TranscriptionUpdated"],
  failed: ["TranscriptionFailed"]
}
