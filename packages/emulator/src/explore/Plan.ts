/** What is to go wrong in one run of a scenario, as data: kept with a failing test, it is run again as it is. */

/** What may go wrong at a request of the application. */
const requestFaults = ["answer-lost", "answer-late", "unavailable"] as const
/** What may go wrong at an event or a notification. */
const eventFaults = ["duplicate", "unacknowledged", "refused", "late", "reordered"] as const
/** What may happen at either. */
const anywhere = ["caller-leaves", "restart"] as const

/**
 * What goes wrong. At a request: `answer-lost` (it is executed, and the connection breaks), `answer-late` (after three seconds), `unavailable`
 * (503, not executed). At an event: `duplicate` (delivered twice), `unacknowledged` (the application's answer is lost, so that it comes again),
 * `refused` (the application cannot be reached, so that it comes later), `late` (five seconds), `reordered` (the next comes first). At both:
 * `caller-leaves`, and `restart` (the application crashes and is made anew).
 */
export type Fault = (typeof requestFaults)[number] | (typeof eventFaults)[number] | (typeof anywhere)[number]

/** All of them. */
export const faults: ReadonlyArray<Fault> = [...requestFaults, ...eventFaults, ...anywhere]

/** Where something may go wrong: a request or an event of a run. */
export interface Point {
  readonly kind: "request" | "event"
  /** The id of the operation, such as `CallMedia_Play`, or the type of the event, such as `PlayCompleted`. */
  readonly of: string
  /** Which of that name, from 1. */
  readonly nth: number
}

/** One thing that goes wrong. */
export interface Step extends Omit<Point, "kind"> {
  readonly fault: Fault
}

/** Everything that goes wrong in one run; nothing, when it is empty. */
export type Plan = ReadonlyArray<Step>

/** What is possible at a point. */
export const possibleAt = ({ kind }: Point): ReadonlyArray<Fault> => [
  ...(kind === "request" ? requestFaults : eventFaults),
  ...anywhere
]

const isAt = (step: Step, { kind, nth, of }: Point): boolean =>
  step.of === of && step.nth === nth && possibleAt({ kind, nth, of }).includes(step.fault)

/** What goes wrong at a point, by a plan. */
export const stepsAt = (plan: Plan, point: Point): Plan => plan.filter((step) => isAt(step, point))

const ordinal = (nth: number): string => {
  const suffix = nth % 100 >= 11 && nth % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][nth % 10] ?? "th")
  return `the ${nth}${suffix}`
}

const sentences: Readonly<Record<Fault, (what: string) => string>> = {
  "answer-lost": (what) => `${what} is executed, and its answer is lost`,
  "answer-late": (what) => `${what} is answered three seconds late`,
  unavailable: (what) => `${what} is answered 503 and not executed`,
  duplicate: (what) => `${what} is delivered twice`,
  unacknowledged: (what) => `${what} is delivered, the application's answer is lost, and it is delivered again`,
  refused: (what) => `${what} does not reach the application at first, and is sent again`,
  late: (what) => `${what} is delivered five seconds late`,
  reordered: (what) => `${what} is overtaken by what comes after it`,
  "caller-leaves": (what) => `the caller hangs up at ${what}`,
  restart: (what) => `the application crashes and starts anew at ${what}`
}

/** A step in words. */
const describeStep = ({ fault, nth, of }: Step): string => sentences[fault](`${ordinal(nth)} ${of}`)

/** A plan in words, a line each. */
export const describe = (plan: Plan): string =>
  plan.length === 0 ? "  nothing goes wrong" : plan.map((step) => `  ${describeStep(step)}`).join("\n")
