/**
 * A call as a scoped resource: its state follows its notifications, its operations end when they have ended, it is kept alive by itself,
 * and hung up when its scope closes.
 *
 * It needs `CallNotifications` to be given what Graph posts; it receives nothing by itself.
 */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import type * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import * as SubscriptionRef from "effect/SubscriptionRef"
import * as CallFunctions from "./Call.ts"
import { CallNotifications } from "./CallNotifications.ts"
import type { Call, CreateCallInput, Participant, ToneInfo } from "./generated/models.ts"
import { GraphCalls } from "./internal/client.ts"
import { inTenant } from "./internal/tenant.ts"
import type { CallNotification, Notification } from "./notifications/Notification.ts"
import * as ParticipantFunctions from "./Participant.ts"
import * as Following from "./stateful/Following.ts"
import type { Options, RequestOptions, StatefulCall } from "./stateful/model.ts"
import { listen as incomingCalls } from "./stateful/listening.ts"
import * as operations from "./stateful/operations.ts"
import { Progress } from "./stateful/progress.ts"
import { type Judge, Watchers } from "./stateful/Watchers.ts"

export { AnswerDeadlineExceeded, TransferFailed } from "./stateful/errors.ts"
export type { Command, Operate, OperateInBeta, Options, RequestOptions, StatefulCall } from "./stateful/model.ts"

/** What a stateful call needs. */
export type Requirements = GraphCalls | CallNotifications | Scope.Scope

/** A notification that the program makes of what it was answered. */
const told = (call: Call, changeType: "updated" | "deleted"): CallNotification => ({
  _tag: "Call",
  changeType,
  resourceUrl: `/communications/calls/${call.id}`,
  callId: call.id,
  raw: Redacted.make<unknown>(undefined),
  call
})

const quarter = 15 * 60_000

/** How long after a failure the call is kept alive again. */
const againMillis = 60_000

interface Given {
  /** Whether its notification came now, of an incoming call. */
  readonly isIncoming?: boolean
  /** Who was in it when it was read, of one that others began: nobody knows when it was kept alive. */
  readonly roster?: ReadonlyArray<Participant>
}

