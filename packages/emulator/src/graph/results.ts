/** How operations and calls end: code, sub-code and message of the platform. */
import type { FileFailure } from "../telephony/Prompt.ts"
import type { SipStatus } from "../telephony/WhoAnswers.ts"
import { subCodeOf } from "../telephony/WhoAnswers.ts"

/** An outcome as bodies show it. */
export interface Result {
  readonly "@odata.type": "#microsoft.graph.resultInfo"
  readonly code: number
  readonly subcode: number
  readonly message: string
}

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

const texts: Readonly<Record<SipStatus, string>> = {
  404: "The callee was not found.",
  408: "The callee did not answer.",
  480: "The callee could not be reached.",
  486: "The callee is busy.",
  500: "The network failed.",
  603: "The callee declined."
}

/** Somebody who was called and did not answer. */
export const unanswered = (party: string, status: SipStatus): Result =>
  withDiagnosis(status, subCodeOf(party, status), texts[status])
