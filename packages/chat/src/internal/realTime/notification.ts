/**
 * Notifications as they come: JSON with a number for the kind, and JSON texts inside it. Nothing throws; what cannot be read is
 * `UnknownNotification`.
 *
 * Source: the source text that `@azure/communication-signaling` publishes beside its code.
 */
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import * as Redacted from "effect/Redacted"
import type { ChatAttachment, ChatRetentionPolicy } from "../../generated/models.ts"
import type { Participant, RealTimeEvent } from "./RealTimeEvent.ts"

type Members = Readonly<Record<string, unknown>>

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const isTime = (value: unknown): value is DateTimeText =>
  typeof value === "string" && value !== "" && !Number.isNaN(Date.parse(value))

const json = (text: unknown): unknown => {
  if (typeof text !== "string") return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What `unescape` makes of a text; it is deprecated, and some platforms lack it. */
const unescaped = (text: unknown): unknown =>
  typeof text === "string"
    ? text.replaceAll(/%u([\da-f]{4})|%([\da-f]{2})/gi, (_, long?: string, short?: string) =>
        String.fromCharCode(Number.parseInt(long ?? short ?? "", 16))
      )
    : undefined

/** The members of an object, read one by one. */
const reader = (members: Members) => ({
  text: (name: string): string => {
    const value = members[name]
    return typeof value === "string" ? value : typeof value === "number" ? String(value) : ""
  },
  time: (name: string): DateTimeText | undefined => {
    const value = members[name]
    return isTime(value) ? value : undefined
  },
  user: (name: string) => {
    const value = members[name]
    return typeof value === "string" && value !== "" ? fromRawId(value) : undefined
  }
})

const metadataOf = (text: unknown): Readonly<Record<string, string>> => {
  const value = json(text)
  return isMembers(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([name, each]) => (typeof each === "string" ? [[name, each]] : []))
      )
    : {}
}

const isAttachment = (value: unknown): value is ChatAttachment =>
  isMembers(value) && typeof value["id"] === "string" && typeof value["attachmentType"] === "string"

const attachmentsOf = (text: unknown): ReadonlyArray<ChatAttachment> => {
  const value = json(text)
  return Array.isArray(value) ? value.filter(isAttachment) : []
}

const participant = (value: unknown): ReadonlyArray<Participant> => {
  if (!isMembers(value)) return []
  const { text, time, user } = reader(value)
  const id = user("participantId")
  if (id === undefined) return []
  return [
    {
      id,
      displayName: text("displayName"),
      shareHistoryTime: time("shareHistoryTime"),
      metadata: metadataOf(value["memberMetaData"])
    }
  ]
}

const one = (text: unknown): Participant | undefined => participant(json(unescaped(text)))[0]

const several = (text: unknown): ReadonlyArray<Participant> => {
  const value = json(unescaped(text))
  return Array.isArray(value) ? value.flatMap(participant) : []
}

/** `30.00:00:00` is thirty days. */
const policyOf = (text: unknown): ChatRetentionPolicy => {
  const policy = json(text)
  const after: unknown = isMembers(policy) ? policy["executeAfter"] : undefined
  const [, days] = typeof after === "string" ? (/^\s*[+-]?(\d+)\./.exec(after) ?? []) : []
  return days === undefined ? { kind: "none" } : { kind: "threadCreationDate", deleteThreadAfterDays: Number(days) }
}

const about = (text: unknown) => {
  const value = json(unescaped(text))
  const members = isMembers(value) ? value : {}
  return {
    topic: reader(members).text("topic"),
    metadata: metadataOf(members["acsChatThreadMetadata"]),
    retentionPolicy: policyOf(members["retentionPolicy"])
  }
}

/** The second of the three values is when the message was read. */
const readOn = (text: unknown): DateTimeText | undefined => {
  const body = json(text)
  const horizon: unknown = isMembers(body) ? body["consumptionhorizon"] : undefined
  const millis = typeof horizon === "string" ? Number(horizon.split(";")[1]) : Number.NaN
  const time: unknown = Math.abs(millis) <= 8.64e15 ? new Date(millis).toISOString() : undefined
  return isTime(time) ? time : undefined
}

const read = (eventId: number, members: Members): RealTimeEvent | undefined => {
  const { text, time, user } = reader(members)
  const threadId = text("groupId")
  const ofMessage = () => ({
    threadId,
    id: text("messageId"),
    version: text("version"),
    sender: user("senderId"),
    senderDisplayName: text("senderDisplayName"),
    createdOn: time("originalArrivalTime"),
    type: text("messageType"),
    repaired: false
  })
  const content = () => ({
    message: text("messageBody"),
    metadata: metadataOf(members["acsChatMessageMetadata"]),
    attachments: attachmentsOf(members["attachments"])
  })
  const ofThread = { threadId: text("threadId"), version: text("version"), repaired: false }
  switch (eventId) {
    case 200:
      return { _tag: "ChatMessageReceived", ...ofMessage(), ...content() }
    case 247:
      return { _tag: "ChatMessageEdited", ...ofMessage(), ...content(), editedOn: time("edittime") }
    case 248:
      return { _tag: "ChatMessageDeleted", ...ofMessage(), deletedOn: time("deletetime") }
    case 245:
      return {
        _tag: "TypingIndicatorReceived",
        threadId,
        sender: user("senderId"),
        senderDisplayName: text("senderDisplayName"),
        version: text("version"),
        receivedOn: time("originalArrivalTime")
      }
    case 246:
      return {
        _tag: "ReadReceiptReceived",
        threadId,
        sender: user("senderId"),
        chatMessageId: text("messageId"),
        readOn: readOn(members["messageBody"]),
        repaired: false
      }
    case 257:
      return {
        _tag: "ChatThreadCreated",
        ...ofThread,
        ...about(members["properties"]),
        createdOn: time("createTime"),
        createdBy: one(members["createdBy"]),
        participants: several(members["members"])
      }
    case 258:
      return {
        _tag: "ChatThreadPropertiesUpdated",
        ...ofThread,
        ...about(members["properties"]),
        updatedOn: time("editTime"),
        updatedBy: one(members["editedBy"])
      }
    case 259:
      return {
        _tag: "ChatThreadDeleted",
        ...ofThread,
        deletedOn: time("deleteTime"),
        deletedBy: one(members["deletedBy"]),
        reason: text("reason") === "" ? undefined : text("reason")
      }
    case 260:
      return {
        _tag: "ParticipantsAdded",
        ...ofThread,
        addedOn: time("time"),
        addedBy: one(members["addedBy"]),
        participants: several(members["participantsAdded"])
      }
    case 261:
      return {
        _tag: "ParticipantsRemoved",
        ...ofThread,
        removedOn: time("time"),
        removedBy: one(members["removedBy"]),
        participants: several(members["participantsRemoved"])
      }
    default:
      return undefined
  }
}

/** Whether it says of which thread, and of which message, it is. */
const isWhole = (event: RealTimeEvent): boolean =>
  !("threadId" in event && event.threadId === "") && !("id" in event && event.id === "")

/** Reads a notification. */
export const decode = (body: string): RealTimeEvent => {
  const members = json(body)
  const eventId = isMembers(members) ? members["eventId"] : undefined
  const event = isMembers(members) && typeof eventId === "number" ? read(eventId, members) : undefined
  if (event !== undefined && isWhole(event)) return event
  return {
    _tag: "UnknownNotification",
    eventId: typeof eventId === "number" ? eventId : undefined,
    raw: Redacted.make(body)
  }
}
