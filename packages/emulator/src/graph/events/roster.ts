/** The participants of a call as Graph shows them: in answers and in notifications of the roster. */
import type { Participant as Shown } from "@effect-comms/graph-calls/schemas"
import type { Participant } from "../../telephony/Conversation.ts"
import type { Call, ParticipantRecord } from "../state/Call.ts"
import { type Calls, conversationOf, recordOf } from "../state/Calls.ts"

const type = "#microsoft.graph.participant"

const streamsOf = (isMuted: boolean, isSharing: boolean | undefined) => {
  const stream = (mediaType: string, direction: string, sourceId: string, serverMuted: boolean) => ({
    "@odata.type": "#microsoft.graph.mediaStream",
    mediaType,
    direction,
    sourceId,
    serverMuted
  })
  return [
    stream("audio", "sendReceive", "1", isMuted),
    ...(isSharing === undefined
      ? []
      : [stream("videoBasedScreenSharing", isSharing ? "sendOnly" : "receiveOnly", "2", false)])
  ]
}

/** A participant as Graph shows it. */
type ShownParticipant = ReturnType<typeof shown>

const shown = (record: ParticipantRecord, isMuted: boolean, isInLobby: boolean) => ({
  "@odata.type": type,
  info: {
    "@odata.type": "#microsoft.graph.participantInfo",
    identity: record.identity,
    ...(record.endpointType === undefined ? {} : { endpointType: record.endpointType })
  },
  isInLobby,
  isMuted,
  mediaStreams: isInLobby ? [] : streamsOf(isMuted, record.isSharing),
  ...(record.recordingStatus === undefined
    ? {}
    : {
        recordingInfo: {
          "@odata.type": "#microsoft.graph.recordingInfo",
          recordingStatus: record.recordingStatus,
          initiator: record.identity
        }
      }),
  id: record.id
})

/** One participant. */
export const participantOf = (calls: Calls, participant: Participant): Shown =>
  shown(recordOf(calls, participant), participant.isMuted, false)

/** Who is in a call, and who waits in its lobby; an application that waits there itself sees nobody else. */
export const rosterOf = (calls: Calls, call: Call): ReadonlyArray<ShownParticipant> => {
  const { lobby } = conversationOf(calls, call.conversation)
  const waiting = [...lobby.values()].map(({ record }) => shown(record, false, true))
  if (call.isInLobby) return waiting.filter(({ id }) => id === call.myParticipantId)
  const present = [...call.conversation.participants.values()].filter(
    (participant) => participant.line === call || !recordOf(calls, participant).isHidden
  )
  return [...present.map((participant) => shown(recordOf(calls, participant), participant.isMuted, false)), ...waiting]
}

/** A participant that left. */
export const removed = (id: string) => ({
  "@odata.type": type,
  id,
  removedState: { "@odata.type": "#microsoft.graph.removedState", reason: "Removed" }
})
