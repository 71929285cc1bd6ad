/** Inputs that do not fit their operation, for functions that need a field of theirs before the request is made. */
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import type { Any } from "@effect-comms/core/Operation"
import { describe } from "@effect-comms/core/Problem"
import * as Exit from "effect/Exit"

/** The failure of an input that does not fit, as the request itself would fail; programs in JavaScript give such. */
export const misfit = (operation: Pick<Any, "id" | "codec">, input: unknown): CommunicationError | undefined => {
  const { params, payload, query } = operation.codec()
  for (const encode of [params, query, payload]) {
    const encoded = encode?.(input)
    if (encoded === undefined || Exit.isSuccess(encoded)) continue
    const [reason] = encoded.cause.reasons
    const { expected, field } =
      reason?._tag === "Fail" ? describe(reason.error) : { field: "", expected: "expected another value" }
    return invalid(operation.id, field, expected)
  }
  return undefined
}
