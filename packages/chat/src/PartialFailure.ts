/**
 * The failure inside a success: the service did what was asked for some participants and refused others, and answered 201.
 *
 * It is an error and not a field of the result, so that a program cannot overlook who is missing. What was done stays done: a thread
 * that was created exists, and is in `result`.
 */
import * as Printing from "@effect-comms/core/internal/Printing"
import * as Data from "effect/Data"
import type { ParticipantError } from "./generated/models.ts"

/** What a partial failure is made of. */
export interface Details<A> {
  readonly operation: string
  readonly invalidParticipants: ReadonlyArray<ParticipantError>
  readonly result: A
}

/** Some participants were refused. Their ids are for the program: neither the message nor a log of the error shows them. */
export class PartialFailure<A> extends Data.TaggedError("PartialFailure")<{
  /** The operation's id as Microsoft writes it. */
  readonly operation: string
}> {
  // Private, because whatever is a plain property gets into logs.
  readonly #details: Details<A>

  constructor(details: Details<A>) {
    super({ operation: details.operation })
    this.#details = details
  }

  /** Those who were refused: `target` is the raw id, `code` such as `403` or `404`. */
  get invalidParticipants(): ReadonlyArray<ParticipantError> {
    return this.#details.invalidParticipants
  }

  /** What the operation gives when no participant is refused. */
  get result(): A {
    return this.#details.result
  }

  override get message(): string {
    const codes = [...new Set(this.invalidParticipants.map(({ code }) => code))].join(", ")
    return `${this.operation}: PartialFailure: ${this.invalidParticipants.length} refused (${codes}), the rest is done`
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}
