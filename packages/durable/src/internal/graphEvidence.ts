/**
 * What shows that an action of Graph was executed whose answer was lost: the notification of an operation with its `clientContext`, which has
 * the operation that the answer would have had. What makes a call has no context, and nothing shows it.
 */
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import type { Notification } from "@effect-comms/graph-calls/notifications"
import * as Effect from "effect/Effect"
import type { KeptEvent, Store } from "../FlowStore.ts"
import { contextIn, patience } from "./evidence.ts"
import { patiently } from "./patiently.ts"
import { anAnswerOf } from "./reading.ts"
import type { Evidence } from "./step.ts"

/** The name under which notifications of calls are kept. */
export const service = "GraphCalls"

/** A kept notification as it was read. */
export const read = ({ body }: KeptEvent): Effect.Effect<ReadonlyArray<Notification>> =>
  Effect.orDie(CallNotifications.decode({ value: [JSON.parse(body)] }))

/** Looks for what shows that a request was executed. */
export const evidence =
  (store: Store): Evidence =>
  <I, A>(operation: ClientOperation<I, A>, input: I) =>
    Effect.gen(function* () {
      const context = contextIn(input, "clientContext")
      if (context === undefined) return undefined
      const callId = yield* patience(store.subjectOf(service, context))
      if (callId === undefined) return undefined
      for (const kept of yield* patiently(store.eventsOf(service, callId)))
        for (const notification of yield* read(kept))
          // The answer of an action and the notification of its operation have the same form.
          if (notification._tag === "Operation" && notification.operation.clientContext === context)
            return anAnswerOf(operation, [notification.operation])
      return undefined
    })
