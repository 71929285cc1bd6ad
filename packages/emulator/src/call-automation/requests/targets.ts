/** Whom an operation is for: identifiers as the local cloud compares them, and the participants that they name. */
import { type CommunicationIdentifier, kind } from "@effect-comms/core/CommunicationIdentifier"
import type { RequestContext } from "../../service/Handler.ts"
import { normalize } from "../../telephony/Identifier.ts"
import { type Call, type Participant, participantOf } from "../state/Call.ts"
import { invalidBody, participantNotFound } from "./refusals.ts"

/** What refusals call the kinds that operations are for. */
const names = { communicationUser: "users of Communication Services" }

/** The targets of a request, of whom there must be one at least, and each of this kind if there is one. */
export const targetsOf = (
  { targetParticipants }: { readonly targetParticipants: ReadonlyArray<CommunicationIdentifier> },
  context: RequestContext,
  only?: keyof typeof names
): ReadonlyArray<CommunicationIdentifier> => {
  const targets = targetParticipants.map(normalize)
  if (targets.length === 0) throw invalidBody(context, "targetParticipants: expected at least one identifier.")
  if (only !== undefined && targets.some((target) => kind(target) !== only))
    throw invalidBody(context, `targetParticipants: expected ${names[only]} only.`)
  return targets
}

/** The participant that an identifier names, who must be in the call. */
export const participantIn = (
  call: Call,
  identifier: CommunicationIdentifier,
  context: RequestContext
): Participant => {
  const participant = participantOf(call, identifier)
  if (participant === undefined) throw participantNotFound(context)
  return participant
}
