/** How waits for an outcome end without it. */
import * as Printing from "@effect-comms/core/internal/Printing"
import * as Redaction from "@effect-comms/core/internal/Redaction"
import * as Data from "effect/Data"
import type { Event, EventOf } from "../generated/events.ts"

/** What is known of an operation that failed. */
export interface Failure {
  /** The event that says so. */
  readonly event: Event
  /** A status like HTTP's. */
  readonly code: number | undefined
  readonly subCode: number | undefined
  /** Microsoft's message, masked; its words vary. */
  readonly description: string
}

/** The operation was accepted and then failed. What the event says of people is for the program: no log of the error shows it. */
export class OperationFailed extends Data.TaggedError("OperationFailed")<Omit<Failure, "event">> {
  // Private, because whatever is a plain property gets into logs.
  readonly #event: Event

  constructor({ event, ...plain }: Failure) {
    super({ ...plain, description: Redaction.maskShort(plain.description, 2_000) })
    this.#event = event
  }

  /** The event that says so. */
  get event(): Event {
    return this.#event
  }

  override get message(): string {
    return `${this.event._tag} ${this.code ?? "-"}/${this.subCode ?? "-"}: ${this.description}`
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** The leg ended before the outcome came. */
export class CallEnded extends Data.TaggedError("CallEnded")<{
  readonly callConnectionId: string
  readonly event: EventOf<"CallDisconnected">
  readonly code: number | undefined
  readonly subCode: number | undefined
}> {
  override get message(): string {
    return `the call ended ${this.code ?? "-"}/${this.subCode ?? "-"} before the outcome came`
  }

  override toJSON(): unknown {
    return Printing.printable(super.toJSON())
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** The operation was accepted, and no event reported in time how it ended. It may still be going on. */
export class OutcomeTimeout extends Data.TaggedError("OutcomeTimeout")<{
  /** The operation's id as Microsoft writes it, such as `CallMedia_Play`. */
  readonly operation: string
  /** The call that the request names, or its answer, as that of `CallAutomation_CreateCall`; nothing where neither does. */
  readonly callConnectionId: string | undefined
  /** How long it was waited for. */
  readonly waitMillis: number
  /** What an event that comes later carries, to wait for it once more with `CallEvents.awaitOutcome`. */
  readonly operationContext: string | undefined
  /** What did arrive from the request on, such as `7 were refused: Audience`. */
  readonly arrived: string
}> {
  override get message(): string {
    return `${this.operation}: no event reported the outcome within ${this.waitMillis} ms: ${this.arrived}`
  }

  override toJSON(): unknown {
    return Printing.printable(super.toJSON())
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** The failure that an event reports. */
export const failureOf = (event: Event): OperationFailed => {
  const information = "resultInformation" in event.data ? event.data.resultInformation : undefined
  return new OperationFailed({
    event,
    code: information?.code,
    subCode: information?.subCode,
    description: information?.message ?? "no more is known"
  })
}
