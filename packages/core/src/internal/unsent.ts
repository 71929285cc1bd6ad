/**
 * Whether what `fetch` threw proves that nothing of the request had left: it says so nowhere, but the error beneath it does on Node.
 */
import { at } from "./response.ts"

/** Set before a connection is there, whatever failed: looking up the name, or connecting. */
const beforeConnection = new Set(["connect", "getaddrinfo"])

/** Ends of a connection that is not yet used: it took too long, a proxy refused it, or this side does not trust the certificate. */
const codes = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  "ERR_PROXY_TUNNEL",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "CERT_CHAIN_TOO_LONG",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REJECTED",
  "CERT_REVOKED",
  "CERT_SIGNATURE_FAILURE",
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "HOSTNAME_MISMATCH",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "PATH_LENGTH_EXCEEDED",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE"
])

/** Whether an error proves that nothing was sent; of several attempts to connect, each has to. */
export const nothingLeft = (error: unknown, depth = 0): boolean => {
  if (depth > 8) return false
  const errors = at(error, "errors")
  if (Array.isArray(errors) && errors.length > 0) return errors.every((each) => nothingLeft(each, depth + 1))
  const code = at(error, "code")
  const syscall = at(error, "syscall")
  if (typeof code === "string") return codes.has(code) || (typeof syscall === "string" && beforeConnection.has(syscall))
  return nothingLeft(at(error, "cause") ?? at(error, "reason"), depth + 1)
}
