/** Bodies as Graph posts them, after Microsoft's examples. */
import { callId, clientContext, operationId } from "./clients.ts"

export const callUrl = `/communications/calls/${callId}`

export interface Item {
  readonly changeType?: unknown
  readonly resourceUrl?: unknown
  readonly [member: string]: unknown
}

export const body = (...items: ReadonlyArray<Item>) => ({
  "@odata.type": "#microsoft.graph.commsNotifications",
  value: items.map((item) => ({ "@odata.type": "#microsoft.graph.commsNotification", ...item }))
})

/** A change of the call's state. */
export const state = (state: string, more: Readonly<Record<string, unknown>> = {}, changeType = "updated"): Item => ({
  changeType,
  resourceUrl: callUrl,
  resourceData: { "@odata.type": "#microsoft.graph.call", state, id: callId, ...more }
})

/** The end of the call. */
export const terminated = state(
  "terminated",
  { resultInfo: { code: "200", subcode: "5001", message: "Call was ended." } },
  "deleted"
)

/** A key that was pressed. */
export const tone = (sequenceId: number, key: string): Item =>
  state("established", { toneInfo: { "@odata.type": "#microsoft.graph.toneInfo", sequenceId, tone: key } })

/** The end of an operation. */
export const ended = (more: Readonly<Record<string, unknown>> = {}, type = "playPromptOperation"): Item => ({
  changeType: "deleted",
  resourceUrl: `${callUrl}/operations/${operationId}`,
  resourceData: {
    "@odata.type": `#microsoft.graph.${type}`,
    id: operationId,
    clientContext,
    status: "completed",
    resultInfo: { code: 200, subcode: 0, message: "Action completed successfully." },
    ...more
  }
})

/** Microsoft's example of a recording that was cancelled. */
export const cancelledRecording: Item = {
  changeType: "deleted",
  resourceUrl: "/communications/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/0FE0623FD62842EDB4BD8AC290072CC5",
  resourceData: {
    "@odata.type": "#microsoft.graph.recordOperation",
    "@odata.id": "/communications/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/0FE0623FD62842EDB4BD8AC290072CC5",
    "@odata.etag": 'W/"54451"',
    id: operationId,
    clientContext,
    status: "failed",
    resultInfo: {
      "@odata.type": "#microsoft.graph.resultInfo",
      code: 400,
      subcode: 8508,
      message: "Action failed, the operation was cancelled."
    },
    recordingLocation: "",
    recordingAccessToken: "",
    completionReason: "operationCanceled"
  }
}

export const participant = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  "@odata.type": "#microsoft.graph.participant",
  id,
  info: {
    "@odata.type": "#microsoft.graph.participantInfo",
    identity: { user: { id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8", displayName: "Heidi Steen" } },
    languageId: "en-US"
  },
  mediaStreams: [
    { mediaType: "audio", label: "main-audio", sourceId: "1", direction: "sendReceive", serverMuted: false }
  ],
  isMuted: false,
  isInLobby: false,
  ...more
})

/** The whole roster. */
export const roster = (...participants: ReadonlyArray<unknown>): Item => ({
  changeType: "updated",
  resourceUrl: `${callUrl}/participants`,
  resourceData: participants
})

/** A numbered part of the roster. */
export const delta = (sequenceNumber: number, ...participants: ReadonlyArray<unknown>): Item => ({
  changeType: "updated",
  resourceUrl: `${callUrl}/participants`,
  resourceData: { "@odata.type": "#microsoft.graph.deltaParticipants", sequenceNumber, participants }
})
