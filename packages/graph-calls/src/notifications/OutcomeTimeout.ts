/** The failure of an operation whose end was not notified in time. */
import type { Arrivals } from "@effect-comms/core/internal/Arrivals"
import * as Printing from "@effect-comms/core/internal/Printing"
import * as Data from "effect/Data"

/** The operation was accepted, and its end was not notified in time. It may still be going on. */
export class OutcomeTimeout extends Data.TaggedError("OutcomeTimeout")<{
  /** The operation's id, such as `Call_PlayPrompt`. */
  readonly operation: string
  /** The call. */
  readonly callId: string
  /** How long it was waited for. */
  readonly waitMillis: number
  /** What the end of the operation carries when it comes later, to wait for it once more with `CallNotifications.awaitOperation`. */
  readonly clientContext: string
  /** What did arrive from the request on, such as `7 were refused: Audience`. */
  readonly arrived: string
}> {
  override get message(): string {
    return `${this.operation}: no notification of its end within ${this.waitMillis} ms: ${this.arrived}`
  }

  override toJSON(): unknown {
    return Printing.printable(super.toJSON())
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** Describes what came while an end did not. */
export const describe = ({ deliveries, invalid, ofCall, refused }: Arrivals): string => {
  const refusals = [...refused.values()].reduce((sum, count) => sum + count, 0)
  const taken =
    deliveries === 0
      ? "no delivery reached this CallNotifications"
      : ofCall === 0
        ? "deliveries arrived, but no notification of this call"
        : `notifications of this call arrived (${ofCall}), none of them its end`
  return [
    ...(deliveries === 0 && refusals > 0 ? [] : [taken]),
    ...(invalid === 0 ? [] : [`${invalid} could not be read`]),
    ...(refusals === 0
      ? []
      : [`${refusals} ${refusals === 1 ? "was" : "were"} refused: ${[...refused.keys()].join(", ")}`])
  ].join("; ")
}
