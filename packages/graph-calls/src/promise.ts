/**
 * Graph's calls for programs that do not use Effect: the same functions, returning promises and async iterables.
 *
 * A promise rejects with the typed error itself (`CommunicationError`, `OperationFailed`, …); `signal` in the options stops a call.
 */
import type { Client } from "@effect-comms/core/Client"
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import type { Arrivals } from "@effect-comms/core/internal/Arrivals"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import type { Limits } from "@effect-comms/core/internal/WebhookBody"
import type { Transport } from "@effect-comms/core/Transport"
import type { WebhookAnswer, WebhookRequest } from "@effect-comms/core/WebhookAnswer"
import * as WebhookHandler from "@effect-comms/core/WebhookHandler"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Result from "effect/Result"
import * as Scope from "effect/Scope"
import type { ApiVersion } from "./ApiVersion.ts"
import * as CallNotifications from "./CallNotifications.ts"
import type { CommsOperation } from "./generated/models.ts"
import { clientOf, type GraphCallsClient, waitingClientOf, type WaitingGraphCallsClient } from "./generated/promise.ts"
import * as GraphCalls from "./GraphCalls.ts"
import * as Meeting from "./Meeting.ts"
import { make as statefulCalls, type StatefulCalls } from "./stateful/promise.ts"
import { byKind } from "./notifications/notificationHandlers.ts"
import type { CallNotification, Notification, ParticipantJoiningNotification } from "./notifications.ts"

export type { Changing, Listening, PromiseCall, StatefulCalls, Stoppable } from "./stateful/promise.ts"
export type {
  AudioRoutingGroupClient,
  CallClient,
  CommsOperationClient,
  ContentSharingSessionClient,
  GraphCallsClient,
  ParticipantClient,
  WaitingCallClient,
  WaitingGraphCallsClient,
  WaitingParticipantClient
} from "./generated/promise.ts"

/** The calling application, the Graph endpoint, and the transport when not the platform's own. */
export type Options = GraphCalls.Options & {
  /** What carries the requests; default the platform's own. */
  readonly transport?: Transport
}

/** A client, and the same for the calls of another tenant. */
export interface TenantsClient extends GraphCallsClient {
  /** The same client, whose requests carry tokens of a tenant: that of the calls that they are about. */
  readonly inTenant: (tenantId: string) => GraphCallsClient
}

/** What is made with the platform's own transport, or with another. */
const carried = <A, E>(making: Effect.Effect<A, E>, transport: Transport | undefined): Effect.Effect<A, E> =>
  transport === undefined ? making : Effect.provideService(making, CurrentTransport, transport)

const made = (options: Options): Client<ApiVersion> =>
  Effect.runSync(carried(GraphCalls.make(options), options.transport))

const bound = (client: Client<ApiVersion>, tenantId: string): Client<ApiVersion> => ({
  ...client,
  invoke: (operation, input, options) => GraphCalls.inTenant(tenantId)(client.invoke(operation, input, options)),
  follow: (operation, link, options) => GraphCalls.inTenant(tenantId)(client.follow(operation, link, options))
})

/** Options of a client whose functions also wait for the end of what they begin. */
export type WaitingOptions = Options & {
  /** The notifications of the calls: what `createCallNotifications` returns, given every post of Graph's. */
  readonly notifications: CallNotificationsReceiver
}

/** A client whose functions also wait, and the same for the calls of another tenant. */
export interface WaitingTenantsClient extends WaitingGraphCallsClient {
  /** The same client, whose requests carry tokens of a tenant: that of the calls that they are about. */
  readonly inTenant: (tenantId: string) => WaitingGraphCallsClient
}

/** Makes a client. Throws a `CommunicationError` when the application, the endpoint or the version is not valid. */
export function createGraphCalls(options: Options): TenantsClient
/** Makes a client whose functions also wait for the end of what they begin, since there are notifications to wait for. */
export function createGraphCalls(options: WaitingOptions): WaitingTenantsClient
export function createGraphCalls({
  notifications,
  ...options
}: Options & { readonly notifications?: CallNotificationsReceiver }) {
  const client = made(options)
  const of = (one: Client<ApiVersion>) =>
    notifications === undefined ? clientOf(one) : waitingClientOf(one, notifications.service)
  return { ...of(client), inTenant: (tenantId: string) => of(bound(client, tenantId)) }
}

