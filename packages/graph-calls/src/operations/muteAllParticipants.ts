import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import { actionOnParticipants, began, request } from "./action.ts"

const participants = Field.optionalOrNull(Schema.Array(Schema.String))

export const muteAllParticipants = actionOnParticipants("Participant_MuteAll", "muteAll", {
  ends: "answered",
  description:
    "Mutes all participants of a group call, or those that are named.\nThe response is final. Needs `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All`.",
  source: "participant: muteAll",
  versions: beta,
  clouds: { beta: [] },
  takes: request("MuteAllRequest", {
    participants: participants.annotate({ description: "The ids of the participants; default all." })
  }),
  success: {
    200: began("muteParticipantsOperation", {
      participants: participants.annotate({ description: "The ids of the participants that were muted." })
    })
  }
})
