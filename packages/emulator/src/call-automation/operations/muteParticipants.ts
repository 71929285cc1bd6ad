/** Mute: ACS users are muted at once, and every leg gets a roster. */
import { muteParticipants } from "@effect-comms/call-automation/operations"
import { emitRosters } from "../engine/Conversation.ts"
import { contextOf, onConnectedLeg } from "../requests/onLeg.ts"
import { participantIn, targetsOf } from "../requests/targets.ts"
import { muting } from "../state/timing.ts"

export const handleMuteParticipants = onConnectedLeg(muteParticipants, ({ call, calls, payload }, context) => {
  const users = targetsOf(payload, context, "communicationUser").map((user) => participantIn(call, user, context))
  for (const user of users) user.isMuted = true
  calls.later(muting, () => emitRosters(calls, call))
  return { status: 200, body: contextOf(payload) }
})
