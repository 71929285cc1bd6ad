/** Bearer tokens as text: whether one can stand in a header, and what a JWT says of its end. */

const decodePart = (part: string): unknown => {
  try {
    return JSON.parse(atob(part.replaceAll("-", "+").replaceAll("_", "/")))
  } catch {
    return undefined
  }
}

/** Whether something can be sent as a bearer token; sources outside of the program give what is not a text at all. */
export const isToken = (text: unknown): text is string => typeof text === "string" && /^[\w\-.~+/]+=*$/.test(text)

/** A time that a JWT names, in milliseconds since 1970, or `undefined` when it does not. The signature is not looked at. */
const timeIn = (token: string, claim: "exp" | "iat"): number | undefined => {
  const parts = token.split(".")
  const claims = parts.length === 3 ? decodePart(parts[1] ?? "") : undefined
  const seconds: unknown = typeof claims === "object" && claims !== null ? Reflect.get(claims, claim) : undefined
  return typeof seconds === "number" && Number.isFinite(seconds) ? seconds * 1000 : undefined
}

/** The `exp` of a JWT in milliseconds since 1970, or `undefined` when the token is invalid. */
export const expiryOf = (token: string): number | undefined => timeIn(token, "exp")

/** The `iat` of a JWT in milliseconds since 1970, or `undefined` when it has none. */
export const issuedOf = (token: string): number | undefined => timeIn(token, "iat")
