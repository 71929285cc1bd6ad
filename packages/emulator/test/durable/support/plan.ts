/** What disturbs many call flows at once, as data, drawn from a seed. */
import type { FaultOrder } from "../../../src/Emulator.ts"

/**
 * When something happens: so many requests and webhooks after the first, and a moment later. Counted so, it falls among what the flows do,
 * however fast the machine is.
 */
export interface Moment {
  readonly after: number
  readonly laterMillis: number
}

/** One disturbance. */
export type Disturbance =
  /** The nth webhook or request of a name goes wrong. */
  | {
      readonly kind: "callback" | "request"
      readonly of: string
      readonly nth: number
      readonly fault: Omit<FaultOrder, "count" | "method" | "path">
    }
  | Timed

/** One that happens at a moment. */
export type Timed = Moment &
  /** A process gets SIGKILL, and another takes its place. */
  (
    | { readonly kind: "kill"; readonly process: number }
    /** The clock of a process is off from then on. */
    | { readonly kind: "jump"; readonly process: number; readonly millis: number }
    /** The clocks of all processes and of the service are off from then on: whoever set them has set all of them. */
    | { readonly kind: "clocks"; readonly millis: number }
    /** The time of the network jumps. */
    | { readonly kind: "network"; readonly millis: number }
    /** PostgreSQL ends, and is started again. */
    | { readonly kind: "database"; readonly awayMillis: number }
  )

/** A run: so many flows over so many processes, and what disturbs them. */
export interface Plan {
  readonly storage: "sqlite" | "postgres"
  readonly processes: number
  readonly flows: number
  readonly disturbances: ReadonlyArray<Disturbance>
}

const callbacks = [
  "ParticipantsUpdated",
  "CallConnected",
  "PlayStarted",
  "PlayCompleted",
  "AddParticipantSucceeded",
  "CallDisconnected"
]
const requests = ["CreateCall", "CallMedia_Play", "CallConnection_AddParticipant", "CallConnection_HangupCall"]

const callbackFaults: ReadonlyArray<Omit<FaultOrder, "count">> = [
  { kind: "duplicate" },
  { kind: "delay", delayMs: 700 },
  { kind: "reorder" },
  // It does not arrive, or its acknowledgement does not: it is sent again.
  { kind: "refuse" },
  { kind: "lose-answer" }
]

const requestFaults: ReadonlyArray<Omit<FaultOrder, "count">> = [
  { status: 503, retryAfterSeconds: 1 },
  { status: 503, executed: true, retryAfterSeconds: 1 },
  { kind: "reset-before" },
  { kind: "reset-after" },
  { delayMs: 500 }
]

/** How much of what is drawn. */
export interface Amounts extends Pick<Plan, "flows" | "processes" | "storage"> {
  /** How many webhooks and requests of each name go wrong, of one flow. */
  readonly faulty: number
  readonly kills: number
  readonly jumps: number
  /** How often all clocks jump by an hour, forward or back. */
  readonly hours: number
  readonly restarts: number
}

/** How many requests and webhooks a flow has until it hangs up: three are left. */
const ofFlow = 8

/** Draws a plan. */
export const drawnPlan = (draw: () => number, amounts: Amounts): Plan => {
  const { faulty, flows, hours, jumps, kills, processes, restarts, storage } = amounts
  const whole = (below: number) => Math.floor(draw() * below)
  const oneOf = <A>(choices: ReadonlyArray<A>, otherwise: A): A => choices[whole(choices.length)] ?? otherwise
  const faults = (kind: "callback" | "request", names: ReadonlyArray<string>, choices: typeof callbackFaults) =>
    names.flatMap((of) =>
      Array.from({ length: flows }, (_, index) => index + 1)
        .filter(() => draw() < faulty)
        .map((nth): Disturbance => ({ kind, of, nth, fault: oneOf(choices, {}) }))
    )
  const moments = (count: number) =>
    Array.from({ length: count }, (): Moment => ({ after: 1 + whole(flows * ofFlow), laterMillis: whole(200) }))
  return {
    storage,
    processes,
    flows,
    disturbances: [
      ...faults("callback", callbacks, callbackFaults),
      ...faults("request", requests, requestFaults),
      ...moments(kills).map((moment): Disturbance => ({ kind: "kill", ...moment, process: whole(processes) })),
      ...moments(jumps).map((moment, index): Disturbance =>
        index % 2 === 0
          ? { kind: "jump", ...moment, process: whole(processes), millis: 1_000 * (whole(21) - 10) }
          : { kind: "network", ...moment, millis: 1_000 * (1 + whole(5)) }
      ),
      ...moments(hours).map((moment): Disturbance => ({
        kind: "clocks",
        ...moment,
        millis: oneOf([-1, 0, 1], 0) * 3_600_000
      })),
      ...(storage === "postgres"
        ? moments(restarts).map((moment): Disturbance => ({
            kind: "database",
            ...moment,
            awayMillis: whole(2_500)
          }))
        : [])
    ]
  }
}
