/** CallConnection_MoveParticipants: takes participants out of another call of the application and into this one. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { CallParticipant } from "../schemas/CallParticipant.ts"

const MoveParticipantsRequest = Schema.Struct({
  targetParticipants: Schema.Array(CommunicationIdentifierModel),
  /** The callConnectionId of the call that they are in. */
  fromCall: Schema.String,
  operationContext: Field.optional(Schema.String),
  operationCallbackUri: Field.optional(Schema.String)
}).annotate({ identifier: "MoveParticipantsRequest" })

const MoveParticipantsResponse = Schema.Struct({
  participants: Field.optional(Schema.Array(CallParticipant)),
  operationContext: Field.optional(Schema.String),
  fromCall: Field.optional(Schema.String)
}).annotate({ identifier: "MoveParticipantsResponse" })

export const moveParticipants = Operation.make("CallConnection_MoveParticipants", {
  service,
  method: "POST",
  path: "/calling/callConnections/{callConnectionId}/participants:moveHere",
  versions: ApiVersions.from("2025-08-15-preview"),
  retry: "repeatable",
  params: CallConnectionPath,
  payload: MoveParticipantsRequest,
  success: { 202: MoveParticipantsResponse }
})
