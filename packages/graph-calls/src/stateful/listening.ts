/** Incoming calls, each handled in a fiber of its own; the handler makes what it needs of the notification. */
import * as WebhookHandling from "@effect-comms/core/internal/WebhookHandling"
import type * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { CallNotifications } from "../CallNotifications.ts"
import type { CallNotification, Notification } from "../notifications/Notification.ts"

const isIncoming = (notification: Notification): notification is CallNotification =>
  notification._tag === "Call" &&
  notification.changeType.toLowerCase() === "created" &&
  notification.call.state === "incoming"

/** Handles every incoming call from now on, until the scope closes; what a handler fails with is reported. */
export const listen = <E, R>(
  handle: (incoming: CallNotification) => Effect.Effect<unknown, E, R>,
  onError: ((cause: Cause.Cause<E>) => Effect.Effect<unknown, never, R>) | undefined
): Effect.Effect<void, never, CallNotifications | Scope.Scope | R> =>
  Effect.gen(function* () {
    const notifications = yield* CallNotifications
    const scope = yield* Effect.scope
    const { run } = WebhookHandling.make("StatefulCall", scope)
    const all = Stream.runForEach(Stream.filter(notifications.stream(), isIncoming), (incoming) =>
      run([incoming], () => undefined, { onEvent: handle, onError })
    )
    yield* Effect.forkIn(all, scope, { startImmediately: true })
  })
