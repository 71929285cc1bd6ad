/** Inputs that do not fit their operation, for functions that need a field of theirs before the request is made. */
import { type Any, Refused } from "@effect-comms/core/internal/ClientOperation"
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"

/** The failure of an input that does not fit, as the request itself would fail; programs in JavaScript give such. */
export const validationFailure = (
  operation: Pick<Any, "id" | "codec" | "service">,
  input: unknown
): CommunicationError | undefined => {
  const { params, payload, query } = operation.codec()
  for (const encode of [params, query, payload]) {
    const encoded = encode?.(input, operation.service.defaultVersion)
    if (encoded instanceof Refused) return invalid(operation.id, encoded.field, encoded.expected)
  }
  return undefined
}
