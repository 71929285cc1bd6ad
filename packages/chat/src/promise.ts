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
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type { ApiVersion } from "./ApiVersion.ts"
import * as Chat from "./Chat.ts"
import * as ChatEvents from "./ChatEvents.ts"
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

/** The receiver of Chat's events, which it decodes and publishes without duplicates. */
export interface ChatEventsReceiver {
  /** Answers a request of Event Grid, whose sender something else vouches for; see `ChatEvents.answerTrusted`. It never rejects. */
  readonly answerTrusted: (request: WebhookRequest, answering?: ChatEvents.Answering) => Promise<WebhookAnswer>
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
  readonly publish: (events: ReadonlyArray<ChatEvents.Decoded>) => Promise<ChatEvents.Received>
  /** Iterates over the events of a thread, or without one over those of the resource, from now on, until `signal` stops it. */
  readonly stream: (chatThreadId?: string, options?: StreamOptions) => AsyncIterable<ChatEvents.Decoded>
  /**
   * Iterates over the events of a thread without duplicates and gaps, read as the user of these options, who has to be a member.
   *
   * Ends with ChatThreadDeleted; rejects with a `CommunicationError` when the thread cannot be read any more.
   */
  readonly follow: (
    input: ChatEvents.FollowInput,
    client: Options,
    options?: StreamOptions
  ) => AsyncIterable<ChatEvents.Decoded>
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
}

/** Makes a receiver of events. Throws a `CommunicationError` when an option is invalid. */
export const createChatEvents = (options: ChatEvents.Options = {}): ChatEventsReceiver => {
  const events = Effect.runSync(ChatEvents.make(options))
  const context = Context.make(ChatEvents.ChatEvents, events)
  const { call, iterate } = PromiseApi.make(context)
  return {
    answerTrusted: call(ChatEvents.answerTrusted),
    decode: call(ChatEvents.decode),
    receiveTrusted: call(ChatEvents.receiveTrusted),
    publish: call(ChatEvents.publish),
    stream: iterate((chatThreadId?: string, _options?: StreamOptions) => ChatEvents.stream(chatThreadId)),
    follow: (input, client, given) =>
      PromiseApi.make(Context.add(context, Chat.Chat, made(client))).iterate(
        (input: ChatEvents.FollowInput, _options?: StreamOptions) => ChatEvents.follow(input)
      )(input, given),
    realTime: (client, input = {}, given = {}) =>
      PromiseApi.make(Context.make(Chat.Chat, made(client))).iterate(
        (input: ChatEvents.RealTimeInput, _options: StreamOptions) => ChatEvents.realTime(input)
      )(input, given),
    arrivals: call(() => ChatEvents.arrivals),
    service: events
  }
}
