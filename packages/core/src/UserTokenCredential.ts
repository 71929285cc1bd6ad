/**
 * The access token of one ACS user, as Identity issues it: fixed, or renewed by a function of the program.
 *
 * The end of a token is read from its `exp`; a token that is not a JWT is taken to last ten minutes from when it was received. A clock of this
 * machine that is behind or ahead of the service's is noticed where a token has an `iat`, and then its lifetime counts from its receipt.
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { type Credential, CredentialError } from "./Credential.ts"
import { expiryOf, isToken, issuedOf } from "./internal/bearer.ts"
import { messageOf } from "./internal/failure.ts"
import * as TokenCache from "./internal/tokenCache.ts"

/** A token that is renewed. */
export interface Refreshing {
  /** The first token; without one the refresher is asked at the first request. */
  readonly token?: string | Redacted.Redacted
  /** Gets a new token, usually from the program's own server; the signal aborts when no call waits for it any more. */
  readonly refresh: (signal: AbortSignal) => Promise<string | Redacted.Redacted>
  /** Renews from ten minutes before the end on, instead of two, so that a rarely used client seldom waits. Default false. */
  readonly refreshProactively?: boolean
}

const assumedMillis = 600_000
const textOf = (token: unknown): unknown => (Redacted.isRedacted(token) ? Redacted.value(token) : token)

/**
 * A credential of a user's token. A fixed one is sent until the service refuses it; one with `refresh` is renewed ahead of its end, in
 * the background as long as the old one is good, once however many calls wait; a call that the service answers with 401 is sent once more with a
 * fresh one. Throws a `TypeError` when the token is invalid.
 *
 * Fails with `Transport` when the refresher fails, with `Unauthorized` when it gives what is not a token. After a failure it is left alone for a
 * moment, the longer the more often it fails; calls meanwhile fail likewise.
 */
export const make = (user: string | Redacted.Redacted | Refreshing): Credential => {
  if (typeof user !== "object" || Redacted.isRedacted(user)) {
    const headers = ["authorization", `Bearer ${checked(textOf(user))}`]
    return { authorize: () => headers }
  }
  const { refresh, refreshProactively = false, token } = user
  const aheadMillis = refreshProactively ? 600_000 : 120_000
  const timed = (text: string, now: number, isFresh: boolean): TokenCache.Token => {
    const expiresAt = endOf(text, now, isFresh)
    // A token that lasts no longer than the head start is used for half its life first.
    return { token: text, expiresAt, refreshAt: Math.max(expiresAt - aheadMillis, now + (expiresAt - now) / 2) }
  }
  const first = token === undefined ? undefined : checked(textOf(token))
  return TokenCache.make(
    (now) =>
      Effect.flatMap(
        Effect.tryPromise({
          try: async (signal) => textOf(await refresh(signal)),
          catch: (cause) =>
            new CredentialError({
              kind: "Transport",
              description: `no user token: ${cause instanceof Error ? messageOf(cause) : "the refresher failed"}`,
              cause
            })
        }),
        (given) =>
          isToken(given)
            ? Effect.succeed(timed(given, now, true))
            : Effect.fail(new CredentialError({ kind: "Unauthorized", description: `no user token: ${expected}` }))
      ),
    first === undefined ? undefined : (now) => timed(first, now, false)
  )
}

/**
 * When a token ends by the clock of this machine. One that was issued later than now, or that is fresh and has ended already, shows that the
 * clock is not that of the service: then its lifetime counts from now on.
 */
const endOf = (token: string, now: number, isFresh: boolean): number => {
  const end = expiryOf(token)
  if (end === undefined) return now + assumedMillis
  const begin = issuedOf(token)
  return begin !== undefined && (begin > now || (isFresh && end <= now)) ? now + Math.max(0, end - begin) : end
}

const expected = "token: expected a bearer token"

const checked = (token: unknown): string => {
  if (!isToken(token)) throw new TypeError(expected)
  return token
}
