/** How operations fail that have no operation of Graph's to tell of it: their end is read from the call. */
import * as Printing from "@effect-comms/core/internal/Printing"
import * as Redaction from "@effect-comms/core/internal/Redaction"
import * as Data from "effect/Data"
import type { ResultInfo } from "../generated/models.ts"

/** An incoming call was not answered, rejected or redirected in time, and is over: nothing was sent, or Graph no longer had the call. */
export class AnswerDeadlineExceeded extends Data.TaggedError("AnswerDeadlineExceeded")<{
  /** The call. */
  readonly callId: string
  /** How long there was since its notification, in milliseconds. */
  readonly withinMillis: number
  /** What Graph said, as an error of the request or as the end of the call; `undefined` when nothing was sent. */
  readonly cause: unknown
}> {
  override get message(): string {
    return `the incoming call was not dealt with within ${this.withinMillis} ms`
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** A transfer failed, and the call is established as it was. */
export class TransferFailed extends Data.TaggedError("TransferFailed")<{
  /** The call. */
  readonly callId: string
  /** The code, such as 500. */
  readonly code: number | undefined
  /** The subcode: 7000 of a blind transfer, 7700 of a consultative one. */
  readonly subcode: number | undefined
  /** Microsoft's message, masked. */
  readonly description: string
}> {
  override get message(): string {
    return `the transfer failed ${this.code ?? "-"}/${this.subcode ?? "-"}: ${this.description}`
  }

  override toJSON(): unknown {
    return Printing.printable(super.toJSON())
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** The failure of a transfer by its result. */
export const transferFailed = (callId: string, result: ResultInfo | undefined): TransferFailed =>
  new TransferFailed({
    callId,
    code: result?.code,
    subcode: result?.subcode,
    description: Redaction.mask(result?.message ?? "no more is known")
  })
