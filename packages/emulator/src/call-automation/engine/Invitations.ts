/**
 * Calling somebody: a scripted party rings by itself, an application is sent IncomingCall and rings until it answers.
 *
 * An invitation ends once: joined, failed, or taken back. What follows from that is the caller's business.
 */
import { type CommunicationIdentifier, kind, rawId } from "@effect-comms/core/CommunicationIdentifier"
import { ring } from "../../telephony/Ring.ts"
import { behaviorOf, ringMillis } from "../../telephony/WhoAnswers.ts"
import type { Call, CustomContext, Invitation, Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { IncomingCall } from "@effect-comms/call-automation/events"
import { incomingCallContext, raiseIncomingCall } from "../events/IncomingCall.ts"
import type { AttemptStatus } from "../state/ResultInformation.ts"
import { declining } from "../state/timing.ts"

/** Who is called, by whom, and what follows. */
export interface InvitationRequest {
  readonly call: Call
  readonly party: CommunicationIdentifier
  readonly by: Leg | undefined
  /** Who the party sees as the caller. */
  readonly from: CommunicationIdentifier
  readonly callerDisplayName: string
  /** Default: none. */
  readonly customContext?: CustomContext | undefined
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
  calls.emulator.eventGrid.subscribed(IncomingCall.type) &&
  kind(party) === "communicationUser" &&
  behaviorOf(rawId(party)) === "answers"

/** How many invitations of a call are remembered when they are over, for those who cancel them too late. */
const remembered = 100

const finish = (invitation: Invitation): boolean => {
  if (invitation.state === "over") return false
  invitation.state = "over"
  invitation.stopRinging()
  const { invitations, pastInvitations } = invitation.call
  invitations.delete(invitation)
  pastInvitations.add(invitation.invitationId)
  const [oldest] = pastInvitations
  if (oldest !== undefined && pastInvitations.size > remembered) pastInvitations.delete(oldest)
  return true
}

const fail = (calls: Calls, invitation: Invitation, status: AttemptStatus): void => {
  forget(calls, invitation)
  if (finish(invitation)) invitation.failed(status, invitation.party)
}

/** Lets the party ring from now on: an application when `contextId` is given, which its context carries. */
const startRinging = (
  calls: Calls,
  invitation: Invitation,
  contextId: string | undefined,
  incomingCallUri?: string
): void => {
  const { from, until } = invitation
  const party = rawId(invitation.party)
  const left = until === undefined ? undefined : Math.max(0, until - calls.emulator.network.now())
  if (contextId === undefined) {
    const answered = () => {
      if (finish(invitation)) invitation.joined(undefined, invitation.party)
    }
    const failed = (status: AttemptStatus) => fail(calls, invitation, status)
    invitation.stopRinging = ring({ after: calls.later }, party, { answered, failed }, left)
    return
  }
  invitation.incomingCallContext = incomingCallContext(contextId)
  calls.contexts.set(invitation.incomingCallContext, invitation)
  const timeout = left ?? Math.max(ringMillis(party), ringMillis(rawId(from)))
  invitation.stopRinging = calls.later(timeout, () => fail(calls, invitation, 408))
  raiseIncomingCall(calls, invitation, invitation.incomingCallContext, incomingCallUri)
}

/** Lets somebody ring. */
export const invite = (calls: Calls, request: InvitationRequest): Invitation => {
  const invitationId = calls.emulator.guid()
  const { timeoutMillis } = request
  const invitation: Invitation = {
    invitationId,
    call: request.call,
    party: request.party,
    from: request.from,
    callerDisplayName: request.callerDisplayName,
    customContext: request.customContext,
    by: request.by,
    incomingCallContext: undefined,
    until: timeoutMillis === undefined ? undefined : calls.emulator.network.now() + timeoutMillis,
    state: "ringing",
    stopRinging: () => undefined,
    joined: request.joined,
    failed: request.failed,
    withdrawn: request.withdrawn ?? (() => undefined)
  }
  request.call.invitations.add(invitation)
  const byApplication = request.by === undefined || isApplication(calls, request.party)
  startRinging(calls, invitation, byApplication ? invitationId : undefined, request.incomingCallUri)
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

/** An application declines: nobody can answer any more, and a little later the caller is notified. */
export const decline = (calls: Calls, invitation: Invitation, status: AttemptStatus): void => {
  forget(calls, invitation)
  invitation.stopRinging()
  invitation.stopRinging = calls.later(declining, () => fail(calls, invitation, status))
}

/** An application lets somebody else ring instead; a timeout that was asked for goes on, the party's own begins anew. */
export const redirect = (calls: Calls, invitation: Invitation, target: CommunicationIdentifier): void => {
  forget(calls, invitation)
  invitation.stopRinging()
  invitation.incomingCallContext = undefined
  invitation.party = target
  startRinging(calls, invitation, isApplication(calls, target) ? calls.emulator.guid() : undefined)
}

/** The application that answered is in. */
export const join = (invitation: Invitation, leg: Leg): void => {
  if (finish(invitation)) invitation.joined(leg, leg.user)
}

/** The application that answered left before it was in. */
export const giveUp = (invitation: Invitation): void => {
  if (finish(invitation)) invitation.failed(480, invitation.party)
}

/** Cancels an invitation while it rings, without notifying the caller; `false` when it was answered or is over. */
export const takeBack = (calls: Calls, invitation: Invitation): boolean => {
  if (invitation.state !== "ringing") return false
  forget(calls, invitation)
  return finish(invitation)
}
