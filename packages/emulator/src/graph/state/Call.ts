/** A call of Graph: an application's line on the telephone network, and what Graph keeps of it besides. */
import type { createCall } from "@effect-comms/graph-calls/operations"
import type { AnyCallOptions } from "@effect-comms/graph-calls/schemas"
import type { Invitation, Line, Participant } from "../../telephony/Conversation.ts"
import type { CommsOperation } from "./CommsOperation.ts"
import type { IdentitySet } from "./identities.ts"

/** What was asked for, or for an incoming call what its notification tells. */
export type CallRequest = Partial<typeof createCall.payload.Type> &
  Pick<typeof createCall.payload.Type, "callbackUri" | "requestedModalities">

/** A call as answers show it. */
export type CallBody = Omit<(typeof createCall.success)[201]["Type"], "location">

/** The application that a call belongs to, and the tenant that it acts for. */
export interface Owner {
  readonly clientId: string
  readonly tenantId: string
}

/** Whose calls come in while no application has been seen; the first that asks for one makes its tenant that of the call. */
export const nobody: Owner = {
  clientId: "0a5e7b6c-2f7e-4c39-9c5d-1d2b3f4a5c61",
  tenantId: "5b1c9d3e-7a42-4f0b-8e6d-9c2f1a3b4d72"
}

/** What notifications of an incoming call have besides. */
export type Extras = Readonly<Record<string, unknown>>

/** A call that is going on. */
export interface Call extends Line {
  readonly id: string
  readonly owner: Owner
  /** The version that it was made through: notifications have what that publishes. */
  readonly version: "v1.0" | "beta"
  readonly direction: "incoming" | "outgoing"
  /** What becomes of it: a call of two has no roster; a policy's application is hidden from the others. */
  readonly kind: "peerToPeer" | "group" | "meeting" | "policy"
  readonly request: CallRequest
  readonly extras: Extras
  /** An answer changes these. */
  callbackUri: string
  mediaConfig: CallRequest["mediaConfig"]
  callOptions: AnyCallOptions | undefined
  tenantId: string
  readonly myParticipantId: string
  phase: "incoming" | "establishing" | "ringing" | "established" | "transferring" | "transferAccepted"
  /** The invitation that rang it; `undefined` when the application called. */
  readonly invitation: Invitation | undefined
  /** It waits in the lobby of its meeting. */
  isInLobby: boolean
  /** Whether audio flows. */
  audio: boolean
  /** Whether it is notified of keys, and how many others have pressed. */
  tonesSubscribed: boolean
  tones: number
  /** By id, without dashes and in lower case. */
  readonly operations: Map<string, CommsOperation>
  /** What takes back that which the network still has in store for it. */
  readonly pending: Set<() => void>
  /** Cancels the end that follows when no keepAlive comes. */
  stopExpiry: () => void
  /** How many rosters it was sent, and what each participant looked like in the last, as JSON. */
  rosters: number
  readonly sentRoster: Map<string, string>
  readonly groups: Map<string, AudioRoutingGroup>
  /** Of a policy's application: the participants under the policy that it has, by id, and how many it takes. */
  readonly observed: Set<string>
  capacity: number
  transcription: CallBody["transcription"]
}

/** Who hears whom. */
export interface AudioRoutingGroup {
  readonly id: string
  routingMode: string
  sources: ReadonlyArray<string>
  receivers: ReadonlyArray<string>
}

/** What Graph knows of a participant besides what the network does. */
export interface ParticipantRecord {
  readonly id: string
  readonly identity: IdentitySet
  readonly endpointType: string | undefined
  /** Not in the roster. */
  readonly isHidden: boolean
  recordingStatus: string | undefined
  /** Whether it shares its screen; `undefined` when nobody said. */
  isSharing: boolean | undefined
  /** When synthetic media of it were reported last. */
  reportedAt: number | undefined
}

/** Somebody in the lobby of a meeting. */
export interface Waiting {
  readonly record: ParticipantRecord
  readonly admit: () => void
  readonly refuse: () => void
  /** The participant who waited is gone: no decision follows. */
  readonly forget: () => void
}

/** A session in which somebody shares content. */
export interface SharingSession {
  readonly id: string
  readonly presenter: Participant
}

