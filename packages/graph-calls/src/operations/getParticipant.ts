import { Participant } from "../schemas/Participant.ts"
import { participant } from "./paths.ts"
import { readOf } from "./resource.ts"

export const getParticipant = readOf("Participant_Get", Participant, {
  description: "Gets a participant of a call.",
  source: "Get participant",
  at: participant
})
