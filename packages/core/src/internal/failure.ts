/** What a platform threw, as a `TransportError`. */
import { mask } from "../Redaction.ts"
import { TransportError } from "../Transport.ts"

/** The masked text of whatever was thrown, with its code when it has one. */
export const messageOf = (cause: unknown): string => {
  const code = typeof cause === "object" && cause !== null && "code" in cause ? `${String(cause.code)} ` : ""
  return mask(code + (cause instanceof Error ? cause.message : String(cause)))
}

/** A `TransportError` of whatever was thrown. */
export const failure = (cause: unknown, sent: boolean): TransportError =>
  new TransportError({ sent, description: messageOf(cause), cause })
