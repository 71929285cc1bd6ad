/** One run of a scenario under a plan, in a fresh local cloud of its own. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import type { FaultAt, FaultOrder } from "../kernel/control/Faults.ts"
import type { Caller } from "../kit/Caller.ts"
import type { GraphCaller } from "../kit/GraphCaller.ts"
import * as Links from "../kit/Link.ts"
import { eventGridSecret } from "../kit/ProgramSettings.ts"
import type { Application, Makers } from "../kit/start.ts"
import { type CallOptions, type GraphCallOptions, TestCloud } from "../kit/TestCloud.ts"
import type * as LocalCloud from "../LocalCloud.ts"
import type { Entry } from "../service/Journal.ts"
import { countActions, lostEvents, repeatedSince } from "./Actions.ts"
import * as Life from "./Life.ts"
import { type Fault, type Plan, type Point, type Step, stepsAt } from "./Plan.ts"
import * as Timers from "./Timers.ts"
import * as Uncaught from "./Uncaught.ts"

/** Makes an application, and says what is to be done when its run is over. */
export type MakeApplication = (
  cloud: TestCloud,
  ending: (end: () => Promise<void>) => void
) => Application | Promise<Application>

/** What is run. */
export interface Subject {
  readonly makeApplication: MakeApplication
  /** Speaks for callers, and expects. */
  readonly scenario: (cloud: TestCloud) => unknown
  /** Runs before. */
  readonly setUp: (() => unknown) | undefined
  /** Expects what is so at the end of every run, also when the caller has left. */
  readonly atEnd: ((cloud: TestCloud) => unknown) | undefined
  /** Operations that may be executed more often than without faults. */
  readonly mayRepeat: ReadonlySet<string>
  /** Whether the application's own timers are replaced. */
  readonly hasFakeTimers: boolean
  readonly patienceMillis: number
  readonly options: LocalCloud.Options
}

/** What a run has shown. */
export interface Run {
  /** Requests and events, in order. */
  readonly points: ReadonlyArray<Point>
  readonly actions: ReturnType<typeof countActions>
  /** What is wrong; nothing for a good run. */
  readonly problems: ReadonlyArray<string>
  /** What the scenario failed with, if that is a problem. */
  readonly cause: unknown
  readonly sequence: string
  readonly entries: ReadonlyArray<Entry>
  /** Whether the application went on by itself after the machine's time. */
  readonly tookTime: boolean
  /** Whether it ended the call in place of what the scenario expects, after a request of it had failed, or it had crashed. */
  readonly gaveUp: boolean
}

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

