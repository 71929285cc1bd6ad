/** Events of the participants of a call: rosters, and the outcomes of adding, removing, moving and transferring a participant. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { CallParticipant } from "../schemas/CallParticipant.ts"
import { make } from "./EventKind.ts"
import { eventSource, ids, lateResult, operationContext, Outcome, result, version } from "./fields.ts"

const OfParticipant = Schema.Struct({
  eventSource,
  participant: Field.optional(CommunicationIdentifierModel).annotate({
    description: "The participant that the event is about."
  }),
  version,
  operationContext,
  resultInformation: result,
  ...ids
})

/** The complete roster of a call, sent when a participant joins, leaves, is muted or is put on hold, and sometimes without a change. */
export const ParticipantsUpdated = make("ParticipantsUpdated", {
  description:
    "The complete roster of a call, sent when a participant joins, leaves, is muted or is put on hold, and sometimes without a change.",
  versions: ApiVersions.all,
  data: Schema.Struct({
    eventSource,
    participants: Field.optional(Schema.Array(CallParticipant)).annotate({
      description: "The participants in the call."
    }),
    sequenceNumber: Field.optional(Schema.Int).annotate({
      description: "Grows on a leg, skips, may repeat, and differs between the legs of one call."
    }),
    resultInformation: lateResult,
    version,
    ...ids
  })
})

/** The invited participant has joined. */
export const AddParticipantSucceeded = make("AddParticipantSucceeded", {
  description: "The invited participant has joined.",
  versions: ApiVersions.all,
  data: OfParticipant
})

/** The invited participant declined, did not answer, or could not be reached. */
export const AddParticipantFailed = make("AddParticipantFailed", {
  description: "The invited participant declined, did not answer, or could not be reached.",
  versions: ApiVersions.all,
  data: OfParticipant
})

/** The invitation was withdrawn. Recordings show it with the code 487. */
export const CancelAddParticipantSucceeded = make("CancelAddParticipantSucceeded", {
  description: "The invitation was withdrawn. Recordings show it with the code 487.",
  versions: ApiVersions.from("2023-10-15"),
  data: Schema.Struct({
    eventSource,
    invitationId: Field.optional(Schema.String).annotate({ description: "The invitation that was to be withdrawn." }),
    version,
    operationContext,
    resultInformation: lateResult,
    ...ids
  })
})

/** The invitation could not be withdrawn: it was answered, or is not known. */
export const CancelAddParticipantFailed = make("CancelAddParticipantFailed", {
  description: "The invitation could not be withdrawn: it was answered, or is not known.",
  versions: ApiVersions.from("2023-10-15"),
  data: Schema.Struct({
    eventSource,
    invitationId: Field.optional(Schema.String).annotate({ description: "The invitation that was to be withdrawn." }),
    version,
    operationContext,
    resultInformation: result,
    ...ids
  })
})

/** The participant was removed. */
export const RemoveParticipantSucceeded = make("RemoveParticipantSucceeded", {
  description: "The participant was removed.",
  versions: ApiVersions.all,
  data: Schema.Struct({
    ...OfParticipant.fields,
    resultInformation: result.pipe(Field.versions(ApiVersions.from("2024-06-15-preview")))
  })
})

/** The participant could not be removed. */
export const RemoveParticipantFailed = make("RemoveParticipantFailed", {
  description: "The participant could not be removed.",
  versions: ApiVersions.all,
  data: OfParticipant
})

const OfMove = Schema.Struct({
  eventSource,
  fromCall: Field.optional(Schema.String).annotate({
    description: "The callConnectionId of the leg that the participant came from."
  }),
  participant: Field.optional(CommunicationIdentifierModel).annotate({
    description: "The participant that the event is about."
  }),
  version,
  operationContext,
  resultInformation: result,
  ...ids
})

/** The participant was moved here. */
export const MoveParticipantSucceeded = make("MoveParticipantSucceeded", {
  description: "The participant was moved here.",
  versions: ApiVersions.from("2025-08-15-preview"),
  data: OfMove
})

/** The participant could not be moved. */
export const MoveParticipantFailed = make("MoveParticipantFailed", {
  description: "The participant could not be moved.",
  versions: ApiVersions.from("2025-08-15-preview"),
  data: OfMove
})

const transferVersions = ApiVersions.from("2023-10-15")

/** The target has taken the transferred call. */
export const CallTransferAccepted = make("CallTransferAccepted", {
  description: "The target has taken the transferred call.",
  versions: ApiVersions.all,
  data: Schema.Struct({
    eventSource,
    transferTarget: Field.optional(CommunicationIdentifierModel)
      .annotate({ description: "The participant that took the call." })
      .pipe(Field.versions(transferVersions)),
    transferee: Field.optional(CommunicationIdentifierModel)
      .annotate({ description: "The participant that was transferred." })
      .pipe(Field.versions(transferVersions)),
    version,
    operationContext,
    resultInformation: result,
    ...ids
  })
})

/** The call could not be transferred. */
export const CallTransferFailed = make("CallTransferFailed", {
  description: "The call could not be transferred.",
  versions: ApiVersions.all,
  data: Outcome
})
