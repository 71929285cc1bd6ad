/** Recognizes applications that a wait cannot succeed with: no call is announced to them, or they refuse every webhook. */
import type { Entry } from "../service/Journal.ts"
import { failedHandshakes, hasAskedForKeys } from "./Advice.ts"
import { type History, isDelivered } from "./History.ts"

/** Statuses that another attempt does not change. */
const permanentStatuses = new Set<unknown>([401, 403, 404, 405])

const isRefused = ({ data }: Entry): boolean => data["outcome"] === "retrying" || data["outcome"] === "failed"

/** Whether a delivery was refused in a way that another attempt will not change, or was refused again. */
const isRefusedPermanently = (entry: Entry): boolean => {
  const { attempt, status } = entry.data
  return isRefused(entry) && (permanentStatuses.has(status) || (typeof attempt === "number" && attempt > 1))
}

/** Whether no application can answer the call: the handshake failed, or IncomingCall was given up. */
export const isUnreachable = (history: History, entries: ReadonlyArray<Entry>, begin: number): boolean => {
  if (entries.some(({ name }) => name === "participant entered")) return false
  const calls = entries.filter(({ kind, name }) => kind === "callback" && name === "IncomingCall")
  if (calls.length > 0) return calls.every(({ data }) => data["outcome"] === "failed")
  // An application that calls by itself needs no subscription.
  if (!history.all.some(({ entry }) => entry.kind === "state" && entry.name === "incoming call")) return false
  // The handshake is repeated for every call: an answer to an earlier one says nothing.
  return failedHandshakes(history.all.map(({ entry }) => entry)).some(({ sequence }) => sequence > begin)
}

/** Whether the application refuses every webhook; `false` when faults were ordered, which may be the reason. */
export const refusesEverything = (history: History, entries: ReadonlyArray<Entry>): boolean => {
  const posts = entries.filter(({ data, kind }) => kind === "callback" && data["kind"] !== "eventGrid")
  if (posts.some(isDelivered) || !posts.some(isRefused)) return false
  const all = history.all.map(({ entry }) => entry)
  if (all.some(({ kind, name }) => kind === "control" && name === "fault")) return false
  // A receiver answers 503 while it cannot fetch its keys, as when it is configured for another issuer.
  return posts.some(isRefusedPermanently) || (!hasAskedForKeys(all) && posts.some(({ data }) => data["status"] === 503))
}