/** Makes the resource of a call that exists. Not interruptible: from here on its scope has it. */
const attach = (
  initial: Call,
  options: Options,
  { isIncoming = false, roster }: Given
): Effect.Effect<StatefulCall, never, Requirements> =>
  Effect.gen(function* () {
    const { id, tenantId } = initial
    const { keepAliveMillis = quarter, onClose = "hangUp" } = options
    const client = yield* GraphCalls
    const notifications = yield* CallNotifications
    const scope = yield* Effect.scope
    const progress = new Progress(initial, roster)
    const following = notifications.following === undefined ? undefined : yield* notifications.following(id)
    const order = Semaphore.makeUnsafe(1)
    const state = yield* SubscriptionRef.make(progress.state)
    const resource = yield* SubscriptionRef.make(progress.resource)
    const participants = yield* SubscriptionRef.make(progress.participants)
    const muted = yield* SubscriptionRef.make(progress.muted)
    const tones = yield* Queue.unbounded<ToneInfo, Cause.Done>()
    let over = false

    const ofTenant = <A, E, R>(effect: Effect.Effect<A, E, R | GraphCalls>) =>
      inTenant(tenantId)(Effect.provideService(effect, GraphCalls, client))
    const send: operations.Context["send"] = (request) => order.withPermit(ofTenant(request))

    const follow = Effect.gen(function* () {
      if (state.value !== progress.state) yield* SubscriptionRef.set(state, progress.state)
      yield* SubscriptionRef.set(resource, progress.resource)
      if (participants.value !== progress.participants) yield* SubscriptionRef.set(participants, progress.participants)
      if (muted.value !== progress.muted) yield* SubscriptionRef.set(muted, progress.muted)
    })

    const hear = (notification: Notification) =>
      Effect.suspend(() => {
        if (notification._tag === "Call") {
          progress.call(notification)
          const { toneInfo } = notification.call
          if (toneInfo !== undefined) Queue.offerUnsafe(tones, toneInfo)
        } else if (notification._tag === "Participants") progress.roster(notification)
        else return Effect.sync(() => watchers.show(notification))
        if (progress.state === "terminated") Queue.endUnsafe(tones)
        return Effect.andThen(
          follow,
          Effect.sync(() => watchers.show(notification))
        )
      })

    // A call that Graph no longer has ended without a notification, or with one that was lost.
    const isLost = told({ id, state: "terminated" }, "deleted")
    const beat = Effect.result(ofTenant(CallFunctions.keepAlive({ id })))
    const wasLost = (kept: Effect.Success<typeof beat>): boolean =>
      Result.isFailure(kept) && kept.failure.reason._tag === "NotFound"

    const keepAlive: Effect.Effect<void> = Effect.gen(function* () {
      yield* Effect.sleep(roster === undefined ? keepAliveMillis : 0)
      while (progress.state !== "terminated") {
        const kept = yield* beat
        if (wasLost(kept)) return yield* Effect.asVoid(notifications.publish([isLost]))
        yield* Effect.sleep(Result.isFailure(kept) ? Math.min(againMillis, keepAliveMillis) : keepAliveMillis)
      }
    })
    const keepAliveOnce = Effect.suspend(() =>
      progress.state === "terminated"
        ? Effect.void
        : Effect.flatMap(beat, (kept) => (wasLost(kept) ? hear(isLost) : Effect.void))
    )
    const hearing =
      following && Following.make(following, { hear: (one) => hear(one), keepAlive: keepAliveOnce, keepAliveMillis })
    const watchers = new Watchers(hearing?.begin)

    const hangUp = Effect.suspend((): Effect.Effect<void, CommunicationError> => {
      if (over || progress.state === "terminated" || onClose === "keep") return Effect.void
      const end = CallFunctions.delete({ id })
      if (progress.state !== "incoming") return ofTenant(end)
      // It may have been answered, when what answering gave was lost: what cannot be rejected is hung up.
      const rejected = CallFunctions.reject({ id })
      return ofTenant(rejected.pipe(Effect.catch((error) => (error.reason._tag === "NotFound" ? Effect.void : end))))
    }).pipe(
      Effect.catch((error) =>
        error.reason._tag === "NotFound"
          ? Effect.void
          : Effect.logWarning("StatefulCall: the call was not hung up", error)
      )
    )

    if (progress.state === "terminated") Queue.endUnsafe(tones)
    const ofCall: Stream.Stream<Notification> = notifications.stream(id)
    yield* Effect.addFinalizer((exit) => (following?.isLeft(exit) === false ? Effect.void : hangUp))
    const now = hearing?.now ?? Clock.currentTimeMillis
    const incomingAt = isIncoming ? yield* now : undefined

    const isEnded: Judge<Call, never> = () =>
      progress.state === "terminated" ? Effect.succeed(progress.resource) : undefined
    const ended = watchers.until(isEnded)
    if (hearing === undefined) {
      yield* Effect.forkIn(Effect.interruptible(Stream.runForEach(ofCall, hear)), scope, { startImmediately: true })
      const beating = yield* Effect.forkIn(Effect.interruptible(keepAlive), scope)
      const stop = Effect.sync(() => beating.interruptUnsafe())
      yield* Effect.forkIn(Effect.interruptible(Effect.andThen(ended, stop)), scope)
    } else {
      yield* hearing.now
      if (roster !== undefined) yield* keepAliveOnce
    }
    // A key that was pressed is heard by who waits for one.
    const nextTone = Effect.suspend(() => {
      const wait = hearing?.begin()
      const take: Effect.Effect<ToneInfo, Cause.Done> = Effect.suspend(() =>
        wait === undefined || Queue.sizeUnsafe(tones) > 0 || progress.state === "terminated"
          ? Queue.take(tones)
          : Effect.andThen(
              wait.next(() => undefined),
              take
            )
      )
      return take
    })

    const withinMillis = options.answerWithinMillis ?? (initial.applicationMetadata === undefined ? 15_000 : 5_000)
    const isUp = operations.isUp(progress)
    const flows: Judge<void, never> = () =>
      isUp(undefined) !== undefined && progress.resource.mediaState?.audio === "active" ? Effect.void : undefined

    return {
      id,
      tenantId,
      state,
      resource,
      participants,
      muted,
      notifications: ofCall,
      tones: Stream.fromEffectRepeat(nextTone),
      nextTone: nextTone.pipe(Effect.catch(() => Effect.fail(operations.callEnded(progress.resource)))),
      established: watchers.until(operations.orEnded(progress, isUp)),
      audioActive: watchers.until(operations.orEnded(progress, flows)),
      ended,
      ...operations.make({
        id,
        notifications:
          hearing === undefined
            ? notifications
            : { awaitOperation: (callId, begun) => hearing.during(notifications.awaitOperation(callId, begun)) },
        now,
        progress,
        watchers,
        send,
        deadline: incomingAt === undefined ? undefined : { at: incomingAt + withinMillis, withinMillis },
        noteMuted: (isMuted) => {
          progress.muted = isMuted
          return follow
        },
        handedOver: () => (over = true)
      })
    }
  })

