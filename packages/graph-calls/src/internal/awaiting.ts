/**
 * Actions together with the end of what they begin: the request, and then the notification that reports it, where its answer does not.
 *
 * The operation is recognized by its id, or by its `clientContext` where the answer has none or there is no answer. What waits is
 * `CallNotifications`; here is only what joins the two.
 */
import { since } from "@effect-comms/core/internal/Arrivals"
import type { CallOptions } from "@effect-comms/core/Client"
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import { CurrentFlow, undecided } from "@effect-comms/core/internal/flow"
import * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { CallNotifications, type OperationError, type OperationRef } from "../CallNotifications.ts"
import type { CommsOperation } from "../generated/models.ts"
import { describe, OutcomeTimeout } from "../notifications/OutcomeTimeout.ts"
import { GraphCalls } from "./client.ts"

/** Options of an action whose end is awaited. */
export interface WaitOptions<V extends ApiVersion = ApiVersion> extends CallOptions<V> {
  /**
   * Milliseconds to wait for the end, from the answer of the request on; default 300000. More than 0; with `Infinity` it is waited for as
   * long as the call lives.
   */
  readonly waitMillis?: number
}

/** An action that gives its operation when it has ended. */
export type AndWait<I, A, V extends ApiVersion = ApiVersion> = (
  input: I,
  options?: WaitOptions<V>
) => Effect.Effect<A, CommunicationError | OperationError | OutcomeTimeout, GraphCalls | CallNotifications>

/** What every action takes: the call by either name, and a context. */
interface Input {
  readonly id?: string
  readonly callId?: string
  readonly clientContext?: string | null | undefined
}

const make =
  (isAnswered: boolean) =>
  <I extends Input, A extends OperationRef>(operation: ClientOperation<I, A>): AndWait<I, CommsOperation> =>
  (given, { waitMillis = 300_000, ...options } = {}) =>
    Effect.gen(function* () {
      const notifications = yield* CallNotifications
      const client = yield* GraphCalls
      const flow = yield* CurrentFlow
      if (typeof waitMillis !== "number" || !(waitMillis > 0)) {
        return yield* invalid(operation.id, "waitMillis", "expected more than 0 milliseconds")
      }
      // By it the end is known when there is no answer.
      const clientContext = given.clientContext ?? flow.newId()
      const callId = given.callId ?? given.id ?? ""
      const before = yield* notifications.arrivals(callId)
      const late = () =>
        Effect.flatMap(notifications.arrivals(callId), (now) => {
          const arrived = describe(since(before, now))
          return Effect.fail(
            new OutcomeTimeout({ operation: operation.id, callId, waitMillis, clientContext, arrived })
          )
        })
      const until = <E>(begun: OperationRef, orElse: () => Effect.Effect<never, E>) =>
        flow.timeout(notifications.awaitOperation(callId, begun), waitMillis, orElse)
      return yield* Effect.matchEffect(client.invoke(operation, { ...given, clientContext }, options), {
        onSuccess: (begun) => until(begun, late),
        // The notification decides, if one comes; there is none where the answer says the end.
        onFailure: (error) =>
          error.reason._tag === "Ambiguous" && !isAnswered
            ? Effect.andThen(
                undecided(flow, error, "the notification of its operation", waitMillis),
                until({ clientContext }, () => Effect.fail(error))
              )
            : Effect.fail(error)
      })
    })

/** An action whose end is notified. */
export const andWait = /* @__PURE__ */ make(false)

/** An action whose answer says its end, as a rule. */
export const andWaitForAnswer = /* @__PURE__ */ make(true)
