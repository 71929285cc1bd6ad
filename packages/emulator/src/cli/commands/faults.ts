/** `effect-comms faults`: makes the next requests or callbacks fail, or lists those that are pending. */
import { UsageError } from "../UsageError.ts"
import { remoteCommand, on, text } from "../CommandContext.ts"
import type { RunningCloud } from "../RunningCloud.ts"

const numberIn = (flag: string, given: string | undefined): number | undefined => {
  if (given === undefined) return undefined
  if (!/^\d{1,12}(?:\.\d{1,6})?$/.test(given)) throw new UsageError(`--${flag}: expected a number, in decimal digits`)
  return Number(given)
}

/** The flag of a member of the control's body. */
const flagOf = (member: string): string =>
  member === "retryAfterSeconds" ? "retry-after" : member === "delayMs" ? "delay" : member

/** Orders a fault; what the control refuses is named by the flag it came from. */
const ordered = async (cloud: RunningCloud, order: unknown): Promise<unknown> => {
  try {
    return await cloud.post("/faults", order)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new UsageError(
      error.message.replace(/^(\w+):/, (_, member: string) => `--${flagOf(member)}:`).replace("delayMs", "a delay")
    )
  }
}

/** The command. */
export const faults = remoteCommand(
  "faults",
  "Makes the next matching requests or callbacks fail; without flags, lists those that are pending, which `reset` clears.",
  {
    method: text("method", "<name>", "the method of the requests; default any"),
    path: text(
      "path",
      "<text>",
      "a part of the path, with * for anything; of callbacks, or of the type of the event; default any"
    ),
    status: text("status", "<number>", "the status that is answered, 400 to 599"),
    executed: on("executed", "the request is executed, and its answer is lost"),
    count: text("count", "<number>", "how many; default 1"),
    retryAfter: text("retry-after", "<seconds>", "the Retry-After beside the status"),
    kind: text(
      "kind",
      "<what>",
      "reset-before, reset-after, timeout or truncate; of callbacks duplicate, reorder, delay, drop, bad-signature, refuse or lose-answer"
    ),
    delay: text("delay", "<ms>", "network time before the answer, or before a callback of kind delay")
  },
  ({ count, delay, executed, kind, method, path, retryAfter, status }) => {
    const order = {
      method,
      path,
      status: numberIn("status", status),
      executed: executed ? true : undefined,
      count: numberIn("count", count),
      retryAfterSeconds: numberIn("retry-after", retryAfter),
      kind,
      delayMs: numberIn("delay", delay)
    }
    const isOrder = Object.values(order).some((value) => value !== undefined)
    return async (cloud, { print }) => {
      const answer: unknown = isOrder ? await ordered(cloud, order) : await cloud.get("/faults")
      const pending: unknown = Array.isArray(answer) ? answer : Reflect.get(Object(answer), "pending")
      const waiting: ReadonlyArray<unknown> = Array.isArray(pending) ? pending : []
      if (waiting.length === 0) print("no faults are pending")
      for (const each of waiting) print(JSON.stringify(each))
    }
  }
)
