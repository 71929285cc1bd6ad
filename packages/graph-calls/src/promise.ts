/**
 * Graph's calls for programs that do not use Effect: the same functions, returning promises and async iterables.
 *
 * A promise rejects with the typed error itself (`CommunicationError`, `OperationFailed`, …); `signal` in the options stops a call.
 */
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import type { Transport } from "@effect-comms/core/Transport"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import * as CallNotifications from "./CallNotifications.ts"
import { clientOf, type GraphCallsClient } from "./generated/promise.ts"
import * as GraphCalls from "./GraphCalls.ts"

export type { CallClient, CommsOperationClient, GraphCallsClient } from "./generated/promise.ts"

/** The calling application, the Graph endpoint, and the transport when not the platform's own. */
export type Options = GraphCalls.Options & { readonly transport?: Transport }

/** Makes a client. Throws a `CommunicationError` when the application, the endpoint or the version is not valid. */
export const createGraphCalls = (options: Options): GraphCallsClient => {
  const { transport } = options
  const making = GraphCalls.make(options)
  return clientOf(
    Effect.runSync(transport === undefined ? making : Effect.provideService(making, CurrentTransport, transport))
  )
}

/** Makes a receiver of notifications. Throws the `CommunicationError` of an invalid option; `close` ends what runs in the background. */
export const createCallNotifications = (options: CallNotifications.Options) => {
  const scope = Scope.makeUnsafe()
  const notifications = Effect.runSync(Scope.provide(CallNotifications.make(options), scope))
  const { call, iterate } = PromiseApi.make(Context.make(CallNotifications.CallNotifications, notifications))
  return {
    decode: call(CallNotifications.decode),
    receive: call(CallNotifications.receive),
    receiveTrusted: call(CallNotifications.receiveTrusted),
    publish: call(CallNotifications.publish),
    stream: iterate(CallNotifications.stream),
    awaitOperation: call(
      (callId: string, operation: CallNotifications.OperationRef, _options?: { readonly signal?: AbortSignal }) =>
        CallNotifications.awaitOperation(callId, operation)
    ),
    arrivals: call(CallNotifications.arrivals),
    close: (): Promise<void> => Effect.runPromise(Scope.close(scope, Exit.void))
  }
}
