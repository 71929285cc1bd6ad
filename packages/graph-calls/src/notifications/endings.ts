/** How operations end: which notification is about one, and the errors of one that did not complete. */
import * as Printing from "@effect-comms/core/internal/Printing"
import * as Redaction from "@effect-comms/core/internal/Redaction"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { Call, CommsOperation } from "../generated/models.ts"
import type * as CallHistory from "./CallHistory.ts"
import type { CallNotification, OperationNotification } from "./Notification.ts"
import { type outcomeOf, outcomeOfDeleted } from "./outcome.ts"
import { canonicalId, parse } from "./resourceUrl.ts"

/**
 * Which operation: an action's answer as it is, or what is known of it.
 *
 * Ids decide where both sides have one; else `clientContext`, which should be unique in the call.
 */
export type OperationRef = Pick<
  CommsOperation,
  "id" | "clientContext" | "status" | "resultInfo" | "completionReason"
> & {
  /** The address of the operation, from the `Location` header of the action's answer; its id is read from it. */
  readonly location?: string | undefined
}

/** An operation failed. */
export class OperationFailed extends Data.TaggedError("OperationFailed")<{
  /** The operation as its end was notified or answered. */
  readonly operation: CommsOperation
  /** The result's code, such as 400; `undefined` when it has none. */
  readonly code: number | undefined
  /** The result's subcode, which says more than the code; `undefined` when it has none. */
  readonly subcode: number | undefined
  /** Microsoft's message, masked. */
  readonly description: string
}> {
  override get message(): string {
    return `the operation failed ${this.code ?? "-"}/${this.subcode ?? "-"}: ${this.description}`
  }

  override toJSON(): unknown {
    return Printing.printable(super.toJSON())
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** An operation was cancelled, by `cancelMediaProcessing` or by a later one that barged in. */
export class OperationCancelled extends Data.TaggedError("OperationCancelled")<{
  /** The operation as its end was notified or answered. */
  readonly operation: CommsOperation
  /** The result's code, such as 400; `undefined` when it has none. */
  readonly code: number | undefined
  /** The result's subcode, which says more than the code; `undefined` when it has none. */
  readonly subcode: number | undefined
  /** Microsoft's message, masked. */
  readonly description: string
}> {
  override get message(): string {
    return `the operation was cancelled ${this.code ?? "-"}/${this.subcode ?? "-"}: ${this.description}`
  }

  override toJSON(): unknown {
    return Printing.printable(super.toJSON())
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** The call ended, and the end of the operation was not notified. */
export class CallEnded extends Data.TaggedError("CallEnded")<{
  /** The call as its end was notified. */
  readonly call: Call
  /** The code of the call's result; `undefined` when it has none. */
  readonly code: number | undefined
  /** The subcode of the call's result, which says more than the code; `undefined` when it has none. */
  readonly subcode: number | undefined
}> {
  override get message(): string {
    return `the call ended ${this.code ?? "-"}/${this.subcode ?? "-"} before the operation did`
  }

  override toJSON(): unknown {
    return Printing.printable(super.toJSON())
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** Why the end of an operation is not what was hoped for. */
export type OperationError = OperationFailed | OperationCancelled | CallEnded

/** Makes the test whether a notification is about an operation: by ids where both sides have one, else by `clientContext`. */
export const matcher = (ref: OperationRef): CallHistory.Wait["matches"] => {
  const located = ref.location === undefined ? undefined : parse(ref.location).id
  const ids = [ref.id, located].flatMap((id) => (id === undefined || id === "" ? [] : [canonicalId(id)]))
  const { clientContext } = ref
  return ({ operation, operationId }) =>
    ids.length > 0 && operationId !== undefined
      ? ids.includes(operationId)
      : clientContext !== undefined && operation.clientContext === clientContext
}

/** Gives a completed operation, or fails with why it did not complete. */
export const settled = (
  operation: CommsOperation,
  outcome: ReturnType<typeof outcomeOf>
): Effect.Effect<CommsOperation, OperationError> => {
  if (outcome === "completed") return Effect.succeed(operation)
  const { code, message = "no more is known", subcode } = operation.resultInfo ?? {}
  const details = { operation, code, subcode, description: Redaction.mask(message) }
  return Effect.fail(outcome === "cancelled" ? new OperationCancelled(details) : new OperationFailed(details))
}

/** Gives the operation of a notification of its end, or fails with why it did not complete. */
export const endOf = ({ operation }: OperationNotification) => settled(operation, outcomeOfDeleted(operation))

/** Fails with the end of the call. */
export const callEnded = ({ call }: CallNotification) => {
  const { code, subcode } = call.resultInfo ?? {}
  return Effect.fail(new CallEnded({ call, code, subcode }))
}
