/** A thread: its members, its messages and how it is shown. */
import { randomBytes } from "node:crypto"
import type { ChatRetentionPolicy, ChatThreadItem, ChatThreadProperties } from "@effect-comms/chat/operations"
import { wholeSeconds } from "./wholeSeconds.ts"
import { type History, makeHistory } from "./History.ts"
import { identifierOf, keyOf, type Member } from "./Member.ts"

/** That a member has read the thread up to a message. */
export interface Receipt {
  readonly rawId: string
  readonly messageId: string
  /** Milliseconds since 1970. */
  readonly readAt: number
}

/** An image that was uploaded. */
export interface Image {
  readonly id: string
  readonly bytes: Uint8Array
  readonly type: string
  readonly name: string | undefined
  /** The raw id of who uploaded it. */
  readonly by: string
}

/** A thread that exists. */
export interface Thread {
  readonly id: string
  topic: string
  readonly createdAt: number
  /** The raw id of who created it. */
  readonly createdBy: string
  metadata?: Readonly<Record<string, string>> | undefined
  retentionPolicy?: ChatRetentionPolicy | undefined
  /** By raw id in lower case, in order of joining. */
  readonly members: Map<string, Member>
  readonly history: History
  /** The latest of each member, by raw id in lower case. */
  readonly receipts: Map<string, Receipt>
  readonly images: Map<string, Image>
  /** Ends the wait for the day on which the retention policy deletes the thread. */
  stopRetention?: () => void
}

/** An id as the service makes them: `19:`, 43 characters, `1`, `@thread.v2`. */
const threadId = (): string => `19:${randomBytes(33).toString("base64url").slice(0, 43)}1@thread.v2`

/** A thread without messages. */
export const makeThread = (
  options: Pick<Thread, "topic" | "createdAt" | "createdBy"> & {
    readonly members: ReadonlyArray<Member>
    readonly metadata?: Readonly<Record<string, string>>
    readonly retentionPolicy?: ChatRetentionPolicy
  }
): Thread => ({
  ...options,
  id: threadId(),
  members: new Map(options.members.map((member) => [keyOf(member.rawId), member])),
  history: makeHistory(),
  receipts: new Map(),
  images: new Map()
})

/** A thread as answers show it. */
export const propertiesOf = (thread: Thread): ChatThreadProperties => ({
  id: thread.id,
  topic: thread.topic,
  createdOn: wholeSeconds(thread.createdAt),
  createdByCommunicationIdentifier: identifierOf(thread.createdBy),
  ...(thread.metadata === undefined ? {} : { metadata: thread.metadata }),
  ...(thread.retentionPolicy === undefined ? {} : { retentionPolicy: thread.retentionPolicy })
})

/** A thread as lists show it. */
export const itemOf = ({ history, id, topic }: Thread): ChatThreadItem => ({
  id,
  topic,
  lastMessageReceivedOn: wholeSeconds(history.lastAt())
})

/** A thread's URL as `Location` shows it: the colon escaped, the `@` not. */
export const locationOf = (origin: string, thread: Thread): string =>
  `${origin}/chat/threads/${encodeURIComponent(thread.id).replaceAll("%40", "@")}`
