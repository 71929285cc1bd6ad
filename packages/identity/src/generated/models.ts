// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public types.
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import type * as Redacted from "effect/Redacted"

/** A user's access token and its expiry. */
export interface AccessToken {
  /** The token, kept from logs. */
  readonly token: Redacted.Redacted
  /** When it expires. */
  readonly expiresOn: DateTimeText
}

/** A user of the resource. */
export interface CommunicationIdentity {
  /** The raw id of the user. */
  readonly id: string
}

/** The response of `CommunicationIdentity_Create`. */
export interface CommunicationIdentityAccessTokenResult {
  /** A user of the resource. */
  readonly identity: CommunicationIdentity
  /** A user's access token and its expiry. */
  readonly accessToken?: AccessToken | undefined
}

/** What a token allows; `chat.join`, `chat.join.limited` and `voip.join` since 2023-10-01. */
export type TokenScope = "chat" | "voip" | "chat.join" | "chat.join.limited" | "voip.join" | (string & {})

/** The input of `CommunicationIdentity_Create`. */
export interface CreateInput {
  /** The scopes of the user's token; without them no token is issued. */
  readonly createTokenWithScopes?: ReadonlyArray<TokenScope> | undefined
  /**
   * The lifetime of the token, in minutes; default 1440.
   * Expected: 60 to 1440 minutes.
   */
  readonly expiresInMinutes?: number | undefined
}

/** The input of `CommunicationIdentity_Delete`. */
export interface DeleteIdentityInput {
  /** The raw id of the user, `8:acs:{resource}_{user}`. */
  readonly id: string
}

/** The input of `CommunicationIdentity_IssueAccessToken`. */
export interface IssueAccessTokenInput {
  /** The raw id of the user, `8:acs:{resource}_{user}`. */
  readonly id: string
  /** The scopes of the token. */
  readonly scopes: ReadonlyArray<TokenScope>
  /**
   * The lifetime of the token, in minutes; default 1440.
   * Expected: 60 to 1440 minutes.
   */
  readonly expiresInMinutes?: number | undefined
}

/** The input of `CommunicationIdentity_RevokeAccessTokens`. */
export interface RevokeAccessTokensInput {
  /** The raw id of the user, `8:acs:{resource}_{user}`. */
  readonly id: string
}
