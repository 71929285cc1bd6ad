/**
 * How a call of Graph begins, is established and ends, and what its application is notified of.
 */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import { type Conversation, type Invitation, type Line, participantOf } from "../../telephony/Conversation.ts"
import { giveUp, takeBack } from "../../telephony/Invitations.ts"
import * as Membership from "../../telephony/Membership.ts"
import { tellCall, tellRoster } from "../events/emit.ts"
import { conversationEnded, endedByBot, endedByOther, notKeptAlive } from "../events/results.ts"
import { listenToTones } from "../media/tones.ts"
import {
  audioActive,
  type Call,
  type CallRequest,
  type Extras,
  hasRoster,
  meetingOf,
  ownParticipant,
  type Owner
} from "../state/Call.ts"
import { type Calls, conversationOf, isRouted } from "../state/Calls.ts"
import { applicationIdentifier } from "../state/identities.ts"
import { keyOf } from "../state/ids.ts"
import { later } from "../state/later.ts"
import type { Result } from "../state/Result.ts"
import * as timing from "../state/timing.ts"

/** What a call is opened with. */
export interface Opening {
  readonly owner: Owner
  readonly conversation: Conversation
  readonly user: CommunicationIdentifier
  readonly kind: Call["kind"]
  readonly request: CallRequest
  readonly version: Call["version"]
  readonly direction: Call["direction"]
  readonly invitation?: Invitation
  readonly extras?: Extras
}

/** Adds a call; it is a line of its conversation once it was not only rung. */
export const openCall = (calls: Calls, opening: Opening): Call => {
  const { conversation, direction, extras = {}, invitation, kind, owner, request, version } = opening
  const { guid } = calls.network
  // An application that is in already, by another call, is a second participant.
  const isThere = participantOf(conversation, opening.user) !== undefined
  const user = isThere ? applicationIdentifier(guid()) : opening.user
  const call: Call = {
    id: guid(),
    owner,
    conversation,
    user,
    kind,
    request,
    extras,
    version,
    direction,
    invitation,
    state: "connecting",
    isCaller: direction === "outgoing" && kind !== "meeting",
    prompts: [],
    connect: () => establish(calls, call),
    tellRoster: () => tellRoster(calls, call),
    end: () => terminate(calls, call, hasRoster(call) ? conversationEnded : endedByOther),
    routes: (from, to) => isRouted(calls, call, from, to),
    callbackUri: request.callbackUri,
    mediaConfig: request.mediaConfig,
    callOptions: request.callOptions,
    tenantId: (request.tenantId ?? owner.tenantId).toLowerCase(),
    myParticipantId: guid(),
    phase: direction === "incoming" ? "incoming" : "establishing",
    isInLobby: false,
    audio: false,
    tonesSubscribed: false,
    tones: 0,
    operations: new Map(),
    pending: new Set(),
    stopExpiry: () => undefined,
    rosters: 0,
    sentRoster: new Map(),
    groups: new Map(),
    observed: new Set(),
    capacity: 1,
    transcription: undefined
  }
  calls.calls.set(keyOf(call.id), call)
  if (direction === "outgoing") conversation.lines.add(call)
  expireLater(calls, call)
  calls.note(call, call.phase)
  return call
}

/** Ends the call when no keepAlive comes. */
export const expireLater = (calls: Calls, call: Call): void => {
  call.stopExpiry()
  call.stopExpiry = later(calls, call, timing.keepAlive, () => leave(calls, call, notKeptAlive))
}

/** The call is established; audio flows a little later. */
export const establish = (calls: Calls, call: Call): void => {
  if (call.state !== "connecting") return
  call.state = "connected"
  call.pending.add(listenToTones(calls, call))
  call.phase = "established"
  calls.note(call, "established")
  tellCall(calls, call, "updated", "established", meetingOf(call))
  tellRoster(calls, call)
  if (!call.isInLobby) hear(calls, call)
}

/** Audio flows from a little later on. */
export const hear = (calls: Calls, call: Call): void =>
  void later(calls, call, timing.audio, () => {
    call.audio = true
    tellCall(calls, call, "updated", call.phase, audioActive)
  })

/** Takes a call out of everything; its pending operations are not notified any more. */
const close = (calls: Calls, call: Call): boolean => {
  if (call.state === "ended") return false
  call.state = "ended"
  calls.calls.delete(keyOf(call.id))
  for (const stop of call.pending) stop()
  call.pending.clear()
  call.prompts.length = 0
  conversationOf(calls, call.conversation).lobby.get(call.myParticipantId)?.forget()
  for (const operation of call.operations.values())
    if (operation.outcome?.recordingLocation !== undefined)
      calls.network.later(timing.discarding, () => calls.recordings.delete(operation.id))
  Membership.detach(calls.network, call)
  return true
}

/** The call is over, as its application is notified. */
export const terminate = (
  calls: Calls,
  call: Call,
  resultInfo: Result | undefined,
  more: Parameters<typeof tellCall>[4] = {}
): void => {
  if (!close(calls, call)) return
  calls.note(call, "terminated", { code: resultInfo?.code, subcode: resultInfo?.subcode })
  tellCall(calls, call, "deleted", "terminated", { ...(resultInfo === undefined ? {} : { resultInfo }), ...more })
}

/** The application's line leaves the conversation, where others are notified. */
const depart = (calls: Calls, call: Call, end: (line: Line) => void): void => {
  const { conversation, invitation } = call
  const participant = ownParticipant(call)
  if (invitation !== undefined && invitation.state !== "over" && participant === undefined) {
    end(call)
    if (invitation.state === "answered") giveUp(invitation)
    else takeBack(invitation)
  } else if (participant !== undefined)
    Membership.leave(calls.network, participant, conversation, { own: end, others: (line) => line.end() })
  else {
    end(call)
    // Others saw it in the lobby.
    Membership.tellRosters(conversation)
    Membership.endWhenEmpty(calls.network, conversation)
  }
}

/** The call ends for a reason of which only its application is notified. */
export const leave = (calls: Calls, call: Call, result: Result): void =>
  depart(calls, call, () => terminate(calls, call, result))

/** The application hangs up. */
export const hangUp = (calls: Calls, call: Call): void =>
  depart(calls, call, () => {
    if (!close(calls, call)) return
    calls.note(call, "terminating")
    calls.network.later(0, () => {
      tellCall(calls, call, "updated", "terminating")
      tellCall(calls, call, "deleted", "terminated", { resultInfo: endedByBot })
    })
  })
