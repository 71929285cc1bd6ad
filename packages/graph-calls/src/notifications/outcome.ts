/** How an operation ended, if it did. */
import type { CommsOperation } from "../generated/models.ts"

/** What is known of an operation's end. */
export type Outcome = "completed" | "failed" | "cancelled" | undefined

const cancelledSubcode = 8508

type Ended = Pick<CommsOperation, "status" | "resultInfo" | "completionReason">

/**
 * Whether an operation was cancelled: its subcode or its completion reason says so.
 *
 * Its status does not: a cancelled recording has `failed`, cancelled tones have `completed`.
 */
export const isCancelled = ({ completionReason, resultInfo }: Ended): boolean =>
  resultInfo?.subcode === cancelledSubcode ||
  completionReason === "operationCanceled" ||
  completionReason === "mediaOperationCanceled"

/**
 * How an operation ended; `undefined` while notifications of it may follow.
 *
 * In an HTTP answer `completed` and `failed` are final; any other status, or none, means that the end comes as a notification.
 */
export const outcomeOf = (operation: Ended): Outcome => {
  const { status } = operation
  const ended = status === "completed" ? "completed" : status === "failed" ? "failed" : undefined
  return ended !== undefined && isCancelled(operation) ? "cancelled" : ended
}

/** How an operation ended whose end was notified: being deleted it has ended, whatever its status says. */
export const outcomeOfDeleted = (operation: Ended): Exclude<Outcome, undefined> => {
  if (isCancelled(operation)) return "cancelled"
  return operation.status === "failed" || (operation.resultInfo?.code ?? 0) >= 400 ? "failed" : "completed"
}
