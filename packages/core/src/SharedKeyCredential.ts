/**
 * The access key of an ACS resource: HMAC-SHA-256 over method, path and query, date, host and the hash of the exact body.
 * Source: Microsoft's "Sign an HTTP request with C#" for Azure Communication Services.
 */
import * as Redacted from "effect/Redacted"
import { signer } from "#crypto"
import type { Credential } from "./Credential.ts"
import { fixdate } from "./Repeatability.ts"

/** A credential of a base64 access key. Throws a `TypeError` when the key is not base64. */
export const make = (accessKey: string | Redacted.Redacted): Credential => {
  const key = typeof accessKey === "string" ? accessKey : Redacted.value(accessKey)
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(key)) throw new TypeError("accesskey: expected base64")
  const sign = signer(key)
  return {
    authorize: ({ body, host, method, path }, nowMillis) => {
      const date = fixdate(nowMillis)
      return sign(
        body ?? "",
        (digest) => `${method}\n${path}\n${date};${host};${digest}`,
        (digest, signature) => [
          "x-ms-date",
          date,
          "x-ms-content-sha256",
          digest,
          "authorization",
          `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`
        ]
      )
    }
  }
}
