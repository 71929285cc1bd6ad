/** Mute: ACS users are muted at once, and every leg gets a roster. */
import { muteParticipants } from "@effect-comms/call-automation/operations"
import { kind } from "@effect-comms/core/CommunicationIdentifier"
import { normalise } from "../../telephony/Identifier.ts"
import { tellRosters } from "../../telephony/Membership.ts"
import { contextOf, onConnectedLeg } from "../requests/onLeg.ts"
import { invalidBody, participantIn } from "../requests/refusals.ts"
import { muting } from "../state/timing.ts"

export const handleMuteParticipants = onConnectedLeg(muteParticipants, ({ call, calls, payload }, context) => {
  const targets = payload.targetParticipants.map(normalise)
  if (targets.length === 0) throw invalidBody(context, "targetParticipants: expected at least one identifier.")
  if (targets.some((target) => kind(target) !== "communicationUser"))
    throw invalidBody(context, "targetParticipants: expected users of Communication Services only.")
  const muted = targets.map((target) => participantIn(call, target, context))
  for (const participant of muted) participant.isMuted = true
  calls.later(muting, () => tellRosters(call))
  return { status: 200, body: contextOf(payload) }
})