/** How a call is created and kept. */
export interface Creating extends Options {
  /** Options of the request. */
  readonly request?: RequestOptions
}

/**
 * Creates a call, and hangs it up when the scope closes; see `Call.create`. Its tenant is the `tenantId` of the input, where there is one.
 *
 * Once it is sent it is not interrupted: a call that was created is never left behind.
 */
export const create = (
  input: CreateCallInput,
  options: Creating = {}
): Effect.Effect<StatefulCall, CommunicationError, Requirements> =>
  Effect.uninterruptible(
    Effect.flatMap(inTenant(input.tenantId)(CallFunctions.create(input, options.request)), (call) =>
      attach({ ...call, tenantId: call.tenantId ?? input.tenantId }, options, {})
    )
  )

/** Takes an incoming call by its notification; it is rejected when the scope closes and it was neither answered, rejected nor redirected. */
export const incoming = (
  notification: CallNotification,
  options: Options = {}
): Effect.Effect<StatefulCall, never, Requirements> =>
  Effect.uninterruptible(
    attach({ ...notification.call, id: notification.callId, state: "incoming" }, options, { isIncoming: true })
  )

/** Which call, and whose. */
export interface Rehydrating {
  /** The id of the call. */
  readonly id: string
  /** The tenant of the call; needed by an application of several tenants. */
  readonly tenantId?: string | undefined
}

/**
 * Takes a call that exists, such as one that another process kept: its state and participants are read, and it is kept alive at once.
 *
 * Fails with `NotFound` when the call is over.
 */
export const rehydrate = (
  { id, tenantId }: Rehydrating,
  options: Options = {}
): Effect.Effect<StatefulCall, CommunicationError, Requirements> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.gen(function* () {
      const [call, roster] = yield* restore(
        inTenant(tenantId)(
          Effect.all([CallFunctions.get({ id }), Stream.runCollect(ParticipantFunctions.list({ callId: id }))])
        )
      )
      return yield* attach({ ...call, id, tenantId: call.tenantId ?? tenantId }, options, { roster })
    })
  )

/** What happens to incoming calls whose handler fails. */
export interface Listening<E, R> extends Options {
  /** Called with what a handler failed with, when its call is closed; default a log entry. */
  readonly onError?: ((cause: Cause.Cause<E>) => Effect.Effect<unknown, never, R>) | undefined
}

/**
 * Handles every incoming call from now on in a fiber and a scope of its own, until the scope closes: when a handler is over, its call is
 * closed as `onClose` says.
 *
 * What a handler fails with goes to `onError`, and is counted in the metric `effect_comms_webhook_handler_failures`.
 */
export const listen = <E, R>(
  handler: (call: StatefulCall) => Effect.Effect<unknown, E, R>,
  options: Listening<E, Exclude<R, Scope.Scope>> = {}
): Effect.Effect<void, never, Requirements | Exclude<R, Scope.Scope>> =>
  incomingCalls(
    (notification) => Effect.scoped(Effect.flatMap(incoming(notification, options), handler)),
    options.onError
  )
