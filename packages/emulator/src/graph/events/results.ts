/** How operations and calls end: code, sub-code and message of the platform. */
import type { FileFailure } from "../../service/MediaSources.ts"
import { type AttemptStatus, subCodeOf } from "../../telephony/WhoAnswers.ts"
import type { Result } from "../state/Result.ts"

const result = (code: number, subcode: number, message: string): Result => ({
  "@odata.type": "#microsoft.graph.resultInfo",
  code,
  subcode,
  message
})

/** Operations. Source: Microsoft Graph, "call: playPrompt", "call: recordResponse"; the failures are those of the same platform in ACS. */
export const completed = result(200, 0, "Action completed successfully.")
export const maxRecordDuration = result(200, 8515, "Action completed, max record duration reached.")
export const stopTone = result(200, 8514, "Action completed as stop tone was detected.")
export const maxSilence = result(200, 0, "Action completed, max silence timeout reached.")
export const initialSilence = result(400, 8510, "Action failed, initial silence timeout reached.")
export const cancelled = result(400, 8508, "Action failed, the operation was cancelled.")

const prompts: Readonly<Record<FileFailure, Result>> = {
  invalidFormat: result(400, 8535, "Action failed, file format is invalid."),
  notFound: result(400, 8536, "Action failed, file could not be downloaded.")
}

/** A prompt that cannot be played. */
export const promptFailed = (failure: FileFailure): Result => prompts[failure]

const withDiagnosis = (code: number, subcode: number, text: string): Result =>
  result(code, subcode, `${text} DiagCode: ${code}#${subcode}.@`)

/** Calls. Source: Microsoft Graph, "Delete call", the common codes. */
export const endedByBot = withDiagnosis(200, 7000, "Call was ended by a server bot.")
export const notReached = withDiagnosis(480, 10_076, "The callee could not be reached.")
export const endedByOther = withDiagnosis(200, 4521, "Call was ended by the other participant.")
export const conversationEnded = withDiagnosis(200, 5001, "The conversation ended.")
export const removedByOther = withDiagnosis(200, 5300, "The participant was removed by another participant.")
export const lobbyExpired = withDiagnosis(200, 5855, "Nobody let the participant in from the lobby.")
export const notKeptAlive = withDiagnosis(408, 8537, "No keepAlive was received in time.")
/** A telephone hung up: one that was called, or that called. */
export const endedByTelephone = (hasCalled: boolean): Result =>
  withDiagnosis(200, hasCalled ? 540_000 : 560_000, "Call was ended by the telephone.")
/** Source: Microsoft Graph, "call: transfer". */
export const transferred = result(0, 7015, "GracefulTransferCompleted")
export const transferFailed = result(500, 7000, "Call transfer failed.")
export const replacementFailed = result(500, 7700, "Call transfer failed: the call to replace is not there.")

/** The application's call was replaced by another of its calls. */
export const replaced = withDiagnosis(200, 7000, "Call was replaced by another call of the server bot.")

const texts: Readonly<Record<AttemptStatus, string>> = {
  403: "The callee does not take calls.",
  404: "The callee was not found.",
  408: "The callee did not answer.",
  480: "The callee could not be reached.",
  486: "The callee is busy.",
  500: "The network failed.",
  603: "The callee declined."
}

/** Somebody who was called, by the raw id, and did not answer. */
export const unanswered = (party: string, status: AttemptStatus): Result =>
  withDiagnosis(status, subCodeOf(party, status), texts[status])

/** An invitation whose condition does not hold, as users report it. */
export const invitationRefused = result(
  412,
  9999,
  "addParticipants failed. Underlying reason: Could not find the PSTN content for the sponsor of this PSTN leg. DiagCode: 412#10073"
)
/** Somebody who is in the call or rings already. The code is that of the same platform in ACS. */
export const invitedAlready = result(
  400,
  8559,
  "addParticipants failed. Underlying reason: The participant is in the call or invited already. DiagCode: 400#8559"
)
/** Somebody whom the application may not invite, as users report it. */
export const invitationForbidden = result(
  403,
  9999,
  "addParticipants failed. Underlying reason: Call does not contain the metadata required for making this PSTN dial out. DiagCode: 403#10151"
)
