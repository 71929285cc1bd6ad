import * as Field from "@effect-comms/core/Field"
import { MediaPrompt } from "../schemas/Media.ts"
import { actionOnParticipant, began, request } from "./action.ts"

export const startHoldMusic = actionOnParticipant("Participant_StartHoldMusic", "startHoldMusic", {
  ends: "notified",
  description:
    "Puts a participant on hold and plays music to them, one participant at a time.\nNeeds `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.",
  source: "participant: startHoldMusic",
  takes: request("StartHoldMusicRequest", {
    customPrompt: Field.optionalOrNull(MediaPrompt).annotate({
      description: "What is played; default music of the service."
    })
  }),
  success: { 202: began("startHoldMusicOperation") }
})
