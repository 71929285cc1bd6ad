/** A chat user: a user of the resource with a token, who sends messages and sees those of others in its threads. */
import * as ConnectionString from "@effect-comms/core/ConnectionString"
import * as SharedKeyCredential from "@effect-comms/core/SharedKeyCredential"
import type { Entry } from "../service/Journal.ts"
import * as Effect from "effect/Effect"
import type { Environment } from "./Environment.ts"
import { valueAt, stringAt } from "../service/json.ts"
import { exchange, type Link } from "./Link.ts"
import type { WaitOptions } from "./Waits.ts"

const identityVersion = "2023-10-01"
const chatVersion = "2025-03-15"

/** Sends a request of a user or of the resource; rejects when it is refused. */
const send = async (
  link: Link,
  request: { readonly method: string; readonly path: string; readonly body?: unknown },
  authorize: (path: string, body: string | undefined) => Promise<ReadonlyArray<string>>
): Promise<unknown> => {
  const body = request.body === undefined ? undefined : JSON.stringify(request.body)
  const headers = [
    ...(await authorize(request.path, body)),
    ...(body === undefined ? [] : ["content-type", "application/json"])
  ]
  const answer = await exchange(link.transport, { ...request, origin: link.origin, headers, body })
  const text = answer.text()
  const value: unknown = text === "" ? {} : JSON.parse(text)
  if (answer.status < 300) return value
  const [path] = request.path.split("?")
  throw new Error(`${request.method} ${path}: ${answer.status} ${stringAt(value, "error", "message") ?? ""}`)
}

/** Creates a user of the resource. */
export const createUser = async (link: Link): Promise<{ readonly id: string; readonly token: string }> => {
  const credential = SharedKeyCredential.make(ConnectionString.parse(link.connectionString).accessKey)
  const { host } = new URL(link.origin)
  const made = await send(
    link,
    {
      method: "POST",
      path: `/identities?api-version=${identityVersion}`,
      body: { createTokenWithScopes: ["chat", "voip"] }
    },
    async (path, body) => {
      const pairs = credential.authorize({ method: "POST", host, path, body }, await link.wall())
      return Effect.isEffect(pairs) ? await Effect.runPromise(Effect.orDie(pairs)) : pairs
    }
  )
  const id = stringAt(made, "identity", "id")
  const token = stringAt(made, "accessToken", "token")
  if (id === undefined || token === undefined) throw new Error("POST /identities: expected a user with a token")
  return { id, token }
}

/** A message as a member sees it. */
export interface SeenMessage {
  readonly id: string
  readonly threadId: string
  readonly text: string
  /** The raw id of who sent it; absent for those of the system. */
  readonly from?: string
}

/** Which thread is meant. */
export interface InThread {
  /** Default the thread that the member is in, if it is in one only. */
  readonly threadId?: string
}

const isMatch = (text: string, pattern: string | RegExp): boolean =>
  typeof pattern === "string" ? text.toLowerCase().includes(pattern.toLowerCase()) : pattern.test(text)

/** A chat user. */
export class ChatMember {
  readonly #environment: Environment
  readonly #seen = new Set<string>()
  /** The raw id of the user. */
  readonly id: string
  /** A token of the user, for clients that are to act as this user. */
  readonly token: string
  readonly displayName: string | undefined
  /** The user as Microsoft writes it, for `participants` of a thread. */
  readonly participant: {
    readonly communicationIdentifier: { readonly communicationUser: { readonly id: string } }
    readonly displayName?: string
  }

  constructor(environment: Environment, user: { readonly id: string; readonly token: string }, displayName?: string) {
    this.#environment = environment
    this.id = user.id
    this.token = user.token
    this.displayName = displayName
    this.participant = {
      communicationIdentifier: { communicationUser: { id: user.id } },
      ...(displayName === undefined ? {} : { displayName })
    }
  }

