/** The error of a flow that finds something else in the database than what it can have written there. */
import * as Data from "effect/Data"

/** What was stored does not fit what the program asks for, as after a change of its types; nothing was sent. */
export class StoredValueError extends Data.TaggedError("StoredValueError")<{
  /** What was read, such as `step look up#1`. */
  readonly what: string
  /** Where it does not fit, such as `data.callConnectionId`; empty for the value itself. */
  readonly field: string
  /** What was expected there. */
  readonly expected: string
}> {
  override get message(): string {
    return `${this.what}: what was stored does not fit: ${this.field === "" ? "" : `${this.field}: `}${this.expected}`
  }
}
