/**
 * Calling somebody: a scripted party rings by itself, an application is told by its service and rings until it answers.
 *
 * An invitation ends once: joined, failed, or taken back. What follows from that is the caller's business.
 */
import { type CommunicationIdentifier, rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { Conversation, CustomContext, Endpoint, Invitation, Line, Withdrawal } from "./Conversation.ts"
import { keyOf } from "./Identifier.ts"
import type { Network } from "./Network.ts"
import { ring } from "./Ring.ts"
import { type AttemptStatus, ringMillis } from "./WhoAnswers.ts"

/** From an application's refusal until the caller is told, in milliseconds. */
const declining = 100

/** Who is called, by whom, and what follows. */
export interface InvitationRequest {
  readonly conversation: Conversation
  readonly party: CommunicationIdentifier
  readonly by: Line | undefined
  /** Who the party sees as the caller. */
  readonly from: CommunicationIdentifier
  readonly callerDisplayName: string
  /** Default: none. */
  readonly customContext?: CustomContext | undefined
  /** Default: the party's ring timeout. */
  readonly timeoutMillis?: number | undefined
  /** Whether its voicemail is called, which answers late. */
  readonly isVoicemail?: boolean | undefined
  /** Whose application the party is; default the endpoint that owns it, or none. */
  readonly endpoint?: Endpoint | undefined
  readonly joined: Invitation["joined"]
  readonly failed: Invitation["failed"]
  readonly withdrawn?: Invitation["withdrawn"]
}

/** How many invitations of a call are remembered when they are over, for those who cancel them too late. */
const remembered = 100

const withdraw = (invitation: Invitation, why: Withdrawal): void => {
  const { offer } = invitation
  invitation.offer = undefined
  offer?.withdraw(why)
}

const finish = (invitation: Invitation): boolean => {
  if (invitation.state === "over") return false
  invitation.state = "over"
  invitation.stopRinging()
  const { invitations, pastInvitations } = invitation.conversation
  invitations.delete(invitation)
  pastInvitations.add(invitation.invitationId)
  const [oldest] = pastInvitations
  if (oldest !== undefined && pastInvitations.size > remembered) pastInvitations.delete(oldest)
  return true
}

const fail = (invitation: Invitation, status: AttemptStatus): void => {
  withdraw(invitation, "unanswered")
  if (finish(invitation)) invitation.failed(status, invitation.party)
}

const ownerOf = ({ endpoints }: Network, party: CommunicationIdentifier): Endpoint | undefined => {
  for (const endpoint of endpoints) if (endpoint.owns(party)) return endpoint
  return undefined
}

/** Lets the party ring from now on: by itself, or at an endpoint. */
const startRinging = (
  network: Network,
  invitation: Invitation,
  endpoint: Endpoint | undefined,
  id: string,
  isVoicemail: boolean = false
): void => {
  const { from, until } = invitation
  const party = rawId(invitation.party)
  const leftOf = () => (until === undefined ? undefined : Math.max(0, until - network.now()))
  if (endpoint === undefined) {
    const answered = () => {
      if (finish(invitation)) invitation.joined(undefined, invitation.party)
    }
    const failed = (status: AttemptStatus) => {
      network.note("participant not reached", invitation.conversation, { participant: invitation.party, code: status })
      fail(invitation, status)
    }
    const key = keyOf(invitation.party)
    const begin = () =>
      ring({ after: network.later }, party, network.scripts.of(key), { answered, failed }, leftOf(), isVoicemail)
    network.note("participant rings", invitation.conversation, { participant: invitation.party })
    let stop = begin()
    const unfollow = network.scripts.follow(key, () => {
      stop()
      stop = begin()
    })
    // A function that is written where a property is assigned is old to V8 from the start, and keeps the local cloud until a full collection.
    const stopRinging = () => {
      unfollow()
      stop()
    }
    invitation.stopRinging = stopRinging
    return
  }
  const offer = endpoint.ring(invitation, id)
  invitation.offer = offer
  const patience = leftOf() ?? Math.max(ringMillis(party), ringMillis(rawId(from)))
  const timeout = Math.min(patience, offer.timeoutMillis ?? patience)
  invitation.stopRinging = network.later(timeout, () => fail(invitation, 408))
}

/** Lets somebody ring. */
export const invite = (network: Network, request: InvitationRequest): Invitation => {
  const { conversation, endpoint, isVoicemail = false, timeoutMillis, ...given } = request
  const invitationId = network.guid()
  const invitation: Invitation = {
    ...given,
    invitationId,
    conversation,
    customContext: request.customContext,
    offer: undefined,
    until: timeoutMillis === undefined ? undefined : network.now() + timeoutMillis,
    state: "ringing",
    stopRinging: () => undefined,
    withdrawn: request.withdrawn ?? (() => undefined)
  }
  conversation.invitations.add(invitation)
  const owner = isVoicemail ? undefined : ownerOf(network, request.party)
  startRinging(network, invitation, endpoint ?? owner, invitationId, isVoicemail)
  return invitation
}

/** An application has answered: the ringing stops, and nobody else can answer. Joining is a little later: `join`. */
export const answer = (invitation: Invitation): void => {
  withdraw(invitation, "answered")
  invitation.stopRinging()
  invitation.state = "answered"
}

/** An application declines: nobody can answer any more, and a little later who calls is told. */
export const decline = (network: Network, invitation: Invitation, status: AttemptStatus): void => {
  withdraw(invitation, "declined")
  invitation.stopRinging()
  invitation.stopRinging = network.later(declining, () => fail(invitation, status))
}

/** An application lets somebody else ring instead; a timeout that was asked for goes on, the party's own begins anew. */
export const redirect = (network: Network, invitation: Invitation, target: CommunicationIdentifier): void => {
  withdraw(invitation, "redirected")
  invitation.stopRinging()
  invitation.party = target
  startRinging(network, invitation, ownerOf(network, target), network.guid())
}

/** Somebody who is called instead. */
export type Target = Pick<InvitationRequest, "party" | "isVoicemail">

/** An application lets several ring at once instead, for a limited time: who answers first is in, and nobody when the last does not. */
export const redirectToSeveral = (
  network: Network,
  invitation: Invitation,
  targets: ReadonlyArray<Target>,
  timeoutMillis: number
): void => {
  withdraw(invitation, "redirected")
  invitation.stopRinging()
  const { by, callerDisplayName, conversation, customContext, from } = invitation
  const ringing = new Set<Invitation>()
  const stop = () => {
    for (const each of ringing) takeBack(each)
  }
  invitation.stopRinging = stop
  for (const target of targets) {
    const each = invite(network, {
      ...target,
      by,
      callerDisplayName,
      conversation,
      customContext,
      from,
      timeoutMillis,
      joined: (line, joining) => {
        ringing.delete(each)
        if (finish(invitation)) invitation.joined(line, joining)
      },
      failed: (status, called) => {
        ringing.delete(each)
        if (ringing.size === 0 && finish(invitation)) invitation.failed(status, called)
      }
    })
    ringing.add(each)
  }
}

/** The application that answered is in. */
export const join = (invitation: Invitation, line: Line): void => {
  if (finish(invitation)) invitation.joined(line, line.user)
}

/** The application that answered left before it was in. */
export const giveUp = (invitation: Invitation): void => {
  if (finish(invitation)) invitation.failed(480, invitation.party)
}

/** Takes an invitation back while it rings, without telling who called; `false` when it was answered or is over. */
export const takeBack = (invitation: Invitation): boolean => {
  if (invitation.state !== "ringing") return false
  withdraw(invitation, "takenBack")
  return finish(invitation)
}
