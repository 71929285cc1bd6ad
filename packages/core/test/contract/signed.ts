/**
 * Requests that are signed with the access key of a resource: their headers as contracts match them, and the exact string that is signed.
 *
 * It is written after Microsoft's page ("Sign an HTTP request") and not by the client's own credential.
 */
import { createHash, createHmac } from "node:crypto"
import type { WireRequest } from "@effect-comms/core/Transport"
import type { Values } from "./Consumer.ts"
import { httpDate, regex, uuid } from "./Matching.ts"

/** In base64. */
export const accessKey = "c2VjcmV0"

const hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
const scheme = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="

/** What every signed request carries. */
export const signed: Values = {
  Authorization: regex(`^${scheme}[A-Za-z0-9+/]{43}=$`, `${scheme}${hash}`),
  "x-ms-date": httpDate("Sun, 06 Nov 1994 08:49:37 GMT"),
  "x-ms-content-sha256": regex("^[A-Za-z0-9+/]{43}=$", hash),
  "x-ms-client-request-id": uuid("c52a6b32-3f7c-4c1e-8f5b-0d2f4a7d9e10")
}

/** Throws unless the request is signed with the key, over exactly its method, path, date, host and the hash of its body. */
export const verifySignature = ({ body = "", headers, method, origin, path }: WireRequest): void => {
  const named = new Map(headers.map((text, i) => [text.toLowerCase(), headers[i + 1]]))
  const bodyHash = createHash("sha256").update(body).digest("base64")
  const stringToSign = `${method}\n${path}\n${named.get("x-ms-date")};${new URL(origin).host};${bodyHash}`
  const signature = createHmac("sha256", Buffer.from(accessKey, "base64")).update(stringToSign).digest("base64")
  if (named.get("x-ms-content-sha256") !== bodyHash)
    throw new Error("x-ms-content-sha256: expected the hash of the body")
  if (named.get("authorization") !== scheme + signature)
    throw new Error(`authorization: expected the signature of ${JSON.stringify(stringToSign)}`)
}
