/**
 * How a call changes: somebody enters, somebody leaves, it ends; and the events that each leg is sent of it.
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
import { keyOf } from "../../telephony/Identifier.ts"
import { type Call, type Leg, makeParticipant, type Participant } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { emit, emitRoster } from "../events/emit.ts"
import { giveUp, takeBack } from "./Invitations.ts"
import { capture, endRecording } from "../media/Recorder.ts"
import { endedBeforeConnected, success } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import { talking } from "../state/timing.ts"

/** Sends every connected leg the roster. */
export const emitRosters = (calls: Calls, call: Call): void => {
  for (const leg of call.legs) if (leg.state === "connected") emitRoster(calls, leg, success)
}

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

/**
 * Somebody is in: alone, or as the application of `leg`. The first who comes connects the leg that called; legs that were
 * connected before get a roster.
 */
export const enter = (
  calls: Calls,
  call: Call,
  identifier: CommunicationIdentifier,
  leg: Leg | undefined
): Participant => {
  const participant = makeParticipant(identifier, leg)
  call.participants.set(keyOf(identifier), participant)
  capture(call, identifier)
  calls.note("participant entered", call, { participant: identifier })
  const before = [...call.legs].filter((each) => each.state === "connected")
  if (leg !== undefined) connectLeg(calls, leg)
  for (const each of call.legs) if (each.role === "creator" && each.state === "connecting") connectLeg(calls, each)
  for (const each of before) emitRoster(calls, each, success)
  hangUpLater(calls, call)
  return participant
}

/** Scripted participants whom no application is with talk on for a while; nobody would ever end their call but they. */
const hangUpLater = (calls: Calls, call: Call): void => {
  if (call.legs.size > 0 || call.ended) return
  call.stopTalking()
  call.stopTalking = calls.later(talking, () => {
    if (call.legs.size === 0) endCall(calls, call, (leg) => endingOfOther(leg, endedBeforeConnected, 0))
  })
}

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
  for (const invitation of leg.call.invitations) if (invitation.by === leg) takeBack(calls, invitation)
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
  if (ending.millis === 0) disconnect()
  else calls.later(ending.millis, disconnect)
  hangUpLater(calls, leg.call)
}

/** Ends a call for everybody. */
export const endCall = (calls: Calls, call: Call, endingOf: (leg: Leg) => Ending): void => {
  if (call.ended) return
  call.ended = true
  call.stopTalking()
  for (const invitation of call.invitations) {
    const { by } = invitation
    // Who transfers to an application that answered is in another call, which goes on: it would never be notified.
    if (!takeBack(calls, invitation) && by !== undefined && by.call !== call) giveUp(invitation)
  }
  for (const leg of call.legs) endLeg(calls, leg, endingOf(leg))
  for (const prompt of call.prompts.splice(0)) prompt.cancel()
  for (const recording of call.recordings) endRecording(calls, recording)
  call.participants.clear()
  calls.conversations.delete(call.serverCallId)
  calls.note("call ended", call)
}

/** A leg of somebody who did not end the call: it ended before it was connected, or as `result` says. */
export const endingOfOther = (leg: Leg, result: ResultInformation, millis: number): Ending => ({
  result: leg.state === "connecting" ? endedBeforeConnected : result,
  millis
})

/** Ends a meeting that neither participants nor applications are in; a call has participants as long as it lives. */
export const endWhenEmpty = (calls: Calls, call: Call): void => {
  if (call.participants.size === 0 && call.legs.size === 0)
    endCall(calls, call, (leg) => endingOfOther(leg, endedBeforeConnected, 0))
}

/**
 * Somebody leaves or is taken out. A call in which one is left alone ends, a meeting goes on; the remaining legs of what goes on get a
 * roster.
 */
export const leave = (
  calls: Calls,
  participant: Participant,
  call: Call,
  endings: { readonly own: Ending; readonly others: Omit<Ending, "asked"> }
): void => {
  call.participants.delete(keyOf(participant.identifier))
  call.voices.delete(keyOf(participant.identifier))
  calls.note("participant left", call, { participant: participant.identifier })
  if (participant.leg !== undefined) endLeg(calls, participant.leg, endings.own)
  if (call.participants.size < call.endsBelow)
    endCall(calls, call, (leg) => endingOfOther(leg, endings.others.result, endings.others.millis))
  else emitRosters(calls, call)
  endWhenEmpty(calls, call)
}

/** An application that answered leaves before it was in. */
export const abandon = (calls: Calls, leg: Leg, ending: Ending): void => {
  endLeg(calls, leg, ending)
  if (leg.invitation !== undefined) giveUp(leg.invitation)
}
