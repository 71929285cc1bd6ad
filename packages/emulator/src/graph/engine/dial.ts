/** Calling: everybody who is called rings, the first who answers establishes the call, the last who does not ends it. */
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { Invitation, Line } from "../../telephony/Conversation.ts"
import { invite } from "../../telephony/Invitations.ts"
import { end, enter } from "../../telephony/Membership.ts"
import type { AttemptStatus } from "../../telephony/WhoAnswers.ts"
import { tellCall } from "../events/emit.ts"
import { unanswered } from "../events/results.ts"
import type { Call } from "../state/Call.ts"
import { type Calls, recordOf } from "../state/Calls.ts"
import type { Invited } from "../state/CommsOperation.ts"
import { identifierOf } from "../state/identities.ts"
import * as timing from "../state/timing.ts"
import { later } from "../state/later.ts"
import { terminate } from "./calls.ts"

/** Called with the end of an invitation. */
interface Listener {
  readonly joined: () => void
  readonly failed: (status: AttemptStatus, party: string) => void
}

/** Somebody enters a call's conversation, with the identity that a request gave. */
export const enterAs = (
  calls: Calls,
  { conversation }: Call,
  joining: Parameters<typeof enter>[2],
  line: Line | undefined,
  { endpointType, hidden, identity, participantId, removeFromDefaultAudioRoutingGroup }: Invited
): void => {
  const named = {
    identity,
    endpointType,
    isHidden: hidden === true,
    ...(participantId === undefined || participantId === "" ? {} : { id: participantId })
  }
  enter(calls.network, conversation, joining, line, (participant) => {
    participant.isMixed = removeFromDefaultAudioRoutingGroup !== true
    recordOf(calls, participant, named)
  })
}

/** Lets somebody ring who is to come into a call; nobody, when the identity names none. */
export const ring = (
  calls: Calls,
  call: Call,
  target: Invited,
  timeoutMillis: number | undefined,
  { failed, joined }: Listener
): Invitation | undefined => {
  const party = identifierOf(target.identity)
  if (party === undefined) return undefined
  return invite(calls.network, {
    conversation: call.conversation,
    party,
    isVoicemail: target.endpointType === "voicemail",
    by: call,
    from: call.user,
    callerDisplayName: call.request.source?.identity?.application?.displayName ?? "",
    timeoutMillis,
    joined: (line, joining) => {
      enterAs(calls, call, joining, line, target)
      joined()
    },
    failed: (status, called) => failed(status, rawId(called))
  })
}

/** Calls those whom a call is for. */
export const dial = (calls: Calls, call: Call): void => {
  const { ringingTimeoutInSeconds: seconds, targets = [] } = call.request
  for (const target of targets)
    ring(calls, call, target, seconds === undefined ? undefined : seconds * 1000, {
      joined: () => undefined,
      failed: (status, party) => {
        if (call.state !== "connecting" || call.conversation.invitations.size > 0) return
        end(calls.network, call.conversation, () => terminate(calls, call, unanswered(party, status)))
      }
    })
  if (call.version === "beta")
    later(calls, call, timing.ringing, () => {
      if (call.phase !== "establishing") return
      call.phase = "ringing"
      calls.note(call, "ringing")
      tellCall(calls, call, "updated", "ringing")
    })
}
