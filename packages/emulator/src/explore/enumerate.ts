/** Which plans are run: every fault at every point alone, then pairs at random, which a seed decides. */
import { type Fault, type Plan, type Point, possibleAt, type Step } from "./Plan.ts"

/** Numbers from 0 to below 1 that a seed decides (mulberry32). */
export const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Every fault at every point, in the order of the points. */
export const singles = (points: ReadonlyArray<Point>, faults: ReadonlySet<Fault>): ReadonlyArray<Plan> =>
  points.flatMap((point) =>
    possibleAt(point)
      .filter((fault) => faults.has(fault))
      .map((fault): Plan => [{ fault, of: point.of, nth: point.nth }])
  )

/**
 * Up to a number of different pairs of plans with one fault each, at different points. `meets` tells whether the point of a step is met under
 * another plan: a pair of which one is not met is that other plan once more.
 */
export const pairs = (
  plans: ReadonlyArray<Plan>,
  seed: number,
  most: number,
  meets: (plan: Plan, step: Step) => boolean
): ReadonlyArray<Plan> => {
  const random = randomOf(seed)
  const pick = () => Math.floor(random() * plans.length)
  const found = new Map<string, Plan>()
  // Few plans have few pairs: no more than there are can be drawn.
  for (let drawn = 0; drawn < most * 4 && found.size < most; drawn++) {
    const [a, b] = [pick(), pick()].toSorted((x, y) => x - y)
    const [one, other] = [plans[a ?? 0] ?? [], plans[b ?? 0] ?? []]
    const [first] = one
    const [second] = other
    if (first === undefined || second === undefined) break
    if (first.of === second.of && first.nth === second.nth) continue
    if (meets(one, second) && meets(other, first)) found.set(`${a} ${b}`, [first, second])
  }
  return [...found.values()]
}
