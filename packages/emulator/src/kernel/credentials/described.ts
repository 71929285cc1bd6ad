/** What the journal shows of a credential: how it proves who asks, and the claims of a token; never the token or the signature. */

/** A credential without its secret. */
export interface Described {
  /** The word that `Authorization` begins with. */
  readonly scheme: string
  /** What a JSON Web Token says, whether it is believed or not. */
  readonly claims?: unknown
  /** The headers that a signature is for. */
  readonly signedHeaders?: ReadonlyArray<string>
}

/** A token of more characters is not read. */
const longestToken = 16_384

const claimsOf = (token: string): unknown => {
  const payload = token.length > longestToken ? undefined : token.split(".")[1]
  if (payload === undefined) return undefined
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString())
    return typeof claims === "object" ? claims : undefined
  } catch {
    return undefined
  }
}

/** Describes the value of `Authorization`. */
export const described = (authorization: string | undefined): Described | undefined => {
  const text = authorization?.trim() ?? ""
  const end = text.indexOf(" ")
  const scheme = text.slice(0, Math.max(0, end))
  if (!/^[\w-]{1,40}$/.test(scheme)) return undefined
  const rest = text.slice(end).trim()
  if (/^bearer$/i.test(scheme)) return { scheme, claims: claimsOf(rest) }
  const signed = /SignedHeaders=([^&]{1,500})/i.exec(rest)?.[1]
  return signed === undefined ? { scheme } : { scheme, signedHeaders: signed.split(";") }
}
