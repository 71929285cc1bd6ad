/**
 * Runs a scenario under every fault at every point, to find the smallest plan under which an application goes wrong.
 *
 * A run without faults shows the points: requests, and events. Then every fault at every point is run alone, and pairs of them by a seed. Each
 * run has a local cloud of its own, on time that nobody waits for.
 */
import * as goodSignatures from "@effect-comms/core/internal/goodSignatures"
import type { Makers } from "../kit/start.ts"
import type { TestCloud } from "../kit/TestCloud.ts"
import type * as LocalCloud from "../LocalCloud.ts"
import { pairs as pairsOf, singles } from "./enumerate.ts"
import { ExplorationFailed } from "./ExplorationFailed.ts"
import { type Fault, faults as allFaults, type Plan, type Point } from "./Plan.ts"
import { run } from "./PlanRun.ts"
import type { MakeApplication, Run, Subject } from "./Run.ts"

/** Options of an exploration; every one has a default. */
export interface ExploreOptions {
  /** What may go wrong; default everything. */
  readonly faults?: ReadonlyArray<Fault>
  /** What may not, of these: an application that keeps nothing over a crash is explored without `restart`. */
  readonly except?: ReadonlyArray<Fault>
  /** Runs before every plan, to empty what the application keeps outside of itself. */
  readonly setUp?: () => unknown
  /** How many pairs of faults are run after the single ones, each of which is met in spite of the other; default 100. */
  readonly pairs?: number
  /** Decides which pairs, and what `Math.random` gives in a run, such as the jitter of a backoff; default 1. */
  readonly seed?: number
  /** Runs this plan alone, as a failure has it. */
  readonly plan?: Plan
  /** How many plans are run at most; default 5000. */
  readonly maxPlans?: number
  /** Expects what is so at the end of every run, also when the caller has left; throws or rejects. */
  readonly atEnd?: (cloud: TestCloud) => unknown
  /**
   * Operations, such as `CallMedia_Play`, that the application may do more often under a fault than without; default none: an action that is
   * repeated is done twice.
   */
  readonly mayRepeat?: ReadonlyArray<string>
  /**
   * `fake` replaces the timers and the date of the process while a plan runs, so that what the application waits for by timers of its own
   * takes no time; default `own`.
   */
  readonly timers?: "own" | "fake"
  /**
   * The machine's time that an application is given when nothing is due on the network, before a wait fails; default 50 ms. An application that
   * needs none without faults, and waits for nothing of the machine (no timer, socket or file operation, nothing behind the answer to a webhook),
   * is given 3 ms of it; one that waits for something is given a hundredth of the network's time as well, before that moves on. A plan under which
   * something goes wrong is run again with four times as much, and counts as good when that is enough. A plan that needed it is counted as `realTime`.
   */
  readonly patienceMillis?: number
  /** Of the local cloud. */
  readonly cloud?: Omit<LocalCloud.Options, "deliver" | "validateEventGrid" | "origin" | "faultAt" | "startsAt">
}

/** What an exploration has shown of an application that does nothing wrong. */
export interface Explored {
  /** How many plans were run. */
  readonly plans: number
  /** How many points the run without faults has. */
  readonly points: number
  /** How many plans have two faults. */
  readonly pairs: number
  /** In how many the application ended the call in place of what the scenario expects, since a request of it had failed or it had crashed. */
  readonly gaveUp: number
  /** How many took the machine's time: the application waits by timers of its own, or works elsewhere. */
  readonly realTime: number
  readonly seed: number
}

/** How many times `patienceMillis` a plan under which something goes wrong is given when it is run again: other processes may be at work. */
const mostPatience = 4

const nameOf = ({ nth, of }: Pick<Point, "nth" | "of">): string => `${of} ${nth}`

const wholeFrom = (name: string, value: number, from: number): number => {
  if (!Number.isSafeInteger(value) || value < from) throw new TypeError(`${name}: expected a whole number from ${from}`)
  return value
}

