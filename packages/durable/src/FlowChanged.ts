/** The error of a flow whose program is no longer the one that it was begun with. */
import * as Printing from "@effect-comms/core/internal/Printing"
import * as Data from "effect/Data"

/** The program asked for something else than what it had asked for at this step before; nothing was sent. */
export class FlowChanged extends Data.TaggedError("FlowChanged")<{
  readonly flow: string
  readonly executionId: string
  /** The step, such as `CallMedia_Play#2`. */
  readonly step: string
  /** The operation that was recorded. */
  readonly recorded: string
  /** The operation that the program asks for now; the same when its input differs. */
  readonly asked: string
}> {
  override get message(): string {
    const what = this.recorded === this.asked ? "with another input" : `and not as ${this.asked}`
    return `flow ${this.flow}: step ${this.step} was recorded as ${this.recorded} ${what}`
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}
