/**
 * The access key of an ACS resource: HMAC-SHA-256 over method, path and query, date, host and the hash of the exact body.
 * Source: Microsoft's "Sign an HTTP request with C#" for Azure Communication Services.
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { hmac, sha256 } from "#crypto"
import type { Credential } from "./Credential.ts"
import { fixdate } from "./Repeatability.ts"

const emptyHash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

/** A credential of a base64 access key. Throws a `TypeError` when the key is not base64. */
export const make = (accessKey: string | Redacted.Redacted): Credential => {
  const key = typeof accessKey === "string" ? accessKey : Redacted.value(accessKey)
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(key)) throw new TypeError("accesskey: expected base64")
  const sign = hmac(key)
  return {
    authorize: ({ body, host, method, path }, nowMillis) => {
      const date = fixdate(nowMillis)
      const headers = (hash: string, signature: string): ReadonlyArray<string> => [
        "x-ms-date",
        date,
        "x-ms-content-sha256",
        hash,
        "authorization",
        `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`
      ]
      const text = (hash: string) => `${method}\n${path}\n${date};${host};${hash}`
      const hash = body === undefined || body === "" ? emptyHash : sha256(body)
      if (typeof hash === "string") {
        const signature = sign(text(hash))
        if (typeof signature === "string") return headers(hash, signature)
        return Effect.promise(async () => headers(hash, await signature))
      }
      return Effect.promise(async () => headers(await hash, await sign(text(await hash))))
    }
  }
}
