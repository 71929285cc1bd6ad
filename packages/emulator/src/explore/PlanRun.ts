/** One run of a scenario under a plan, in a fresh local cloud of its own. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import type * as Links from "../kit/Link.ts"
import { eventGridSecret } from "../kit/ProgramSettings.ts"
import type { Application, Makers } from "../kit/start.ts"
import { TestCloud } from "../kit/TestCloud.ts"
import type { Waits } from "../kit/Waits.ts"
import { countActions, lostEvents, repeatedSince } from "./Actions.ts"
import * as Encounters from "./Encounters.ts"
import * as Immediates from "./Immediates.ts"
import * as Lives from "./Lives.ts"
import { firstLineOf, messageOf } from "./messageOf.ts"
import type { Plan } from "./Plan.ts"
import * as Randomness from "./Randomness.ts"
import * as Resources from "./Resources.ts"
import type { Run, Subject } from "./Run.ts"
import { linkTo, ScenarioCloud } from "./ScenarioCloud.ts"
import * as Timers from "./Timers.ts"
import * as Uncaught from "./Uncaught.ts"

/** Every run begins at the same moment, so that what is signed for one serves for all. */
const beginning = Date.UTC(2025, 0, 6, 9)
/** What is due later than this after the end of a scenario, in milliseconds of network time, is not waited for. */
const horizonMillis = 600_000
/** What an application does of itself after the end of its calls is waited for during this number of milliseconds of network time. */
const aftermathMillis = 2_000
/** So many steps are taken at most after the end of a scenario: what goes on for ever is a problem, too. */
const mostSteps = 2_000
/** How long an application is given that waits for nothing of the machine, in milliseconds: its threads may be at work. */
const quietMillis = 3
/** How many milliseconds of a step of network time give an application that waits for the machine one of the machine's before it. */
const stepRate = 100
/** The same in a run that is to show whether what went wrong was for want of the machine's time. */
const patientRate = 20
const applicationUrl = "http://127.0.0.1:8080"

/** Runs a scenario under a plan. `usual` is what happens without faults. */
export const run = async (makers: Makers, subject: Subject, plan: Plan, usual?: Run): Promise<Run> => {
  const scope = Scope.makeUnsafe()
  const uncaught = Uncaught.collect()
  const restoreRandom = Randomness.replace(subject.seed)
  const stopWatching = Immediates.watch()
  const resources = Resources.watch()
  let timers: Timers.Timers | undefined
  try {
    await subject.setUp?.()
    if (subject.hasFakeTimers) timers = await Timers.replace(beginning)
    return await inScope(makers, subject, plan, usual, { scope, uncaught, timers, resources })
  } finally {
    timers?.restore()
    restoreRandom()
    stopWatching()
    uncaught.stop()
    await Effect.runPromise(Scope.close(scope, Exit.void))
  }
}

interface Surroundings {
  readonly scope: Scope.Scope
  readonly uncaught: ReturnType<typeof Uncaught.collect>
  readonly timers: Timers.Timers | undefined
  /** What the process waits for. */
  readonly resources: Resources.Resources
}

