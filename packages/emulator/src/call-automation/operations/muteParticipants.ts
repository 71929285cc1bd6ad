/** Mute: ACS users are muted at once, and every leg gets a roster. */
import { muteParticipants } from "@effect-comms/call-automation/operations"
import { kind } from "@effect-comms/core/CommunicationIdentifier"
import { type Handler, on } from "../../service/Handler.ts"
import { normalise } from "../../telephony/Identifier.ts"
import { participantOf } from "../../telephony/Conversation.ts"
import type { Calls } from "../state/Calls.ts"
import { tellRosters } from "../../telephony/Membership.ts"
import { connectedLegOf, invalidBody, participantNotFound } from "../requests/refusals.ts"
import { reply } from "../requests/checks.ts"
import { muting } from "../state/timing.ts"

export const handleMuteParticipants = (calls: Calls): Handler =>
  on(muteParticipants, ({ params, payload }, context) => {
    const { call } = connectedLegOf(calls, params.callConnectionId, context)
    const { operationContext } = payload
    const targets = payload.targetParticipants.map(normalise)
    if (targets.length === 0) throw invalidBody(context, "targetParticipants: expected at least one identifier.")
    if (targets.some((target) => kind(target) !== "communicationUser"))
      throw invalidBody(context, "targetParticipants: expected users of Communication Services only.")
    const muted = targets.map((target) => participantOf(call, target)).filter((one) => one !== undefined)
    if (muted.length < targets.length) throw participantNotFound(context)

    for (const participant of muted) participant.isMuted = true
    calls.later(muting, () => tellRosters(call))
    return reply(call, context, 200, operationContext === undefined ? {} : { operationContext })
  })
