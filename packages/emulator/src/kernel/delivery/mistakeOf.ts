/** Classifies how an application failed to take a delivery, for the advice of the journal and of tests. */

/**
 * What is probably wrong: nobody answers at the address, the shared secret of Event Grid, the signing keys, the audience or the issuer, the
 * path, a redirect, a failure that may be one of the signing keys, or another failure.
 */
export type Mistake = "address" | "secret" | "keys" | "audience" | "path" | "redirect" | "unverified" | "failure"

/** What a receiver of ours says that verifies with the keys of another issuer, or looks for keys elsewhere. */
const otherKeys = /^(?:KeysUnavailable|UnknownKey)\b/

/** Gives what is probably wrong; `undefined` for a status that says nothing about it. */
export const mistakeOf = ({
  answer,
  hasAskedForKeys,
  isSigned,
  status
}: {
  /** The status of the answer; `undefined` when there is none. */
  readonly status: number | undefined
  /** What the application said in its answer. */
  readonly answer?: string | undefined
  /** Whether the delivery carries a token; those of Event Grid carry none. */
  readonly isSigned: boolean
  /** Whether anybody has asked the local cloud for its signing keys. */
  readonly hasAskedForKeys: boolean
}): Mistake | undefined => {
  if (status === undefined) return "address"
  if (isSigned && status >= 400 && answer !== undefined && otherKeys.test(answer)) return "keys"
  if (status === 401 || status === 403) return !isSigned ? "secret" : hasAskedForKeys ? "audience" : "keys"
  if (status === 404 || status === 405) return "path"
  if (status >= 300 && status < 400) return "redirect"
  if (status >= 500) return isSigned && !hasAskedForKeys ? "unverified" : "failure"
  return undefined
}
