/** Says when a test waits on a network whose time nobody moves: it would only end at the limit of the test runner, without a reason. */
import type { Environment } from "./Environment.ts"

/** So often it is looked, in milliseconds of the machine's time. */
const lookEvery = 1_000

/** What is due later than this, in network time, hardly keeps anybody waiting. */
const soonMillis = 180_000

const advice =
  "effect-comms: something is due on the local cloud, and nobody moves its time: await cloud.until(promise) for what the application promises, or cloud.advance(ms)"

/** Calls `warn` once, when something is due and nothing has happened from one look to the next; the result ends that. */
export const warnOfStandstill = (
  { history, link, pace }: Pick<Environment, "history" | "link" | "pace">,
  warn: (line: string) => void
): (() => void) => {
  let before: number | undefined
  const look = async () => {
    if (pace.isWaiting()) {
      before = undefined
      return
    }
    await history.refresh()
    const isStill = before === history.last
    before = history.last
    const { nextDue, now } = await link.time()
    if (!isStill || nextDue === undefined || nextDue > now + soonMillis || pace.isWaiting()) return
    clearInterval(timer)
    warn(advice)
  }
  // The local cloud may have ended.
  const timer = setInterval(() => void look().catch(() => clearInterval(timer)), lookEvery)
  timer.unref()
  return () => clearInterval(timer)
}
