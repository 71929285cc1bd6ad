/** Errors that nobody handled while a plan ran: the process's, and those of handlers of events that the program has not caught. */
import * as WebhookHandling from "@effect-comms/core/internal/WebhookHandling"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"

const events = ["unhandledRejection", "uncaughtException"] as const
const receivers = ["CallEvents", "CallNotifications", "ChatEvents"]

const failures = (): number =>
  receivers.reduce(
    (sum, receiver) =>
      sum +
      Number(
        Effect.runSync(Metric.value(Metric.withAttributes(WebhookHandling.failures, { receiver }))).count
      ),
    0
  )

/** Collects errors until `stop`; meanwhile the process has no other listeners for them, and does not end. */
export const collect = () => {
  const found: Array<unknown> = []
  const before = failures()
  const take = (error: unknown) => void found.push(error)
  const others = events.map((event) => [event, process.rawListeners(event)] as const)
  for (const event of events) {
    process.removeAllListeners(event)
    process.on(event, take)
  }
  return {
    found,
    /** How many handlers of events have failed. */
    failed: () => failures() - before,
    stop: () => {
      for (const [event, listeners] of others) {
        process.removeListener(event, take)
        for (const listener of listeners) Reflect.apply(process.on, process, [event, listener])
      }
    }
  }
}
