/**
 * What `CallEvents` is, without what it does: so that a function which needs the service loads neither decoders nor cryptography.
 */
import type { Arrivals } from "@effect-comms/core/internal/Arrivals"
import type { WebhookAnswer, WebhookRequest } from "@effect-comms/core/WebhookAnswer"
import type * as WebhookHandling from "@effect-comms/core/internal/WebhookHandling"
import type * as WebhookToken from "@effect-comms/core/WebhookToken"
import type * as WebhookHandler from "@effect-comms/core/WebhookHandler"
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { Decoded, EventDecodeError } from "../events/decode.ts"
import type { EventName, EventOf } from "../generated/events.ts"
import type { ByKind } from "./eventHandlers.ts"
import type { Outcome } from "./outcome.ts"
import type { CallEnded, OperationFailed } from "./endings.ts"
import type { Criteria } from "./matching.ts"

/** What came to the callback URI. */
export interface Delivery {
  /** The body: its text, its bytes, or what a framework has parsed of it. */
  readonly body: unknown
  /** The `Authorization` header; one that is not a single string, as several of them, is refused. */
  readonly authorization: string | undefined
}

/** What a delivery held. */
export interface Received {
  /**
   * The events that were not known yet, in the order of the body; also unknown and invalid ones. One event of Event Grid's own schema outside
   * an array is there even if it was known: a trigger or queue hands it on once more when the program has failed with it.
   */
  readonly events: ReadonlyArray<Decoded>
  /** How many had been received before. */
  readonly duplicates: number
  /** What Event Grid's handshake wants as the answer's JSON body, `{ validationResponse }`; nothing otherwise. */
  readonly validationResponse: string | undefined
}

/** A context whose leg is looked for. */
export interface OfContext {
  /** The context that the request carried; give every request its own. */
  readonly operationContext: string
  /** Stops a wait of the Promise API when aborted; an effect is interrupted with its fiber. */
  readonly signal?: AbortSignal
}

/** How a request to the callback URI is answered, and what is done with its events behind the answer. */
export interface Answering<E = never, R = never> extends WebhookHandling.Handling<Decoded, E, R> {
  /** Whether the sender is verified by other means, such as a secret in the address that Event Grid was given; default false. */
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
  /** Verifies, decodes and publishes a delivery. Answer 200 when it succeeds, else `statusOf` the error. */
  readonly receive: (delivery: Delivery) => Effect.Effect<Received, EventDecodeError | WebhookToken.WebhookTokenError>
  /**
   * Decodes and publishes a body whose sender something else vouches for, such as a secret in the address that Event Grid was given:
   * IncomingCall comes that way, without a token of Call Automation.
   */
  readonly receiveTrusted: (body: unknown) => Effect.Effect<Received, EventDecodeError>
  /** Publishes events that are decoded already. */
  readonly publish: (events: ReadonlyArray<Decoded>) => Effect.Effect<Received>
  /**
   * The events of a leg, kept ones first, until it has ended; or, without a leg, everything from now on.
   *
   * Nothing is dropped for a reader that is slow: what it has not taken yet is held for it, without a bound, since neither a delivery
   * nor another reader may wait for it. A program that would rather lose events than memory says so, and which of them:
   * `Stream.buffer({ capacity: 10_000, strategy: "sliding" })` keeps the newest.
   */
  readonly stream: (callConnectionId?: string) => Stream.Stream<Decoded>
  /** Waits for the event that ends an operation, or takes a kept one. It waits as long as the leg lives: add a timeout if that is too long. */
  readonly awaitOutcome: <S extends EventName, F extends EventName>(
    outcome: Outcome<S, F>,
    criteria: Criteria
  ) => Effect.Effect<EventOf<S>, OperationFailed | CallEnded>
  /** Waits for the callConnectionId of the first event, from now on, that carries a context: how a leg is found whose id is unknown. */
  readonly awaitCallConnectionId: (criteria: OfContext) => Effect.Effect<string>
  /** What came so far, and of a leg how many events: why a wait did not end. */
  readonly arrivals: (callConnectionId?: string) => Effect.Effect<Arrivals>
}

/** The events of the calls of a program, in the context. */
export class CallEvents extends Context.Service<CallEvents, Service>()("@effect-comms/call-automation/CallEvents") {}