/** Explores an application. Rejects with `ExplorationFailed` when it goes wrong. */
export const explore = async (
  makers: Makers,
  makeApplication: MakeApplication,
  scenario: (cloud: TestCloud) => unknown,
  options: ExploreOptions = {}
): Promise<Explored> => {
  // Every run begins at the same moment, and its webhooks have the same tokens.
  const forget = goodSignatures.remember()
  try {
    return await exploring(makers, makeApplication, scenario, options)
  } finally {
    forget()
  }
}

const exploring = async (
  makers: Makers,
  makeApplication: MakeApplication,
  scenario: (cloud: TestCloud) => unknown,
  options: ExploreOptions
): Promise<Explored> => {
  const seed = wholeFrom("seed", options.seed ?? 1, 0)
  const mostPairs = wholeFrom("pairs", options.pairs ?? 100, 0)
  const mostPlans = wholeFrom("maxPlans", options.maxPlans ?? 5_000, 1)
  const chosen = new Set(options.faults ?? allFaults)
  for (const fault of [...chosen, ...(options.except ?? [])])
    if (!allFaults.includes(fault)) throw new TypeError(`faults: expected some of ${allFaults.join(", ")}`)
  for (const fault of options.except ?? []) chosen.delete(fault)
  const subject: Subject = {
    makeApplication,
    scenario,
    setUp: options.setUp,
    atEnd: options.atEnd,
    mayRepeat: new Set(options.mayRepeat ?? []),
    seed,
    hasFakeTimers: options.timers === "fake",
    patienceMillis: options.patienceMillis ?? 50,
    patience: 0,
    options: options.cloud ?? {}
  }
  const failure = (plan: Plan, { cause, entries, problems, sequence }: Run) =>
    new ExplorationFailed({ plan, seed, problems, sequence, entries, cause })

  /**
   * What goes wrong for want of the machine's time is right: it is run again with more of it, since not all that waits for it can be seen. Only what
   * took that time, or fails without it every time, is taken to be so.
   */
  const attempt = async (plan: Plan, usual?: Run): Promise<Run> => {
    const runs = (patience: number) => run(makers, { ...subject, patience }, plan, usual)
    const first = Math.min(usual?.patience ?? 0, 1)
    const ran = await runs(first)
    if (ran.problems.length === 0) return ran
    const again = await runs(mostPatience)
    if (again.isSlow) return again
    return again.problems.length === 0 && (await runs(first)).problems.length > 0 ? again : ran
  }
  const usual = await attempt([])
  if (usual.problems.length > 0) throw failure([], usual)

  /** The same without what is not needed for it to fail. */
  const shrunk = async (plan: Plan, failed: Run): Promise<ExplorationFailed> => {
    for (const step of plan.length > 1 ? plan : []) {
      const less = plan.filter((other) => other !== step)
      const ran = await attempt(less, usual)
      if (ran.problems.length > 0) return await shrunk(less, ran)
    }
    return failure(plan, failed)
  }

  let gaveUp = 0
  let realTime = usual.tookTime ? 1 : 0
  /** The points that were met under each plan. */
  const met = new Map<Plan, ReadonlySet<string>>()
  const attemptAll = async (plans: ReadonlyArray<Plan>) => {
    for (const plan of plans.slice(0, mostPlans - met.size)) {
      const ran = await attempt(plan, usual)
      if (ran.problems.length > 0) throw await shrunk(plan, ran)
      if (ran.gaveUp) gaveUp++
      if (ran.tookTime) realTime++
      met.set(plan, new Set(ran.points.map(nameOf)))
    }
  }
  const alone = options.plan === undefined ? singles(usual.points, chosen) : [options.plan]
  await attemptAll(alone)
  if (options.plan === undefined)
    await attemptAll(pairsOf(alone, seed, mostPairs, (plan, step) => met.get(plan)?.has(nameOf(step)) === true))
  return {
    plans: met.size,
    points: usual.points.length,
    pairs: [...met.keys()].filter(({ length }) => length > 1).length,
    gaveUp,
    realTime,
    seed
  }
}
