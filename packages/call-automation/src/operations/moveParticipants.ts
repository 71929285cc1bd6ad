import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { participants } from "../schemas/participants.ts"
import { CallParticipant } from "../schemas/CallParticipant.ts"
import { returnedContext } from "../schemas/operationContext.ts"
import { actionOnCall, requestWithCallback } from "./actionOnCall.ts"

const MoveParticipantsResponse = Schema.Struct({
  participants: Field.optional(Schema.Array(CallParticipant)).annotate({ description: "The participants to move." }),
  operationContext: returnedContext,
  fromCall: Field.optional(Schema.String).annotate({
    description: "The `callConnectionId` of the call that they are in."
  })
}).annotate({
  identifier: "MoveParticipantsResponse",
  description: "The response of `CallConnection_MoveParticipants`."
})

export const moveParticipants = actionOnCall("CallConnection_MoveParticipants", "/participants:moveHere", {
  description: "Moves participants of another call of the application into this call.",
  official: "moveParticipants",
  outcome: { succeeded: ["MoveParticipantSucceeded"], failed: ["MoveParticipantFailed"], each: true },
  versions: ApiVersions.from("2025-08-15-preview"),
  retry: "repeatable",
  payload: requestWithCallback("MoveParticipantsRequest", {
    targetParticipants: participants("The participants to move into this call."),
    fromCall: Schema.String.annotate({ description: "The `callConnectionId` of the call that they are in." })
  }),
  failures: [400, 412],
  success: { 202: MoveParticipantsResponse }
})
