/** How a plan of disturbances that goes wrong is made smaller. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { Disturbance, Plan } from "./support/plan.ts"
import { type Problem, shrunk } from "./support/shrinking.ts"

/** A plan of so many disturbances, each known by its number. */
const planOf = (count: number): Plan => ({
  storage: "sqlite",
  processes: 1,
  flows: 1,
  disturbances: Array.from({ length: count }, (_, nth): Disturbance => ({
    kind: "kill",
    after: nth,
    laterMillis: 0,
    process: 0
  }))
})

const numbers = ({ disturbances }: Plan) => disturbances.map((one) => ("after" in one ? one.after : -1))

/** Runs of which a script says what goes wrong, by which disturbances are left. */
const scripted = (script: (left: ReadonlySet<number>) => ReadonlyArray<string>) => {
  let runs = 0
  const problems = (plan: Plan): ReadonlyArray<Problem> =>
    script(new Set(numbers(plan))).map((kind) => ({ kind, text: `${kind} of ${numbers(plan).join(" ")}` }))
  const shrink = (count: number, most: number) => {
    const plan = planOf(count)
    const run = (less: Plan) => Effect.sync(() => (runs++, problems(less)))
    return shrunk({ plan, problems: problems(plan) }, run, { runs: most })
  }
  return { shrink, runs: () => runs }
}

describe("a plan that goes wrong", () => {
  it.effect("is made as small as what makes it go wrong, by so many runs at most", () =>
    Effect.gen(function* () {
      const { runs, shrink } = scripted((left) => (left.has(3) && left.has(17) ? ["lost"] : []))
      const { others, plan, problems } = yield* shrink(32, 100)
      assert.deepStrictEqual(numbers(plan), [3, 17])
      assert.deepStrictEqual(problems, [{ kind: "lost", text: "lost of 3 17" }])
      assert.strictEqual(others.size, 0)
      assert.isBelow(runs(), 100)
      const few = scripted((left) => (left.has(3) && left.has(17) ? ["lost"] : []))
      yield* few.shrink(32, 5)
      assert.strictEqual(few.runs(), 5)
    })
  )

  it.effect("is not replaced by a smaller one that goes wrong for another reason, which is told beside it", () =>
    Effect.gen(function* () {
      // Without the first half something else goes wrong, and what went wrong does not.
      const { shrink } = scripted((left) => [
        ...(left.has(3) && left.has(17) ? ["lost"] : []),
        ...(left.has(20) && !left.has(0) ? ["twice"] : [])
      ])
      const { others, plan, problems } = yield* shrink(32, 200)
      assert.deepStrictEqual(numbers(plan), [3, 17])
      assert.deepStrictEqual(
        problems.map(({ kind }) => kind),
        ["lost"]
      )
      assert.deepStrictEqual([...others.keys()], ["twice"])
      const other = others.get("twice")
      assert.isTrue(other !== undefined && numbers(other.plan).includes(20) && numbers(other.plan).length < 32)
    })
  )

  it.effect("of which several things go wrong shows one of them when it is smallest, and no other one", () =>
    Effect.gen(function* () {
      const { shrink } = scripted((left) => [...(left.has(3) ? ["lost"] : []), ...(left.has(17) ? ["twice"] : [])])
      const { others, plan, problems } = yield* shrink(32, 200)
      assert.strictEqual(plan.disturbances.length, 1)
      assert.strictEqual(problems.length, 1)
      assert.strictEqual(others.size, 0)
    })
  )
})
