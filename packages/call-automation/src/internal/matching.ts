/** Which event ends which wait. */
import { type CommunicationIdentifier, equals } from "@effect-comms/core/CommunicationIdentifier"
import type { Decoded } from "../events/decode.ts"
import type { Event, EventName, EventOf } from "../generated/events.ts"
import type { Outcome } from "./outcome.ts"

/** Of which operation the outcome is awaited. */
export interface Criteria {
  /** The id of the application's leg of the call. */
  readonly callConnectionId: string
  /** The context that the request carried; give every request its own. */
  readonly operationContext?: string
  /** Of the answer of addParticipant. */
  readonly invitationId?: string
  /** The participant that was added or removed. */
  readonly participant?: CommunicationIdentifier
  /** Only events from now on count: what is kept is older than the request that is about to be sent. Default false. */
  readonly fresh?: boolean
  /** Stops a wait of the Promise API when aborted; an effect is interrupted with its fiber. */
  readonly signal?: AbortSignal
}

/** Events that carry no operation's context. */
const contextless: ReadonlySet<string> = new Set<EventName>([
  "ParticipantsUpdated",
  "RecordingStateChanged",
  "RecordingFileStatusUpdated"
])

/** Events that a leg has once: each wait for them gets them, however many there are. */
const once: ReadonlySet<string> = new Set<EventName>([
  "CallConnected",
  "CallDisconnected",
  "CreateCallFailed",
  "AnswerFailed",
  "ConnectFailed"
])

/** Whether an event may end several waits: because it is named exactly, happens once, or is a state. */
export const isShared = (event: Event, criteria: Criteria): boolean =>
  once.has(event._tag) ||
  contextless.has(event._tag) ||
  criteria.operationContext !== undefined ||
  // AddParticipantSucceeded and its failure do not say which invitation they are about.
  (criteria.invitationId !== undefined && "invitationId" in event.data)

/** Whether an element of a batch is an event of one of these kinds. */
export const isOneOf = <N extends EventName>(
  event: Decoded,
  names: ReadonlyArray<N>
): event is Extract<Event, EventOf<N>> => names.some((name) => name === event._tag)

const answers = ({ data }: Event, tag: string, criteria: Criteria): boolean => {
  if (
    criteria.participant !== undefined &&
    "participant" in data &&
    data.participant !== undefined &&
    !equals(data.participant, criteria.participant)
  )
    return false
  if (criteria.invitationId !== undefined && "invitationId" in data) return data.invitationId === criteria.invitationId
  if (criteria.operationContext === undefined || contextless.has(tag)) return true
  return "operationContext" in data && data.operationContext === criteria.operationContext
}

/** What an event says about an awaited outcome; nothing when it is about something else. */
export const verdict = <S extends EventName, F extends EventName>(
  event: Event,
  outcome: Outcome<S, F>,
  criteria: Criteria
): { readonly succeeded: EventOf<S> } | { readonly failed: EventOf<F> } | undefined => {
  if (!answers(event, event._tag, criteria)) return undefined
  if (isOneOf(event, outcome.succeeded) && event.stale !== true && outcome.when?.(event) !== false)
    return { succeeded: event }
  return isOneOf(event, outcome.failed) ? { failed: event } : undefined
}
