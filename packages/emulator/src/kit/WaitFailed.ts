/** A wait of a test that ended without what it waited for. */
import type { Entry } from "../service/Journal.ts"

/** What was waited for did not happen. The message has what did, and what is probably wrong. */
export class WaitFailed extends Error {
  readonly _tag = "WaitFailed"
  override readonly name = "WaitFailed"
  /** What was waited for, as in `to hear PlayStarted`. */
  readonly wanted: string
  /** What is probably wrong, a sentence each. */
  readonly advice: ReadonlyArray<string>
  /** What happened, line by line, as in the message. */
  readonly sequence: string
  /** The same as the journal has it. */
  readonly entries: ReadonlyArray<Entry>

  constructor(given: {
    readonly wanted: string
    readonly reason: string
    readonly advice: ReadonlyArray<string>
    readonly sequence: string
    readonly entries: ReadonlyArray<Entry>
  }) {
    const { advice, entries, reason, sequence, wanted } = given
    super([`${wanted}: ${reason}`, ...advice.map((line) => `→ ${line}`), "", sequence].join("\n"))
    this.wanted = wanted
    this.advice = advice
    this.sequence = sequence
    this.entries = entries
  }
}