/** Every run begins at the same moment, so that what is signed for one serves for all. */
const beginning = Date.UTC(2025, 0, 6, 9)
/** What is due later than this after the end of a scenario, in milliseconds of network time, is not waited for. */
const horizonMillis = 600_000
/** What an application does of itself after the end of its calls, within so many milliseconds of network time, is waited for. */
const aftermathMillis = 2_000
/** So many steps are taken at most after the end of a scenario: what goes on for ever is a problem, too. */
const mostSteps = 2_000
const applicationUrl = "http://127.0.0.1:8080"

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The scenario's local cloud, which knows who called. */
class ScenarioCloud extends TestCloud<Application> {
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

/** Runs a scenario under a plan. `usual` is what happens without faults. */
export const run = async (makers: Makers, subject: Subject, plan: Plan, usual?: Run["actions"]): Promise<Run> => {
  const scope = Scope.makeUnsafe()
  const uncaught = Uncaught.collect()
  let timers: Timers.Timers | undefined
  try {
    await subject.setUp?.()
    if (subject.hasFakeTimers) timers = await Timers.replace(beginning)
    return await inScope(makers, subject, plan, usual, { scope, uncaught, timers })
  } finally {
    timers?.restore()
    uncaught.stop()
    await Effect.runPromise(Scope.close(scope, Exit.void))
  }
}

type Take = ReturnType<typeof Life.take>

interface Surroundings {
  readonly scope: Scope.Scope
  readonly uncaught: ReturnType<typeof Uncaught.collect>
  readonly timers: Timers.Timers | undefined
}

const inScope = async (
  makers: Makers,
  { atEnd, makeApplication, mayRepeat, options, patienceMillis, scenario }: Subject,
  plan: Plan,
  usual: Run["actions"] | undefined,
  { scope, timers, uncaught }: Surroundings
): Promise<Run> => {
  const points: Array<Point> = []
  const counts = new Map<string, number>()
  const met: Array<Step> = []
  const problems: Array<string> = []
  const working = new Map<object, string>()
  let tookTime = false
  let hasLeft = false

  const faultAt: FaultAt = ({ kind, name }) => {
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

  let line: Life.Line | undefined
  let ready: (taking: Promise<Take>) => void = () => {}
  /** Webhooks wait for the application that is being made. */
  let current = new Promise<Take>((resolve) => {
    ready = resolve
  })
  const cloud = await Effect.runPromise(
    Scope.provide(
      makers.make({
        ...options,
        faultAt,
        startsAt: beginning,
        validateEventGrid: true,
        eventGrid: options.eventGrid ?? `${applicationUrl}/callbacks?secret=${eventGridSecret}`,
        graphWebhooks: options.graphWebhooks ?? [`${applicationUrl}/notifications`],
        deliver: (request) =>
          Effect.callback((resume) => {
            current
              .then((take) => take(request))
              .then(
                (answer) => resume(Effect.succeed(answer)),
                (error: unknown) => {
                  if (messageOf(error) !== Life.crashed) problems.push(`its handler failed: ${messageOf(error)}`)
                  resume(Effect.die(error))
                }
              )
          })
      }),
      scope
    )
  )
  await Effect.runPromise(cloud.setScale(0))

  const plain = Links.inProcess(cloud)
  const link: Links.Link =
    timers === undefined
      ? plain
      : {
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
                uncaught.found.push(error)
              }
              left -= step
              if (left > 0) await turn()
            } while (left > 0)
          }
        }
  const partsOf = (transport: Links.Link["transport"], fetch: typeof globalThis.fetch) => ({
    link: { ...link, transport },
    fetch,
    timing: {
      time: "driven" as const,
      patienceMillis,
      exploring: {
        isOver: () => hasLeft,
        tookTime: () => {
          tookTime = true
        }
      }
    },
    applicationUrl,
    application: () => {
      if (application === undefined) throw new TypeError("application: it is being made")
      return application
    },
    restart: async () => {
      restart()
      await current
    },
    close: () => Promise.resolve()
  })

  const ends: Array<() => Promise<void>> = []
  let application: Application | undefined
  const live = async () => {
    const mine = Life.lineTo(cloud)
    line = mine
    try {
      const made = await makeApplication(new TestCloud<Application>(partsOf(mine.transport, mine.fetch)), (end) =>
        ends.push(end)
      )
      application = made
      return Life.take(made, mine, ({ ended, of }) => {
        const key = {}
        working.set(key, of)
        const end = () => void working.delete(key)
        ended.then(end, end)
      })
    } catch (error) {
      problems.push(`it could not be made: ${messageOf(error)}`)
      throw error
    }
  }
  /** What it worked at ends with it. */
  const restart = () => {
    line?.crash()
    working.clear()
    current = live()
    current.catch(() => {})
  }
  ready(live())
  await current

  const stage = new ScenarioCloud(partsOf(cloud.transport, cloud.fetch))
  let failed: { readonly error: unknown } | undefined
  try {
    await scenario(stage)
  } catch (error) {
    if (!hasLeft) failed = { error }
  }

  /** Events that were refused come again, and what goes on behind answers ends, in the time that it takes. */
  const isAtWork = async () => working.size > 0 || lostEvents(await link.journal(0)).length > 0
  const leave = async () => {
    for (const caller of stage.callers) if (!caller.hasEnded()) await caller.hangUp().catch(() => {})
  }
  await stage.settle()
  const over = (await link.time()).now
  for (let steps = 0; steps < mostSteps; steps++) {
    if (hasLeft) await leave()
    await stage.settle()
    const isThere = (hasLeft || failed !== undefined) && stage.callers.some((caller) => !caller.hasEnded())
    const until = isThere || (await isAtWork()) ? over + horizonMillis : over + aftermathMillis
    const { nextDue, now } = await link.time()
    if (nextDue === undefined || nextDue > until) break
    await link.advance(Math.max(0, nextDue - now))
  }

  for (const error of uncaught.found) problems.push(`an error was not handled: ${messageOf(error)}`)
  for (const of of working.values()) problems.push(`what it does for ${of} never ends`)
  const entries = await link.journal(0)
  for (const name of lostEvents(entries)) problems.push(`${name} was never taken`)
  const actions = countActions(entries)
  if (usual !== undefined)
    for (const name of repeatedSince(usual, actions))
      if (!mayRepeat.has(name)) problems.push(`${name} was done more often than it is without this`)

  const mayGiveUp = met.some(({ fault }) => ["answer-lost", "unavailable", "restart"].includes(fault))
  const gaveUp =
    failed !== undefined && mayGiveUp && stage.callers.length > 0 && stage.callers.every((caller) => caller.hasEnded())
  if (failed !== undefined && !gaveUp) problems.unshift(firstLine(failed.error))
  try {
    await atEnd?.(stage)
  } catch (error) {
    failed ??= { error }
    problems.push(firstLine(error))
  }
  line?.crash()
  // What still asks for something has no answer any more, and would never end.
  for (const end of ends) void end().catch(() => {})
  return {
    points,
    actions,
    problems,
    cause: problems.length === 0 ? undefined : failed?.error,
    sequence: problems.length === 0 ? "" : await stage.sequence(),
    entries,
    tookTime,
    gaveUp
  }
}

/** What failed, without the sequence, which is printed once. */
const firstLine = (error: unknown): string => messageOf(error).split("\n\n")[0] ?? ""
