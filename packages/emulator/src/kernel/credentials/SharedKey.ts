/**
 * Checks the signature of a request that was signed with the access key: the exact bytes, the exact string.
 *
 * Microsoft's JavaScript client signs the query as `URLSearchParams` writes it and sends it otherwise, so both forms are accepted.
 */
import { createHmac, createSecretKey, hash, timingSafeEqual } from "node:crypto"
import type { Request } from "../http/Exchange.ts"
import { fixdate } from "../http/fixdate.ts"

const prefix = /^HMAC-SHA256\s+SignedHeaders=([^&]+)&Signature=([A-Za-z0-9+/]+={0,2})$/i

/** How far the date of a request may be from the wall clock, in milliseconds. */
const skew = 300_000

/** Says what is wrong with the signature of a request, or `undefined`. */
export const make = (accessKey: string): ((request: Request, wall: number) => string | undefined) => {
  const key = createSecretKey(Buffer.from(accessKey, "base64"))
  return (request, wall) => {
    const [, names, signature] = prefix.exec(request.header("authorization") ?? "") ?? []
    if (names === undefined || signature === undefined) return "Authorization: expected SignedHeaders and Signature."
    const headers = names.toLowerCase().split(";")
    const dateName = headers.includes("x-ms-date") ? "x-ms-date" : "date"
    if (!headers.includes(dateName) || !headers.includes("host") || !headers.includes("x-ms-content-sha256"))
      return "Authorization: expected x-ms-date, host and x-ms-content-sha256 in SignedHeaders."
    const date = fixdate(request.header(dateName) ?? "")
    if (Number.isNaN(date)) return `${dateName}: expected an RFC 1123 date.`
    if (Math.abs(wall - date) > skew) return `${dateName}: expected a date within five minutes of the service's clock.`
    if (request.header("x-ms-content-sha256") !== hash("sha256", request.body ?? "", "base64"))
      return "x-ms-content-sha256: expected the base64 SHA-256 of the body."
    const values = headers.map((name) => (name === "host" ? request.host : (request.header(name) ?? ""))).join(";")
    const given = Buffer.from(signature, "base64")
    const signed = (target: string) => {
      const expected = createHmac("sha256", key).update(`${request.method}\n${target}\n${values}`).digest()
      return given.length === expected.length && timingSafeEqual(given, expected)
    }
    if (signed(request.target)) return undefined
    const at = request.target.indexOf("?")
    if (at >= 0) {
      const encoded = new URLSearchParams(request.target.slice(at + 1)).toString()
      if (signed(`${request.target.slice(0, at)}?${encoded}`)) return undefined
    }
    return "Authorization: the signature does not match the request."
  }
}
