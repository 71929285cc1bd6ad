/**
 * The receiver of Graph's notifications: verifies, reads, drops duplicates, and passes the rest to listeners and waits.
 *
 * It serves no HTTP: give it the body and the `Authorization` header of what was posted to `callbackUri`, and answer 202. It keeps
 * what came early, so the end of an operation can be awaited after it has happened, and it never polls.
 */
import * as Arrivals from "@effect-comms/core/internal/Arrivals"
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import * as configuration from "@effect-comms/core/internal/configuration"
import * as ConnectionString from "@effect-comms/core/ConnectionString"
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import * as Forgetting from "@effect-comms/core/internal/Forgetting"
import * as LocalVerification from "@effect-comms/core/internal/LocalVerification"
import * as Printing from "@effect-comms/core/internal/Printing"
import * as Redaction from "@effect-comms/core/internal/Redaction"
import type { Limits } from "@effect-comms/core/internal/WebhookBody"
import type { WebhookAnswer, WebhookRequest } from "@effect-comms/core/WebhookAnswer"
import * as WebhookHandler from "@effect-comms/core/WebhookHandler"
import * as WebhookHandling from "@effect-comms/core/internal/WebhookHandling"
import * as WebhookToken from "@effect-comms/core/WebhookToken"
import type * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { Call, CommsOperation } from "./generated/models.ts"
import { type Answering, answer as answerWith } from "./notifications/answering.ts"
import { decode as decodeResult } from "./notifications/decode.ts"
import type * as CallHistory from "./notifications/CallHistory.ts"
import { type Forgotten, CallHistories } from "./notifications/CallHistories.ts"
import type {
  CallNotification,
  Notification,
  NotificationDecodeError,
  OperationNotification
} from "./notifications/Notification.ts"
import { type ByKind, byKind } from "./notifications/notificationHandlers.ts"
import { outcomeOf, outcomeOfDeleted } from "./notifications/outcome.ts"
import { canonicalId, parse } from "./notifications/resourceUrl.ts"

export type { Answering, JoiningDecision } from "./notifications/answering.ts"
export type { ByKind, OfKinds } from "./notifications/notificationHandlers.ts"

/** How a handler takes requests, and what is done with their notifications. */
export interface Handling<E = never, R = never>
  extends
    ByKind<Effect.Effect<unknown, E, R>>,
    Pick<Answering<E, R>, "onEvent" | "onError" | "elsewhere" | "onJoining" | "decisionMillis">,
    WebhookHandler.Limits,
    Pick<WebhookHandler.Trust, "trusted"> {}

/** Whose notifications, how much of a body is taken, and how much is kept. */
export interface Options extends Limits {
  /** The application's id: the audience of Graph's tokens. */
  readonly clientId: string | ReadonlyArray<string>
  /** The tenants whose calls are believed; default any, but a token must name one. */
  readonly tenants?: ReadonlyArray<string> | "any"
  /**
   * The endpoint of Graph, the same as of the client. One on this machine that says that it is the local cloud gives the issuers and keys that
   * are not given here; of any other endpoint nothing is taken. It is asked at the first token, on servers only.
   */
  readonly endpoint?: string | undefined
  /** Default the local cloud's, where it is that, else Microsoft's metadata document, `https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration`; another in national clouds. */
  readonly keys?: WebhookToken.Keys
  /** Default `https://api.botframework.com` and `https://graph.microsoft.com`; a trailing slash does not matter. */
  readonly issuers?: ReadonlyArray<string>
  /** By how much clocks may differ; default 300. */
  readonly clockToleranceSeconds?: number
  /** How much longer the last good signing keys are used when no newer ones can be fetched, in milliseconds; default 24 hours. */
  readonly staleKeysMillis?: number
  /** Gets metadata and signing keys; default the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch
  /** How long after a call's end the end of an operation still wins, in milliseconds; default 1000. */
  readonly graceMillis?: number
  /** How many notifications of a call are kept; default 100. */
  readonly notificationsPerCall?: number
  /** How many calls that have ended are remembered for waits that begin later; default 1000. All others are remembered. */
  readonly calls?: number
  /**
   * How long a call that has not ended is remembered without a notification, a wait or a listener, in milliseconds; default 24 hours. Its
   * end is then taken to be lost.
   */
  readonly callMillis?: number
}

/** What was posted to the callback. */
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

/**
 * Which operation: an action's answer as it is, or what is known of it.
 *
 * Ids decide where both sides have one; else `clientContext`, which should be unique in the call.
 */
