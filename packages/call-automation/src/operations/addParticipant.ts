/** CallConnection_AddParticipant: invites a participant into a call. */
import { CommunicationIdentifierModel, PhoneNumberIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { CallParticipant } from "../schemas/CallParticipant.ts"
import { OutgoingCallingContext } from "../schemas/CustomCallingContext.ts"

const AddParticipantRequest = Schema.Struct({
  /** The caller id that the invited phone sees. */
  sourceCallerIdNumber: Field.optional(PhoneNumberIdentifierModel),
  sourceDisplayName: Field.optional(Schema.String),
  participantToAdd: CommunicationIdentifierModel,
  /** How long it may ring, 0 to 180. */
  invitationTimeoutInSeconds: Field.optional(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 180 }))),
  operationContext: Field.optional(Schema.String),
  operationCallbackUri: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  customCallingContext: Field.optional(OutgoingCallingContext).pipe(Field.versions(ApiVersions.from("2023-10-15")))
}).annotate({ identifier: "AddParticipantRequest" })

const AddParticipantResponse = Schema.Struct({
  participant: Field.optional(CallParticipant),
  operationContext: Field.optional(Schema.String),
  /** What a cancelAddParticipant names. */
  invitationId: Field.optional(Schema.String).pipe(Field.versions(ApiVersions.from("2023-10-15")))
}).annotate({ identifier: "AddParticipantResponse" })

export const addParticipant = Operation.make("CallConnection_AddParticipant", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}/participants:add",
  versions: ApiVersions.all,
  retry: "repeatable",
  params: CallConnectionPath,
  payload: AddParticipantRequest,
  success: { 202: AddParticipantResponse }
})
