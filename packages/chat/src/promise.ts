/**
 * Chat for programs that do not use Effect: the same functions, returning promises, and async iterables for lists.
 *
 * A promise rejects with the `CommunicationError` or `PartialFailure` itself. `signal` in a call's options stops the call.
 */
import type { Arrivals } from "@effect-comms/core/internal/Arrivals"
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import type { Client } from "@effect-comms/core/Client"
import type { Transport } from "@effect-comms/core/Transport"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import type { Limits } from "@effect-comms/core/internal/WebhookBody"
import type { WebhookAnswer, WebhookRequest } from "@effect-comms/core/WebhookAnswer"
import * as WebhookHandler from "@effect-comms/core/WebhookHandler"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import type { ApiVersion } from "./ApiVersion.ts"
import * as Chat from "./Chat.ts"
import * as ChatEvents from "./ChatEvents.ts"
import type { Decoded } from "./events.ts"
import { byKind } from "./internal/eventHandlers.ts"
import { type ChatClient, clientOf } from "./generated/promise.ts"

export type { ChatClient, ChatThreadClient } from "./generated/promise.ts"
export type { ThreadFunctions } from "./internal/threadFunctions.ts"

/** Options of `createChat`. */
export type Options = Chat.Options & {
  /** What carries requests; default `node:http` on Node, `fetch` elsewhere. */
  readonly transport?: Transport
}

/** Makes a client of one user. Throws a `CommunicationError` when the endpoint or the version is not valid. */
export const createChat = (options: Options): ChatClient => clientOf(made(options))

const made = (options: Options): Client<ApiVersion> => {
  const making = Chat.make(options)
  const { transport } = options
  return Effect.runSync(transport === undefined ? making : Effect.provideService(making, CurrentTransport, transport))
}

