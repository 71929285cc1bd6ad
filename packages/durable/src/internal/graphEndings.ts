/** How an operation of Graph's has ended, as it is stored with the flow that waited for it. */
import { ValidationFailure } from "@effect-comms/core/internal/Codec"
import {
  CallEnded,
  OperationCancelled,
  type OperationError,
  OperationFailed
} from "@effect-comms/graph-calls/CallNotifications"
import { type CommsOperation, readCall, readOperation } from "@effect-comms/graph-calls/internal/durable"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { StoredValueError } from "../StoredValueError.ts"
import * as reading from "./reading.ts"

const what = "operation"

const Ending = Schema.Struct({
  how: Schema.Literals(["completed", "OperationFailed", "OperationCancelled", "CallEnded"]),
  /** The operation, or the call whose end it was. */
  of: Schema.Unknown,
  code: Schema.optional(Schema.Number),
  subcode: Schema.optional(Schema.Number),
  description: Schema.optional(Schema.String)
})

/** How an operation has ended. */
export type Ending = typeof Ending.Type

/** Reads an ending that was stored. */
export const read = reading.bySchema(what, Ending)

/** The ending that an operation has. */
export const completed = (operation: CommsOperation): Ending => ({ how: "completed", of: operation })

/** The ending that an error says. */
export const failed = (error: OperationError): Ending => {
  const { _tag: how, code, subcode } = error
  return error._tag === "CallEnded"
    ? { how, of: error.call, code, subcode }
    : { how, of: error.operation, code, subcode, description: error.description }
}

const valueOf = <A>(decode: (value: unknown) => A | ValidationFailure, value: unknown): A => {
  const given = decode(value)
  if (!(given instanceof ValidationFailure)) return given
  throw new StoredValueError({ what, field: given.field, expected: given.expected })
}

/** What a wait gives or fails with, by its ending. */
export const ended = ({
  code,
  description = "",
  how,
  of,
  subcode
}: Ending): Effect.Effect<CommsOperation, OperationError> =>
  Effect.suspend((): Effect.Effect<CommsOperation, OperationError> => {
    if (how === "CallEnded") return Effect.fail(new CallEnded({ call: valueOf(readCall, of), code, subcode }))
    const operation = valueOf(readOperation, of)
    if (how === "completed") return Effect.succeed(operation)
    const details = { operation, code, subcode, description }
    return Effect.fail(how === "OperationFailed" ? new OperationFailed(details) : new OperationCancelled(details))
  })
