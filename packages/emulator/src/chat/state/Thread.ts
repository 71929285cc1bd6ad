/** A thread: its members, its messages and how it is shown. */
import { randomBytes } from "node:crypto"
import type { ChatRetentionPolicy, ChatThreadProperties } from "@effect-comms/chat/operations"
import { wholeSeconds } from "./wholeSeconds.ts"
import { type History, makeHistory } from "./History.ts"
import { identifierOf, keyOf, type Member } from "./Member.ts"

/** A thread that exists. */
export interface Thread {
  readonly id: string
  topic: string
  readonly createdAt: number
  /** The raw id of who created it. */
  readonly createdBy: string
  metadata?: Readonly<Record<string, string>>
  retentionPolicy?: ChatRetentionPolicy
  /** By raw id in lower case, in order of joining. */
  readonly members: Map<string, Member>
  readonly history: History
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
  history: makeHistory()
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

/** A thread's URL as `Location` shows it: the colon escaped, the `@` not. */
export const locationOf = (origin: string, thread: Thread): string =>
  `${origin}/chat/threads/${encodeURIComponent(thread.id).replaceAll("%40", "@")}`
