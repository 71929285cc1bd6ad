/** The local cloud as a scenario has it: it knows who called, and moves the application's own timers where they are replaced. */
import type { Caller } from "../kit/Caller.ts"
import type { GraphCaller } from "../kit/GraphCaller.ts"
import * as Links from "../kit/Link.ts"
import type { Application } from "../kit/start.ts"
import { type CallOptions, type GraphCallOptions, TestCloud } from "../kit/TestCloud.ts"
import type { Made } from "../LocalCloud.ts"
import type { Timers } from "./Timers.ts"

/** The scenario's local cloud. */
export class ScenarioCloud extends TestCloud<Application> {
  readonly callers: Array<Caller | GraphCaller> = []

  override async call(options?: CallOptions): Promise<Caller> {
    const caller = await super.call(options)
    this.callers.push(caller)
    return caller
  }

  override async graphCall(options?: GraphCallOptions): Promise<GraphCaller> {
    const caller = await super.graphCall(options)
    this.callers.push(caller)
    return caller
  }
}

// An exploration counts those of the application.
const { setImmediate } = globalThis

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The link to a local cloud. */
export const linkTo = (
  made: Made,
  timers: Timers | undefined,
  /** Takes what a timer of the application throws. */
  uncaught: (error: unknown) => void
): Links.Link => {
  const plain = Links.inProcess(made)
  if (timers === undefined) return plain
  return {
    ...plain,
    time: async () => {
      const { nextDue = Infinity, now } = await plain.time()
      const due = Math.min(nextDue, timers.nextDue() ?? Infinity)
      return { now, nextDue: due === Infinity ? undefined : due }
    },
    advance: async (millis) => {
      let left = millis
      do {
        const { now } = await plain.time()
        const step = Math.min(left, Math.max(0, (timers.nextDue() ?? Infinity) - now))
        await plain.advance(step)
        try {
          timers.advance(step)
        } catch (error) {
          uncaught(error)
        }
        left -= step
        if (left > 0) await turn()
      } while (left > 0)
    }
  }
}
