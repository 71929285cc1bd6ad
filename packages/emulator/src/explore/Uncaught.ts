/** Errors that nobody handled while a plan ran: the process's, and those of handlers of events that the program has not caught. */
import * as WebhookHandling from "@effect-comms/core/internal/WebhookHandling"
import * as Cause from "effect/Cause"

/** Collects errors until `stop`; meanwhile the process has no other listeners for them, and does not end. */
export const collect = () => {
  const found: Array<unknown> = []
  const take = (error: unknown) => void found.push(error)
  const watch = (_receiver: string, cause: Cause.Cause<unknown>) => void found.push(Cause.squash(cause))
  const rejections = process.listeners("unhandledRejection")
  const exceptions = process.listeners("uncaughtException")
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", take)
  process.removeAllListeners("uncaughtException").on("uncaughtException", take)
  WebhookHandling.watchers.add(watch)
  return {
    found,
    stop: () => {
      WebhookHandling.watchers.delete(watch)
      process.removeListener("unhandledRejection", take).removeListener("uncaughtException", take)
      for (const listener of rejections) process.on("unhandledRejection", listener)
      for (const listener of exceptions) process.on("uncaughtException", listener)
    }
  }
}
