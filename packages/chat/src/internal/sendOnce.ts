/**
 * Sends a message that carries a key, and looks for it by that key before it is sent again.
 *
 * The service has no idempotency of messages: a send whose answer is lost may or may not have been executed. What is certain is what the
 * thread shows. A send is repeated only when the messages since its beginning have been read and none has the key.
 */
import type { CallOptions, Client } from "@effect-comms/core/Client"
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import * as Invoker from "@effect-comms/core/internal/Invoker"
import { CurrentFlow, outside } from "@effect-comms/core/internal/flow"
import type { Transport } from "@effect-comms/core/Transport"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Semaphore from "effect/Semaphore"
import type { ApiVersion } from "../ApiVersion.ts"
import type { SendChatMessageInput, SendChatMessageResult } from "../generated/models.ts"
import * as operations from "../generated/operations.ts"
import { Chat } from "./client.ts"
import { madeWith } from "./madeWith.ts"

/** A message, and the key that it is known by. */
export interface SendOnceInput extends SendChatMessageInput {
  /** Unique for every message of the thread, such as a UUID that the program keeps with the order that the message is about. */
  readonly key: string
}

/** How it is looked for, and the options of each request. */
export interface SendOnceOptions extends CallOptions<ApiVersion> {
  /** The name of the metadata that holds the key; default `idempotencyKey`. */
  readonly metadataName?: string
  /**
   * Whether it is looked for before the first send, too: an earlier call with the same key, or an earlier program, may have sent it. Default
   * true; `false` saves a request where the key is new for certain.
   */
  readonly lookFirst?: boolean
  /**
   * Milliseconds from a send without an answer to the look for its message; default 5000. A send that is executed later than that is not
   * seen, and the message is there twice.
   */
  readonly waitMillis?: number
  /** How many pages of 200 messages are searched; default 10. What is not found in them and may be behind is not sent. */
  readonly pages?: number
  /** How far back messages are searched, in milliseconds, clocks that differ included; default 3600000. */
  readonly lookBackMillis?: number
  /** How often it is sent at most; default 4. */
  readonly sends?: number
}

const pageSize = 200

/** What a look gives: the id, that there is none, or that the pages were not enough to say. */
type Found = { readonly id: string } | "absent" | "unknown"

type Turns = Map<string, { readonly semaphore: Semaphore.Semaphore; waiting: number }>

/** Those who send messages of one key in this process, one after the other. */
const ofProcess: Turns = new Map()

/**
 * The same over a transport with a clock of its own, by which a test runs one application after the other in one process: a request of one that
 * has crashed gets no answer, and would hold up the next one.
 */
const ofTransport = new WeakMap<Transport, Turns>()

const turnsOver = (transport: Transport): Turns => {
  if (transport.clock === undefined) return ofProcess
  const turns: Turns = ofTransport.get(transport) ?? new Map()
  ofTransport.set(transport, turns)
  return turns
}

