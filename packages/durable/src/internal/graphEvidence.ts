/**
 * What shows that an action of Graph was executed whose answer was lost: the notification of an operation with its `clientContext`, which has
 * the operation that the answer would have had, and the state of a call that was answered or rejected. What makes a call has no context: it is
 * shown by notifications that were posted to its callback URI, where that has the id of its step, and else by nothing.
 */
import type { Client } from "@effect-comms/core/Client"
import type { ApiVersion } from "@effect-comms/graph-calls/ApiVersion"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import { canonicalId, isEnd } from "@effect-comms/graph-calls/internal/durable"
import { answerCall, getCall, rejectCall } from "@effect-comms/graph-calls/internal/operations"
import type { CallNotification, Notification } from "@effect-comms/graph-calls/notifications"
import * as Effect from "effect/Effect"
import type { BegunStep, KeptEvent, Store } from "../FlowStore.ts"
import { callWith, patience, textIn } from "./evidence.ts"
import { patiently } from "./patiently.ts"
import { anAnswerOf } from "./reading.ts"
import { unreadable } from "./storedEvents.ts"
import type { Evidence, Mark } from "./step.ts"

/** The name under which notifications of calls are kept. */
export const service = "GraphCalls"

/** A kept notification as it was read when it came. */
export const read = ({ body }: Pick<KeptEvent, "body">): Effect.Effect<Notification> =>
  Effect.suspend(() => CallNotifications.decode({ value: [JSON.parse(body)] })).pipe(
    Effect.flatMap(([notification]) =>
      notification === undefined || notification._tag === "Invalid"
        ? Effect.die(unreadable(notification?.error ?? { path: "", expected: "expected a notification" }))
        : Effect.succeed(notification)
    ),
    Effect.catch((error) => Effect.die(unreadable(error)))
  )

const beginnings: ReadonlySet<string> = new Set(["incoming", "ringing", "redirecting"])

/**
 * What is notified of an incoming call that was dealt with, by the operation: nobody else answers it, and one that is over needs no rejection.
 * Of one that was to be redirected its end says nothing: its time may have been over.
 */
const shownBy = new Map<string, (notification: CallNotification) => boolean>([
  [answerCall.id, ({ call: { state = "incoming" } }) => !beginnings.has(state) && state !== "terminated"],
  [rejectCall.id, isEnd]
])

/** How a call is looked for that a request has made: by the mark that its notifications repeat. */
interface Making {
  readonly client: Client<ApiVersion>
  readonly mark: Mark
}

/** What is known of a call that was made, asked of the service; it may be over, or the service not say. */
const madeCall = ({ client }: Making, id: string) =>
  client
    .invoke(getCall, { id })
    .pipe(
      Effect.catch(({ reason }) => Effect.succeed(reason._tag === "NotFound" ? { id, state: "terminated" } : { id }))
    )

/** Looks for what shows that a request was executed. */
export const evidence =
  (store: Store, settleMillis: number, making?: Making): Evidence =>
  <I, A>(operation: ClientOperation<I, A>, input: I, step: BegunStep) =>
    Effect.gen(function* () {
      const id = textIn(input, "callId") ?? textIn(input, "id")
      const call = id === undefined ? undefined : canonicalId(id)
      const since = (events: ReadonlyArray<KeptEvent>) =>
        Effect.forEach(
          events.filter(({ seq }) => seq > step.lastEvent),
          read
        )
      const ends = shownBy.get(operation.id)
      if (ends !== undefined && call !== undefined) {
        const look = Effect.map(Effect.flatMap(store.eventsOf(service, call), since), (all) =>
          all.find((one) => one._tag === "Call" && ends(one))
        )
        return (yield* patience(look, settleMillis)) && anAnswerOf(operation, [undefined])
      }
      const made = making?.mark.of(operation, input)
      const context = made ?? textIn(input, "clientContext")
      if (context === undefined) return undefined
      const callId = yield* callWith(store, service, { call, context, step, settleMillis })
      if (callId === undefined) return undefined
      if (making !== undefined && made !== undefined) return anAnswerOf(operation, [yield* madeCall(making, callId)])
      // The answer of an action and the notification of its operation have the same form.
      for (const notification of yield* since(yield* patiently(store.eventsOf(service, callId))))
        if (notification._tag === "Operation" && notification.operation.clientContext === context)
          return anAnswerOf(operation, [notification.operation])
      return undefined
    })
