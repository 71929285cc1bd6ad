/** What a call has in store for later. */
import type { Call } from "./Call.ts"
import type { Calls } from "./Calls.ts"

/** Runs a task later, unless the call is over by then; the result takes it back. */
export const later = ({ network }: Calls, call: Call, millis: number, task: () => void): (() => void) => {
  const stop = network.later(millis, () => {
    call.pending.delete(stop)
    task()
  })
  call.pending.add(stop)
  return () => {
    call.pending.delete(stop)
    stop()
  }
}
