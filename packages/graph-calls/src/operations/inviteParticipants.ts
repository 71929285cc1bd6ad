import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { AnyInvitationParticipantInfo, InvitationParticipantInfo } from "../schemas/Participant.ts"
import { actionOnParticipants, began, request } from "./action.ts"

export const inviteParticipants = actionOnParticipants("Participant_Invite", "invite", {
  ends: "notified",
  description:
    "Invites participants into a group call, or makes a group call of a peer-to-peer call that `replacesCallId` of the first names.\nNeeds `Calls.InitiateGroupCall.All`.",
  source: "participant: invite",
  takes: request("InviteRequest", {
    participants: Schema.Array(InvitationParticipantInfo).check(
      Schema.isMinLength(1, { expected: "1 to 5 participants" }),
      Schema.isMaxLength(5, { expected: "1 to 5 participants", description: "Who is invited." })
    )
  }),
  success: {
    200: began("inviteParticipantsOperation", {
      participants: Field.optionalOrNull(Schema.Array(AnyInvitationParticipantInfo)).annotate({
        description: "Who was invited."
      })
    })
  }
})
