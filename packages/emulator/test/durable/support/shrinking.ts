/** Makes a plan that goes wrong smaller while the same goes wrong. */
import * as Effect from "effect/Effect"
import type { Plan } from "./plan.ts"

/** Something that was wrong at the end of a run. */
export interface Problem {
  /** What does not hold, the same words for every call and flow: such as an event that was never seen, or the error of a flow that failed. */
  readonly kind: string
  /** What was found, of which call. */
  readonly text: string
}

/** A plan, and what was wrong at the end of its run. */
export interface Wrong {
  readonly plan: Plan
  readonly problems: ReadonlyArray<Problem>
}

/** The smallest plan that was found. */
export interface Shrunk extends Wrong {
  /** For each kind of problem that the whole plan did not show: the smallest plan that has shown it. */
  readonly others: ReadonlyMap<string, Wrong>
}

/** How much is tried. */
export interface Budget {
  readonly runs: number
  /** Whether there is time for another run; default always. */
  readonly isOpen?: () => boolean
}

const kindsOf = (problems: ReadonlyArray<Problem>): ReadonlySet<string> => new Set(problems.map(({ kind }) => kind))

/**
 * Leaves halves and smaller parts out of what disturbs a plan. A smaller plan takes the place of one only if it shows a kind of problem that
 * the whole plan has shown, and all those before it: what goes wrong for another reason is kept apart.
 */
export const shrunk = <R>(
  { plan, problems }: Wrong,
  run: (plan: Plan) => Effect.Effect<ReadonlyArray<Problem>, never, R>,
  { isOpen = () => true, runs }: Budget
): Effect.Effect<Shrunk, never, R> =>
  Effect.gen(function* () {
    const shown = kindsOf(problems)
    const others = new Map<string, Wrong>()
    let kinds = shown
    let smallest: Wrong = { plan, problems }
    let left = runs
    let parts = 2
    while (left > 0 && smallest.plan.disturbances.length > 0) {
      const { disturbances } = smallest.plan
      const size = Math.max(1, Math.ceil(disturbances.length / parts))
      let found = false
      for (let from = 0; from < disturbances.length && left > 0 && !found; from += size) {
        if (!isOpen()) return { ...smallest, others }
        const less = { ...smallest.plan, disturbances: disturbances.filter((_, at) => at < from || at >= from + size) }
        left--
        const wrong = yield* run(less)
        const seen = kindsOf(wrong)
        for (const kind of seen) {
          const before = others.get(kind)?.plan.disturbances.length ?? Infinity
          if (!shown.has(kind) && less.disturbances.length < before) others.set(kind, { plan: less, problems: wrong })
        }
        const same = wrong.filter(({ kind }) => kinds.has(kind))
        if (same.length === 0) continue
        kinds = kindsOf(same)
        smallest = { plan: less, problems: same }
        parts = Math.max(2, parts - 1)
        found = true
      }
      if (found) continue
      if (size === 1) break
      parts *= 2
    }
    return { ...smallest, others }
  })
