/** What a platform threw, as a `TransportError`. */
import { mask } from "../Redaction.ts"
import { TransportError } from "../Transport.ts"

/** The masked text of whatever was thrown, with its code when it has one. */
export const messageOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return mask(String(cause))
  return mask(("code" in cause && typeof cause.code === "string" ? `${cause.code} ` : "") + cause.message)
}

/** A `TransportError` of whatever was thrown. */
export const failure = (cause: unknown, sent: boolean): TransportError =>
  new TransportError({ sent, description: messageOf(cause), cause })
