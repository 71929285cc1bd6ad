/**
 * Many call flows at once while everything around them goes wrong, drawn by a seed: in the end every flow has finished, every action was
 * executed once, and every event was seen once.
 *
 * `STRESS_FLOWS`, `STRESS_SEED` and `STRESS_STORAGE` set how many, which, and over what; `pnpm stress` sets more of them. `STRESS_PLAN` is a plan
 * to run again, as a failure prints it.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { drawn } from "./support/drawn.ts"
import { type Amounts, drawnPlan, type Plan } from "./support/plan.ts"
import { runPlan } from "./support/planRun.ts"
import { shrunk, type Wrong } from "./support/shrinking.ts"

const flows = Number(process.env["STRESS_FLOWS"] ?? 4)
const seed = Number(process.env["STRESS_SEED"] ?? 1)
const storage = process.env["STRESS_STORAGE"] === "postgres" ? "postgres" : "sqlite"
const given = process.env["STRESS_PLAN"]
const large = flows > 20

const amounts: Amounts = large
  ? {
      flows,
      storage,
      processes: storage === "postgres" ? 3 : 1,
      faulty: 0.2,
      kills: 6,
      jumps: 6,
      hours: 0,
      restarts: 2
    }
  : {
      flows,
      storage,
      processes: storage === "postgres" ? 2 : 1,
      faulty: 0.2,
      kills: 1,
      jumps: 0,
      hours: 0,
      restarts: 1
    }
// An idle machine needs a tenth of it.
const limitMillis = 60_000 + flows * 3_000
/** As long, together with the first run, a plan that goes wrong is made smaller. */
const shrinkingMillis = 4 * limitMillis

const said = ({ plan, problems }: Wrong): string =>
  [...problems.slice(0, 10).map(({ text }) => text), `again: STRESS_PLAN='${JSON.stringify(plan)}'`].join("\n")

/** Runs a plan, and fails with the smallest in which the same goes wrong. */
const holds = (plan: Plan) =>
  Effect.gen(function* () {
    const began = Date.now()
    const ran = yield* runPlan(plan, drawn(seed), limitMillis)
    const { ambiguous, events, failed, killed, millis, problems } = ran
    const disturbed = plan.disturbances.length
    const failures =
      failed.size === 0 ? "no flow failed" : [...failed].map(([kind, count]) => `${count} ${kind}`).join(", ")
    console.log(
      `seed ${seed}: ${flows} flows over ${storage} in ${(millis / 1_000).toFixed(1)} s, ${disturbed} disturbances, ` +
        `${killed} processes killed, ${events} events seen, ${ambiguous} steps of which nothing told, ${failures}`
    )
    if (problems.length === 0) return
    if (!large) assert.fail(said({ plan, problems }))
    // Said at once: to make it smaller takes as long as so many runs.
    console.log(
      problems
        .slice(0, 10)
        .map(({ text }) => text)
        .join("\n")
    )
    const again = (less: Plan) => Effect.map(runPlan(less, drawn(seed), limitMillis), (found) => found.problems)
    const isOpen = () => Date.now() < began + shrinkingMillis
    const { others, ...smallest } = yield* shrunk({ plan, problems }, again, { runs: 12, isOpen })
    const besides = [...others].map(([kind, other]) => `beside it, ${kind}:\n${said(other)}`)
    assert.fail([said(smallest), ...besides].join("\n"))
  })

describe("everything goes wrong", () => {
  it.live(
    `${flows} flows over ${storage}, by the seed ${seed}: each finishes, and nothing is done or seen twice or never`,
    () => holds(given === undefined ? drawnPlan(drawn(seed), amounts) : JSON.parse(given)),
    large ? shrinkingMillis + 2 * limitMillis : 2 * limitMillis
  )

  if (large && given === undefined)
    it.live(
      `the same when all clocks jump by hours: each ends, and nothing is done or seen twice`,
      () => holds(drawnPlan(drawn(seed), { ...amounts, jumps: 0, hours: 6 })),
      shrinkingMillis + 2 * limitMillis
    )
})
