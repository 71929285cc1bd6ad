/** When a thread is deleted by itself: a number of days after its creation, on the network clock. */
import type { ChatRetentionPolicy } from "@effect-comms/chat/operations"
import type { NetworkClock } from "../../service/NetworkClock.ts"
import { badRequest } from "../requests/refusals.ts"
import type { Thread } from "../state/Thread.ts"

const dayMillis = 86_400_000

/** Refuses a policy that the service does not have. */
export const checkRetention = ({ deleteThreadAfterDays: days, kind }: ChatRetentionPolicy): void => {
  if (kind !== "none" && kind !== "threadCreationDate")
    throw badRequest("retentionPolicy.kind: expected none or threadCreationDate")
  if (days !== undefined && (days < 30 || days > 90))
    throw badRequest("retentionPolicy.deleteThreadAfterDays: expected 30 to 90 days")
}

/** Follows a thread's policy from now on; the end of an older one is forgotten. */
export const retain = (
  network: NetworkClock,
  thread: Thread,
  policy: ChatRetentionPolicy | undefined,
  deleteThread: () => void
): void => {
  thread.stopRetention?.()
  thread.retentionPolicy = policy
  if (policy?.kind !== "threadCreationDate" || policy.deleteThreadAfterDays === undefined) return
  const until = thread.createdAt + policy.deleteThreadAfterDays * dayMillis
  // In steps of a day: no timer of the machine reaches further than 24 of them.
  const wait = (): void => {
    const left = Math.max(0, until - network.now())
    thread.stopRetention = network.after(Math.min(left, dayMillis), () => {
      if (network.now() >= until) deleteThread()
      else wait()
    })
  }
  wait()
}
