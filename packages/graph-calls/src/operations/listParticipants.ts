import { Participant } from "../schemas/Participant.ts"
import { ofCall } from "./paths.ts"
import { listOf } from "./resource.ts"

export const listParticipants = listOf("Participant_List", Participant, {
  description: "Lists the participants of a call; a peer-to-peer call may have none in it.",
  source: "List participants",
  at: ofCall("participants")
})
