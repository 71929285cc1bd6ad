/**
 * What a call is made of: the conversation, its participants, the applications' legs, and those who are still ringing.
 *
 * Only shapes and the smallest questions about them; what changes them is in `Conversation.ts` and `Invitations.ts`.
 */
import type { createCall } from "@effect-comms/call-automation/operations"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { SipStatus } from "../telephony/WhoAnswers.ts"
import { keyOf } from "../telephony/Identifier.ts"

/** A leg as answers show it. */
export type Properties = (typeof createCall)["success"][201]["Type"]

/** Somebody in a call. */
export interface Participant {
  readonly identifier: CommunicationIdentifier
  /** The leg of the application that this participant belongs to. */
  readonly leg: Leg | undefined
  isMuted: boolean
  isOnHold: boolean
}

/** A conversation, whoever sees it. */
export interface Call {
  readonly serverCallId: string
  readonly correlationId: string
  /** By `keyOf` their identifier, in the order they came. */
  readonly participants: Map<string, Participant>
  /** Legs that have not begun to end. */
  readonly legs: Set<Leg>
  /** Who was called or invited and has not joined. */
  readonly invitations: Set<Invitation>
  /** Ids of invitations that are over, however they ended. */
  readonly pastInvitations: Set<string>
  /** Prompts of the call: the first is playing. */
  readonly prompts: Array<Prompt>
  /** Recordings that have not been stopped; at most one. */
  readonly recordings: Set<Recording>
  ended: boolean
}

/** One application's view of a call: what it addresses by a callConnectionId, and where its events go. */
export interface Leg {
  readonly call: Call
  readonly callConnectionId: string
  readonly role: "creator" | "answerer"
  /** As whom the application takes part. */
  readonly user: CommunicationIdentifier
  /** The api-version of the request that made the leg; its events say it. */
  readonly version: string
  readonly callbackUri: string
  readonly operationContext: string | undefined
  /** What does not change of what answers show. */
  readonly properties: Properties
  /** The invitation that it answered. */
  readonly invitation: Invitation | undefined
  state: "connecting" | "connected" | "ending" | "ended"
  /** How many rosters it was sent. */
  rosters: number
  /** Operations that were accepted and have not ended; each is told when the leg ends first. */
  readonly pending: Set<() => void>
  /** What waits until it is connected. */
  readonly connecting: Set<() => void>
}

/** Somebody who rings. */
export interface Invitation {
  readonly invitationId: string
  readonly call: Call
  readonly party: CommunicationIdentifier
  /** Who the party sees as the caller. */
  readonly from: CommunicationIdentifier
  /** The leg that calls; `undefined` when the caller is scripted. */
  readonly by: Leg | undefined
  /** What an application answers with; `undefined` when the party is scripted. */
  readonly incomingCallContext: string | undefined
  state: "ringing" | "answered" | "over"
  stopRinging: () => void
  /** The party is in, with its leg when it is an application. */
  readonly joined: (leg: Leg | undefined) => void
  readonly failed: (status: SipStatus) => void
  /** Cancelled on request of a leg. */
  readonly withdrawn: (by: Leg) => void
}

/** A recording of a call. */
export interface Recording {
  readonly call: Call
  readonly recordingId: string
  /** The recorder takes part with an id of its own, which is no leg's. */
  readonly recorderId: string
  /** The api-version of the request that started it; its events say it. */
  readonly version: string
  /** Where its events go; nobody is told without one. */
  readonly callbackUri: string | undefined
  /** It waits for the leg that it was asked for by; recorded from `active` on. */
  state: "waiting" | "starting" | "active" | "paused" | "over"
  /** When it began to record; the year 1 before it did. */
  startDateTime: string
}

/** A prompt that plays or waits. */
export interface Prompt {
  readonly start: () => void
  /** Stops it, or takes it out of the queue, and tells its application. */
  readonly cancel: () => void
}

/** The participant that an identifier names, or `undefined`. */
export const participantOf = (call: Call, identifier: CommunicationIdentifier): Participant | undefined =>
  call.participants.get(keyOf(identifier))

/** Whether a version has what came with another: previews sort by their date. */
export const since = (version: string, first: string): boolean => version >= first

/**
 * Notes an accepted operation on its leg. `ended` is called when the leg ends first; the result says whether the operation may
 * end by itself now, and is true at most once.
 */
export const begin = (leg: Leg, ended: () => void): (() => boolean) => {
  leg.pending.add(ended)
  return () => leg.state === "connected" && leg.pending.delete(ended)
}
