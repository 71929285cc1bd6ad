/**
 * Policies for compliance recording: they bring an application into a call, and ask it about everybody under the policy who joins later.
 *
 * An application that takes no more participants, or only one, is called once more for each instead.
 */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { Answer } from "../../service/Delivery.ts"
import { isHttp } from "../../service/isHttp.ts"
import { makeParticipant } from "../../telephony/Conversation.ts"
import { keyOf } from "../../telephony/Identifier.ts"
import { enter } from "../../telephony/Membership.ts"
import { tellJoining } from "../events/emit.ts"
import type { Call, Extras, ParticipantRecord } from "../state/Call.ts"
import { type Calls, recordOf } from "../state/Calls.ts"
import { identityOf } from "../state/identities.ts"
import { later } from "../state/later.ts"
import * as timing from "../state/timing.ts"
import { callApplication, type Calling } from "./applications.ts"

/** What the notification of an incoming call has of a policy. */
const extrasOf = (metadata: unknown, observed: string): Extras => ({
  applicationMetadata: metadata,
  incomingContext: {
    "@odata.type": "#microsoft.graph.incomingContext",
    observedParticipantId: observed,
    sourceParticipantId: observed
  }
})

/** Brings an application into a call for a participant under its policy. */
export const bringIn = (calls: Calls, calling: Omit<Calling, "kind" | "extras">, metadata: unknown, observed: string) =>
  callApplication(calls, { ...calling, kind: "policy", observed, extras: extrasOf(metadata, observed) })

type Decision =
  | { readonly is: "accept" | "reject" | "none" }
  | { readonly is: "inviteNewBot"; readonly inviteUri: string }

/** What an answer says: a body of another type, or none, is no decision. */
const decisionOf = ({ body = "", status }: Answer): Decision => {
  if (status !== 200) return { is: "none" }
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return { is: "none" }
  }
  if (typeof json !== "object" || json === null) return { is: "none" }
  const type: unknown = Reflect.get(json, "@odata.type")
  switch (typeof type === "string" ? type.replace(/^#?microsoft\.graph\./, "") : undefined) {
    case "acceptJoinResponse":
      return { is: "accept" }
    case "rejectJoinResponse":
      return { is: "reject" }
    case "inviteNewBotResponse": {
      const inviteUri: unknown = Reflect.get(json, "inviteUri")
      return typeof inviteUri === "string" && isHttp(inviteUri) ? { is: "inviteNewBot", inviteUri } : { is: "none" }
    }
    default:
      return { is: "none" }
  }
}

/** Somebody under the policy joins a call that its application records; gives the id of the participant to be. */
export const joinUnderPolicy = (calls: Calls, call: Call, who: CommunicationIdentifier): string => {
  const { conversation, request } = call
  const record: ParticipantRecord = recordOf(calls, makeParticipant(who))
  const metadata = call.extras["applicationMetadata"]
  const join = (): void => {
    if (conversation.ended || conversation.participants.has(keyOf(who))) {
      // A participant who has joined in another way meanwhile takes no place.
      call.observed.delete(record.id)
      return
    }
    enter(calls.network, conversation, who, undefined, (participant) => recordOf(calls, participant, record))
  }
  const stayOut = (why: string): void => calls.note(call, "participant not joined", { participant: who, why })
  const callAnew = (callbackUri: string): void => {
    const { owner } = call
    const failed = () => stayOut("its application did not answer")
    const calling = { owner, callbackUri, conversation, from: who, joined: join, failed }
    bringIn(calls, calling, metadata, record.id)
  }
  if (call.observed.size >= call.capacity) {
    callAnew(request.callbackUri)
    return record.id
  }
  // A place is taken while the application decides.
  call.observed.add(record.id)
  const until = calls.network.now() + timing.deciding
  let isDecided = false
  const decide = (decision: Decision): void => {
    if (isDecided) return
    isDecided = true
    stop()
    calls.note(call, "participant decided", { participantId: record.id, decision: decision.is })
    if (decision.is === "accept") return join()
    call.observed.delete(record.id)
    if (decision.is === "inviteNewBot") callAnew(decision.inviteUri)
    else stayOut(decision.is === "reject" ? "its application rejected it" : "its application did not decide")
  }
  const stop = later(calls, call, timing.deciding, () => decide({ is: "none" }))
  tellJoining(
    calls,
    call,
    {
      source: {
        "@odata.type": "#microsoft.graph.participantInfo",
        identity: identityOf(who),
        participantId: record.id
      },
      ...extrasOf(metadata, record.id)
    },
    {
      acknowledged: (answer) => {
        if (call.state === "connected") decide(decisionOf(answer))
      },
      expired: () => isDecided || call.state !== "connected" || calls.network.now() >= until
    }
  )
  return record.id
}