export type OperationRef = Pick<
  CommsOperation,
  "id" | "clientContext" | "status" | "resultInfo" | "completionReason"
> & {
  /** The address of the operation, from the `Location` header of the action's answer; its id is read from it. */
  readonly location?: string | undefined
}

/** An operation failed. */
export class OperationFailed extends Data.TaggedError("OperationFailed")<{
  /** The operation as its end was notified or answered. */
  readonly operation: CommsOperation
  /** The result's code, such as 400; `undefined` when it has none. */
  readonly code: number | undefined
  /** The result's subcode, which says more than the code; `undefined` when it has none. */
  readonly subcode: number | undefined
  /** Microsoft's message, masked. */
  readonly description: string
}> {
  override get message(): string {
    return `the operation failed ${this.code ?? "-"}/${this.subcode ?? "-"}: ${this.description}`
  }

  override toJSON(): unknown {
    return Printing.printable(super.toJSON())
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** An operation was cancelled, by `cancelMediaProcessing` or by a later one that barged in. */
export class OperationCancelled extends Data.TaggedError("OperationCancelled")<{
  /** The operation as its end was notified or answered. */
  readonly operation: CommsOperation
  /** The result's code, such as 400; `undefined` when it has none. */
  readonly code: number | undefined
  /** The result's subcode, which says more than the code; `undefined` when it has none. */
  readonly subcode: number | undefined
  /** Microsoft's message, masked. */
  readonly description: string
}> {
  override get message(): string {
    return `the operation was cancelled ${this.code ?? "-"}/${this.subcode ?? "-"}: ${this.description}`
  }

  override toJSON(): unknown {
    return Printing.printable(super.toJSON())
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** The call ended, and the end of the operation was not notified. */
export class CallEnded extends Data.TaggedError("CallEnded")<{
  /** The call as its end was notified. */
  readonly call: Call
  /** The code of the call's result; `undefined` when it has none. */
  readonly code: number | undefined
  /** The subcode of the call's result, which says more than the code; `undefined` when it has none. */
  readonly subcode: number | undefined
}> {
  override get message(): string {
    return `the call ended ${this.code ?? "-"}/${this.subcode ?? "-"} before the operation did`
  }

  override toJSON(): unknown {
    return Printing.printable(super.toJSON())
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** Why the end of an operation is not what was hoped for. */
export type OperationError = OperationFailed | OperationCancelled | CallEnded

export { OutcomeTimeout } from "./notifications/OutcomeTimeout.ts"

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
  /** What came so far, and of a call how many notifications: why a wait did not end. */
  readonly arrivals: (callId?: string) => Effect.Effect<Arrivals.Arrivals>
}

/** The receiver in the context. */
export class CallNotifications extends Context.Service<CallNotifications, Service>()(
  "@effect-comms/graph-calls/CallNotifications"
) {}

/** Where Microsoft publishes the signing keys of its public cloud. */
export const metadataUrl = "https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration"

/** Microsoft's issuers. */
export const issuers: ReadonlyArray<string> = ["https://api.botframework.com", "https://graph.microsoft.com"]

const verifier = (options: Options): Effect.Effect<WebhookToken.WebhookToken, CommunicationError> =>
  Effect.withFiber((fiber) => {
    const { endpoint, fetch, keys } = options
    try {
      return Effect.succeed(
        LocalVerification.make({
          service: "graph",
          endpoint: endpoint === undefined || keys !== undefined ? undefined : ConnectionString.origin(endpoint),
          transport: fiber.getRef(CurrentTransport),
          fetch,
          verifier: (local) => verifierOf(options, local)
        })
      )
    } catch (cause) {
      const [field = "", expected] = (cause instanceof Error ? cause.message : "").split(": ")
      return Effect.fail(
        invalid("CallNotifications", field === "audience" ? "clientId" : field, expected ?? "expected another value")
      )
    }
  })

const verifierOf = (options: Options, local?: LocalVerification.Local): WebhookToken.WebhookToken => {
  const { clockToleranceSeconds, keys, staleKeysMillis } = options
  const fetch = options.fetch ?? (keys === undefined ? local?.fetch : undefined)
  return WebhookToken.make({
    ...(keys ?? { metadataUrl: local?.metadataUrl ?? metadataUrl }),
    issuers: options.issuers ?? local?.issuers ?? issuers,
    audience: options.clientId,
    tenants: options.tenants ?? "any",
    ...(clockToleranceSeconds === undefined ? {} : { clockToleranceSeconds }),
    ...(staleKeysMillis === undefined ? {} : { staleKeysMillis }),
    ...(fetch === undefined ? {} : { fetch })
  })
}

const day = 86_400_000

const warnings = {
  body: "a body was refused, larger than maxBodyBytes or with more elements than maxBatch: its sender may not send it again",
  silentCall: "a call was forgotten of which nothing was notified for as long as callMillis: its end never came"
}

const numbers = ["graceMillis", "notificationsPerCall", "calls", "callMillis", "maxBodyBytes", "maxBatch"] as const

/** Makes a receiver; fails with `InvalidRequest` when an option is invalid. */
export const make = (options: Options): Effect.Effect<Service, CommunicationError, Scope.Scope> =>
  Effect.gen(function* () {
    const { callMillis = day, calls = 1000, graceMillis = 1000, notificationsPerCall = 100 } = options
    for (const name of numbers)
      if (!((options[name] ?? 0) >= 0)) return yield* invalid("CallNotifications", name, "expected a number from 0")
    const token = yield* verifier(options)
    const scope = yield* Effect.scope
    const forgetting = Forgetting.make<Forgotten | "body">("CallNotifications", warnings)
    const histories = new CallHistories({ callMillis, calls, notificationsPerCall }, forgetting.note)
    const everybody = new Set<CallHistory.Listener>()
    const counter = new Arrivals.Counter()
    yield* Effect.addFinalizer(() =>
      Effect.sync(() => {
        for (const listener of everybody) listener.end()
        histories.dismiss()
      })
    )

    const historyOf = (callId: string): CallHistory.CallHistory => histories.of(canonicalId(callId))

    /** Takes one in; gives it back when it is new, and the history when its call ended with it. */
    const accept = (given: Notification, now: number) => {
      const history = given.callId === undefined ? undefined : historyOf(given.callId)
      const lived = history?.end === undefined
      const notification = history === undefined ? given : history.accept(given)
      if (history !== undefined) histories.heard(history, now)
      if (notification !== undefined) for (const listener of everybody) listener.next(notification)
      return { notification, ended: lived && history?.end !== undefined ? history : undefined }
    }

    // Not interruptible: what is remembered must also have been heard.
    const publish: Service["publish"] = (given) =>
      Effect.uninterruptible(
        Effect.clockWith((clock) => {
          const now = clock.currentTimeMillisUnsafe()
          counter.taken(given.filter((one) => one._tag === "Invalid").length)
          const accepted = given.map((one) => accept(one, now))
          const notifications = accepted.flatMap(({ notification }) => notification ?? [])
          const received = Effect.succeed({ notifications, duplicates: given.length - notifications.length })
          const reported = forgetting.pending() ? Effect.andThen(forgetting.report, received) : received
          const ended = accepted.flatMap(({ ended }) => ended ?? [])
          if (ended.length === 0) return reported
          const close = Effect.sync(() => ended.forEach((history) => histories.close(history)))
          const grace = Effect.interruptible(Effect.andThen(Effect.delay(close, graceMillis), forgetting.report))
          return Effect.andThen(Effect.forkIn(grace, scope), reported)
        })
      )

    const receiveTrusted: Service["receiveTrusted"] = (body) =>
      Effect.flatMap(counted(counter, forgetting, decode(body, options)), publish)

    const receive: Service["receive"] = ({ authorization, body }) =>
      Effect.andThen(counted(counter, forgetting, token.verify(authorization)), receiveTrusted(body))

    const stream: Service["stream"] = (callId) =>
      Stream.callback<Notification>(
        (queue) =>
          Effect.acquireRelease(
            Effect.sync(() => {
              const listener: CallHistory.Listener = {
                next: (notification) => void Queue.offerUnsafe(queue, notification),
                end: () => void Queue.endUnsafe(queue)
              }
              if (callId === undefined) {
                everybody.add(listener)
                return () => void everybody.delete(listener)
              }
              const history = historyOf(callId)
              history.listen(listener)
              histories.settle(history)
              return () => {
                history.unlisten(listener)
                histories.settle(history)
              }
            }),
            (stop) => Effect.sync(stop)
          ),
        { bufferSize: Infinity }
      )

    const awaitOperation: Service["awaitOperation"] = (callId, ref) =>
      Effect.callback((resume) => {
        if (outcomeOf(ref) !== undefined) return resume(settled(ref, outcomeOf(ref)))
        const history = historyOf(callId)
        const matches = matcher(ref)
        const held = history.held(matches)
        const { end } = history
        const known = held !== undefined ? endOf(held) : end !== undefined ? callEnded(end) : undefined
        if (known !== undefined) {
          histories.settle(history)
          return resume(known)
        }
        const wait: CallHistory.Wait = {
          matches,
          ended: (notification) => resume(endOf(notification)),
          callEnded: (notification) => resume(callEnded(notification))
        }
        history.wait(wait)
        histories.settle(history)
        return Effect.sync(() => {
          history.leave(wait)
          histories.settle(history)
        })
      })

    const arrivals: Service["arrivals"] = (callId) =>
      Effect.sync(() => counter.arrivals(callId === undefined ? 0 : histories.newsOf(canonicalId(callId))))

    const answering = answerWith({
      verify: (authorization) => counted(counter, forgetting, token.verify(authorization)),
      decode: (body) => counted(counter, forgetting, decode(body, options)),
      publish,
      handlers: WebhookHandling.make("CallNotifications", scope),
      limits: options
    })

    return {
      answer: (request, given = {}) => answering(request, given),
      receive,
      receiveTrusted,
      publish,
      stream,
      awaitOperation,
      arrivals
    }
  })

/** Counts why a delivery is refused, and warns of what may be lost by it. */
const counted = <A, E extends NotificationDecodeError | WebhookToken.WebhookTokenError>(
  counter: Arrivals.Counter,
  forgetting: Forgetting.Forgetting<"body">,
  effect: Effect.Effect<A, E>
): Effect.Effect<A, E> =>
  Effect.tapError(effect, (error) => {
    counter.refused(error._tag === "NotificationDecodeError" ? error._tag : error.reason)
    if (error._tag !== "NotificationDecodeError" || !error.tooLarge) return Effect.void
    forgetting.note("body")
    return forgetting.report
  })

/** Reads a body; see `Notification` for what its elements may be. */
export const decode = (
  body: unknown,
  limits?: Limits
): Effect.Effect<ReadonlyArray<Notification>, NotificationDecodeError> =>
  Effect.suspend(() => Effect.fromResult(decodeResult(body, limits)))

/** The HTTP status to answer with: 503 asks the sender to try again, since the signing keys could not be fetched; 413 says that the body is too large. */
export const statusOf = (error: NotificationDecodeError | WebhookToken.WebhookTokenError): 400 | 401 | 413 | 503 =>
  error._tag === "NotificationDecodeError"
    ? error.tooLarge
      ? 413
      : 400
    : error.reason === "KeysUnavailable"
      ? 503
      : 401

/** Provides a receiver. */
export const layer = (options: Options): Layer.Layer<CallNotifications, CommunicationError> =>
  Layer.effect(CallNotifications, make(options))

/** Provides a receiver for the application in the configuration; default `AZURE_CLIENT_ID`, and `GRAPH_ENDPOINT` where there is one. */
export const layerConfig = ({
  clientId,
  ...options
}: Omit<Options, "clientId"> & {
  /** The application's id; default `AZURE_CLIENT_ID`. */
  readonly clientId?: Config.Config<string>
} = {}): Layer.Layer<CallNotifications, CommunicationError | Config.ConfigError> =>
  Layer.effect(
    CallNotifications,
    Effect.gen(function* () {
      const endpoint = options.endpoint ?? (yield* configuration.textIfAny("GRAPH_ENDPOINT"))
      const id = yield* clientId ?? configuration.text("AZURE_CLIENT_ID")
      return yield* make({ ...options, clientId: id, ...(endpoint === undefined ? {} : { endpoint }) })
    })
  )

/**
 * Answers a post to the callback: 202 once every notification of its body is published, 401 when the sender is not verified, 400 or 413 when
 * the body is refused, 503 with `Retry-After` when it is to be sent again. An incoming call in Graph's older form is answered with 204, upon
 * which Graph sends it again in this one; with 302 when `elsewhere` names another region; and with 200 and the decision of `onJoining` when a
 * participant under a policy is about to join.
 *
 * Handlers run behind the answer and change nothing of it: in order for one call, side by side for several. What one fails with goes to
 * `onError`, and is counted in the metric `effect_comms_webhook_handler_failures`.
 */
export const answer = <E = never, R = never>(
  request: WebhookRequest,
  answering?: Answering<E, R>
): Effect.Effect<WebhookAnswer, never, CallNotifications | R> =>
  CallNotifications.use((service) => service.answer(request, answering))

/**
 * Makes a handler of the requests to the callback: a request of the Fetch API in, a response out, answered as `answer` does. It has no failures:
 * what keeps notifications from being stored is answered with 503.
 *
 * What is done with the notifications begins after the answer; `elsewhere` and `onJoining` are part of it. Throws a `TypeError` when an option
 * is invalid.
 */
export const handler = <E = never, R = never>({
  decisionMillis,
  elsewhere,
  onError,
  onEvent,
  onJoining,
  ...options
}: Handling<E, R> = {}): ((
  request: WebhookHandler.WebRequest
) => Effect.Effect<Response, never, CallNotifications | R>) => {
  const answering = { decisionMillis, elsewhere, onError, onEvent, onJoining, byKind: byKind(options) }
  const respond = WebhookHandler.make("CallNotifications", options, ({ trusted, ...request }, behind) =>
    answer(request, { trusted, ...answering, ...behind })
  )
  // By the next turn of the runtime the server has the response.
  return (request) => respond(request, { after: Effect.yieldNow })
}

/**
 * Verifies, decodes and publishes a delivery. Answer 202 when it succeeds, else `statusOf` the error.
 *
 * The older format in which Graph posts a first incoming call is no body of Graph's: answer it with 204, and Graph sends it again
 * in this one.
 */
export const receive = (
  delivery: Delivery
): Effect.Effect<Received, WebhookToken.WebhookTokenError | NotificationDecodeError, CallNotifications> =>
  CallNotifications.use((service) => service.receive(delivery))

/** Decodes and publishes a body whose sender is verified by other means. */
export const receiveTrusted = (body: unknown): Effect.Effect<Received, NotificationDecodeError, CallNotifications> =>
  CallNotifications.use((service) => service.receiveTrusted(body))

/** Publishes notifications that are decoded already; one that was received before is counted as a duplicate. */
export const publish = (
  notifications: ReadonlyArray<Notification>
): Effect.Effect<Received, never, CallNotifications> =>
  CallNotifications.use((service) => service.publish(notifications))

/**
 * The notifications of a call, those received before first, until shortly after its end (`graceMillis`); without an id all notifications
 * from now on.
 *
 * Nothing is held back to restore an order: Graph's own is not reliable.
 */
export const stream = (callId?: string): Stream.Stream<Notification, never, CallNotifications> =>
  Stream.unwrap(CallNotifications.use((service) => Effect.succeed(service.stream(callId))))

/**
 * Waits for the end of an operation, or takes the one notified before, and gives the operation when it completed; without a limit while
 * the call lives.
 *
 * An answer that is final already (`completed`, `failed`) is not waited for. A prompt that beta repeats (`loop`) has no end to wait for.
 * Fails with `OperationFailed`, with `OperationCancelled`, or with `CallEnded` when the call ended first.
 */
export const awaitOperation = (
  callId: string,
  operation: OperationRef
): Effect.Effect<CommsOperation, OperationError, CallNotifications> =>
  CallNotifications.use((service) => service.awaitOperation(callId, operation))

/** Counts the deliveries so far, and the notifications of a call: why a wait has no end can be read from them. */
export const arrivals = (callId?: string): Effect.Effect<Arrivals.Arrivals, never, CallNotifications> =>
  CallNotifications.use((service) => service.arrivals(callId))

const matcher = (ref: OperationRef): CallHistory.Wait["matches"] => {
  const located = ref.location === undefined ? undefined : parse(ref.location).id
  const ids = [ref.id, located].flatMap((id) => (id === undefined || id === "" ? [] : [canonicalId(id)]))
  const { clientContext } = ref
  return ({ operation, operationId }) =>
    ids.length > 0 && operationId !== undefined
      ? ids.includes(operationId)
      : clientContext !== undefined && operation.clientContext === clientContext
}

const settled = (
  operation: CommsOperation,
  outcome: ReturnType<typeof outcomeOf>
): Effect.Effect<CommsOperation, OperationError> => {
  if (outcome === "completed") return Effect.succeed(operation)
  const { code, message = "no more is known", subcode } = operation.resultInfo ?? {}
  const details = { operation, code, subcode, description: Redaction.mask(message) }
  return Effect.fail(outcome === "cancelled" ? new OperationCancelled(details) : new OperationFailed(details))
}

const endOf = ({ operation }: OperationNotification) => settled(operation, outcomeOfDeleted(operation))

const callEnded = ({ call }: CallNotification) => {
  const { code, subcode } = call.resultInfo ?? {}
  return Effect.fail(new CallEnded({ call, code, subcode }))
}
