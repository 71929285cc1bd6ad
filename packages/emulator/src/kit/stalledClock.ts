/** Warns when a test waits while nothing advances the clock of the network: it would end at the timeout of the test runner, without a reason. */
import type { Environment } from "./Environment.ts"

/** The interval between two checks, in milliseconds of the machine's time. */
const checkMillis = 1_000

/** What is due later than this, in milliseconds of network time, is hardly what a test waits for. */
const soonMillis = 180_000

const advice =
  "effect-comms: something is due on the local cloud, and nothing advances its clock: await cloud.until(promise) for what the application promises, or cloud.advance(ms)"

/** Calls `warn` once, when something is due and nothing has happened between two checks; the result stops the checks. */
export const warnOfStalledClock = (
  { history, link, waits }: Pick<Environment, "history" | "link" | "waits">,
  warn: (line: string) => void
): (() => void) => {
  let before: number | undefined
  const look = async () => {
    if (waits.isWaiting()) {
      before = undefined
      return
    }
    await history.refresh()
    const isStill = before === history.last
    before = history.last
    const { nextDue, now } = await link.time()
    if (!isStill || nextDue === undefined || nextDue > now + soonMillis || waits.isWaiting()) return
    clearInterval(timer)
    warn(advice)
  }
  // The local cloud may have ended.
  const timer = setInterval(() => void look().catch(() => clearInterval(timer)), checkMillis)
  timer.unref()
  return () => clearInterval(timer)
}
