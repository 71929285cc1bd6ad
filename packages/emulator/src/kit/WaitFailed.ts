/** The error of a wait that failed. */
import type { Entry } from "../service/Journal.ts"

/** What a test waited for did not happen; the message says what did, and what is probably wrong. */
export class WaitFailed extends Error {
  readonly _tag = "WaitFailed"
  override readonly name = "WaitFailed"
  /** What was waited for, as in `to hear PlayStarted`. */
  readonly wanted: string
  /** What is probably wrong, one sentence for each. */
  readonly advice: ReadonlyArray<string>
  // No fields: whoever prints an error prints those as well, which are long and in the message already.
  readonly #sequence: string
  readonly #entries: ReadonlyArray<Entry>

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
    this.#sequence = sequence
    this.#entries = entries
  }

  /** What happened, line by line, as in the message. */
  get sequence(): string {
    return this.#sequence
  }

  /** The entries of the journal that the lines were made from. */
  get entries(): ReadonlyArray<Entry> {
    return this.#entries
  }
}