const inScope = async (
  makers: Makers,
  { atEnd, makeApplication, mayRepeat, options, patience, patienceMillis, scenario }: Subject,
  plan: Plan,
  usual: Run | undefined,
  { resources, scope, timers, uncaught }: Surroundings
): Promise<Run> => {
  const problems: Array<string> = []
  let tookTime = false
  let isSlow = false
  const lives = Lives.make(makeApplication, problems)
  const restart = () => void lives.restart().catch(() => {})
  const encounters = Encounters.make(plan, restart)

  const made = await Effect.runPromise(
    Scope.provide(
      makers.make({
        ...options,
        faultAt: encounters.faultAt,
        startsAt: beginning,
        validateEventGrid: true,
        eventGrid: options.eventGrid ?? `${applicationUrl}/callbacks?secret=${eventGridSecret}`,
        graphWebhooks: options.graphWebhooks ?? [`${applicationUrl}/notifications`],
        deliver: lives.deliver
      }),
      scope
    )
  )
  const { cloud, kernel } = made
  kernel.clock.setScale(0)

  const mostMillis = patienceMillis * Math.max(patience, 1)
  const needsTime = patience > 0 || usual?.isSlow === true
  // A socket over which nothing came without faults does not hold up the network's time, of which there are many steps.
  const isQuiet = usual === undefined ? resources.isQuiet : resources.isQuietBesideSockets
  /** The machine's time before a step of network time, and before a wait fails. */
  const patienceFor = (step: number): number => {
    if (step < Infinity)
      return needsTime || !isQuiet() ? Math.min(step / (patience > 0 ? patientRate : stepRate), mostMillis) : 0
    // Without faults it shows whether it takes the machine's time at all.
    const isNeeded = usual === undefined || needsTime || lives.isWorking() || !resources.isQuiet()
    return isNeeded ? mostMillis : Math.min(quietMillis, mostMillis)
  }
  let waits: Waits | undefined
  const link = linkTo(made, timers, (error) => uncaught.found.push(error))
  const partsOf = (transport: Links.Link["transport"], fetch: typeof globalThis.fetch, signal?: () => AbortSignal) => ({
    link: { ...link, transport },
    fetch,
    timing: {
      time: "driven" as const,
      exploring: {
        patienceMillis: patienceFor,
        isOver: encounters.hasLeft,
        isBusy: Immediates.isAny,
        watchProcessor: Resources.watchProcessor,
        tookTime: (isOver: boolean) => {
          isSlow = true
          // Most applications have something to do at any time; what is due on the network only waits for it.
          if (isOver || patience > 0) tookTime = true
        }
      }
    },
    applicationUrl,
    application: lives.application,
    restart: lives.restart,
    signal,
    close: () => Promise.resolve()
  })
  await lives.begin(
    cloud,
    ({ fetch, signal, transport }) => new TestCloud<Application>(partsOf(transport, fetch, () => signal))
  )

  // The scenario's own requests are not the application's.
  const own: Links.Link["transport"] = {
    ...cloud.transport,
    send: (request, done) => encounters.aside(() => cloud.transport.send(request, done))
  }
  const stage = new ScenarioCloud({
    ...partsOf(own, cloud.fetch),
    watch: (environment) => {
      waits = environment.waits
    }
  })
  let failed: { readonly error: unknown } | undefined
  try {
    await scenario(stage)
  } catch (error) {
    if (!encounters.hasLeft()) failed = { error }
  }

  await finish(stage, link, {
    hasLeft: encounters.hasLeft,
    hasFailed: failed !== undefined,
    isWorking: lives.isWorking,
    give: async (step) => {
      const isNeeded = step === Infinity && (needsTime || lives.isWorking())
      if (!isNeeded && isQuiet()) return false
      const done = lives.done()
      const given = Math.min(step / stepRate, mostMillis)
      return (await waits?.give(given, () => lives.done() > done)) === true
    }
  })
  for (const error of uncaught.found) problems.push(`an error was not handled: ${messageOf(error)}`)
  for (const of of lives.workingFor()) problems.push(`what it does for ${of} never ends`)
  const entries = await link.journal(0)
  for (const name of lostEvents(entries)) problems.push(`${name} was never taken`)
  const actions = countActions(entries)
  if (usual !== undefined)
    for (const name of repeatedSince(usual.actions, actions))
      if (!mayRepeat.has(name)) problems.push(`${name} was done more often than it is without this`)

  const { callers } = stage
  const isOver = callers.length > 0 && callers.every((caller) => caller.hasEnded())
  const gaveUp = failed !== undefined && encounters.isExcused() && isOver
  if (failed !== undefined && !gaveUp) problems.unshift(firstLineOf(failed.error))
  try {
    await atEnd?.(stage)
  } catch (error) {
    failed ??= { error }
    problems.push(firstLineOf(error))
  }
  lives.end()
  return {
    points: encounters.points,
    actions,
    problems,
    cause: problems.length === 0 ? undefined : failed?.error,
    sequence: problems.length === 0 ? "" : await stage.sequence(),
    entries,
    tookTime,
    isSlow,
    patience,
    gaveUp
  }
}

/** Events that were refused come again, and what goes on behind answers ends, in the time that it takes. */
const finish = async (
  stage: ScenarioCloud,
  link: Links.Link,
  {
    hasFailed,
    give,
    hasLeft,
    isWorking
  }: {
    readonly hasFailed: boolean
    readonly hasLeft: () => boolean
    readonly isWorking: () => boolean
    /** Gives the application the machine's time before network time moves by a step, or ends; whether it went on by itself. */
    readonly give: (step: number) => Promise<boolean>
  }
): Promise<void> => {
  const isAtWork = async () => isWorking() || lostEvents(await link.journal(0)).length > 0
  await stage.settle()
  const over = (await link.time()).now
  for (let steps = 0; steps < mostSteps; steps++) {
    const staying = hasLeft() ? stage.callers.filter((caller) => !caller.hasEnded()) : []
    for (const caller of staying) await caller.hangUp().catch(() => {})
    // It has settled, unless somebody hangs up or time went on.
    if (steps > 0 || staying.length > 0) await stage.settle()
    const isThere = (hasLeft() || hasFailed) && stage.callers.some((caller) => !caller.hasEnded())
    const until = isThere || (await isAtWork()) ? over + horizonMillis : over + aftermathMillis
    const { nextDue, now } = await link.time()
    const isLast = nextDue === undefined || nextDue > until
    if (await give(isLast ? Infinity : Math.max(0, nextDue - now))) continue
    if (isLast) break
    await link.advance(Math.max(0, nextDue - now))
  }
}
