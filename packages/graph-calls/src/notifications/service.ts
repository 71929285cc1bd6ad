/** The interface of `CallNotifications` without its implementation, so that functions that need the service load no decoder. */
import type * as Arrivals from "@effect-comms/core/internal/Arrivals"
import type { WebhookAnswer, WebhookRequest } from "@effect-comms/core/WebhookAnswer"
import type * as WebhookToken from "@effect-comms/core/WebhookToken"
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { CommsOperation } from "../generated/models.ts"
import type { Following } from "../stateful/Following.ts"
import type { Answering } from "./answering.ts"
import type { OperationError, OperationRef } from "./endings.ts"
import type { Notification, NotificationDecodeError } from "./Notification.ts"

/** A request to the callback. */
export interface Delivery {
  /** The body: a string, its bytes, or the JSON that a framework made of it. */
  readonly body: unknown
  /** The value of the `Authorization` header; one that is not a single string, as several of them, is refused. */
  readonly authorization: string | undefined
}

/** What a delivery held. */
export interface Received {
  /** The notifications that say something new, in the order of the body; also unknown and invalid ones. */
  readonly notifications: ReadonlyArray<Notification>
  /** How many had been received before. */
  readonly duplicates: number
}

/** What is done with notifications. */
export interface Service {
  /** Answers a post: takes its notifications, or says why not; those that are new are handled behind the answer. */
  readonly answer: <E = never, R = never>(
    request: WebhookRequest,
    answering?: Answering<E, R>
  ) => Effect.Effect<WebhookAnswer, never, R>
  /**
   * Verifies, reads and publishes a delivery. Answer 202 when it succeeds, else `statusOf` the error.
   *
   * The older format in which Graph posts a first incoming call is no body of Graph's: answer it with 204, and Graph sends it again
   * in this one.
   */
  readonly receive: (
    delivery: Delivery
  ) => Effect.Effect<Received, WebhookToken.WebhookTokenError | NotificationDecodeError>
  /** Reads and publishes a body whose sender something else vouches for. */
  readonly receiveTrusted: (body: unknown) => Effect.Effect<Received, NotificationDecodeError>
  /** Publishes notifications that are read already. */
  readonly publish: (notifications: ReadonlyArray<Notification>) => Effect.Effect<Received>
  /**
   * What is notified of a call, what was kept first, until shortly after its end; of all calls from now on when none is named.
   *
   * Nothing is held back to restore an order: Graph's own is not reliable.
   */
  readonly stream: (callId?: string) => Stream.Stream<Notification>
  /**
   * The end of an operation, by notification: the operation when it completed, else why it did not.
   *
   * An answer that is final already (`completed`, `failed`) is not waited for. A prompt that beta repeats (`loop`) has no end to wait for.
   */
  readonly awaitOperation: (callId: string, operation: OperationRef) => Effect.Effect<CommsOperation, OperationError>
  /**
   * How a stateful call follows its notifications where the program is a call flow; gives nothing where it is none, and is not there where
   * flows are not kept.
   */
  readonly following?: ((callId: string) => Effect.Effect<Following | undefined>) | undefined
  /** What came so far, and of a call how many notifications: why a wait did not end. */
  readonly arrivals: (callId?: string) => Effect.Effect<Arrivals.Arrivals>
}

/** The receiver in the context. */
export class CallNotifications extends Context.Service<CallNotifications, Service>()(
  "@effect-comms/graph-calls/CallNotifications"
) {}
