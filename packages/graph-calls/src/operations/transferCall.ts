import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ClientContext } from "../schemas/ClientContext.ts"
import { open } from "../schemas/open.ts"
import { InvitationParticipantInfo, ParticipantInfo } from "../schemas/Participant.ts"
import { commandToCall } from "./command.ts"

const example = "an example of the reference has it, and no metadata."

export const transferCall = commandToCall("Call_Transfer", "transfer", {
  description:
    "Transfers the other side of a call to a user or a phone number: blind, or consultative with `replacesCallId` of the target.\nThe application's call ends when it succeeded, and is `established` with a result when it failed, by notification. A group call needs `transferee`. Needs `Calls.Initiate.All`.",
  source: "call: transfer",
  payload: open({
    transferTarget: InvitationParticipantInfo.annotate({ description: "Who takes the call." }),
    transferee: Field.optional(ParticipantInfo).annotate({
      description: "Who is transferred; needed in a group call."
    }),
    clientContext: Field.optional(ClientContext).annotate({ description: `A string of the client's own; ${example}` }),
    languageId: Field.optional(Schema.String).annotate({ description: `The language, such as \`en-US\`; ${example}` }),
    region: Field.optional(Schema.String).annotate({ description: `The region, such as \`amer\`; ${example}` })
  }).annotate({ identifier: "TransferRequest" }),
  success: { 202: Operation.Empty }
})
