/** Inviting: each of those who are invited comes or does not; the operation ends with the last, failed when nobody came. */
import { leave } from "../../telephony/Membership.ts"
import {
  completed,
  invitationForbidden,
  invitationRefused,
  replaced,
  replacementFailed,
  unanswered
} from "../events/results.ts"
import { finish } from "../requests/callOf.ts"
import { type Call, callOfLine, hasSponsor, isOfSameOwner, otherOf } from "../state/Call.ts"
import { type Calls, findCall } from "../state/Calls.ts"
import type { CommsOperation, Invited } from "../state/CommsOperation.ts"
import { later } from "../state/later.ts"
import type { Result } from "../state/Result.ts"
import { completing } from "../state/timing.ts"
import { terminate } from "./calls.ts"
import { enterAs, ring } from "./dial.ts"

/** Why somebody cannot be invited at all: a telephone into a call that no number sponsors. */
const obstacle = (call: Call, { identity }: Invited): Result | undefined => {
  if (identity.phone?.id === undefined || hasSponsor(call)) return undefined
  const { meetingInfo } = call.request
  return meetingInfo !== undefined && "token" in meetingInfo ? invitationForbidden : invitationRefused
}

/** Whoever the application talks to in a call between two comes into the group call, and the call between two is over. */
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
    else
      ring(calls, call, invited, undefined, {
        joined: () => over(completed),
        failed: (status, party) => over(unanswered(party, status))
      })
  }
}
