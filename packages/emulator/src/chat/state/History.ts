/**
 * The messages of one thread, those of the system among them, and the pages that they are read in.
 *
 * Ids are milliseconds since 1970 and grow; numbers of a thread start at 1.
 */
import type { ChatMessage } from "@effect-comms/chat/operations"
import { wholeSeconds } from "./wholeSeconds.ts"

/** The part of a message that its author decides. */
type Said = Omit<ChatMessage, "id" | "sequenceId" | "version" | "createdOn" | "editedOn" | "deletedOn">

/** A page, newest first; `next` is the id that the following page starts below. */
interface Page {
  readonly value: ReadonlyArray<ChatMessage>
  readonly next: number | undefined
}

/** The messages of a thread. */
export interface History {
  readonly append: (said: Said, nowMillis: number) => ChatMessage
  readonly get: (id: string) => ChatMessage | undefined
  /** Puts what was edited in place of a message, under a new version. */
  readonly edit: (message: ChatMessage, said: Said, nowMillis: number) => ChatMessage
  /** Leaves of a message when it was deleted, and that it was there. */
  readonly remove: (message: ChatMessage, nowMillis: number) => ChatMessage
  /** A version for what happens to the thread and leaves no message. */
  readonly stamp: (nowMillis: number) => number
  /** Messages from `since` on with an id below `below`, at most `size`. */
  readonly page: (options: { readonly since: number; readonly below: number; readonly size: number }) => Page
  readonly count: () => number
  /** Every message, oldest first. */
  readonly all: () => ReadonlyArray<ChatMessage>
  /** When the last message arrived, in milliseconds since 1970; 0 when there is none. */
  readonly lastAt: () => number
}

/** A message's point in time, to the millisecond that its id is. */
const createdAt = (message: ChatMessage): number => Number(message.id)

/** The messages given, oldest first; none yet by default. */
export const makeHistory = (messages: Array<ChatMessage> = []): History => {
  /** The last id or version that was given: all of them grow. */
  let stamp = messages.reduce((last, { version }) => Math.max(last, Number(version)), 0)
  /** The index of the first message with an id from there on: a page costs what it has, however long the thread is. */
  const firstFrom = (id: number): number => {
    let low = 0
    let high = messages.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const message = messages[middle]
      if (message !== undefined && createdAt(message) < id) low = middle + 1
      else high = middle
    }
    return low
  }
  const next = (nowMillis: number): number => (stamp = Math.max(Math.floor(nowMillis), stamp + 1))
  const indexOf = (id: string): number => {
    if (!/^\d{1,15}$/.test(id)) return -1
    const index = firstFrom(Number(id))
    return messages[index]?.id === id ? index : -1
  }
  const put = (message: ChatMessage): ChatMessage => {
    messages[indexOf(message.id)] = message
    return message
  }
  return {
    append: (said, nowMillis) => {
      const at = next(nowMillis)
      const createdOn = wholeSeconds(at)
      const id = String(at)
      const message: ChatMessage = { id, sequenceId: String(messages.length + 1), version: id, createdOn, ...said }
      messages.push(message)
      return message
    },
    get: (id) => messages[indexOf(id)],
    edit: (message, said, nowMillis) => {
      const at = next(nowMillis)
      const { createdOn, id, sequenceId } = message
      return put({ id, sequenceId, version: String(at), createdOn, editedOn: wholeSeconds(at), ...said })
    },
    remove: (message, nowMillis) => {
      const at = next(nowMillis)
      const { content: _, metadata: __, ...rest } = message
      return put({ ...rest, version: String(at), deletedOn: wholeSeconds(at) })
    },
    stamp: next,
    page: ({ below, since, size }) => {
      const value: Array<ChatMessage> = []
      for (let index = firstFrom(below) - 1; index >= 0; index--) {
        const message = messages[index]
        if (message === undefined || createdAt(message) < since) break
        if (value.length === size) {
          const last = value.at(-1)
          return { value, next: last === undefined ? undefined : createdAt(last) }
        }
        value.push(message)
      }
      return { value, next: undefined }
    },
    count: () => messages.length,
    all: () => messages,
    lastAt: () => {
      const last = messages.at(-1)
      return last === undefined ? 0 : createdAt(last)
    }
  }
}
