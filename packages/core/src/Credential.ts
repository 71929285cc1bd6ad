/**
 * What authorizes a request: the shared key of a resource, an Entra token, a user's token, or the secret of a Graph application.
 *
 * A credential is asked again for every attempt, so dates and signatures are fresh on each.
 */
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"
import { markMasked, maskProps } from "./Redaction.ts"

/** A request before its credential's headers. */
export interface Unsigned {
  readonly method: string
  /** Host, with the port when it is not the scheme's own. */
  readonly host: string
  /** The path and query, percent-encoded, as they will be sent. */
  readonly path: string
  readonly body: string | Uint8Array | undefined
}

/** What is known of a credential that could not be had. */
export interface Trouble {
  /** `Unauthorized` when the issuer refused, or gave what is not a token; `Transport` when it could not be reached. */
  readonly kind: "Unauthorized" | "Transport"
  /** Masked, for people. */
  readonly description: string
  /** What was thrown, as a copy that may be printed. */
  readonly cause?: unknown
}

/** No credential could be had. The request was not sent. */
export class CredentialError extends Data.TaggedError("CredentialError")<Trouble> {
  constructor(trouble: Trouble) {
    super(maskProps(trouble))
    markMasked(this)
  }

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
  /**
   * Called when the service answered 401 to these headers, so that a kept token is not used again; whether `authorize` may give others: then the
   * call is sent once more.
   */
  readonly rejected?: (authorization: ReadonlyArray<string>) => boolean
}
