/** JSON Web Tokens, as far as the local cloud issues and reads them. */

/** A part of a token. */
export const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")

/** The members of a part of a token, or `undefined` when it is none. */
export const decode = (part: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"))
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
