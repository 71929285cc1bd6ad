/** Hashes and signatures on Node: synchronous, several times cheaper than WebCrypto. */
import { createHmac, createSecretKey, hash } from "node:crypto"

/** The base64 of a SHA-256. */
export const sha256 = (body: string | Uint8Array): string | Promise<string> => hash("sha256", body, "base64")

/** A signer with a base64 key: the base64 of the HMAC-SHA-256 of a text. */
export const hmac = (key: string): ((text: string) => string | Promise<string>) => {
  const secret = createSecretKey(key, "base64")
  return (text) => createHmac("sha256", secret).update(text).digest("base64")
}
