/**
 * The only way in which Graph tells applications of their calls: one notification of a declared kind per post, written as its kind declares
 * it, in order per call, signed for the application. What happens is decided elsewhere.
 */
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { CallState, ChangeType, Call as GraphCall } from "@effect-comms/graph-calls/schemas"
import * as SchemaParser from "effect/SchemaParser"
import type { Post } from "../../service/Delivery.ts"
import { signer } from "../profile.ts"
import { type Call, hasRoster } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import type { CommsOperation } from "../state/CommsOperation.ts"
import * as kinds from "./kinds.ts"
import { removed, rosterOf } from "./roster.ts"

/** Whose call it is: all that a notification of it takes. */
type Recipient = Pick<Call, "id" | "callbackUri" | "owner"> & {
  readonly conversation: { readonly correlationId: string }
}

/** What a notification says besides its resource. */
interface Notification<Data> {
  readonly changeType: ChangeType
  readonly resourceUrl: string
  readonly resourceData: Data
  readonly resource?: string
  readonly callbackUri?: string
}

const encoders = new WeakMap<object, (value: unknown) => unknown>()

/** The writer of a kind, made once. */
const encoderOf = <Data>(kind: kinds.NotificationKind<Data>): ((value: unknown) => unknown) => {
  const known = encoders.get(kind)
  if (known !== undefined) return known
  const encode = SchemaParser.encodeUnknownSync(kinds.bodyOfKind(kind))
  const encoder = (value: unknown): unknown => encode(value)
  encoders.set(kind, encoder)
  return encoder
}

/** What becomes of an answer. */
type Answering = Pick<Post, "acknowledged" | "moved" | "expired">

/** Posts to a call's application. */
const post = (calls: Calls, call: Recipient, type: string, body: unknown, answering: Answering): void => {
  const { delivery, guid } = calls.emulator
  const { correlationId } = call.conversation
  delivery.post({
    key: call.id,
    url: call.callbackUri,
    kind: "notification",
    type,
    sign: { signer, audience: call.owner.clientId, tenantId: call.owner.tenantId },
    headers: {
      accept: "application/json",
      "user-agent": "Microsoft-Skype/3.0,(Calling/1.0)",
      "x-microsoft-skype-chain-id": correlationId,
      "x-microsoft-skype-message-id": guid(),
      "scenario-id": correlationId
    },
    body,
    ...answering
  })
}

/** Posts a notification of a kind to a call's application. */
const emit = <Data>(
  calls: Calls,
  call: Recipient,
  kind: kinds.NotificationKind<Data>,
  type: string,
  notification: Notification<Data>,
  answering: Answering = {}
): void => {
  const body = encoderOf(kind)({
    "@odata.type": "#microsoft.graph.commsNotifications",
    value: [{ "@odata.type": "#microsoft.graph.commsNotification", ...notification }]
  })
  post(calls, call, type, body, answering)
}

const encodeOlder = SchemaParser.encodeUnknownSync(kinds.olderIncoming)

const pathOf = ({ id }: Pick<Call, "id">): string => `/communications/calls/${id}`

/** Notifies of a call: its state as given, with other members. */
export const tellCall = (
  calls: Calls,
  call: Recipient,
  changeType: "created" | "updated" | "deleted",
  state: CallState,
  more: Partial<GraphCall> = {},
  answering?: Answering
): void =>
  emit(
    calls,
    call,
    kinds.callChanged,
    `call ${state}`,
    {
      changeType,
      resource: `/app/calls/${call.id}`,
      resourceUrl: pathOf(call),
      callbackUri: call.callbackUri,
      resourceData: {
        "@odata.type": "#microsoft.graph.call",
        state,
        ...more,
        callChainId: call.conversation.correlationId,
        id: call.id
      }
    },
    answering
  )

/**
 * Tells of a call that comes in: to the region that another one names by a 302, and in the older form first where that is asked for, which
 * 204 changes into Graph's.
 */
export const tellIncoming = (calls: Calls, call: Call, more: Partial<GraphCall>, isOlder: boolean): void => {
  const moved = (url: string): void => {
    call.callbackUri = url
  }
  const tell = () => tellCall(calls, call, "created", "incoming", more, { moved })
  if (!isOlder) return tell()
  let isTold = false
  const caller = call.invitation === undefined ? "" : rawId(call.invitation.from)
  const participant = (identity: string, originator: boolean) => ({ identity, languageId: "en-US", originator })
  const older = {
    id: call.id,
    appId: call.owner.clientId,
    participants: [participant(caller, true), participant(call.owner.clientId, false)],
    isMultiparty: hasRoster(call),
    presentedModalityTypes: call.request.requestedModalities,
    callState: "incoming"
  }
  post(calls, call, "call incoming older", encodeOlder(older), {
    moved,
    acknowledged: ({ status }) => {
      if (status !== 204 || isTold || call.phase !== "incoming") return
      isTold = true
      tell()
    }
  })
}

