import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { CallParticipant } from "../schemas/CallParticipant.ts"
import { actionOnCall } from "./actionOnCall.ts"

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

export const moveParticipants = actionOnCall("CallConnection_MoveParticipants", "/participants:moveHere", {
  description: "Moves participants of another call of the application into this call.",
  source: "Call Connection - Move Participants",
  official: "moveParticipants",
  outcome: { succeeded: ["MoveParticipantSucceeded"], failed: ["MoveParticipantFailed"], each: true },
  versions: ApiVersions.from("2025-08-15-preview"),
  retry: "repeatable",
  payload: MoveParticipantsRequest,
  success: { 202: MoveParticipantsResponse }
})
