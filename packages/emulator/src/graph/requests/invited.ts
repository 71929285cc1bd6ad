/** Those whom requests name: who is called, and who is transferred. */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { ParticipantInfo } from "@effect-comms/graph-calls/schemas"
import type { Participant } from "../../telephony/Conversation.ts"
import { participantOf } from "../../telephony/Conversation.ts"
import { keyOf } from "../../telephony/Identifier.ts"
import { type Call, hasRoster, otherOf } from "../state/Call.ts"
import { type Calls, participantById } from "../state/Calls.ts"
import type { Invited } from "../state/CommsOperation.ts"
import { identifierOf } from "../state/identities.ts"
import { invalid, participantNotFound, tenantMismatch } from "./refusals.ts"

const e164 = /^\+[1-9]\d{1,14}$/

/** Refuses a telephone whose number is none. */
export const expectNumber = (field: string, { phone }: Invited["identity"]): void => {
  if (phone?.id !== undefined && !e164.test(phone.id))
    throw invalid(`${field}.identity.phone.id: expected a number in E.164`)
}

/** Who is called; refused when the identity names nobody, or another bot, which bots cannot call. */
export const invitedParty = ({ identity }: Invited, field: string): CommunicationIdentifier => {
  const party = identifierOf(identity)
  if (party === undefined) throw invalid(`${field}.identity: expected a user, a phone or an application with an id`)
  if (identity.application?.id !== undefined) throw tenantMismatch()
  expectNumber(field, identity)
  return party
}

/** Refuses a list that names somebody twice. */
export const expectDifferent = (field: string, invited: ReadonlyArray<Invited>): void => {
  const named = new Set<string>()
  for (const [index, { identity }] of invited.entries()) {
    const party = identifierOf(identity)
    const key = party === undefined ? undefined : keyOf(party)
    if (key !== undefined && named.has(key))
      throw invalid(`${field}[${index}].identity: expected somebody not named before`)
    if (key !== undefined) named.add(key)
  }
}

/** Who is transferred: as the request says, which it must in a group call, or the other side. */
export const transfereeOf = (calls: Calls, call: Call, asked: ParticipantInfo | undefined): Participant => {
  if (asked === undefined) {
    if (hasRoster(call)) throw invalid("transferee: expected in a group call")
    const other = otherOf(call)
    if (other === undefined) throw participantNotFound()
    return other
  }
  const identifier = asked.identity === undefined ? undefined : identifierOf(asked.identity)
  const found =
    (asked.participantId === undefined ? undefined : participantById(calls, call, asked.participantId)) ??
    (identifier === undefined ? undefined : participantOf(call.conversation, identifier))
  if (found === undefined || found.line === call) throw participantNotFound()
  return found
}