const policyCall = (call: Call, more: Partial<GraphCall> = {}) => ({
  "@odata.type": "#microsoft.graph.call",
  ...more,
  tenantId: call.tenantId,
  myParticipantId: call.myParticipantId,
  callChainId: call.conversation.correlationId,
  id: call.id
})

/** Tells that somebody under the application's policy is about to join, and forwards the answers. */
export const tellJoining = (calls: Calls, call: Call, more: Partial<GraphCall>, answering: Answering): void =>
  emit(
    calls,
    call,
    kinds.participantJoining,
    "participantJoining",
    {
      changeType: "created",
      resourceUrl: pathOf(call),
      resourceData: {
        "@odata.type": "#microsoft.graph.participantJoiningNotification",
        call: policyCall(call, { state: "incoming", ...more })
      }
    },
    answering
  )

/** Tells that somebody under the application's policy left. */
const tellLeft = (calls: Calls, call: Call, participantId: string): void =>
  emit(calls, call, kinds.participantLeft, "participantLeft", {
    changeType: "deleted",
    resourceUrl: pathOf(call),
    resourceData: {
      "@odata.type": "#microsoft.graph.participantLeftNotification",
      participantId,
      call: policyCall(call)
    }
  })

/** Tells that an operation of a call ended. */
export const tellOperation = (calls: Calls, call: Call, operation: CommsOperation): void => {
  const { outcome, ...named } = operation
  if (outcome === undefined) return
  const path = `${pathOf(call)}/operations/${operation.id}`
  emit(calls, call, kinds.operationEnded, operation.type, {
    changeType: "deleted",
    resourceUrl: path,
    resourceData: {
      "@odata.type": `#microsoft.graph.${operation.type}`,
      "@odata.id": path,
      "@odata.etag": `W/"${calls.nextTag()}"`,
      id: named.id,
      ...(named.clientContext === undefined ? {} : { clientContext: named.clientContext }),
      ...outcome,
      ...(named.participants === undefined ? {} : { participants: named.participants })
    }
  })
}

/** Tells who is in a call, if that changed: all of them, or those that changed when the call's options say so. */
export const tellRoster = (calls: Calls, call: Call): void => {
  if (!hasRoster(call)) return
  const roster = rosterOf(calls, call)
  const now = new Map(roster.map((participant) => [participant.id, JSON.stringify(participant)]))
  const changed = roster.filter(({ id }) => call.sentRoster.get(id) !== now.get(id))
  const gone = [...call.sentRoster.keys()].filter((id) => !now.has(id))
  if (changed.length === 0 && gone.length === 0) return
  for (const id of gone) if (call.observed.delete(id)) tellLeft(calls, call, id)
  const sequenceNumber = ++call.rosters
  call.sentRoster.clear()
  for (const [id, shown] of now) call.sentRoster.set(id, shown)
  const resourceUrl = `${pathOf(call)}/participants`
  if (call.callOptions?.isDeltaRosterEnabled !== true)
    return emit(calls, call, kinds.rosterChanged, "participants", {
      changeType: "updated",
      resourceUrl,
      resourceData: roster
    })
  emit(calls, call, kinds.rosterPartChanged, "participants", {
    changeType: "updated",
    resourceUrl,
    resourceData: {
      "@odata.type": "#microsoft.graph.deltaParticipants",
      sequenceNumber,
      participants: [
        ...changed.map((participant) => ({ ...participant, rosterSequenceNumber: sequenceNumber })),
        ...gone.map((id) => ({ ...removed(id), rosterSequenceNumber: sequenceNumber }))
      ]
    }
  })
}

/** Tells that a session of content sharing began or ended, to calls that asked for it. */
export const tellSharing = (calls: Calls, call: Call, id: string, changeType: "created" | "deleted"): void => {
  if (call.callOptions?.isContentSharingNotificationEnabled !== true) return
  emit(calls, call, kinds.sharingChanged, "contentSharingSessions", {
    changeType,
    resourceUrl: `${pathOf(call)}/contentSharingSessions`,
    resourceData: [{ "@odata.type": "#microsoft.graph.contentSharingSession", id }]
  })
}
