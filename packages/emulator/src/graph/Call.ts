/** A call of Graph: what is known of it, and how answers and notifications show it. */
import type { createCall } from "@effect-comms/graph-calls/operations"
import type { CommsOperation } from "./CommsOperation.ts"
import type { MediaQueue } from "./MediaQueue.ts"

/** What was asked for, or for an incoming call what its notification tells. */
export type CallRequest = Partial<typeof createCall.payload.Type> &
  Pick<typeof createCall.payload.Type, "callbackUri" | "requestedModalities">

/** A call as answers show it. */
export type CallBody = Omit<(typeof createCall.success)[201]["Type"], "location">

/** The application that a call belongs to. */
export interface Owner {
  readonly clientId: string
  readonly tenantId: string
}

/** A call that is going on. */
export interface Call {
  readonly id: string
  readonly owner: Owner
  /** Made through beta: then its notifications have what only beta publishes. */
  readonly beta: boolean
  readonly direction: "incoming" | "outgoing"
  readonly request: CallRequest
  readonly tenantId: string
  readonly callChainId: string
  readonly myParticipantId: string
  state: "incoming" | "establishing" | "ringing" | "established"
  /** Whether audio flows. */
  audio: boolean
  /** Whether tones are told. */
  tonesSubscribed: boolean
  tones: number
  /** Who is on the line besides the application, by the ids of participants. */
  readonly present: Map<string, NonNullable<CallRequest["targets"]>[number]["identity"]>
  /** By id, without dashes and in lower case. */
  readonly operations: Map<string, CommsOperation>
  readonly media: MediaQueue
  /** What takes back that which the network still has in store for it. */
  readonly pending: Array<() => void>
}

/** Whether several can be on the line: a group of users, or a meeting. */
export const hasRoster = ({ request }: Call): boolean =>
  request.meetingInfo !== undefined || (request.targets?.length ?? 0) > 1

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

/** A call as answers show it. */
export const bodyOf = ({ request: { meetingInfo, ...request }, ...call }: Call): CallBody => ({
  ...request,
  ...(meetingInfo === undefined ? {} : { meetingInfo: shown(meetingInfo) }),
  "@odata.type": "#microsoft.graph.call",
  id: call.id,
  state: call.state,
  direction: call.direction,
  callChainId: call.callChainId,
  myParticipantId: call.myParticipantId,
  tenantId: call.tenantId,
  callRoutes: [],
  activeModalities: [],
  routingPolicies: request.routingPolicies ?? [],
  ...(call.audio ? audioActive : {})
})
