/** Errors that nobody handled while a plan ran: the process's, and those of handlers of events that the program has not caught. */
import * as WebhookHandling from "@effect-comms/core/internal/WebhookHandling"
import * as Cause from "effect/Cause"

const events = ["unhandledRejection", "uncaughtException"] as const

/** Collects errors until `stop`; meanwhile the process has no other listeners for them, and does not end. */
export const collect = () => {
  const found: Array<unknown> = []
  const take = (error: unknown) => void found.push(error)
  const watch = (_receiver: string, cause: Cause.Cause<unknown>) => void found.push(Cause.squash(cause))
  const others = events.map((event) => ({ event, listeners: process.rawListeners(event) }))
  for (const event of events) {
    process.removeAllListeners(event)
    process.on(event, take)
  }
  WebhookHandling.watchers.add(watch)
  return {
    found,
    stop: () => {
      WebhookHandling.watchers.delete(watch)
      for (const { event, listeners } of others) {
        process.removeListener(event, take)
        for (const listener of listeners) Reflect.apply(process.on, process, [event, listener])
      }
    }
  }
}
