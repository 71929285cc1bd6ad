/**
 * The access tokens of ACS users: JWTs that the local cloud issues, and takes back.
 */

import * as Schema from "effect/Schema"
import type { UserTokens } from "../../service/UserTokens.ts"
import * as AccessTokens from "./AccessTokens.ts"

const Revoked = Schema.Struct({ id: Schema.String, count: Schema.Number, at: Schema.Number })

/** What is kept of the tokens. */
export const Saved = Schema.Struct({
  /** In base64. */
  secret: Schema.String.check(Schema.isMinLength(40)),
  count: Schema.Number,
  revoked: Schema.Array(Revoked)
})
export interface Saved extends Schema.Schema.Type<typeof Saved> {}

/** The tokens, with what only the kernel asks of them. */
export interface OwnedUserTokens extends UserTokens {
  /** No token issued until now is good any more. */
  readonly reset: () => void
  /** What it takes that tokens stay good, or revoked. */
  readonly save: () => Saved
  readonly restore: (saved: Saved) => void
}

/** No token lives longer, in milliseconds; twice what the service gives, for wall clocks that are moved. */
const longestLifetime = 48 * 60 * 60 * 1000

/** The tokens of a resource's users. */
export const make = (options: { readonly resourceId: string; readonly wall: () => number }): OwnedUserTokens => {
  let tokens = AccessTokens.make()
  let count = 0
  const revoked = new Map<string, { readonly count: number; readonly at: number }>()
  /** Forgets what was taken back so long ago that it has ended by itself. */
  const forget = () => {
    const now = options.wall()
    for (const [id, { at }] of revoked) {
      if (Math.abs(now - at) < longestLifetime) return
      revoked.delete(id)
    }
  }
  return {
    issue: (userId, scopes, lifetimeMinutes) => {
      const second = Math.floor(options.wall() / 1000)
      const exp = second + lifetimeMinutes * 60
      const token = tokens.issue({
        skypeid: userId.replace(/^8:/, ""),
        acsScope: scopes.join(","),
        resourceId: options.resourceId,
        resourceLocation: "local",
        iat: second,
        exp,
        jti: String(++count)
      })
      return { token, expiresAt: exp * 1000 }
    },
    revoke: (userId) => {
      forget()
      revoked.delete(userId)
      revoked.set(userId, { count, at: options.wall() })
    },
    read: (token) => {
      const claims = tokens.read(token, options.wall())
      if (AccessTokens.isRefused(claims)) return claims
      const { acsScope, jti, skypeid } = claims
      if (typeof skypeid !== "string" || typeof acsScope !== "string") return { problem: "foreign" }
      const id = `8:${skypeid}`
      if (Number(jti) <= (revoked.get(id)?.count ?? 0)) return { problem: "revoked" }
      return { id, scopes: acsScope.split(/[ ,]/).filter((scope) => scope !== "") }
    },
    reset: () => {
      tokens = AccessTokens.make()
      revoked.clear()
    },
    save: () => ({
      secret: tokens.secret,
      count,
      revoked: [...revoked].map(([id, one]) => ({ id, ...one }))
    }),
    restore: (saved) => {
      tokens = AccessTokens.make(saved.secret)
      count = saved.count
      for (const { id, ...one } of saved.revoked) revoked.set(id, one)
    }
  }
}
