import * as Redaction from "../Redaction.ts"
import { TransportError } from "../Transport.ts"

/** A `TransportError` of whatever a platform threw. */
export const failure = (cause: unknown, sent: boolean): TransportError => {
  const code = typeof cause === "object" && cause !== null && "code" in cause ? `${String(cause.code)} ` : ""
  const text = cause instanceof Error ? cause.message : String(cause)
  return new TransportError({ sent, description: Redaction.mask(code + text), cause })
}