/**
 * The meeting of a link to join it, as `call.create` takes it; see `Meeting.fromUrl`. Throws a `MeetingUrlError` when the link is none of a
 * meeting.
 */
export const meetingFromUrl = (url: string, tenant?: Meeting.Tenant): Meeting.Meeting => {
  const meeting = Meeting.fromUrl(url, tenant)
  if (Result.isFailure(meeting)) throw meeting.failure
  return meeting.success
}

/** Options of stateful calls. */
export type StatefulOptions = Options & {
  /** The notifications of the calls: what `createCallNotifications` returns, given every post of Graph's. */
  readonly notifications: CallNotificationsReceiver
}

/** Makes stateful calls, with a client of their own. Throws a `CommunicationError` when an option is not valid. */
export const createStatefulCalls = ({ notifications, ...options }: StatefulOptions): StatefulCalls => {
  const client = made(options)
  return statefulCalls(
    Context.add(
      Context.make(GraphCalls.GraphCalls, client),
      CallNotifications.CallNotifications,
      notifications.service
    ),
    client.transport
  )
}

/** Options of a wait for an operation. */
export interface AwaitOperationOptions {
  /** Stops the wait when aborted, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/** How a post of Graph's is answered, and what is done with its notifications behind the answer; functions may return promises. */
export interface Answering
  extends PromiseApi.Handling<Notification>, Pick<CallNotifications.Answering, "decisionMillis" | "trusted"> {
  /** The address in another region that takes an incoming call, or `undefined` when this one does. */
  readonly elsewhere?:
    | ((incoming: CallNotification) => string | undefined | PromiseLike<string | undefined>)
    | undefined
  /** Whether a participant under a policy is taken; the answer is 202 without a decision when it fails. */
  readonly onJoining?:
    | ((
        joining: ParticipantJoiningNotification
      ) => CallNotifications.JoiningDecision | PromiseLike<CallNotifications.JoiningDecision>)
    | undefined
}

/** How a handler takes requests, and what is done with their notifications; functions may return promises. */
export interface Handling
  extends
    CallNotifications.ByKind<unknown>,
    Omit<Answering, "trusted">,
    WebhookHandler.Limits,
    Pick<WebhookHandler.Trust, "trusted"> {}

const answeringOf = (
  answering: Omit<Answering, "trusted"> & { readonly trusted?: boolean | undefined }
): CallNotifications.Answering<unknown> => ({
  decisionMillis: answering.decisionMillis,
  trusted: answering.trusted,
  elsewhere: answering.elsewhere && PromiseApi.effectful(answering.elsewhere),
  onJoining: answering.onJoining && PromiseApi.effectful(answering.onJoining),
  ...PromiseApi.handling(answering)
})

/** The receiver of Graph's notifications, which it verifies, decodes, publishes and awaits. */
export interface CallNotificationsReceiver {
  /** Answers a post to the callback; see `CallNotifications.answer`. It never rejects. */
  readonly answer: (request: WebhookRequest, answering?: Answering) => Promise<WebhookAnswer>
  /**
   * Makes a handler of the requests to the callback: `(request: Request) => Promise<Response>`, for every server that has these. It never
   * rejects, and what is done with the notifications begins after the answer; see `CallNotifications.handler`. `toNodeListener` of
   * `@effect-comms/core/webhooks/node` makes it one of `node:http`, Express and Fastify.
   *
   * Throws a `TypeError` when an option is invalid.
   */
  readonly handler: (handling?: Handling) => WebhookHandler.WebhookHandler
  /**
   * Decodes a body without verifying or publishing it, within `limits` (default 2 MiB and 5000 elements).
   *
   * Rejects with `NotificationDecodeError` when the body is none of Graph's, or larger than the limits.
   */
  readonly decode: (body: unknown, limits?: Limits) => Promise<ReadonlyArray<Notification>>
  /**
   * Verifies, decodes and publishes a delivery. Answer 202 when it succeeds, else `CallNotifications.statusOf` the error.
   *
   * The older format in which Graph posts a first incoming call is no body of Graph's: answer it with 204, and Graph sends it again
   * in this one.
   * Rejects with `WebhookTokenError` when the token is refused, with `NotificationDecodeError` when the body is.
   */
  readonly receive: (delivery: CallNotifications.Delivery) => Promise<CallNotifications.Received>
  /**
   * Decodes and publishes a body whose sender is verified by other means.
   *
   * Rejects with `NotificationDecodeError` when the body is none of Graph's, or larger than the limits.
   */
  readonly receiveTrusted: (body: unknown) => Promise<CallNotifications.Received>
  /** Publishes notifications that are decoded already; one that was received before is counted as a duplicate. */
  readonly publish: (notifications: ReadonlyArray<Notification>) => Promise<CallNotifications.Received>
  /**
   * Iterates over the notifications of a call, those received before first, until shortly after its end (`graceMillis`); without an id over
   * all notifications from now on.
   *
   * Nothing is held back to restore an order: Graph's own is not reliable.
   */
  readonly stream: (callId?: string) => AsyncIterable<Notification>
  /**
   * Waits for the end of an operation, or takes the one notified before, and gives the operation when it completed; without a limit while
   * the call lives, unless `options.signal` stops it.
   *
   * An answer that is final already (`completed`, `failed`) is not waited for. A prompt that beta repeats (`loop`) has no end to wait for.
   * Rejects with `OperationFailed`, with `OperationCancelled`, or with `CallEnded` when the call ended first.
   */
  readonly awaitOperation: (
    callId: string,
    operation: CallNotifications.OperationRef,
    options?: AwaitOperationOptions
  ) => Promise<CommsOperation>
  /** Counts the deliveries so far, and the notifications of a call: why a wait has no end can be read from them. */
  readonly arrivals: (callId?: string) => Promise<Arrivals>
  /** The service of the Effect API, for programs that use both. */
  readonly service: CallNotifications.Service
  /** Ends all iterations and what runs in the background. */
  readonly close: () => Promise<void>
}

/** Options of a receiver of notifications. */
export interface CallNotificationsOptions extends CallNotifications.Options {
  /** What carries the question to the local cloud at `endpoint`, the same as of the client; default the platform's own. */
  readonly transport?: Transport
}

/** Makes a receiver of notifications. Throws a `CommunicationError` when an option is invalid; `close` ends what runs in the background. */
export const createCallNotifications = ({
  transport,
  ...options
}: CallNotificationsOptions): CallNotificationsReceiver => {
  const scope = Scope.makeUnsafe()
  const notifications = Effect.runSync(carried(Scope.provide(CallNotifications.make(options), scope), transport))
  const { call, iterate } = PromiseApi.make(Context.make(CallNotifications.CallNotifications, notifications), transport)
  return {
    answer: call((request: WebhookRequest, answering: Answering = {}) =>
      notifications.answer(request, answeringOf(answering))
    ),
    handler: ({ on, onIncomingCall, trusted, ...handling }: Handling = {}) => {
      const kinds = byKind({ on, onIncomingCall })
      const byEffects = (notification: Notification) =>
        kinds(notification).map((handle) => PromiseApi.effectful(handle))
      const limits = { maxBodyBytes: options.maxBodyBytes, ...handling, trusted }
      const respond = WebhookHandler.make("CallNotifications", limits, ({ trusted, ...request }, behind) =>
        notifications.answer(request, { ...answeringOf({ ...handling, trusted }), byKind: byEffects, ...behind })
      )
      return WebhookHandler.promised(respond, transport)
    },
    decode: call(CallNotifications.decode),
    receive: call(CallNotifications.receive),
    receiveTrusted: call(CallNotifications.receiveTrusted),
    publish: call(CallNotifications.publish),
    stream: iterate(CallNotifications.stream),
    awaitOperation: call(
      (callId: string, operation: CallNotifications.OperationRef, _options?: AwaitOperationOptions) =>
        CallNotifications.awaitOperation(callId, operation)
    ),
    arrivals: call(CallNotifications.arrivals),
    service: notifications,
    close: (): Promise<void> => Effect.runPromise(Scope.close(scope, Exit.void))
  }
}
