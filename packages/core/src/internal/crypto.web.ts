/** Hashes and signatures where there is no Node: WebCrypto. */

const encoder = new TextEncoder()
const bytesOf = (body: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  typeof body === "string" ? encoder.encode(body) : new Uint8Array(body)
const base64 = (buffer: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(buffer)))

/** The base64 of a SHA-256. */
export const sha256 = async (body: string | Uint8Array): Promise<string> =>
  base64(await crypto.subtle.digest("SHA-256", bytesOf(body)))

/** A signer with a base64 key: the base64 of the HMAC-SHA-256 of a text. */
export const hmac = (key: string): ((text: string) => string | Promise<string>) => {
  const algorithm = { name: "HMAC", hash: "SHA-256" }
  const raw = Uint8Array.from(atob(key), (char) => char.charCodeAt(0))
  const secret = crypto.subtle.importKey("raw", raw, algorithm, false, ["sign"])
  return async (text) => base64(await crypto.subtle.sign(algorithm, await secret, encoder.encode(text)))
}
