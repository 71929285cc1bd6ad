/** Stateful calls for programs that do not use Effect: the same functions, returning promises and async iterables. */
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import type { Transport } from "@effect-comms/core/Transport"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import type * as Stream from "effect/Stream"
import * as SubscriptionRef from "effect/SubscriptionRef"
import type { CallNotifications } from "../CallNotifications.ts"
import type { CreateCallInput } from "../generated/models.ts"
import type { GraphCalls } from "../internal/client.ts"
import type { CallNotification } from "../notifications/Notification.ts"
import { listen } from "./listening.ts"
import * as StatefulCall from "../StatefulCall.ts"

/** A value that changes. */
export interface Changing<A> {
  /** The value as it is now. */
  readonly get: () => A
  /** Iterates over the value as it is and every later one; a `signal` ends it. */
  readonly changes: (options?: Stoppable) => AsyncIterable<A>
}

/** Options of a wait. */
export interface Stoppable {
  /** Stops the wait when aborted. */
  readonly signal?: AbortSignal
}

type Promised<Member> =
  Member extends SubscriptionRef.SubscriptionRef<infer A>
    ? Changing<A>
    : Member extends Stream.Stream<infer A, unknown>
      ? (options?: Stoppable) => AsyncIterable<A>
      : Member extends Effect.Effect<infer A, unknown>
        ? (options?: Stoppable) => Promise<A>
        : Member extends (...args: infer Args) => Effect.Effect<infer A, unknown>
          ? (...args: Args) => Promise<A>
          : Member

/** A call as a resource that has to be closed. */
export type PromiseCall = {
  readonly [Name in keyof StatefulCall.StatefulCall]: Promised<StatefulCall.StatefulCall[Name]>
} & AsyncDisposable & {
    /** Closes the resource: the call is hung up or kept, as `onClose` says. */
    readonly close: () => Promise<void>
  }

/** What happens to incoming calls whose handler fails. */
export interface Listening extends StatefulCall.Options {
  /** Called with what a handler threw; default a log entry. */
  readonly onError?: ((error: unknown) => unknown) | undefined
}

/** Stateful calls over a client and a receiver of notifications. */
export interface StatefulCalls {
  /** Creates a call; see `StatefulCall.create`. Rejects with `CommunicationError`. */
  readonly create: (input: CreateCallInput, options?: StatefulCall.Creating) => Promise<PromiseCall>
  /** Takes an incoming call by its notification; see `StatefulCall.incoming`. */
  readonly incoming: (notification: CallNotification, options?: StatefulCall.Options) => Promise<PromiseCall>
  /** Takes a call that exists; see `StatefulCall.rehydrate`. Rejects with `CommunicationError`, `NotFound` when it is over. */
  readonly rehydrate: (call: StatefulCall.Rehydrating, options?: StatefulCall.Options) => Promise<PromiseCall>
  /** Handles every incoming call from now on, and closes it when its handler is over; see `StatefulCall.listen`. */
  readonly listen: (handler: (call: PromiseCall) => unknown, options?: Listening) => Promise<void>
  /** Closes all calls, and hears of no new ones. */
  readonly close: () => Promise<void>
}

type Api = PromiseApi.PromiseApi<never>

const changing = <A>({ iterate }: Api, ref: SubscriptionRef.SubscriptionRef<A>): Changing<A> => ({
  get: () => SubscriptionRef.getUnsafe(ref),
  changes: iterate((_options?: Stoppable) => SubscriptionRef.changes(ref))
})

const promised = (api: Api, stateful: StatefulCall.StatefulCall, close: () => Promise<void>): PromiseCall => {
  const { call, iterate } = api
  const wait = <A, E>(effect: Effect.Effect<A, E>) => call((_options?: Stoppable) => effect)
  return {
    id: stateful.id,
    tenantId: stateful.tenantId,
    state: changing(api, stateful.state),
    resource: changing(api, stateful.resource),
    participants: changing(api, stateful.participants),
    muted: changing(api, stateful.muted),
    notifications: iterate((_options?: Stoppable) => stateful.notifications),
    tones: iterate((_options?: Stoppable) => stateful.tones),
    nextTone: wait(stateful.nextTone),
    established: wait(stateful.established),
    audioActive: wait(stateful.audioActive),
    ended: wait(stateful.ended),
    answer: call(stateful.answer),
    reject: call(stateful.reject),
    redirect: call(stateful.redirect),
    transfer: call(stateful.transfer),
    changeScreenSharingRole: call(stateful.changeScreenSharingRole),
    hangUp: call(stateful.hangUp),
    playPrompt: call(stateful.playPrompt),
    recordResponse: call(stateful.recordResponse),
    cancelMediaProcessing: call(stateful.cancelMediaProcessing),
    subscribeToTone: call(stateful.subscribeToTone),
    sendDtmfTones: call(stateful.sendDtmfTones),
    mute: call(stateful.mute),
    unmute: call(stateful.unmute),
    updateRecordingStatus: call(stateful.updateRecordingStatus),
    addLargeGalleryView: call(stateful.addLargeGalleryView),
    startRecording: call(stateful.startRecording),
    stopRecording: call(stateful.stopRecording),
    startTranscription: call(stateful.startTranscription),
    stopTranscription: call(stateful.stopTranscription),
    invite: call(stateful.invite),
    muteParticipant: call(stateful.muteParticipant),
    muteAll: call(stateful.muteAll),
    startHoldMusic: call(stateful.startHoldMusic),
    stopHoldMusic: call(stateful.stopHoldMusic),
    admitFromLobby: call(stateful.admitFromLobby),
    admitAllFromLobby: call(stateful.admitAllFromLobby),
    removeFromLobby: call(stateful.removeFromLobby),
    close,
    [Symbol.asyncDispose]: close
  }
}

/** Makes stateful calls over the services of a context, on the time of a transport. */
export const make = (context: Context.Context<GraphCalls | CallNotifications>, transport: Transport): StatefulCalls => {
  const all = Scope.makeUnsafe()
  const { call } = PromiseApi.make(context, transport)
  const api = PromiseApi.make(Context.empty(), transport)
  const closing = (scope: Scope.Closeable) => () => Effect.runPromise(Scope.close(scope, Exit.void))

  /** A call in a scope of its own, which it also closes when it could not be had. */
  const owned = <Args extends ReadonlyArray<unknown>, E>(
    f: (...args: Args) => Effect.Effect<StatefulCall.StatefulCall, E, StatefulCall.Requirements>
  ) =>
    call((...args: Args) =>
      Effect.gen(function* () {
        const scope = yield* Scope.fork(all)
        const stateful = yield* Effect.onError(Scope.provide(f(...args), scope), () => Scope.close(scope, Exit.void))
        return promised(api, stateful, closing(scope))
      })
    )

  return {
    create: owned(StatefulCall.create),
    incoming: owned(StatefulCall.incoming),
    rehydrate: owned(StatefulCall.rehydrate),
    listen: call((handler: (call: PromiseCall) => unknown, { onError, ...options }: Listening = {}) => {
      const handle = (notification: CallNotification) =>
        Effect.flatMap(Scope.fork(all), (scope) =>
          Scope.provide(StatefulCall.incoming(notification, options), scope).pipe(
            Effect.flatMap((stateful) => PromiseApi.effectful(handler)(promised(api, stateful, closing(scope)))),
            Effect.ensuring(Scope.close(scope, Exit.void))
          )
        )
      return Scope.provide(listen(handle, PromiseApi.handling<never>({ onError }).onError), all)
    }),
    close: () => Effect.runPromise(Scope.close(all, Exit.void))
  }
}
