/**
 * What receivers of webhooks forget because there is no room, or after a long time: each is counted in a metric, and the first that may matter is
 * warned of in the log, since a wait for what was forgotten cannot end.
 */
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"

/** What was forgotten, by `receiver` and `what`. */
export const forgotten = /* @__PURE__ */ Metric.counter("effect_comms_forgotten", {
  description: "What a receiver of webhooks forgot, by receiver and what it was",
  incremental: true
})

/** What one receiver forgets. */
export interface Forgetting<What extends string> {
  /** Notes that some were forgotten; `report` logs it. */
  readonly note: (what: What, count?: number) => void
  /** Whether there is something to report. */
  readonly pending: () => boolean
  /** Counts what was noted, and warns once of each kind that has a warning. */
  readonly report: Effect.Effect<void>
}

/** Makes the account of a receiver, with the warnings of the kinds that have one. */
export const make = <What extends string>(
  receiver: string,
  warnings: Readonly<Partial<Record<What, string>>>
): Forgetting<What> => {
  const noted = new Map<What, number>()
  const warned = new Set<What>()
  return {
    note: (what, count = 1) => void noted.set(what, (noted.get(what) ?? 0) + count),
    pending: () => noted.size > 0,
    report: Effect.suspend(() => {
      const counts = [...noted]
      noted.clear()
      return Effect.forEach(
        counts,
        ([what, count]) => {
          const counted = Metric.update(Metric.withAttributes(forgotten, { receiver, what }), count)
          const warning = warned.has(what) ? undefined : warnings[what]
          if (warning === undefined) return counted
          warned.add(what)
          return Effect.andThen(counted, Effect.logWarning(`${receiver}: ${warning}`))
        },
        { discard: true }
      )
    })
  }
}
