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

/** The `exp` of a JWT in milliseconds since 1970, or `undefined` when the token is invalid. The signature is not looked at. */
export const expiryOf = (token: string): number | undefined => {
  const parts = token.split(".")
  const claims = parts.length === 3 ? decodePart(parts[1] ?? "") : undefined
  const exp: unknown = typeof claims === "object" && claims !== null ? Reflect.get(claims, "exp") : undefined
  return typeof exp === "number" && Number.isFinite(exp) ? exp * 1000 : undefined
}
