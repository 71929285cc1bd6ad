/**
 * Calling somebody: a scripted party rings by itself, an application is told by IncomingCall and rings until it answers.
 *
 * An invitation ends once: joined, failed, or taken back. What follows from that is the caller's business.
 */
import { type CommunicationIdentifier, kind, rawId } from "@effect-comms/core/CommunicationIdentifier"
import { ring } from "../telephony/Ring.ts"
import { behaviourOf, ringMillis } from "../telephony/WhoAnswers.ts"
import type { Call, Invitation, Leg } from "./Call.ts"
import type { Calls } from "./Calls.ts"
import { incomingCallContext, raiseIncomingCall } from "./IncomingCall.ts"

/** Who is called, by whom, and what follows. */
export interface Asked {
  readonly call: Call
  readonly party: CommunicationIdentifier
  readonly by: Leg | undefined
  /** Who the party sees as the caller. */
  readonly from: CommunicationIdentifier
  readonly callerDisplayName: string
  /** Default: the party's ring timeout. */
  readonly timeoutMillis?: number | undefined
  /** Sends IncomingCall there as well; makes an application of whoever is called. */
  readonly incomingCallUri?: string | undefined
  readonly joined: Invitation["joined"]
  readonly failed: Invitation["failed"]
  readonly withdrawn?: Invitation["withdrawn"]
}

/** Whether an ACS user belongs to an application: somebody is subscribed to IncomingCall and the ending says nothing else. */
const isApplication = (calls: Calls, party: CommunicationIdentifier): boolean =>
  calls.simulation.eventGrid.subscribed() &&
  kind(party) === "communicationUser" &&
  behaviourOf(rawId(party)) === "answers"

const finish = (invitation: Invitation): boolean => {
  if (invitation.state === "over") return false
  invitation.state = "over"
  invitation.stopRinging()
  invitation.call.invitations.delete(invitation)
  invitation.call.pastInvitations.add(invitation.invitationId)
  return true
}

/** Lets somebody ring. */
export const invite = (calls: Calls, asked: Asked): Invitation => {
  const party = rawId(asked.party)
  const invitationId = calls.simulation.guid()
  const byApplication = asked.by === undefined || isApplication(calls, asked.party)
  const invitation: Invitation = {
    invitationId,
    call: asked.call,
    party: asked.party,
    from: asked.from,
    by: asked.by,
    incomingCallContext: byApplication ? incomingCallContext(invitationId) : undefined,
    state: "ringing",
    stopRinging: () => undefined,
    joined: asked.joined,
    failed: asked.failed,
    withdrawn: asked.withdrawn ?? (() => undefined)
  }
  const failed: Invitation["failed"] = (status) => {
    forget(calls, invitation)
    if (finish(invitation)) asked.failed(status)
  }
  asked.call.invitations.add(invitation)
  if (invitation.incomingCallContext === undefined) {
    const answered = () => {
      if (finish(invitation)) asked.joined(undefined)
    }
    invitation.stopRinging = ring({ after: calls.later }, party, { answered, failed }, asked.timeoutMillis)
  } else {
    calls.contexts.set(invitation.incomingCallContext, invitation)
    const timeout = asked.timeoutMillis ?? Math.max(ringMillis(party), ringMillis(rawId(asked.from)))
    invitation.stopRinging = calls.later(timeout, () => failed(408))
    raiseIncomingCall(calls, invitation, asked)
  }
  return invitation
}

const forget = (calls: Calls, invitation: Invitation): void => {
  if (invitation.incomingCallContext !== undefined) calls.contexts.delete(invitation.incomingCallContext)
}

/** An application has answered: the ringing stops, and nobody else can answer. Joining is a little later: `join`. */
export const answer = (calls: Calls, invitation: Invitation): void => {
  forget(calls, invitation)
  invitation.stopRinging()
  invitation.state = "answered"
}

/** The application that answered is in. */
export const join = (invitation: Invitation, leg: Leg): void => {
  if (finish(invitation)) invitation.joined(leg)
}

/** The application that answered left before it was in. */
export const giveUp = (invitation: Invitation): void => {
  if (finish(invitation)) invitation.failed(480)
}

/** Takes an invitation back while it rings, without telling who called; `false` when it was answered or is over. */
export const takeBack = (calls: Calls, invitation: Invitation): boolean => {
  if (invitation.state !== "ringing") return false
  forget(calls, invitation)
  return finish(invitation)
}
