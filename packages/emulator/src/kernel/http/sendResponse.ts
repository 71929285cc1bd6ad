/**
 * The end of an exchange: its answer goes out, or what a fault made of it: later, cut, lost, or never.
 */
import type { NetworkClock } from "../../service/NetworkClock.ts"
import type { Answer, Outcome } from "./Exchange.ts"
import type { FaultOrder } from "../control/Faults.ts"

/** What the end of an exchange needs. */
export interface Exchange {
  readonly network: NetworkClock
  readonly fault: FaultOrder | undefined
  /** Called when the answer leaves, with whether it is lost on its way. */
  readonly note: (lost: boolean) => void
  readonly done: (outcome: Outcome) => void
}

/** Sends an answer as the fault of its exchange has it. */
export const sendResponse = ({ done, fault, network, note }: Exchange, answer: Answer): void => {
  const finish = () => {
    const isReset = fault?.kind === "reset-after"
    const isLost = isReset || fault?.kind === "timeout"
    note(isLost)
    if (isReset) return done("reset")
    if (!isLost) done(fault?.kind === "truncate" ? { ...answer, truncated: true } : answer)
  }
  if (fault?.delayMs === undefined || fault.delayMs === 0) finish()
  else network.after(fault.delayMs, finish)
}
