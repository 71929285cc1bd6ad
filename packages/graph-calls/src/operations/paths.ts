/** What the paths of the operations name: a call, and a thing of a call. */
import * as Schema from "effect/Schema"
import { CallId, GroupId, OperationId, ParticipantId, SessionId } from "../schemas/ids.ts"

const calls = "/communications/calls"

/** A call. */
export const call = { path: `${calls}/{id}`, params: Schema.Struct({ id: CallId }) }

/** Something of a call that is named by the call alone, such as a list. */
export const ofCall = <const S extends string>(segment: S) => ({
  path: `${calls}/{callId}/${segment}`,
  params: Schema.Struct({ callId: CallId })
})

/** An operation of a call. */
export const operation = {
  path: `${calls}/{callId}/operations/{operationId}`,
  params: Schema.Struct({ callId: CallId, operationId: OperationId })
}

/** A participant of a call. */
export const participant = {
  path: `${calls}/{callId}/participants/{participantId}`,
  params: Schema.Struct({ callId: CallId, participantId: ParticipantId })
}

/** An audio routing group of a call. */
export const audioRoutingGroup = {
  path: `${calls}/{callId}/audioRoutingGroups/{groupId}`,
  params: Schema.Struct({ callId: CallId, groupId: GroupId })
}

/** A content sharing session of a call. */
export const contentSharingSession = {
  path: `${calls}/{callId}/contentSharingSessions/{sessionId}`,
  params: Schema.Struct({ callId: CallId, sessionId: SessionId })
}
