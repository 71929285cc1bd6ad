/**
 * The CloudEvents that a leg's application is sent: Microsoft's envelope with its keys in the recorded order, and the members of `data`
 * that each version has. What happens is decided elsewhere.
 */
import type { Calls } from "../state/Calls.ts"
import { type Leg, type Participant, since } from "../state/Call.ts"
import type { ResultInformation } from "./results.ts"

/** The first version whose event carries `resultInformation`; events that are not named always do. */
const resultSince: Readonly<Record<string, string>> = {
  CallConnected: "2024-09-15",
  CallDisconnected: "2024-09-15",
  ParticipantsUpdated: "2024-09-15",
  PlayCanceled: "2024-09-15",
  RecognizeCanceled: "2024-09-15",
  CancelAddParticipantSucceeded: "2024-09-15",
  RecordingStateChanged: "2024-09-15",
  RemoveParticipantSucceeded: "2024-06-15-preview",
  StartRecordingFailed: "2025-06-15"
}

/**
 * Events that only newer versions know, of operations that older ones have as well: a leg of an older one is not sent them. Whoever
 * asks such a leg for what only a newer version has, is told what became of it.
 */
const knownSince: Readonly<Record<string, string>> = {
  CreateCallFailed: "2024-06-15-preview",
  AnswerFailed: "2024-09-15",
  PlayStarted: "2024-06-15-preview"
}

/** The last version whose events name their source in `data` as well. */
const lastWithEventSource = "2023-10-15"

/** What an event says besides the ids. */
export interface Told {
  /** Members of `data` that come first, such as `participant` or `invitationId`. */
  readonly first?: Readonly<Record<string, unknown>>
  readonly operationContext?: string | undefined
  readonly result: ResultInformation
  /** Where the operation wants its event; default the leg's callback. */
  readonly url?: string | undefined
  /** When it happened; default now. */
  readonly time?: string
}

/** What is posted to a callback. */
export interface CloudEvent {
  /** What its deliveries are ordered by. */
  readonly key: string
  readonly url: string
  /** Its source as well. */
  readonly subject: string
  /** Without `Microsoft.Communication.`. */
  readonly type: string
  readonly data: object
  readonly time: string
}

/** An event's type as on the wire. */
export const wireType = (type: string): string => `Microsoft.Communication.${type}`

/** Posts an event in Microsoft's envelope. */
export const post = (calls: Calls, { data, key, subject, time, type, url }: CloudEvent): void => {
  calls.simulation.delivery.post({
    key,
    url,
    body: [
      {
        id: calls.simulation.guid(),
        source: subject,
        type: wireType(type),
        data,
        time,
        specversion: "1.0",
        datacontenttype: "application/json",
        subject
      }
    ],
    sign: "callAutomation",
    kind: "callback",
    type
  })
}

const send = (calls: Calls, leg: Leg, type: string, members: object, url: string | undefined, time: string): void => {
  const subject = `calling/callConnections/${leg.callConnectionId}`
  const data = {
    ...(leg.version <= lastWithEventSource ? { eventSource: subject } : {}),
    ...members,
    callConnectionId: leg.callConnectionId,
    serverCallId: leg.call.serverCallId,
    correlationId: leg.call.correlationId,
    publicEventType: wireType(type)
  }
  post(calls, {
    // Recordings show the events of two legs in either order; an application that takes nothing keeps no other one waiting.
    key: leg.callConnectionId,
    url: url ?? leg.callbackUri,
    subject,
    type,
    data,
    time
  })
}

/** The `resultInformation` of an event, when the version has it there. */
export const resultOf = (leg: Pick<Leg, "version">, type: string, result: ResultInformation) => {
  const first = resultSince[type]
  return first === undefined || since(leg.version, first) ? { resultInformation: result } : {}
}

/** Sends an event to a leg's application. */
export const tell = (calls: Calls, leg: Leg, type: string, told: Told): void => {
  const known = knownSince[type]
  if (known !== undefined && !since(leg.version, known)) return
  const members = {
    ...told.first,
    version: leg.version,
    ...(told.operationContext === undefined ? {} : { operationContext: told.operationContext }),
    ...resultOf(leg, type, told.result)
  }
  send(calls, leg, type, members, told.url, told.time ?? calls.timestamp())
}

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
export const tellRoster = (calls: Calls, leg: Leg, result: ResultInformation): void => {
  const onHold = since(leg.version, "2024-06-15-preview")
  const participants = [...leg.call.participants.values()].map((participant) => {
    const { isOnHold, ...rest } = shown(participant)
    return onHold ? { ...rest, isOnHold } : rest
  })
  leg.rosters++
  const members = {
    participants,
    sequenceNumber: sequenceNumber(leg.rosters),
    ...resultOf(leg, "ParticipantsUpdated", result),
    version: leg.version
  }
  send(calls, leg, "ParticipantsUpdated", members, undefined, calls.timestamp())
}
