/** Inviting: each of those who are invited comes or does not; the operation ends with the last, failed when nobody came. */
import { keyOf } from "../../telephony/Identifier.ts"
import { takeBack } from "../../telephony/Invitations.ts"
import { leave } from "../../telephony/Membership.ts"
import {
  cancelled,
  completed,
  invitedAlready,
  invitationForbidden,
  invitationRefused,
  replaced,
  replacementFailed,
  unanswered
} from "../events/results.ts"
import { finish } from "../requests/callOf.ts"
import { type Call, callOfLine, hasSponsor, isOfSameOwner, otherOf } from "../state/Call.ts"
import { type Calls, conversationOf, findCall } from "../state/Calls.ts"
import type { CommsOperation, Invited } from "../state/CommsOperation.ts"
import { identifierOf } from "../state/identities.ts"
import { keyOf as keyOfId } from "../state/ids.ts"
import { later } from "../state/later.ts"
import type { Result } from "../state/Result.ts"
import { completing } from "../state/timing.ts"
import { terminate } from "./calls.ts"
import { enterAs, ring } from "./dial.ts"

/** Whether somebody is in a call, or rings to come in. */
const isThere = ({ conversation }: Call, identity: Invited["identity"]): boolean => {
  const party = identifierOf(identity)
  if (party === undefined) return false
  const key = keyOf(party)
  return conversation.participants.has(key) || [...conversation.invitations].some((each) => keyOf(each.party) === key)
}

/** Why somebody cannot be invited at all: twice, or a telephone into a call that no number sponsors. */
const obstacle = (call: Call, { identity }: Invited): Result | undefined => {
  if (isThere(call, identity)) return invitedAlready
  if (identity.phone?.id === undefined || hasSponsor(call)) return undefined
  const { meetingInfo } = call.request
  return meetingInfo !== undefined && "token" in meetingInfo ? invitationForbidden : invitationRefused
}

/** The party that the application talks to in a call between two comes into the group call, and the call between two is over. */
const replace = (calls: Calls, call: Call, invited: Invited, replacesCallId: string): Result => {
  const other = findCall(calls, replacesCallId)
  const isOwn =
    other !== undefined && isOfSameOwner(call, other) && other.kind === "peerToPeer" && other.phase === "established"
  const participant = isOwn ? otherOf(other) : undefined
  if (other === undefined || participant === undefined) return replacementFailed
  leave(calls.network, participant, other.conversation, {
    own: (line) => line.end(),
    others: (line) => {
      const each = callOfLine(line)
      if (each === undefined) line.end()
      else terminate(calls, each, replaced)
    }
  })
  enterAs(calls, call, participant.identifier, undefined, invited)
  return completed
}

/** Lets everybody ring who is invited. */
export const inviteAll = (
  calls: Calls,
  call: Call,
  operation: CommsOperation,
  participants: ReadonlyArray<Invited>
): void => {
  const end = (resultInfo: Result): void =>
    finish(calls, call, operation, { status: resultInfo.code === 200 ? "completed" : "failed", resultInfo })
  const [first] = participants
  const replacesCallId = first?.replacesCallId
  if (first !== undefined && replacesCallId !== undefined && replacesCallId !== "") {
    later(calls, call, completing, () => end(replace(calls, call, first, replacesCallId)))
    return
  }
  let left = participants.length
  let came = false
  const over = (result: Result): void => {
    left--
    came ||= result.code === 200
    if (left === 0 && call.state === "connected") end(came ? completed : result)
  }
  for (const invited of participants) {
    const problem = obstacle(call, invited)
    if (problem !== undefined) later(calls, call, completing, () => over(problem))
    else ringInvited(calls, call, invited, over)
  }
}

/** Lets somebody ring who is invited; it is taken back when the participant is deleted under the id that it was given. */
const ringInvited = (calls: Calls, call: Call, invited: Invited, over: (result: Result) => void): void => {
  const { invited: ringing } = conversationOf(calls, call.conversation)
  const id = invited.participantId === undefined ? "" : keyOfId(invited.participantId)
  const stopped = (result: Result): void => {
    ringing.delete(id)
    over(result)
  }
  const invitation = ring(calls, call, invited, undefined, {
    joined: () => stopped(completed),
    failed: (status, party) => stopped(unanswered(party, status))
  })
  if (invitation === undefined || id === "") return
  ringing.set(id, () => {
    if (takeBack(invitation)) stopped(cancelled)
  })
}
