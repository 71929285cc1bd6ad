/**
 * The only way in which Call Automation sends an event: one of a declared kind, written as the kind declares it for the
 * version of the leg, in Microsoft's envelope with its keys in the recorded order. What happens is decided elsewhere.
 */
import {
  AnswerFailed,
  CreateCallFailed,
  type EventKind,
  ParticipantsUpdated,
  PlayStarted
} from "@effect-comms/call-automation/events"
import { signer } from "../profile.ts"
import type { Participant } from "../../telephony/Conversation.ts"
import type { Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import { isOf, write } from "./EventWriter.ts"

/** What every event of a callback says of its call; written here and nowhere else. */
interface Ids {
  readonly eventSource?: string | undefined
  readonly version?: string | undefined
  readonly callConnectionId?: string | undefined
  readonly serverCallId?: string | undefined
  readonly correlationId?: string | undefined
  readonly publicEventType?: string | undefined
}

/** The fields of a kind besides the ids; the result is left out by the versions that lack it. */
export type EventFields<Data> = Omit<Data, keyof Ids> & { readonly resultInformation: ResultInformation }

/** Where and when an event is sent. */
interface Sending {
  /** Where the operation wants its event; default the leg's callback. */
  readonly url?: string | undefined
  /** When it happened; default now. */
  readonly time?: string
}

/** What an event is sent in the name of: a leg, or the recorder of a recording. */
export interface Emitter {
  /** What its deliveries are ordered by, and the `callConnectionId` of its events. */
  readonly callConnectionId: string
  readonly call: { readonly serverCallId: string; readonly correlationId: string }
  readonly version: string
  readonly url: string
  /** The source and subject of the envelope. */
  readonly source: string
}

/** Posts an event of a kind. */
export const post = <Data extends Ids>(
  calls: Calls,
  { call, callConnectionId, source, url, version }: Emitter,
  kind: EventKind<string, Data>,
  fields: EventFields<Data>,
  time: string = calls.timestamp()
): void => {
  const { correlationId, serverCallId } = call
  const ids: Ids = {
    eventSource: source,
    version,
    callConnectionId,
    serverCallId,
    correlationId,
    publicEventType: kind.type
  }
  const data = write<unknown>(kind, version, { ...fields, ...ids })
  calls.emulator.delivery.post({
    // Recordings show the events of two legs in either order; an application that takes nothing keeps no other one waiting.
    key: callConnectionId,
    url,
    body: [
      {
        id: calls.emulator.guid(),
        source,
        type: kind.type,
        data,
        time,
        specversion: "1.0",
        datacontenttype: "application/json",
        subject: source
      }
    ],
    sign: { signer, audience: calls.emulator.resourceId },
    kind: "callback",
    type: kind.name
  })
}

/**
 * Kinds that only newer versions have, of operations that older ones have as well: a leg of an older one is not sent them. Code that asks such
 * a leg for what only a newer version has, is sent the outcome.
 */
const unrequested: ReadonlySet<EventKind<string, unknown>> = new Set([CreateCallFailed, AnswerFailed, PlayStarted])

/** Sends an event to a leg's application. */
export const emit = <Data extends Ids>(
  calls: Calls,
  leg: Leg,
  kind: EventKind<string, Data>,
  fields: EventFields<Data>,
  { time, url = leg.callbackUri }: Sending = {}
): void => {
  const { call, callConnectionId, version } = leg
  if (unrequested.has(kind) && !isOf(kind, version)) return
  const source = `calling/callConnections/${callConnectionId}`
  post(calls, { call, callConnectionId, version, url, source }, kind, fields, time)
}

/** Publishes an event of Event Grid. */
export const publish = <Data>(calls: Calls, kind: EventKind<string, Data>, subject: string, data: Data): void =>
  calls.emulator.eventGrid.publish(kind.type, subject, write(kind, "", data))

/** A participant as rosters and answers show it. */
export const shown = (participant: Participant) => ({
  identifier: participant.identifier,
  isMuted: participant.isMuted,
  isOnHold: participant.isOnHold
})

/** The number of a leg's n-th roster: 1, 3, 5, 6, 8, 9, 11 … It starts at 1, 2 is never seen, and it skips. */
const sequenceNumber = (roster: number): number =>
  roster < 3 ? 2 * roster - 1 : 2 + roster + Math.floor((roster - 3) / 2)

/** Sends a leg's application the whole roster. */
export const emitRoster = (calls: Calls, leg: Leg, resultInformation: ResultInformation): void => {
  leg.rosters++
  emit(calls, leg, ParticipantsUpdated, {
    participants: [...leg.call.participants.values()].map(shown),
    sequenceNumber: sequenceNumber(leg.rosters),
    resultInformation
  })
}
