/**
 * How evidence of a request is looked for: by the context that it carried, for as long as its first event may take.
 *
 * A program may give the same context to other requests, of this call and of others: an event is evidence only if it was stored after the
 * step began, of the call that the request names. Where it names none, one that is of several calls tells nothing.
 *
 * Which was first is told by the numbers of events and by no clock, which may be set or differ from another machine's. An event of an earlier
 * request with the same context that is stored only after the step began is not told from one of the step's: who repeats actions on one
 * call gives each a context of its own, or leaves it to its step.
 */
import * as Effect from "effect/Effect"
import type * as SqlError from "effect/sql/SqlError"
import type { BegunStep, Store } from "../FlowStore.ts"
import { patiently } from "./patiently.ts"

/** How a request is looked for whose answer was lost with its process. */
export interface Settling {
  /**
   * Milliseconds, from the moment when a flow goes on whose process ended, after which the service no longer executes or tells what that
   * process has asked for; default 5000.
   */
  readonly settleMillis?: number | undefined
}

/** The default of `settleMillis`. */
export const defaultSettleMillis = 5_000

const lookMillis = 100

/** A text in a request, such as its context. */
export const textIn = (input: unknown, field: string): string | undefined => {
  const text: unknown = typeof input === "object" && input !== null ? Reflect.get(input, field) : undefined
  return typeof text === "string" ? text : undefined
}

/** What is looked for: `call` is the one that the request names. */
interface Wanted {
  readonly call: string | undefined
  readonly context: string
  readonly step: BegunStep
  readonly settleMillis: number
}

/** The call that shows that a request with this context was executed. */
export const callWith = (
  store: Store,
  service: string,
  { call, context, settleMillis, step }: Wanted
): Effect.Effect<string | undefined> =>
  patience(
    Effect.map(store.subjectsOf(service, context, step.lastEvent), (subjects) => {
      if (call !== undefined) return subjects.find((subject) => subject === call)
      return subjects.length === 1 ? subjects[0] : undefined
    }),
    settleMillis
  )

/** Looks until there is something, for at most a number of milliseconds. */
export const patience = <A>(
  look: Effect.Effect<A | undefined, SqlError.SqlError>,
  millis: number,
  waited = 0
): Effect.Effect<A | undefined> =>
  Effect.flatMap(patiently(look), (found) =>
    found !== undefined || waited >= millis
      ? Effect.succeed(found)
      : Effect.andThen(Effect.sleep(lookMillis), patience(look, millis, waited + lookMillis))
  )
