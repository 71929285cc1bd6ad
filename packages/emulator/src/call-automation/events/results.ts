/**
 * `resultInformation`: codes, sub codes and texts of outcomes. Texts marked in `assumptions.ts` are made after the recorded ones.
 */
import { SubCode, TelephoneSubCode } from "@effect-comms/call-automation/ResultCodes"
import type { FileFailure } from "../../service/MediaSources.ts"
import { subCodeOf } from "../../telephony/WhoAnswers.ts"
import type { AttemptStatus } from "../../telephony/WhoAnswers.ts"
import type { EndOfOthers, ResultInformation } from "../state/ResultInformation.ts"

const diag = (code: number, subCode: number): string => `DiagCode: ${code}#${subCode}.@`

export const success: ResultInformation = { code: 200, subCode: SubCode.Success, message: "" }
export const actionCompleted: ResultInformation = {
  code: 200,
  subCode: SubCode.Success,
  message: "Action completed successfully."
}

const failed = (what: string, code: number, subCode: SubCode, why: string): ResultInformation => ({
  code,
  subCode,
  message: `${what} failed, ${why}.`
})

/** What the setup of a call lacked; reported from the real service with the Azure AI services. */
export const unprepared = (what: string): string => `Request not allowed when ${what} not set during call setup.`

/** An operation that failed: the code and sub code of why. */
export const actionFailed = (code: number, subCode: SubCode, why: string): ResultInformation =>
  failed("Action", code, subCode, why)

/** The leg whose application ended the call or left it. */
export const endedByApplication: ResultInformation = {
  code: 200,
  subCode: SubCode.Graceful,
  message: `Call was ended by Azure Communication Service Call Automation API or a server bot. ${diag(0, 7000)}`
}

const ends: Readonly<Record<EndOfOthers, ResultInformation>> = {
  5001: { code: 200, subCode: SubCode.ConversationEnded, message: `This conversation has ended.. ${diag(0, 5001)}` },
  5002: {
    code: 200,
    subCode: SubCode.ConversationEndedByOthers,
    message: `The conversation has ended. ${diag(0, 5002)}`
  },
  7000: endedByApplication
}

/** A leg whose call somebody else ended. */
export const endedByOthers = (subCode: EndOfOthers): ResultInformation => ends[subCode]

/** Continuous DTMF recognition that stops, as its application or the end of the leg wants it; recorded. */
export const tonesStopped: ResultInformation = {
  code: 200,
  subCode: SubCode.Graceful,
  message: `The conversation has ended. ${diag(0, 7000)}`
}

/** A call that a telephone ended, which had called or been called; documented, and reported from the real service. */
export const endedByTelephone = (hadCalled: boolean): ResultInformation => {
  const subCode = hadCalled ? TelephoneSubCode.Inbound : TelephoneSubCode.Outbound
  return { code: 200, subCode, message: `The conversation has ended. ${diag(0, subCode)}` }
}

/** Every leg of a call of two from which one was removed, and the leg of a removed participant. */
export const removed: ResultInformation = {
  code: 200,
  subCode: SubCode.RemovedByParticipant,
  message: `Call ended for this participant as it was removed from the conversation by another participant. ${diag(0, 5300)}`
}

/** A leg that was still connecting when somebody else ended the call. */
export const endedBeforeConnected: ResultInformation = {
  code: 487,
  subCode: SubCode.Success,
  message: `Call ended before it was established. ${diag(487, 0)}`
}

const attempts: Readonly<Record<AttemptStatus, readonly [call: string, invitation: string]>> = {
  403: ["Call ended as the callee does not take it.", "The Call Is Forbidden."],
  404: ["Call ended as the callee does not exist.", "The Callee Does Not Exist."],
  408: ["Call ended as the callee did not answer in time.", "Request Timeout."],
  480: ["Call ended as the callee could not be reached.", "No callee endpoints were found."],
  486: ["Call ended as the callee was busy.", "The Callee Is Busy."],
  500: ["Call ended because of a failure of the network.", "The Network Failed."],
  603: ["Call ended successfully as it was declined from callee.", "The Call Has Been Declined."]
}

/** A call that nobody answered. */
export const attemptFailed = (party: string, status: AttemptStatus): ResultInformation => {
  const subCode = subCodeOf(party, status)
  return { code: status, subCode, message: `${attempts[status][0]} ${diag(status, subCode)}` }
}

const invitation = (party: string, code: number, subCode: number, reason: string): ResultInformation => ({
  code,
  subCode,
  message: `addParticipants failed for participant ${party}. Underlying reason: ${reason} ${diag(code, subCode)}`
})

/** An invitation that was not accepted. */
export const invitationFailed = (party: string, status: AttemptStatus): ResultInformation =>
  invitation(party, status, subCodeOf(party, status), attempts[status][1])

