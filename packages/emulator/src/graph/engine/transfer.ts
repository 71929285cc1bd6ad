/**
 * Transferring: who is transferred calls the target in a call of their own, or the target of another call of the application is put
 * through. When they talk, a call between two is over; until then, and when nobody comes, it stays.
 */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import {
  type Conversation,
  type Line,
  makeParticipant,
  participantOf,
  type Participant
} from "../../telephony/Conversation.ts"
import { keyOf } from "../../telephony/Identifier.ts"
import { invite, takeBack } from "../../telephony/Invitations.ts"
import * as Membership from "../../telephony/Membership.ts"
import { openConversation } from "../../telephony/Network.ts"
import { tellCall } from "../events/emit.ts"
import { replacementFailed, transferFailed, transferred } from "../events/results.ts"
import { type Call, callOfLine, hasSponsor, isOfSameOwner, otherOf } from "../state/Call.ts"
import { type Calls, findCall } from "../state/Calls.ts"
import type { Invited } from "../state/CommsOperation.ts"
import { later } from "../state/later.ts"
import type { Result } from "../state/Result.ts"
import * as timing from "../state/timing.ts"
import { terminate } from "./calls.ts"

interface Transfer {
  readonly transferee: Participant
  readonly target: Invited
  readonly party: CommunicationIdentifier
}

/** It did not succeed: the call is what it was. */
const fail = (calls: Calls, call: Call, resultInfo: Result, replaces: string | undefined): void => {
  call.phase = "established"
  calls.note(call, "transfer failed")
  tellCall(calls, call, "updated", "established", {
    resultInfo,
    ...(replaces === undefined ? {} : { replacesContext: replaces })
  })
}

/** Takes somebody out of a call: a call between two is over with `transferred`, for which its application asked. */
const takeOut = (calls: Calls, participant: Participant, conversation: Conversation): void =>
  Membership.leave(calls.network, participant, conversation, {
    own: (line) => line.end(),
    others: (line) => {
      const each = callOfLine(line)
      if (each === undefined) line.end()
      else terminate(calls, each, transferred, { terminationReason: "AppTransferred" })
    }
  })

/** They talk: the transferee leaves, and a call between two ends. */
const succeed = (
  calls: Calls,
  call: Call,
  { transferee }: Transfer,
  onward: Conversation,
  joining: CommunicationIdentifier,
  line: Line | undefined
): void => {
  onward.participants.set(keyOf(transferee.identifier), makeParticipant(transferee.identifier))
  Membership.enter(calls.network, onward, joining, line)
  call.phase = "transferAccepted"
  calls.note(call, "transfer accepted")
  tellCall(calls, call, "updated", "transferAccepted")
  later(calls, call, timing.transferred, () => {
    if (participantOf(call.conversation, transferee.identifier) !== transferee) return
    if (call.conversation.participants.size > 2) {
      call.phase = "established"
      tellCall(calls, call, "updated", "established")
    }
    takeOut(calls, transferee, call.conversation)
  })
}

/** Puts through to the target of another call, which is over as well. */
const replace = (calls: Calls, call: Call, transfer: Transfer, replacesCallId: string): void => {
  const other = findCall(calls, replacesCallId)
  const isOwn =
    other !== undefined &&
    other !== call &&
    isOfSameOwner(call, other) &&
    other.kind === "peerToPeer" &&
    other.phase === "established"
  const target = isOwn ? otherOf(other) : undefined
  if (other === undefined || target === undefined || keyOf(target.identifier) !== keyOf(transfer.party))
    return fail(calls, call, replacementFailed, replacesCallId)
  const onward = openConversation(calls.network, { correlationId: call.conversation.correlationId })
  takeOut(calls, target, other.conversation)
  succeed(calls, call, transfer, onward, target.identifier, undefined)
}

/** Begins a transfer and notifies the application of its progress. */
export const startTransfer = (calls: Calls, call: Call, transfer: Transfer): void => {
  const { party, target, transferee } = transfer
  call.phase = "transferring"
  calls.note(call, "transferring")
  later(calls, call, 0, () => tellCall(calls, call, "updated", "transferring"))
  if (target.identity.phone?.id !== undefined && !hasSponsor(call)) {
    later(calls, call, timing.replacing, () => fail(calls, call, transferFailed, undefined))
    return
  }
  const { replacesCallId } = target
  if (replacesCallId !== undefined && replacesCallId !== "") {
    later(calls, call, timing.replacing, () => replace(calls, call, transfer, replacesCallId))
    return
  }
  const { network } = calls
  const onward = openConversation(network, { correlationId: call.conversation.correlationId })
  const drop = (): void => Membership.end(network, onward)
  const ended = (): void => {
    if (takeBack(invitation)) drop()
  }
  call.pending.add(ended)
  const isWanted = (): boolean => call.pending.delete(ended)
  const invitation = invite(network, {
    conversation: onward,
    party,
    isVoicemail: target.endpointType === "voicemail",
    by: call,
    from: transferee.identifier,
    callerDisplayName: "",
    timeoutMillis: timing.transferring,
    joined: (line, joining) => {
      if (!isWanted()) return drop()
      if (participantOf(call.conversation, transferee.identifier) === transferee)
        return succeed(calls, call, transfer, onward, joining, line)
      drop()
      fail(calls, call, transferFailed, undefined)
    },
    failed: () => {
      drop()
      if (isWanted()) fail(calls, call, transferFailed, undefined)
    }
  })
}
