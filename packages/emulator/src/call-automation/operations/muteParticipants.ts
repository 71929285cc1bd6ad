/** Mute: ACS users are muted at once, and every leg gets a roster. */
import { muteParticipants } from "@effect-comms/call-automation/operations"
import { tellRosters } from "../../telephony/Membership.ts"
import { contextOf, onConnectedLeg } from "../requests/onLeg.ts"
import { participantIn, targetsOf } from "../requests/targets.ts"
import { muting } from "../state/timing.ts"

export const handleMuteParticipants = onConnectedLeg(muteParticipants, ({ call, calls, payload }, context) => {
  const users = targetsOf(payload, context, "communicationUser").map((user) => participantIn(call, user, context))
  for (const user of users) {
    user.isMuted = true
    calls.note("participant muted", call, { participant: user.identifier })
  }
  calls.later(muting, () => tellRosters(call))
  return { status: 200, body: contextOf(payload) }
})