const inTurn = <A, E, R>(
  turns: Turns,
  name: string,
  use: (isFirst: boolean) => Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  Effect.acquireUseRelease(
    Effect.sync(() => {
      const turn = turns.get(name) ?? { semaphore: Semaphore.makeUnsafe(1), waiting: 0 }
      turns.set(name, turn)
      return { turn, isFirst: turn.waiting++ === 0 }
    }),
    ({ isFirst, turn }) => turn.semaphore.withPermits(1)(use(isFirst)),
    ({ turn }) =>
      Effect.sync(() => {
        if (--turn.waiting === 0) turns.delete(name)
      })
  )

const id = "ChatThread_SendChatMessage"
const numbers = ["waitMillis", "pages", "lookBackMillis", "sends"] as const

/** Sends it once. */
export const sendOnce = (
  { key, ...input }: SendOnceInput,
  options: SendOnceOptions = {}
): Effect.Effect<SendChatMessageResult, CommunicationError, Chat> =>
  Chat.use((client) => {
    const {
      lookBackMillis,
      lookFirst = true,
      metadataName = "idempotencyKey",
      pages,
      sends,
      waitMillis,
      ...call
    } = options
    for (const name of numbers)
      if (!((options[name] ?? 1) >= 0)) return Effect.fail(invalid(id, name, "expected a number from 0"))
    if (typeof key !== "string" || key === "")
      return Effect.fail(invalid(id, "key", "expected a string that is not empty"))
    const { chatThreadId } = input
    const message = { ...input, metadata: { ...input.metadata, [metadataName]: key } }
    const search = { chatThreadId, key, metadataName, pages: pages ?? 10, lookBackMillis: lookBackMillis ?? 3_600_000 }
    const plan = { sends: sends ?? 4, waitMillis: waitMillis ?? 5_000 }
    // A send that waited for another one with the same key looks for its message in any case.
    const sending = (mayBeThere: boolean) =>
      inTurn(turnsOver(client.transport), `${client.endpoint}\n${chatThreadId}\n${key}`, (isFirst) =>
        attempts(client, message, search, { ...plan, lookFirst: mayBeThere || !isFirst }, call)
      )
    // A flow may perform it again whose process has sent it before it ended.
    return Effect.flatMap(CurrentFlow, (flow) =>
      flow.once(operations.sendChatMessage, sending(lookFirst || flow !== outside))
    )
  })

interface Search {
  readonly chatThreadId: string
  readonly key: string
  readonly metadataName: string
  readonly pages: number
  readonly lookBackMillis: number
}

interface Plan {
  readonly sends: number
  readonly waitMillis: number
  readonly lookFirst: boolean
}

const attempts = (
  client: Client<ApiVersion>,
  message: SendChatMessageInput,
  search: Search,
  { lookFirst, sends, waitMillis }: Plan,
  call: CallOptions<ApiVersion>
): Effect.Effect<SendChatMessageResult, CommunicationError> =>
  Effect.gen(function* () {
    const since = (yield* Clock.currentTimeMillis) - search.lookBackMillis
    if (lookFirst) {
      const found = yield* look(client, search, since, call)
      if (typeof found === "object") return found
      if (found === "unknown")
        return yield* invalid(id, "pages", "expected enough to search as far back as lookBackMillis")
    }
    const { apiVersion: defaultVersion, credential, endpoint, transport } = client
    // One attempt at a time: before the next there is a look, whatever the service said of the last.
    const { invoke } = Invoker.make(
      { endpoint, credential, transport, defaultVersion },
      { ...madeWith(client), retry: { attempts: 1 } }
    )
    let open: CommunicationError | undefined
    for (let sent = 1; ; sent++) {
      const outcome = yield* Effect.result(invoke(operations.sendChatMessage, message, call))
      if (Result.isSuccess(outcome)) return outcome.success
      const error = outcome.failure
      if (mayBeThere(error)) open ??= error
      if (open === undefined && (isFinal(error) || sent >= sends)) return yield* error
      yield* Effect.sleep(Math.max(open === undefined ? 0 : waitMillis, pauseMillis(error, sent)))
      // When nobody can say whether it is there, it stays open.
      const found = yield* Effect.orElseSucceed(look(client, search, since, call), (): Found => "unknown")
      if (typeof found === "object") return found
      if (found === "unknown" || sent >= sends || isFinal(error)) return yield* open ?? error
    }
  })

/** How long a service that has refused is left alone. */
const pauseMillis = ({ reason }: CommunicationError, sent: number): number =>
  (reason._tag === "Throttled" ? reason.retryAfter : undefined) ?? 250 * 2 ** sent

/** Whether a send that failed may have been executed; an answer that could not be read was one. */
const mayBeThere = ({ reason }: CommunicationError): boolean =>
  reason._tag === "Ambiguous" || reason._tag === "UnexpectedResponse"

/** Failures that another send would only repeat. */
const isFinal = ({ reason }: CommunicationError): boolean =>
  ["Forbidden", "NotFound", "Unauthorized", "InvalidRequest"].includes(reason._tag)

/** Looks for the message, newest first, until one is older than is looked back. */
const look = (
  client: Client<ApiVersion>,
  { chatThreadId, key, metadataName, pages }: Search,
  since: number,
  { apiVersion, attemptTimeoutMillis, deadlineMillis }: CallOptions<ApiVersion>
): Effect.Effect<Found, CommunicationError> =>
  Effect.gen(function* () {
    const call: CallOptions<ApiVersion> = {
      ...(apiVersion && { apiVersion }),
      ...(attemptTimeoutMillis !== undefined && { attemptTimeoutMillis }),
      ...(deadlineMillis !== undefined && { deadlineMillis })
    }
    let link: string | undefined
    for (let page = 0; page < pages; page++) {
      const { nextLink, value } = yield* link === undefined
        ? client.invoke(operations.listChatMessages, { chatThreadId, maxPageSize: pageSize }, call)
        : client.follow(operations.listChatMessages, link, call)
      for (const { createdOn, id, metadata } of value) {
        if (metadata?.[metadataName] === key) return { id }
        if (Date.parse(createdOn) < since) return "absent"
      }
      if (nextLink === undefined) return "absent"
      link = nextLink
    }
    return "unknown"
  })
