/** Applications of Graph as the network calls them: they are notified of an incoming call and answer it by its id. */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { Conversation, Endpoint, Invitation, Withdrawal } from "../../telephony/Conversation.ts"
import { invite } from "../../telephony/Invitations.ts"
import { enter } from "../../telephony/Membership.ts"
import { behaviorOf } from "../../telephony/WhoAnswers.ts"
import { tellIncoming } from "../events/emit.ts"
import { endedByOther, notReached } from "../events/results.ts"
import { type Call, callOfLine, type CallRequest, type Extras, meetingOf, nobody, type Owner } from "../state/Call.ts"
import { type Calls, recordOf } from "../state/Calls.ts"
import { applicationIdentifier, applicationIdentity, identityOf } from "../state/identities.ts"
import * as timing from "../state/timing.ts"
import { openCall, terminate } from "./calls.ts"

/** How an application is called. */
interface Incoming {
  readonly owner: Owner
  readonly callbackUri: string
  /** Default by who is in the conversation. */
  readonly kind?: Call["kind"] | undefined
  readonly meeting?: Pick<CallRequest, "chatInfo" | "meetingInfo"> | undefined
  /** What its notification has besides. */
  readonly extras?: Extras | undefined
  /** The participant whom a policy has it record. */
  readonly observed?: string | undefined
  /** Whether it is notified in the older format first; default false. */
  readonly isOlder?: boolean | undefined
}

const kindOf = ({ conversation }: Invitation): Call["kind"] =>
  conversation.meeting !== undefined ? "meeting" : conversation.participants.size > 1 ? "group" : "peerToPeer"

const target = (clientId: string) => ({
  "@odata.type": "#microsoft.graph.invitationParticipantInfo",
  identity: applicationIdentity(clientId)
})

const endings: Readonly<Partial<Record<Withdrawal, typeof notReached>>> = {
  unanswered: notReached,
  takenBack: endedByOther
}

/** Lets an application ring: the incoming call, which ends when nobody answers in time. */
const ring = (calls: Calls, invitation: Invitation, incoming: Incoming) => {
  const {
    callbackUri,
    extras = {},
    isOlder = false,
    kind = kindOf(invitation),
    meeting = {},
    observed,
    owner
  } = incoming
  const call = openCall(calls, {
    owner,
    kind,
    invitation,
    extras,
    conversation: invitation.conversation,
    user: applicationIdentifier(owner.clientId),
    version: "v1.0",
    direction: "incoming",
    request: {
      callbackUri,
      requestedModalities: ["audio"],
      ...meeting,
      source: { "@odata.type": "#microsoft.graph.participantInfo", identity: identityOf(invitation.from) },
      targets: [target(owner.clientId)]
    }
  })
  if (observed !== undefined) call.observed.add(observed)
  const { requestedModalities, source, targets } = call.request
  const more = {
    direction: "incoming" as const,
    ...(source === undefined ? {} : { source }),
    ...(targets === undefined ? {} : { targets }),
    requestedModalities,
    tenantId: call.tenantId,
    myParticipantId: call.myParticipantId,
    ...meetingOf(call),
    ...extras
  }
  tellIncoming(calls, call, more, isOlder)
  return {
    id: call.id,
    timeoutMillis: kind === "policy" ? timing.answeringPolicy : timing.answering,
    withdraw: (why: Withdrawal) => {
      const result = endings[why]
      if (result !== undefined) terminate(calls, call, result)
    }
  }
}

/** Who calls an application, and what follows. */
export interface Calling extends Incoming {
  readonly conversation: Conversation
  readonly from: CommunicationIdentifier
  /** The application, or the party that it redirected to, is in. */
  readonly joined?: () => void
  readonly failed: () => void
}

/** Lets an application ring in a conversation; one that a policy brings in is hidden there. */
export const callApplication = (calls: Calls, calling: Calling): Invitation => {
  const { conversation, failed, from, joined, ...incoming } = calling
  const { clientId } = incoming.owner
  const isHidden = incoming.kind === "policy"
  return invite(calls.network, {
    conversation,
    party: applicationIdentifier(clientId),
    by: undefined,
    from,
    callerDisplayName: "",
    endpoint: { owns: () => true, ring: (invitation) => ring(calls, invitation, incoming) },
    joined: (line, joining) => {
      const own = callOfLine(line)
      const identity = own === undefined ? identityOf(joining) : applicationIdentity(clientId)
      const id = own === undefined ? {} : { id: own.myParticipantId }
      enter(calls.network, conversation, joining, line, (participant) =>
        recordOf(calls, participant, { identity, isHidden, ...id })
      )
      joined?.()
    },
    failed
  })
}

const clientIdOf = (party: CommunicationIdentifier): string | undefined => party.microsoftTeamsApp?.appId

/** Applications that have a webhook for calls, which others on the network may call. */
export const applications = (calls: Calls): Endpoint => {
  const webhookOf = (clientId: string) => calls.webhooks.get(clientId.toLowerCase()) ?? calls.webhooks.get("")
  return {
    owns: (party) => {
      const clientId = clientIdOf(party)
      return clientId !== undefined && webhookOf(clientId) !== undefined && behaviorOf(rawId(party)) === "answers"
    },
    ring: (invitation) => {
      const clientId = clientIdOf(invitation.party) ?? ""
      const owner = { clientId, tenantId: (calls.seen ?? nobody).tenantId }
      return ring(calls, invitation, { owner, callbackUri: webhookOf(clientId) ?? "" })
    }
  }
}