/** Stops an iteration over events when aborted. */
export interface StreamOptions {
  /** Stops the iteration, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/** How a request to Event Grid's address is answered, and what is done with its events behind the answer; functions may return promises. */
export interface Answering extends PromiseApi.Handling<Decoded>, Pick<ChatEvents.Answering, "trusted" | "origins"> {}

/** How a handler takes requests, and what is done with their events; functions may return promises. */
export interface Handling
  extends
    ChatEvents.ByKind<unknown>,
    PromiseApi.Handling<Decoded>,
    Pick<ChatEvents.Handling, "origins">,
    WebhookHandler.Limits,
    WebhookHandler.Trust {}

/** The receiver of Chat's events, which it decodes and publishes without duplicates. */
export interface ChatEventsReceiver {
  /** Answers a request to Event Grid's address; see `ChatEvents.answer`. It never rejects. */
  readonly answer: (request: WebhookRequest, answering?: Answering) => Promise<WebhookAnswer>
  /**
   * Makes a handler of the requests to Event Grid's address: `(request: Request) => Promise<Response>`, for every server that has these. It never
   * rejects, and what is done with the events begins after the answer; see `ChatEvents.handler`. `toNodeListener` of
   * `@effect-comms/core/webhooks/node` makes it one of `node:http`, Express and Fastify.
   *
   * Throws a `TypeError` when an option is invalid.
   */
  readonly handler: (handling?: Handling) => WebhookHandler.WebhookHandler
  /** Answers a request of Event Grid, whose sender something else vouches for; see `ChatEvents.answerTrusted`. It never rejects. */
  readonly answerTrusted: (
    request: WebhookRequest,
    answering?: Pick<ChatEvents.Answering, "origins">
  ) => Promise<WebhookAnswer>
  /**
   * Decodes a body without publishing it, within `limits` (default 2 MiB and 5000 elements).
   *
   * Rejects with `EventDecodeError` when the body is no batch of events, or larger than the limits.
   */
  readonly decode: (body: unknown, limits?: Limits) => Promise<ChatEvents.Batch>
  /**
   * Decodes and publishes a body whose sender something else vouches for: Event Grid does not sign. Answer 200 when it succeeds, with
   * `{ validationResponse }` when there is one, else `ChatEvents.statusOf` the error.
   *
   * Rejects with `EventDecodeError` when the body is no batch of events, or larger than the limits.
   */
  readonly receiveTrusted: (body: unknown) => Promise<ChatEvents.Received>
  /** Publishes events that are decoded already; one that was received before is counted as a duplicate. */
  readonly publish: (events: ReadonlyArray<Decoded>) => Promise<ChatEvents.Received>
  /** Iterates over the events of a thread, or without one over those of the resource, from now on, until `signal` stops it. */
  readonly stream: (chatThreadId?: string, options?: StreamOptions) => AsyncIterable<Decoded>
  /**
   * Iterates over the events of a thread without duplicates and gaps, read as the user of these options, who has to be a member.
   *
   * Ends with ChatThreadDeleted; rejects with a `CommunicationError` when the thread cannot be read any more.
   */
  readonly follow: (input: ChatEvents.FollowInput, client: Options, options?: StreamOptions) => AsyncIterable<Decoded>
  /**
   * Iterates over the real-time notifications of the user of these options, over a protocol that Microsoft does not document and that is proven
   * on the local cloud only.
   *
   * Rejects with a `CommunicationError` when the first connection cannot be made, and when the user's token is refused although it is fresh.
   */
  readonly realTime: (
    client: Options,
    input?: ChatEvents.RealTimeInput,
    options?: StreamOptions
  ) => AsyncIterable<ChatEvents.RealTimeEvent>
  /** Counts the deliveries so far, and the events that somebody listened to by their thread. */
  readonly arrivals: () => Promise<Arrivals>
  /** The service of the Effect API, for programs that use both. */
  readonly service: ChatEvents.Service
  /** Ends what runs in the background. */
  readonly close: () => Promise<void>
}

/** Options of a receiver of events. */
export interface ChatEventsOptions extends ChatEvents.Options {
  /** The transport whose clock measures time, the same as of the client; default the machine's time. It carries nothing for a receiver. */
  readonly transport?: Transport
}

/** Makes a receiver of events. Throws a `CommunicationError` when an option is invalid; `close` ends what runs in the background. */
export const createChatEvents = ({ transport, ...options }: ChatEventsOptions = {}): ChatEventsReceiver => {
  const scope = Scope.makeUnsafe()
  const events = Effect.runSync(Scope.provide(ChatEvents.make(options), scope))
  const context = Context.make(ChatEvents.ChatEvents, events)
  const { call, iterate } = PromiseApi.make(context, transport)
  return {
    answer: call((request: WebhookRequest, answering: Answering = {}) => {
      const { origins, trusted } = answering
      return events.answer(request, { origins, trusted, ...PromiseApi.handling(answering) })
    }),
    handler: ({ on, ...handling }: Handling = {}) => {
      const kinds = byKind({ on })
      const byEffects = (event: Decoded) => kinds(event).map((handle) => PromiseApi.effectful(handle))
      const limits = { maxBodyBytes: options.maxBodyBytes, ...handling }
      const respond = WebhookHandler.make("ChatEvents", limits, ({ trusted, ...request }, behind) =>
        events.answer(request, {
          trusted,
          origins: handling.origins,
          byKind: byEffects,
          ...PromiseApi.handling(handling),
          ...behind
        })
      )
      return WebhookHandler.promised(respond, transport)
    },
    answerTrusted: call(ChatEvents.answerTrusted),
    decode: call(ChatEvents.decode),
    receiveTrusted: call(ChatEvents.receiveTrusted),
    publish: call(ChatEvents.publish),
    stream: iterate((chatThreadId?: string, _options?: StreamOptions) => ChatEvents.stream(chatThreadId)),
    follow: (input, client, given) =>
      PromiseApi.make(Context.add(context, Chat.Chat, made(client)), client.transport).iterate(
        (input: ChatEvents.FollowInput, _options?: StreamOptions) => ChatEvents.follow(input)
      )(input, given),
    realTime: (client, input = {}, given = {}) =>
      PromiseApi.make(Context.make(Chat.Chat, made(client)), client.transport).iterate(
        (input: ChatEvents.RealTimeInput, _options: StreamOptions) => ChatEvents.realTime(input)
      )(input, given),
    arrivals: call(() => ChatEvents.arrivals),
    service: events,
    close: (): Promise<void> => Effect.runPromise(Scope.close(scope, Exit.void))
  }
}
