/** What `ChatEvents` is, without what it does: so that a function which needs the service loads no decoder. */
import type { Arrivals } from "@effect-comms/core/internal/Arrivals"
import type * as WebhookHandling from "@effect-comms/core/internal/WebhookHandling"
import type { WebhookAnswer, WebhookRequest } from "@effect-comms/core/WebhookAnswer"
import type * as WebhookHandler from "@effect-comms/core/WebhookHandler"
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { Decoded, EventDecodeError } from "../events/decode.ts"
import type { ByKind } from "./eventHandlers.ts"

/** What a delivery held. */
export interface Received {
  /** The events that were not known yet, in the order of the body; also unknown and invalid ones. */
  readonly events: ReadonlyArray<Decoded>
  /** How many had been received before. */
  readonly duplicates: number
  /** What Event Grid's handshake wants as the answer's JSON body, `{ validationResponse }`; nothing otherwise. */
  readonly validationResponse: string | undefined
}

/** How a request to Event Grid's address is answered, and what is done with its events behind the answer. */
export interface Answering<E = never, R = never> extends WebhookHandling.Handling<Decoded, E, R> {
  /** Whether the sender is verified by other means: Event Grid does not sign. Default false, and then nothing is taken. */
  readonly trusted?: boolean | undefined
  /** The origins whose handshakes (`OPTIONS`) are allowed; default Event Grid's, `eventgrid.azure.net`. */
  readonly origins?: ReadonlyArray<string> | undefined
}

/** How a handler takes requests, and what is done with their events. */
export interface Handling<E = never, R = never>
  extends
    ByKind<Effect.Effect<unknown, E, R>>,
    Pick<Answering<E, R>, "onEvent" | "onError" | "origins">,
    WebhookHandler.Limits,
    WebhookHandler.Trust {}

/** What is done with events. */
export interface Service {
  /** Answers a request: takes its events, or says why not; events that are new are handled behind the answer. */
  readonly answer: <E = never, R = never>(
    request: WebhookRequest,
    answering?: Answering<E, R>
  ) => Effect.Effect<WebhookAnswer, never, R>
  /** Answers a request whose sender something else vouches for: takes its events, or says why not, and both handshakes of Event Grid. */
  readonly answerTrusted: (
    request: WebhookRequest,
    answering?: Pick<Answering, "origins">
  ) => Effect.Effect<WebhookAnswer>
  /**
   * Decodes and publishes a body whose sender something else vouches for, such as a secret in the address that Event Grid was given: Event
   * Grid does not sign. Answer 200 when it succeeds, else `statusOf` the error.
   */
  readonly receiveTrusted: (body: unknown) => Effect.Effect<Received, EventDecodeError>
  /** Publishes events that are decoded already. */
  readonly publish: (events: ReadonlyArray<Decoded>) => Effect.Effect<Received>
  /**
   * The events of a thread, or without one those of the resource, from now on.
   *
   * Nothing is dropped for a reader that is slow: what it has not taken yet is held for it, without a bound. `Stream.buffer` sets one.
   */
  readonly stream: (chatThreadId?: string) => Stream.Stream<Decoded>
  /** What came so far, and how many events of a thread that somebody listens to now: why a wait did not end. */
  readonly arrivals: Effect.Effect<Arrivals>
}

/** The events of the chat threads of a resource, in the context. */
export class ChatEvents extends Context.Service<ChatEvents, Service>()("@effect-comms/chat/ChatEvents") {}
