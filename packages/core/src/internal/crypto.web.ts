/** The signature of a request where there is no Node: WebCrypto. */
import * as Effect from "effect/Effect"
import type { Signer } from "./signer.ts"

const encoder = new TextEncoder()
const bytesOf = (body: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  typeof body === "string" ? encoder.encode(body) : new Uint8Array(body)
const base64 = (buffer: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(buffer)))

/** A signer with a base64 key. */
export const signer = (key: string): Signer => {
  const algorithm = { name: "HMAC", hash: "SHA-256" }
  const raw = Uint8Array.from(atob(key), (char) => char.charCodeAt(0))
  const secret = crypto.subtle.importKey("raw", raw, algorithm, false, ["sign"])
  return (body, textOf, headersOf) =>
    Effect.promise(async () => {
      const digest = base64(await crypto.subtle.digest("SHA-256", bytesOf(body)))
      const signature = await crypto.subtle.sign(algorithm, await secret, bytesOf(textOf(digest)))
      return headersOf(digest, base64(signature))
    })
}
