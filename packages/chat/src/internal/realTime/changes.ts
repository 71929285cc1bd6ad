/**
 * What happened to a thread and its members: as notifications say it, and as the messages of the system in the thread's history do, of
 * which the events are made whose notification was lost.
 */
import { type CommunicationIdentifier, rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import type { ChatMessage, ChatParticipant, ChatThreadProperties } from "../../generated/models.ts"
import type { Change } from "../Occurrences.ts"
import type { Participant, RealTimeEvent } from "./RealTimeEvent.ts"

/** A change that a message of the system shows, and the event that it stands for, which may need to know what the thread is about. */
export interface Shown extends Change {
  readonly eventOf:
    | { readonly _tag: "Known"; readonly event: RealTimeEvent }
    | { readonly _tag: "About"; readonly make: (about: ChatThreadProperties) => RealTimeEvent }
}

const membersKey = (members: ReadonlyArray<CommunicationIdentifier>): string =>
  members
    .map((id) => rawId(id).toLowerCase())
    .toSorted()
    .join()

/** Versions are milliseconds since 1970 in samples. */
const momentOf = (version: string, time: DateTimeText | undefined): number => {
  const millis = Number(version)
  return millis > 1e12 ? millis : Date.parse(time ?? "")
}

const named = (what: string, threadId: string, detail = ""): string => `${what}\n${threadId}\n${detail}`

/** The change that a notification tells; `undefined` for one that leaves no message of the system. */
export const changeOf = (event: RealTimeEvent): Change | undefined => {
  switch (event._tag) {
    case "ChatThreadCreated":
      return { what: named("created", event.threadId), at: momentOf(event.version, event.createdOn) }
    case "ChatThreadPropertiesUpdated":
      return { what: named("topic", event.threadId, event.topic), at: momentOf(event.version, event.updatedOn) }
    case "ParticipantsAdded": {
      const members = membersKey(event.participants.map(({ id }) => id))
      return { what: named("added", event.threadId, members), at: momentOf(event.version, event.addedOn) }
    }
    case "ParticipantsRemoved": {
      const members = membersKey(event.participants.map(({ id }) => id))
      return { what: named("removed", event.threadId, members), at: momentOf(event.version, event.removedOn) }
    }
    default:
      return undefined
  }
}

const participantOf = (participant: ChatParticipant): Participant => ({
  id: participant.communicationIdentifier,
  displayName: participant.displayName ?? "",
  shareHistoryTime: participant.shareHistoryTime,
  metadata: participant.metadata ?? {}
})

const about = ({ metadata = {}, retentionPolicy = { kind: "none" }, topic }: ChatThreadProperties) => ({
  topic,
  metadata,
  retentionPolicy
})

/** The change that a message shows; none when a member sent it, or it says nothing of the kind. */
export const changeIn = (threadId: string, message: ChatMessage): Shown | undefined => {
  const { content, createdOn, id, senderCommunicationIdentifier, sequenceId, type } = message
  if (senderCommunicationIdentifier !== undefined) return undefined
  const { initiatorCommunicationIdentifier: by, topic = "" } = content ?? {}
  const participants = (content?.participants ?? []).map(participantOf)
  const initiator: Participant | undefined =
    by === undefined
      ? undefined
      : (participants.find((participant) => rawId(participant.id) === rawId(by)) ?? {
          id: by,
          displayName: "",
          shareHistoryTime: undefined,
          metadata: {}
        })
  const at = Number(id)
  const ofThread = { threadId, version: id, repaired: true }
  const members = membersKey(participants.map((participant) => participant.id))
  // The first two messages of a thread are those of its creation.
  if (type === "participantAdded" && sequenceId === "1")
    return {
      what: named("created", threadId),
      at,
      eventOf: {
        _tag: "About",
        make: (properties) => ({
          _tag: "ChatThreadCreated",
          ...ofThread,
          ...about(properties),
          createdOn: properties.createdOn,
          createdBy: initiator,
          participants
        })
      }
    }
  if (type === "topicUpdated" && sequenceId !== "2")
    return {
      what: named("topic", threadId, topic),
      at,
      eventOf: {
        _tag: "About",
        make: (properties) => ({
          _tag: "ChatThreadPropertiesUpdated",
          ...ofThread,
          ...about({ ...properties, topic }),
          updatedOn: createdOn,
          updatedBy: initiator
        })
      }
    }
  if (type === "participantAdded")
    return {
      what: named("added", threadId, members),
      at,
      eventOf: {
        _tag: "Known",
        event: { _tag: "ParticipantsAdded", ...ofThread, addedOn: createdOn, addedBy: initiator, participants }
      }
    }
  if (type === "participantRemoved")
    return {
      what: named("removed", threadId, members),
      at,
      eventOf: {
        _tag: "Known",
        event: { _tag: "ParticipantsRemoved", ...ofThread, removedOn: createdOn, removedBy: initiator, participants }
      }
    }
  return undefined
}
