/**
 * Tokens that only the local cloud reads: of ACS users, and of applications from the token endpoint.
 *
 * They are JWTs signed with a secret of this local cloud (HS256, where Microsoft uses RS256): clients read `exp` and nothing else, and
 * nobody else verifies them.
 */
import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from "node:crypto"
import { decode, encode } from "./jwt.ts"

/** Why a token is refused. */
export interface Refused {
  readonly problem: "foreign" | "expired"
}

/** Issues and reads tokens of one secret. */
export interface AccessTokens {
  /** The secret, in base64. */
  readonly secret: string
  readonly issue: (claims: Readonly<Record<string, unknown>>) => string
  /** The claims of a token that was issued here and has not ended. */
  readonly read: (token: string, wall: number) => Readonly<Record<string, unknown>> | Refused
}

/** Whether reading failed. */
export const isRefused = (read: Readonly<Record<string, unknown>> | Refused): read is Refused => "problem" in read

/** Tokens of a secret, by default a fresh one. */
export const make = (given: string = randomBytes(32).toString("base64")): AccessTokens => {
  const secret = createSecretKey(Buffer.from(given, "base64"))
  const header = encode({ alg: "HS256", typ: "JWT" })
  const signature = (content: string) => createHmac("sha256", secret).update(content).digest()
  return {
    secret: given,
    issue: (claims) => {
      const content = `${header}.${encode(claims)}`
      return `${content}.${signature(content).toString("base64url")}`
    },
    read: (token, wall) => {
      const end = token.lastIndexOf(".")
      const given = Buffer.from(token.slice(end + 1), "base64url")
      const expected = signature(token.slice(0, Math.max(0, end)))
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { problem: "foreign" }
      const claims = decode(token.split(".")[1] ?? "")
      if (claims === undefined) return { problem: "foreign" }
      return typeof claims["exp"] === "number" && claims["exp"] * 1000 > wall ? claims : { problem: "expired" }
    }
  }
}