/** An invitation that was withdrawn; the service says it as a failure although the cancel succeeded. */
export const invitationCancelled = (party: string): ResultInformation =>
  invitation(party, 487, SubCode.InvitationCanceled, "The Call Has Been Cancelled.")

/** A transfer whose target did not come. */
export const transferFailed = (party: string, status: AttemptStatus): ResultInformation => {
  const subCode = subCodeOf(party, status)
  const message = `transfer failed. Underlying reason: ${attempts[status][1]} ${diag(status, subCode)}`
  return { code: status, subCode, message }
}

/** A transfer whose transferee has left meanwhile. */
export const transfereeGone = failed(
  "transfer",
  400,
  SubCode.ParticipantNotPresent,
  "the transferee is not present in the call"
)

/** A group call or room that the application could not join. */
export const connectFailed = (status: AttemptStatus): ResultInformation => ({
  code: status,
  subCode: SubCode.Success,
  message: `connect failed. Underlying reason: the call cannot be joined. ${diag(status, 0)}`
})

/** What was still under way when its leg ended. */
export const callTerminated = actionFailed(400, SubCode.CallTerminated, "the call was terminated")

/** A cancel that came too late, and one that names no invitation of the call. */
export const invitationAnswered = failed(
  "cancelAddParticipant",
  400,
  SubCode.InvalidState,
  "the invitation is not pending any more"
)
export const invitationUnknown = failed("cancelAddParticipant", 404, SubCode.NotFound, "there is no such invitation")

/** The removal of somebody who is not in the call. */
export const notPresent = failed(
  "removeParticipants",
  400,
  SubCode.ParticipantNotPresent,
  "the participant is not present in the call"
)

/** The move of somebody who is not in the call that he should come from. */
export const notInOtherCall = failed(
  "moveParticipants",
  400,
  SubCode.ParticipantNotPresent,
  "the participant is not present in the other call"
)

/** The move of somebody who is here already or invited. */
export const alreadyHere = failed(
  "moveParticipants",
  400,
  SubCode.Duplicate,
  "the participant is in the call already or invited"
)

/** The move of an application's own user, whose leg stays with its call. */
export const hasOwnLeg = failed(
  "moveParticipants",
  400,
  SubCode.InvalidState,
  "the participant belongs to an application"
)

/** Why a prompt cannot be played: its file, or that its text or SSML is empty. */
export type SourceFailure = FileFailure | "empty"

const prompts: Readonly<Record<SourceFailure, ResultInformation>> = {
  invalidFormat: actionFailed(400, SubCode.InvalidFileFormat, "file format is invalid"),
  notFound: actionFailed(400, SubCode.FileDownloadFailed, "file could not be downloaded"),
  empty: actionFailed(400, SubCode.TextOrSsmlEmpty, "the text to be spoken is empty")
}

/** All of them. */
export const promptFailures: ReadonlyArray<ResultInformation> = Object.values(prompts)

/** A prompt or hold music that cannot be played. */
export const promptFailed = (failure: SourceFailure): ResultInformation => prompts[failure]

/** A prompt that was interrupted, or playing or waiting when its leg ended. */
export const operationCancelled = actionFailed(400, SubCode.OperationCanceled, "the operation was cancelled")

/**
 * Media streaming whose socket cannot be opened (reported from the real service), whose socket broke, that was still to begin when its
 * leg ended, and that has no address.
 */
export const streamingFailures = {
  unreachable: actionFailed(
    400,
    SubCode.InvalidStreamUrl,
    "Transport url is not valid or web socket server is not operational"
  ),
  interrupted: actionFailed(500, SubCode.MediaStreamingFailed, "media streaming failed"),
  cancelled: actionFailed(500, SubCode.MediaStreamingCanceled, "media streaming was canceled"),
  addressless: actionFailed(400, SubCode.InvalidStreamUrl, "StreamUrl is not valid")
}

/** Transcription, the same way; documented. */
export const transcriptionFailures = {
  unreachable: actionFailed(500, SubCode.TranscriptionFailed, "not able to establish WebSocket connection"),
  cancelled: actionFailed(500, SubCode.TranscriptionCanceled, "transcription was canceled"),
  addressless: actionFailed(400, SubCode.InvalidStreamUrl, "StreamUrl is not valid"),
  /** It was to start with a call whose setup named no Azure AI services. */
  unprepared: {
    code: 405,
    subCode: SubCode.NotFound,
    message: unprepared("Cognitive Service Configuration")
  },
  /** The Azure AI services came to an end. */
  shutdown: actionFailed(500, SubCode.TranscriptionServiceShutdown, "transcription service was shut down")
}

/** A summary of nothing. */
export const nothingSaid = actionFailed(400, SubCode.TranscriptionFailed, "nothing was said that could be summarized")
