import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import { ClientContext } from "../schemas/ClientContext.ts"
import { open } from "../schemas/open.ts"
import { InvitationParticipantInfo, ParticipantInfo } from "../schemas/Participant.ts"
import { commandToCall } from "./command.ts"

export const transferCall = commandToCall("Call_Transfer", "transfer", {
  description:
    "Transfers the other side of a call to a user or a phone number: blind, or consultative with `replacesCallId` of the target.\nThe application's call ends when it succeeded, and is `established` with a result when it failed, by notification. A group call needs `transferee`. Needs `Calls.Initiate.All`.",
  source: "call: transfer",
  payload: open({
    transferTarget: InvitationParticipantInfo.annotate({ description: "Who takes the call." }),
    transferee: Field.optionalOrNull(ParticipantInfo).annotate({
      description: "Who is transferred; needed in a group call."
    }),
    clientContext: Field.optionalOrNull(ClientContext).annotate({
      description: "A string of the client's own; an example of the reference has it, and no metadata."
    })
  }).annotate({ identifier: "TransferRequest" }),
  failures: [400, 404],
  success: { 202: Operation.Empty }
})
