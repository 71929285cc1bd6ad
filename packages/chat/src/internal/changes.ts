/**
 * What happened to a thread and its members: as the events say it, and as the messages of the system in the thread's history do, of which
 * the events are made that no delivery had.
 */
import { type CommunicationIdentifier, rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { Decoded } from "../events/decode.ts"
import type { ChatMessage, ChatParticipant } from "../generated/models.ts"
import type { Change } from "./Occurrences.ts"

/** A change that a message of the system shows, and the event that it stands for. */
export interface Shown extends Change {
  readonly event: Decoded
}

const keyOf = (id: CommunicationIdentifier): string => rawId(id).toLowerCase()

/** Versions are milliseconds since 1970 in samples. */
const momentOf = (version: number | string | undefined, time: string | undefined): number => {
  const millis = Number(version)
  return millis > 1e12 ? millis : Date.parse(time ?? "")
}

const ofMember = (what: string, who: CommunicationIdentifier | undefined, at: number): Change | undefined =>
  who === undefined || Number.isNaN(at) ? undefined : { what: `${what} ${keyOf(who)}`, at }

/** The change that an event tells; `undefined` for one that leaves no message of the system. */
export const changeOf = (event: Decoded): Change | undefined => {
  switch (event._tag) {
    case "ChatThreadParticipantAdded":
    case "ChatParticipantAddedToThreadWithUser": {
      const { participantAdded, time, version } = event.data
      return ofMember("added", participantAdded?.participantCommunicationIdentifier, momentOf(version, time))
    }
    case "ChatThreadParticipantRemoved":
    case "ChatParticipantRemovedFromThreadWithUser": {
      const { participantRemoved, time, version } = event.data
      return ofMember("removed", participantRemoved?.participantCommunicationIdentifier, momentOf(version, time))
    }
    case "ChatThreadPropertiesUpdated":
    case "ChatThreadPropertiesUpdatedPerUser": {
      const { editTime, properties, version } = event.data
      return { what: `topic ${String(properties?.["topic"])}`, at: momentOf(version, editTime) }
    }
    case "ChatThreadCreated":
    case "ChatThreadCreatedWithUser": {
      const { createTime, version } = event.data
      return { what: "created", at: momentOf(version, createTime) }
    }
    default:
      return undefined
  }
}

const participantOf = ({ communicationIdentifier, displayName, metadata }: ChatParticipant) => ({
  displayName,
  participantCommunicationIdentifier: communicationIdentifier,
  metadata
})

/** The changes that a message shows; none when a member sent it, or it says nothing of the kind. */
export const changesIn = (chatThreadId: string, message: ChatMessage): ReadonlyArray<Shown> => {
  const { content, createdOn, id, senderCommunicationIdentifier, sequenceId, type } = message
  if (senderCommunicationIdentifier !== undefined) return []
  const { initiatorCommunicationIdentifier: by, participants = [], topic } = content ?? {}
  const at = Number(id)
  const envelope = (name: string, subject: string) => ({
    id: `${chatThreadId}/${id}/${name}${subject}`,
    type: `Microsoft.Communication.${name}`,
    time: createdOn,
    source: "",
    subject: `thread/${chatThreadId}${subject}`,
    repaired: true
  })
  const ids = { threadId: chatThreadId, version: at }
  // The first two messages of a thread are those of its creation.
  if (type === "participantAdded" && sequenceId === "1")
    return [
      {
        what: "created",
        at,
        event: {
          _tag: "ChatThreadCreated",
          ...envelope("ChatThreadCreated", ""),
          data: {
            ...ids,
            createTime: createdOn,
            createdByCommunicationIdentifier: by,
            participants: participants.map(participantOf)
          }
        }
      }
    ]
  if (type === "topicUpdated" && sequenceId !== "2")
    return [
      {
        what: `topic ${String(topic)}`,
        at,
        event: {
          _tag: "ChatThreadPropertiesUpdated",
          ...envelope("ChatThreadPropertiesUpdated", ""),
          data: { ...ids, editedByCommunicationIdentifier: by, editTime: createdOn, properties: { topic } }
        }
      }
    ]
  if (type === "participantAdded")
    return participants.map((participant) => ({
      what: `added ${keyOf(participant.communicationIdentifier)}`,
      at,
      event: {
        _tag: "ChatThreadParticipantAdded",
        ...envelope("ChatThreadParticipantAdded", `/participantAdded/${rawId(participant.communicationIdentifier)}`),
        data: {
          ...ids,
          time: createdOn,
          addedByCommunicationIdentifier: by,
          participantAdded: participantOf(participant)
        }
      }
    }))
  if (type === "participantRemoved")
    return participants.map((participant) => ({
      what: `removed ${keyOf(participant.communicationIdentifier)}`,
      at,
      event: {
        _tag: "ChatThreadParticipantRemoved",
        ...envelope(
          "ChatThreadParticipantRemoved",
          `/participantRemoved/${rawId(participant.communicationIdentifier)}`
        ),
        data: {
          ...ids,
          time: createdOn,
          removedByCommunicationIdentifier: by,
          participantRemoved: participantOf(participant)
        }
      }
    }))
  return []
}
