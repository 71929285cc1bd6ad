/** The points of a run, as they are met, and what a plan makes of them. */
import type { FaultAt, FaultOrder } from "../kernel/control/Faults.ts"
import { type Fault, type Plan, type Point, type Step, stepsAt } from "./Plan.ts"

const orders: Readonly<Record<Exclude<Fault, "caller-leaves" | "restart">, FaultOrder>> = {
  "answer-lost": { kind: "reset-after" },
  "answer-late": { delayMs: 3_000 },
  unavailable: { status: 503 },
  duplicate: { kind: "duplicate" },
  unacknowledged: { kind: "lose-answer" },
  refused: { kind: "refuse" },
  late: { kind: "delay", delayMs: 5_000 },
  reordered: { kind: "reorder" }
}

/** After these an application may end the call in place of what was expected of it. */
const excusing: ReadonlySet<Fault> = new Set<Fault>(["answer-lost", "unavailable", "restart"])

/** The points of a run. */
export interface Encounters {
  /** Requests and events, in order. */
  readonly points: ReadonlyArray<Point>
  /** Decides by the plan, for the local cloud. */
  readonly faultAt: FaultAt
  /** Runs what sends a request that is the test's own, such as that of a member of a chat: it is no point. */
  readonly aside: <A>(send: () => A) => A
  /** Whether the caller is to have left. */
  readonly hasLeft: () => boolean
  /** Whether something has gone wrong after which the application may give up. */
  readonly isExcused: () => boolean
}

/** The points of a run under a plan; `restart` is called where the application is to crash. */
export const make = (plan: Plan, restart: () => void): Encounters => {
  const points: Array<Point> = []
  const counts = new Map<string, number>()
  const met: Array<Step> = []
  let hasLeft = false
  let isAside = false
  return {
    points,
    aside: (send) => {
      isAside = true
      try {
        return send()
      } finally {
        isAside = false
      }
    },
    hasLeft: () => hasLeft,
    isExcused: () => met.some(({ fault }) => excusing.has(fault)),
    faultAt: ({ kind, name }) => {
      if (isAside && kind === "request") return undefined
      const nth = (counts.get(`${kind} ${name}`) ?? 0) + 1
      counts.set(`${kind} ${name}`, nth)
      const point: Point = { kind: kind === "request" ? "request" : "event", of: name, nth }
      points.push(point)
      let order: FaultOrder | undefined
      for (const step of stepsAt(plan, point)) {
        met.push(step)
        if (step.fault === "caller-leaves") hasLeft = true
        else if (step.fault === "restart") restart()
        else order ??= orders[step.fault]
      }
      return order
    }
  }
}
