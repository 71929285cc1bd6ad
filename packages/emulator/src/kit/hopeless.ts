/** When waiting for an application is in vain: it is told of nothing, or refuses what it is told. */
import type { Entry } from "../service/Journal.ts"
import { failedHandshakes, hasAskedForKeys } from "./Advice.ts"
import { type History, isDelivered } from "./History.ts"

/** Statuses of what is wrong with an application itself. */
const mistakes = new Set<unknown>([401, 403, 404, 405])

const isRefused = ({ data }: Entry): boolean => data["outcome"] === "retrying" || data["outcome"] === "failed"

/** Whether a delivery was refused in a way that another attempt will not change, or already has not. */
const isRefusedForGood = (entry: Entry): boolean => {
  const { attempt, status } = entry.data
  return isRefused(entry) && (mistakes.has(status) || (typeof attempt === "number" && attempt > 1))
}

/** Whether no application will ever answer: the handshake or IncomingCall itself was refused for good. */
export const isUnattended = (history: History, entries: ReadonlyArray<Entry>, begin: number): boolean => {
  if (entries.some(({ name }) => name === "participant entered")) return false
  const calls = entries.filter(({ kind, name }) => kind === "callback" && name === "IncomingCall")
  if (calls.length > 0) return calls.every(({ data }) => data["outcome"] === "failed")
  // It is asked again for every call: what it answered before says nothing.
  return failedHandshakes(history.all.map(({ entry }) => entry)).some(({ sequence }) => sequence > begin)
}

/** Whether the application refuses every webhook, as it will refuse the next; not when faults were ordered, which may be why. */
export const isUnheard = (history: History, entries: ReadonlyArray<Entry>): boolean => {
  const posts = entries.filter(({ data, kind }) => kind === "callback" && data["kind"] !== "eventGrid")
  if (posts.some(isDelivered) || !posts.some(isRefused)) return false
  const all = history.all.map(({ entry }) => entry)
  if (all.some(({ kind, name }) => kind === "control" && name === "fault")) return false
  // Keys of somebody else that cannot be fetched are answered with 503.
  return posts.some(isRefusedForGood) || (!hasAskedForKeys(all) && posts.some(({ data }) => data["status"] === 503))
}
