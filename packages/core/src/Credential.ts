/**
 * What authorizes a request: the shared key of a resource, an Entra token, a user's token, or the secret of a Graph application.
 *
 * A credential is asked again for every attempt, so dates and signatures are fresh on each.
 */
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"

/** A request before its credential's headers. */
export interface Unsigned {
  readonly method: string
  /** Host, with the port when it is not the scheme's own. */
  readonly host: string
  /** The path and query, percent-encoded, as they will be sent. */
  readonly path: string
  readonly body: string | Uint8Array | undefined
}

/** No credential could be had. The request was not sent. */
export class CredentialError extends Data.TaggedError("CredentialError")<{
  /** `Unauthorized` when the issuer refused; `Transport` when it could not be reached. */
  readonly kind: "Unauthorized" | "Transport"
  /** Masked, for people. */
  readonly description: string
  readonly cause?: unknown
}> {
  override get message(): string {
    return this.description
  }
}

/** Authorizes requests. */
export interface Credential {
  /** Header names and values in turn; an effect when they are not at hand. */
  readonly authorize: (
    request: Unsigned,
    nowMillis: number
  ) => ReadonlyArray<string> | Effect.Effect<ReadonlyArray<string>, CredentialError>
  /** Told when the service answered 401 to these headers, so that a kept token is not used again. */
  readonly rejected?: (authorization: ReadonlyArray<string>) => void
}
