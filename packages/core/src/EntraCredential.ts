/**
 * An Entra token of a `TokenCredential`, the shape that `@azure/identity` and all of Microsoft's clients share.
 *
 * Nothing of Microsoft's is imported: any object with `getToken` will do.
 */
import * as Effect from "effect/Effect"
import { type Credential, CredentialError } from "./Credential.ts"
import * as Redaction from "./Redaction.ts"
import { isToken } from "./internal/bearer.ts"
import * as TokenCache from "./internal/tokenCache.ts"

/** What `getToken` gives. */
export interface AccessToken {
  readonly token: string
  /** Milliseconds since 1970. */
  readonly expiresOnTimestamp: number
  /** From when it should be renewed, in milliseconds since 1970; default five minutes before its end. */
  readonly refreshAfterTimestamp?: number | undefined
}

/** The shape of `TokenCredential` in `@azure/core-auth`. */
export interface TokenCredential {
  readonly getToken: (
    scopes: string | Array<string>,
    options?: { readonly abortSignal?: AbortSignal }
  ) => Promise<AccessToken | null>
}

/** The scope of Azure Communication Services; the double slash is Microsoft's. */
export const communicationScope = "https://communication.azure.com//.default"

const refused = new Set(["AuthenticationError", "AuthenticationRequiredError", "CredentialUnavailableError"])

const unauthorized = (description: string, cause?: unknown): CredentialError =>
  new CredentialError({ kind: "Unauthorized", description, cause })

/**
 * A credential of Entra tokens, kept until shortly before their end and fetched once however many calls wait.
 *
 * Fails with `Unauthorized` when the credential gives no token or Entra refuses, with `Transport` when it could not be reached.
 */
export const make = (credential: TokenCredential, scope: string | Array<string> = communicationScope): Credential =>
  TokenCache.make((now) =>
    Effect.flatMap(
      Effect.tryPromise({
        try: (abortSignal) => credential.getToken(scope, { abortSignal }),
        catch: (cause) => {
          const name = cause instanceof Error ? cause.name : ""
          const text = Redaction.mask(cause instanceof Error ? cause.message : "no reason given")
          return new CredentialError({
            kind: refused.has(name) ? "Unauthorized" : "Transport",
            description: `no Entra token: ${text}`,
            cause
          })
        }
      }),
      (given) => {
        if (given === null) return Effect.fail(unauthorized("no Entra token: the credential gave none"))
        const { expiresOnTimestamp, refreshAfterTimestamp, token } = given
        if (!isToken(token))
          return Effect.fail(unauthorized("no Entra token: the credential gave a text that is no token"))
        const ahead = Math.max(now, expiresOnTimestamp - 300_000)
        return Effect.succeed({ token, expiresAt: expiresOnTimestamp, refreshAt: refreshAfterTimestamp ?? ahead })
      }
    )
  )
