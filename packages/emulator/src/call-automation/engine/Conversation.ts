/**
 * How the legs of a call change: they open, are connected and end; and the events that each is sent of what becomes of its conversation.
 */
import { ApiVersions } from "@effect-comms/call-automation/ApiVersion"
import {
  AnswerFailed,
  CallConnected,
  CallDisconnected,
  ConnectFailed,
  CreateCallFailed
} from "@effect-comms/call-automation/events"
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { Line, Participant } from "../../telephony/Conversation.ts"
import { giveUp } from "../../telephony/Invitations.ts"
import * as Membership from "../../telephony/Membership.ts"
import { type Call, type Leg, legOfLine } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { emit, emitRoster } from "../events/emit.ts"
import { endedBeforeConnected, endedByOthers, success } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import * as timing from "../state/timing.ts"

/** The versions in which the first roster arrives before CallConnected on most legs. */
const rosterFirst: ReadonlySet<string> = new Set(ApiVersions.from("2024-09-15"))

/** Connects a leg: emits CallConnected and the first roster. */
export const connectLeg = (calls: Calls, leg: Leg): void => {
  leg.state = "connected"
  calls.note("leg connected", leg.call, { callConnectionId: leg.callConnectionId })
  const isRosterFirst = rosterFirst.has(leg.version)
  if (isRosterFirst) emitRoster(calls, leg, success)
  emit(calls, leg, CallConnected, { operationContext: leg.operationContext, resultInformation: success })
  if (!isRosterFirst) emitRoster(calls, leg, success)
  for (const connected of leg.connecting) connected()
  leg.connecting.clear()
}

/** Adds a leg that is connecting. */
export const openLeg = (
  calls: Calls,
  made: Pick<
    Leg,
    "call" | "role" | "user" | "version" | "callbackUri" | "operationContext" | "invitation" | "hasAiServices"
  > & {
    readonly properties: Omit<Leg["properties"], "callConnectionId" | "correlationId" | "callbackUri">
  }
): Leg => {
  const callConnectionId = calls.emulator.guid()
  const { call } = made
  const leg: Leg = {
    ...made,
    conversation: call,
    isCaller: made.role === "creator",
    prompts: call.prompts,
    connect: () => connectLeg(calls, leg),
    tellRoster: () => emitRoster(calls, leg, success),
    end: () => {
      const others = { result: endedByOthers(calls.settings.endOfOthers), millis: timing.endingOfOthers }
      endLeg(calls, leg, endingOfOther(leg, others.result, others.millis))
    },
    callConnectionId,
    properties: {
      ...made.properties,
      callConnectionId,
      correlationId: call.correlationId,
      callbackUri: made.callbackUri
    },
    state: "connecting",
    rosters: 0,
    pending: new Set(),
    continuousDtmf: new Map(),
    transferees: new Set(),
    connecting: new Set(),
    mediaStreaming: undefined,
    transcription: undefined
  }
  call.legs.add(leg)
  call.lines.add(leg)
  calls.legs.set(callConnectionId.toLowerCase(), leg)
  calls.note("leg opened", call, { callConnectionId, role: made.role })
  return leg
}

/** Somebody is in: alone, or as the application of a line. */
export const enter = (
  calls: Calls,
  call: Call,
  identifier: CommunicationIdentifier,
  line: Line | undefined
): Participant => Membership.enter(calls.network, call, identifier, line)

/** How a leg ends. */
export interface Ending {
  readonly result: ResultInformation
  /** Until CallDisconnected; the leg is gone for its application at once. */
  readonly millis: number
  /** The leg's own application wanted it, so a leg that was still connecting did not fail. */
  readonly asked?: boolean
}

/** The event of a leg that ends before it was connected, by how it came about. */
const failures = { creator: CreateCallFailed, answerer: AnswerFailed, connector: ConnectFailed }

/** Ends a leg: what is under way on it ends first, then comes CallDisconnected. */
export const endLeg = (calls: Calls, leg: Leg, ending: Ending): void => {
  if (leg.state === "ending" || leg.state === "ended") return
  const failed = leg.state === "connecting" && ending.asked !== true
  leg.state = "ending"
  leg.call.legs.delete(leg)
  calls.legs.delete(leg.callConnectionId.toLowerCase())
  const disconnect = () => {
    for (const ended of leg.pending) ended()
    leg.pending.clear()
    leg.state = "ended"
    calls.note("leg ended", leg.call, { callConnectionId: leg.callConnectionId, result: ending.result })
    const fields = { operationContext: leg.operationContext, resultInformation: ending.result }
    // Recordings show the failure with the earlier time and the later arrival.
    const time = calls.timestamp()
    emit(calls, leg, CallDisconnected, fields)
    if (failed) emit(calls, leg, failures[leg.role], fields, { time })
  }
  Membership.detach(calls.network, leg)
  if (ending.millis === 0) disconnect()
  else calls.later(ending.millis, disconnect)
}

/** How lines end: legs as said, lines of other services as their service does. */
const ends =
  (calls: Calls, endingOf: (leg: Leg) => Ending) =>
  (line: Line): void => {
    const leg = legOfLine(line)
    if (leg === undefined) line.end()
    else endLeg(calls, leg, endingOf(leg))
  }

/** Ends a call for everybody. */
export const endCall = (calls: Calls, call: Call, endingOf: (leg: Leg) => Ending): void =>
  Membership.end(calls.network, call, ends(calls, endingOf))

/** A leg of somebody who did not end the call: it ended before it was connected, or as `result` says. */
export const endingOfOther = (leg: Leg, result: ResultInformation, millis: number): Ending => ({
  result: leg.state === "connecting" ? endedBeforeConnected : result,
  millis
})

/** Ends a meeting that neither participants nor applications are in. */
export const endWhenEmpty = (calls: Calls, call: Call): void => Membership.endWhenEmpty(calls.network, call)

/** Somebody leaves or is taken out. */
export const leave = (
  calls: Calls,
  participant: Participant,
  call: Call,
  endings: { readonly own: Ending; readonly others: Omit<Ending, "asked"> }
): void => {
  const { result, millis } = endings.others
  Membership.leave(calls.network, participant, call, {
    own: ends(calls, () => endings.own),
    others: ends(calls, (leg) => endingOfOther(leg, result, millis))
  })
}

/** An application that answered leaves before it was in. */
export const abandon = (calls: Calls, leg: Leg, ending: Ending): void => {
  endLeg(calls, leg, ending)
  if (leg.invitation !== undefined) giveUp(leg.invitation)
}
