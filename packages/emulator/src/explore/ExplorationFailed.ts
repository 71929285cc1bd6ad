/** What an exploration has found: the smallest plan under which an application goes wrong. */
import type { Entry } from "../service/Journal.ts"
import { describe, type Plan } from "./Plan.ts"

/** What has to be known of a plan in which the application crashes. */
const onRestart =
  'a wait such as answerCallAndWait is in memory, and ends with its process: an application that waits so is explored with except: ["restart"], or becomes a flow of @effect-comms/durable'

/** An application went wrong. The message has the plan, what is wrong, and what happened. */
export class ExplorationFailed extends Error {
  readonly _tag = "ExplorationFailed"
  override readonly name = "ExplorationFailed"
  /** What has to go wrong for it; `explore` takes it as `plan`, and runs only that. */
  readonly plan: Plan
  /** That by which pairs of faults were drawn. */
  readonly seed: number
  /** What the application did wrong, a sentence each. */
  readonly problems: ReadonlyArray<string>
  /** What happened, line by line. */
  readonly sequence: string
  readonly entries: ReadonlyArray<Entry>

  constructor(given: {
    readonly plan: Plan
    readonly seed: number
    readonly problems: ReadonlyArray<string>
    readonly sequence: string
    readonly entries: ReadonlyArray<Entry>
    readonly cause?: unknown
  }) {
    const { cause, entries, plan, problems, seed, sequence } = given
    const lines = [
      plan.length === 0 ? "the scenario fails even when nothing goes wrong:" : "the application goes wrong when",
      ...(plan.length === 0 ? [] : [describe(plan)]),
      ...problems.map((problem) => `→ ${problem}`),
      ...(plan.some(({ fault }) => fault === "restart") ? [`→ ${onRestart}`] : []),
      ...(plan.length === 0 ? [] : ["", `again: { seed: ${seed}, plan: ${JSON.stringify(plan)} }`]),
      "",
      sequence
    ]
    super(lines.join("\n"), cause === undefined ? undefined : { cause })
    this.plan = plan
    this.seed = seed
    this.problems = problems
    this.sequence = sequence
    this.entries = entries
  }
}
