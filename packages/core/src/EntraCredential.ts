/**
 * An Entra token of a `TokenCredential`, the shape that `@azure/identity` and all of Microsoft's clients share.
 *
 * Nothing of Microsoft's is imported: any object with `getToken` will do.
 */
import * as Effect from "effect/Effect"
import { type Credential, CredentialError } from "./Credential.ts"
import { isToken } from "./internal/bearer.ts"
import { messageOf } from "./internal/failure.ts"
import * as TokenCache from "./internal/tokenCache.ts"

/** What `getToken` gives. */
export interface AccessToken {
  /** The token itself, without `Bearer`. */
  readonly token: string
  /** Milliseconds since 1970. */
  readonly expiresOnTimestamp: number
  /** From when it should be renewed, in milliseconds since 1970; default five minutes before its end. */
  readonly refreshAfterTimestamp?: number | undefined
}

/** The shape of `TokenCredential` in `@azure/core-auth`. */
export interface TokenCredential {
  /** Gets a token for a scope; `null` when there is none. */
  readonly getToken: (
    scopes: string | Array<string>,
    options?: { readonly abortSignal?: AbortSignal }
  ) => Promise<AccessToken | null>
}

/** The scope of Azure Communication Services; the double slash is Microsoft's. */
export const communicationScope = "https://communication.azure.com//.default"

const refusals = new Set(["AuthenticationError", "AuthenticationRequiredError", "CredentialUnavailableError"])
// How MSAL says that the authority could not be reached; `@azure/identity` makes a CredentialUnavailableError of it.
const unreachable = /endpoints_resolution_error|network_error/
// Of Entra itself: too slow, too many, or broken.
const passing = (status: unknown): boolean =>
  typeof status === "number" && (status === 408 || status === 429 || status >= 500)

/** Whether no wait makes it good: no user is signed in, or Entra refused. Of a chain, every member has to say so. */
const isRefusal = (error: unknown, depth = 8): boolean => {
  if (!(error instanceof Error) || depth === 0) return false
  if (error.name === "AggregateAuthenticationError" && "errors" in error && Array.isArray(error.errors))
    return error.errors.every((one) => isRefusal(one, depth - 1))
  const status = "statusCode" in error ? error.statusCode : undefined
  return refusals.has(error.name) && !unreachable.test(error.message) && !passing(status)
}

const unauthorized = (what: string): Effect.Effect<never, CredentialError> =>
  Effect.fail(new CredentialError({ kind: "Unauthorized", description: `no Entra token: the credential gave ${what}` }))

const fieldOf = (given: unknown, name: keyof AccessToken): unknown =>
  typeof given === "object" && given !== null ? Reflect.get(given, name) : undefined

const isTime = (value: unknown): value is number => typeof value === "number" && !Number.isNaN(value)

/**
 * A credential of Entra tokens, kept until shortly before their end and fetched once however many calls wait; a call that the service answers
 * with 401 is sent once more with another.
 *
 * Fails with `Unauthorized` when the credential gives no token, no user is signed in or Entra refuses, with `Transport` when Entra could not
 * be reached. After a failure it is left alone for a moment, the longer the more often it fails; calls meanwhile fail likewise.
 */
export const make = (credential: TokenCredential, scope: string | Array<string> = communicationScope): Credential =>
  TokenCache.make((now) =>
    Effect.flatMap(
      Effect.tryPromise({
        try: async (abortSignal): Promise<unknown> => credential.getToken(scope, { abortSignal }),
        catch: (cause) =>
          new CredentialError({
            kind: isRefusal(cause) ? "Unauthorized" : "Transport",
            description: `no Entra token: ${cause instanceof Error ? messageOf(cause) : "no reason given"}`,
            cause
          })
      }),
      (given) => {
        const token = fieldOf(given, "token")
        const expiresAt = fieldOf(given, "expiresOnTimestamp")
        const refreshAt = fieldOf(given, "refreshAfterTimestamp")
        if (token === undefined) return unauthorized("none")
        if (!isToken(token)) return unauthorized("a text that is not a token")
        if (!isTime(expiresAt)) return unauthorized("no expiresOnTimestamp in milliseconds since 1970")
        const ahead = Math.max(now, expiresAt - 300_000)
        return Effect.succeed({ token, expiresAt, refreshAt: isTime(refreshAt) ? refreshAt : ahead })
      }
    )
  )