/** What Graph keeps of a conversation. */
export interface ConversationRecord {
  /** Who waits, by the ids of participants. */
  readonly lobby: Map<string, Waiting>
  readonly sessions: Map<string, SharingSession>
  /** What takes back the invitations that ring, by the ids that their participants were given; in lower case, without dashes. */
  readonly invited: Map<string, () => void>
}

const isCall = (line: Line): line is Call => "myParticipantId" in line

/** A line that is a call of Graph; `undefined` when it is another service's, or none. */
export const callOfLine = (line: Line | undefined): Call | undefined =>
  line !== undefined && isCall(line) ? line : undefined

/** Whether the application hosts the media of a call; on the wire its type says so. */
export const isAppHosted = ({ mediaConfig }: Pick<Call, "mediaConfig">): boolean =>
  mediaConfig?.["@odata.type"] === "#microsoft.graph.appHostedMediaConfig"

/** Whether a call has a number that sponsors telephones: that of a resource account that calls, or that a telephone called. */
export const hasSponsor = ({ request: { source } }: Call): boolean =>
  source?.identity?.applicationInstance?.id !== undefined || source?.identity?.phone?.id !== undefined

/** Whether several can be on the line: a group of users, or a meeting. */
export const hasRoster = ({ kind }: Call): boolean => kind !== "peerToPeer"

/** Who is on the line besides the application; of several the first. */
export const otherOf = (call: Call): Participant | undefined =>
  [...call.conversation.participants.values()].find(({ line }) => line !== call)

/** The application as a participant, once it is in. */
export const ownParticipant = (call: Call): Participant | undefined =>
  [...call.conversation.participants.values()].find(({ line }) => line === call)

/** What notifications of audio that flows have. */
export const audioActive = {
  mediaState: { "@odata.type": "#microsoft.graph.callMediaState", audio: "active" }
} as const

type MeetingInfo = NonNullable<CallRequest["meetingInfo"]>

/** A meeting as answers show it: a passcode that is null is none. */
const shown = (meetingInfo: MeetingInfo): NonNullable<CallBody["meetingInfo"]> => {
  if (!("joinMeetingId" in meetingInfo)) return meetingInfo
  const { passcode, ...rest } = meetingInfo
  return typeof passcode === "string" ? { ...rest, passcode } : rest
}

/** The meeting and its chat, as answers and notifications show them. */
export const meetingOf = ({ request: { chatInfo, meetingInfo } }: Pick<Call, "request">) => ({
  ...(chatInfo === undefined ? {} : { chatInfo }),
  ...(meetingInfo === undefined ? {} : { meetingInfo: shown(meetingInfo) })
})

/** A call as answers show it. */
export const bodyOf = (call: Call): CallBody => {
  const { meetingInfo: _, ...request } = call.request
  return {
    ...request,
    ...meetingOf(call),
    callbackUri: call.callbackUri,
    ...(call.mediaConfig === undefined ? {} : { mediaConfig: call.mediaConfig }),
    ...(call.callOptions === undefined ? {} : { callOptions: call.callOptions }),
    "@odata.type": "#microsoft.graph.call",
    id: call.id,
    state: call.phase,
    direction: call.direction,
    callChainId: call.conversation.correlationId,
    myParticipantId: call.myParticipantId,
    tenantId: call.tenantId,
    callRoutes: [],
    activeModalities: [],
    routingPolicies: request.routingPolicies ?? [],
    ...(call.transcription === undefined ? {} : { transcription: call.transcription }),
    ...(call.audio ? audioActive : {})
  }
}

/** The conversation of a meeting that Graph calls join, by what a request names it by. */
export const meetingName = ({ chatInfo, meetingInfo }: CallRequest): string | undefined => {
  if (meetingInfo === undefined) return undefined
  if ("joinMeetingId" in meetingInfo) return `Teams meeting ${meetingInfo.joinMeetingId}`
  if ("token" in meetingInfo) return `Teams meeting ${meetingInfo.token}`
  return `Teams meeting ${chatInfo?.threadId ?? ""} ${chatInfo?.messageId ?? ""}`
}

/** Whether two calls are of one application in one tenant; GUIDs are the same in either case. */
export const isOfSameOwner = (one: Call, other: Call): boolean =>
  one.owner.clientId.toLowerCase() === other.owner.clientId.toLowerCase() && one.tenantId === other.tenantId
