/** Events of the participants of a call: rosters, and what became of adding, removing, moving and transferring somebody. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { CallParticipant } from "../schemas/CallParticipant.ts"
import { make } from "./EventKind.ts"
import { eventSource, ids, lateResult, operationContext, Outcome, result, version } from "./fields.ts"

const OfParticipant = Schema.Struct({
  eventSource,
  participant: Field.optional(CommunicationIdentifierModel),
  version,
  operationContext,
  resultInformation: result,
  ...ids
})

/** The whole roster of a call: somebody came or went, was muted or put on hold, or nothing of that. */
export const ParticipantsUpdated = make("ParticipantsUpdated", {
  versions: ApiVersions.all,
  data: Schema.Struct({
    eventSource,
    participants: Field.optional(Schema.Array(CallParticipant)),
    /** Grows on a leg, skips, may repeat, and differs between the legs of one call. */
    sequenceNumber: Field.optional(Schema.Int),
    resultInformation: lateResult,
    version,
    ...ids
  })
})

/** The invited participant has joined. */
export const AddParticipantSucceeded = make("AddParticipantSucceeded", {
  versions: ApiVersions.all,
  data: OfParticipant
})

/** The invited participant declined, did not answer, or could not be reached. */
export const AddParticipantFailed = make("AddParticipantFailed", { versions: ApiVersions.all, data: OfParticipant })

/** The invitation was withdrawn. Recordings show it with the code 487. */
export const CancelAddParticipantSucceeded = make("CancelAddParticipantSucceeded", {
  versions: ApiVersions.from("2023-10-15"),
  data: Schema.Struct({
    eventSource,
    invitationId: Field.optional(Schema.String),
    version,
    operationContext,
    resultInformation: lateResult,
    ...ids
  })
})

/** The invitation could not be withdrawn: it was answered, or is not known. */
export const CancelAddParticipantFailed = make("CancelAddParticipantFailed", {
  versions: ApiVersions.from("2023-10-15"),
  data: Schema.Struct({
    eventSource,
    invitationId: Field.optional(Schema.String),
    version,
    operationContext,
    resultInformation: result,
    ...ids
  })
})

/** The participant was removed. */
export const RemoveParticipantSucceeded = make("RemoveParticipantSucceeded", {
  versions: ApiVersions.all,
  data: Schema.Struct({
    ...OfParticipant.fields,
    resultInformation: result.pipe(Field.versions(ApiVersions.from("2024-06-15-preview")))
  })
})

/** The participant could not be removed. */
export const RemoveParticipantFailed = make("RemoveParticipantFailed", {
  versions: ApiVersions.all,
  data: OfParticipant
})

const OfMove = Schema.Struct({
  eventSource,
  /** The callConnectionId of the leg that the participant came from. */
  fromCall: Field.optional(Schema.String),
  participant: Field.optional(CommunicationIdentifierModel),
  version,
  operationContext,
  resultInformation: result,
  ...ids
})

/** The participant was moved here. */
export const MoveParticipantSucceeded = make("MoveParticipantSucceeded", {
  versions: ApiVersions.from("2025-08-15-preview"),
  data: OfMove
})

/** The participant could not be moved. */
export const MoveParticipantFailed = make("MoveParticipantFailed", {
  versions: ApiVersions.from("2025-08-15-preview"),
  data: OfMove
})

const transferVersions = ApiVersions.from("2023-10-15")

/** The target has taken the transferred call. */
export const CallTransferAccepted = make("CallTransferAccepted", {
  versions: ApiVersions.all,
  data: Schema.Struct({
    eventSource,
    transferTarget: Field.optional(CommunicationIdentifierModel).pipe(Field.versions(transferVersions)),
    transferee: Field.optional(CommunicationIdentifierModel).pipe(Field.versions(transferVersions)),
    version,
    operationContext,
    resultInformation: result,
    ...ids
  })
})

/** The call could not be transferred. */
export const CallTransferFailed = make("CallTransferFailed", { versions: ApiVersions.all, data: Outcome })