  #ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const query = `${path.includes("?") ? "&" : "?"}api-version=${chatVersion}`
    return send(
      this.#environment.link,
      { method, path: path + query, ...(body === undefined ? {} : { body }) },
      async () => ["authorization", `Bearer ${this.token}`]
    )
  }

  /** Creates a thread with others, and gives its id. */
  async starts(topic: string, others: ReadonlyArray<ChatMember | string> = []): Promise<string> {
    const participants = others.map((other) =>
      typeof other === "string" ? { communicationIdentifier: { communicationUser: { id: other } } } : other.participant
    )
    const made = await this.#ask("POST", "/chat/threads", { topic, participants })
    const id = stringAt(made, "chatThread", "id")
    if (id === undefined) throw new Error("POST /chat/threads: expected a thread")
    await this.#settle()
    return id
  }

  /** The ids of the threads that it is in. */
  async threads(): Promise<ReadonlyArray<string>> {
    const page = await this.#ask("GET", "/chat/threads")
    const value = valueAt(page, "value")
    return (Array.isArray(value) ? value : []).flatMap((thread: unknown) => stringAt(thread, "id") ?? [])
  }

  async #thread({ threadId }: InThread): Promise<string> {
    if (threadId !== undefined) return threadId
    const [only, ...more] = await this.threads()
    if (only !== undefined && more.length === 0) return only
    throw new TypeError(
      only === undefined ? "threadId: expected, the member is in no thread" : "threadId: expected, it is in several"
    )
  }

  /** Sends a message, and gives its id. */
  async sends(text: string, thread: InThread = {}): Promise<string> {
    const threadId = await this.#thread(thread)
    const { displayName } = this
    const sent = await this.#ask("POST", `/chat/threads/${encodeURIComponent(threadId)}/messages`, {
      content: text,
      type: "text",
      ...(displayName === undefined ? {} : { senderDisplayName: displayName })
    })
    await this.#settle()
    const id = stringAt(sent, "id")
    if (id === undefined) throw new Error("POST messages: expected an id")
    return id
  }

  /** The messages that it can see in a thread, oldest first; not those of the system. */
  async messages(thread: InThread = {}): Promise<ReadonlyArray<SeenMessage>> {
    const threadId = await this.#thread(thread)
    const page = await this.#ask("GET", `/chat/threads/${encodeURIComponent(threadId)}/messages?maxPageSize=200`)
    const value = valueAt(page, "value")
    return (Array.isArray(value) ? value : [])
      .flatMap((message: unknown): ReadonlyArray<SeenMessage> => {
        const id = stringAt(message, "id")
        const text = stringAt(message, "content", "message")
        const from = stringAt(message, "senderCommunicationIdentifier", "rawId")
        return id === undefined || text === undefined
          ? []
          : [{ id, threadId, text, ...(from === undefined ? {} : { from }) }]
      })
      .toReversed()
  }

  /** Waits for a message of another user that contains the string or matches the pattern, in any of its threads; each is found once. */
  sees(pattern: string | RegExp, options?: WaitOptions): Promise<SeenMessage> {
    const { history, wait } = this.#environment
    const entries = (): ReadonlyArray<Entry> => history.all.map(({ entry }) => entry).filter(isOfChat)
    return wait(
      {
        wanted: `${this.displayName ?? "the member"} to see a message ${String(pattern)}`,
        entries,
        look: async () => {
          for (const threadId of await this.threads())
            for (const message of await this.messages({ threadId })) {
              if (message.from === this.id || this.#seen.has(message.id) || !isMatch(message.text, pattern)) continue
              this.#seen.add(message.id)
              return message
            }
          return undefined
        }
      },
      options
    )
  }

  async #settle(): Promise<void> {
    if (this.#environment.waits.isDriven) await this.#environment.waits.settle()
  }
}

/** Whether an entry concerns chat; a member's own polling does not count. */
const isOfChat = ({ data, kind, name }: Entry): boolean => {
  if (name.startsWith("ChatThread_List") || name.startsWith("Chat_List")) return false
  return name.startsWith("Chat") || (kind === "callback" && data["kind"] === "eventGrid")
}
