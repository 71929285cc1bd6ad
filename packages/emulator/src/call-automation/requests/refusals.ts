/** How Call Automation refuses: statuses and codes, with `target` where the version has it. */
import { randomUUID } from "node:crypto"
import { ApiVersions } from "@effect-comms/call-automation/ApiVersion"
import { SubCode } from "@effect-comms/call-automation/ResultCodes"
import { Refusal } from "../../service/Refusal.ts"
import { unprepared } from "../events/results.ts"
import type { RequestContext } from "../../service/Handler.ts"
import type { Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"

/** The versions whose errors name their target. */
const withTarget: ReadonlySet<string> = new Set(ApiVersions.from("2024-09-15"))

const refusal = (context: RequestContext, status: number, subCode: SubCode, description: string): Refusal =>
  new Refusal({
    status,
    code: String(subCode),
    description,
    target: withTarget.has(context.version) ? context.path : undefined,
    // Recorded: what is not found has a chain of its own.
    headers: status === 404 ? { "X-Microsoft-Skype-Chain-ID": randomUUID() } : undefined
  })

/** The call is gone or never was. */
export const callNotFound = (context: RequestContext): Refusal =>
  refusal(context, 404, SubCode.NotFound, "Call not found.")

/** Nobody of that name is in the call. */
export const participantNotFound = (context: RequestContext): Refusal =>
  refusal(context, 404, SubCode.NotFound, "Participant not found.")

/** The call rings and cannot do that yet. */
export const notEstablished = (context: RequestContext): Refusal =>
  refusal(context, 400, SubCode.CallNotEstablished, "Action is not allowed while the call is not established.")

/** A field does not fit; `description` names it and what was expected, and never its value. */
export const invalidBody = (context: RequestContext, description: string): Refusal =>
  refusal(context, 400, SubCode.InvalidBody, description)

/** Already in the call, or already called. */
export const duplicateParticipant = (
  context: RequestContext,
  field: "participantToAdd" | "target" | "targetParticipant"
): Refusal => refusal(context, 400, SubCode.Duplicate, `${field}: already in the call or invited.`)

/** Somebody who is being transferred. */
export const transferConflict = (context: RequestContext): Refusal =>
  refusal(context, 409, SubCode.TransferConflict, "transferee: another transfer is in progress.")

/** No recording of that id runs. */
export const recordingNotFound = (context: RequestContext): Refusal =>
  refusal(context, 404, SubCode.NotFound, "Recording not found.")

/** The call is recorded already. */
export const duplicateRecording = (context: RequestContext): Refusal =>
  refusal(context, 409, SubCode.DuplicateRecording, "The call is recorded already.")

/** A pause of what does not record, or the resumption of what does. */
export const pauseNotAllowed = (context: RequestContext): Refusal =>
  refusal(
    context,
    400,
    SubCode.PauseOrResumeNotAllowed,
    "Pause or resume is not allowed in the state of the recording."
  )

/** Contents, channels and file format that do not go together. */
export const wrongRecordingFormat = (context: RequestContext, description: string): Refusal =>
  refusal(context, 400, SubCode.WrongFormatType, description)

/** Something that does not go with the state of a stream. */
export const invalidState = (context: RequestContext, description: string): Refusal =>
  refusal(context, 400, SubCode.InvalidState, description)

/** Texts and speech of a call whose setup named no Azure AI services; the status is that of transcriptions. */
export const aiServicesMissing = (context: RequestContext): Refusal =>
  refusal(context, 405, SubCode.NotFound, unprepared("Cognitive Service Configuration"))

/** A transcription of a call whose setup named no address for it. */
export const transcriptionUrlMissing = (context: RequestContext): Refusal =>
  refusal(context, 405, SubCode.NotFound, unprepared("Transcription url"))

/** A transcription of an application that joined a call by Connect is not updated. */
export const updateNotSupported = (context: RequestContext): Refusal =>
  refusal(
    context,
    405,
    SubCode.NotImplemented,
    "UpdateTranscription is not supported for connection created with Connect interface."
  )

/** A caller id that the resource does not own. */
export const foreignCallerId = (context: RequestContext): Refusal =>
  refusal(
    context,
    403,
    SubCode.CallSourceIdentityInvalid,
    "sourceCallerIdNumber: expected a phone number that the resource owns."
  )

/** The leg that a path names. */
export const legOf = (calls: Calls, callConnectionId: string, context: RequestContext): Leg => {
  const leg = calls.legs.get(callConnectionId.toLowerCase())
  if (leg === undefined) throw callNotFound(context)
  return leg
}

/** The leg that a path names, which must be connected. */
export const connectedLegOf = (calls: Calls, callConnectionId: string, context: RequestContext): Leg => {
  const leg = legOf(calls, callConnectionId, context)
  if (leg.state !== "connected") throw notEstablished(context)
  return leg
}
