/** Threads of Chat as the state has them, and their messages as a member sees them. */
import { at, listAt, numberAt, textAt } from "./Entry.ts"
import { nameOf, rawIdOf } from "./Identity.ts"
import { plain } from "./plain.ts"

/** A member of a thread. */
interface Member {
  readonly id: string
  readonly name: string
}

/** A thread. */
export interface Thread {
  readonly id: string
  readonly topic: string
  readonly members: ReadonlyArray<Member>
  /** The raw id of who created it. */
  readonly creator: string | undefined
  /** How many messages there are, those of the system among them. */
  readonly messages: number
}

/** A message. */
export interface Message {
  readonly id: string
  readonly kind: "mine" | "other" | "system"
  /** The raw id of who sent it; absent for those of the system. */
  readonly sender: string | undefined
  readonly from: string
  readonly text: string
  readonly at: string
  readonly isEdited: boolean
  readonly isDeleted: boolean
  /** Whether it was sent with markup, which its text here lacks. */
  readonly isMarkup: boolean
}

/** The threads of the state. */
export const threadsOf = (state: unknown): ReadonlyArray<Thread> =>
  listAt(state, "threads").flatMap((thread) => {
    const id = textAt(thread, "id")
    if (id === undefined) return []
    const members = listAt(thread, "participants").flatMap((participant) => {
      const member = rawIdOf(at(participant, "communicationIdentifier"))
      return member === undefined ? [] : [{ id: member, name: textAt(participant, "displayName") ?? nameOf(member) }]
    })
    const creator = rawIdOf(at(thread, "createdByCommunicationIdentifier"))
    return [{ id, topic: textAt(thread, "topic") ?? "", members, creator, messages: numberAt(thread, "messages") ?? 0 }]
  })

const named = (participants: ReadonlyArray<unknown>): string =>
  participants
    .map((each) => textAt(each, "displayName") ?? nameOf(rawIdOf(at(each, "communicationIdentifier")) ?? ""))
    .join(", ")

const ofSystem = (message: unknown): string => {
  const who = named(listAt(message, "content", "participants"))
  switch (textAt(message, "type")) {
    case "topicUpdated":
      return `The topic is now “${textAt(message, "content", "topic") ?? ""}”`
    case "participantAdded":
      return `${who} joined`
    case "participantRemoved":
      return `${who} left`
    default:
      return textAt(message, "type") ?? ""
  }
}

/** The messages that a control answers, the oldest first. */
export const messagesOf = (answer: unknown, me: string): ReadonlyArray<Message> =>
  listAt(answer, "value")
    .map((message): Message => {
      const type = textAt(message, "type") ?? "text"
      const sender = rawIdOf(at(message, "senderCommunicationIdentifier"))
      const isSaid = type === "text" || type === "html"
      const text = textAt(message, "content", "message") ?? ""
      return {
        id: textAt(message, "id") ?? "",
        kind: !isSaid ? "system" : sender?.toLowerCase() === me.toLowerCase() ? "mine" : "other",
        sender,
        from: textAt(message, "senderDisplayName") ?? (sender === undefined ? "" : nameOf(sender)),
        text: isSaid ? (type === "html" ? plain(text) : text) : ofSystem(message),
        at: textAt(message, "createdOn") ?? "",
        isEdited: at(message, "editedOn") !== undefined,
        isDeleted: at(message, "deletedOn") !== undefined,
        isMarkup: type === "html"
      }
    })
    .toReversed()
