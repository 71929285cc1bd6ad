/** A request that is refused: what a handler throws, and what becomes Microsoft's envelope. */
import * as Printing from "@effect-comms/core/internal/Printing"
import * as Data from "effect/Data"

/** A refusal. State must be unchanged when it is thrown. */
export class Refusal extends Data.TaggedError("Refusal")<{
  readonly status: number
  /** `error.code`, such as `8522`, `BadRequest` or `Forbidden`. */
  readonly code: string
  readonly description: string
  readonly target?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}> {
  override get message(): string {
    return this.description
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}
