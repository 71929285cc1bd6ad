// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public types.
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import type * as Redacted from "effect/Redacted"

/** A user's token and when it ends. */
export interface AccessToken {
  /** The token, kept from logs. */
  readonly token: Redacted.Redacted
  /** When it ends. */
  readonly expiresOn: DateTimeText
}

/** A user of the resource. */
export interface CommunicationIdentity {
  /** The raw id of the user. */
  readonly id: string
}

/** The answer of `CommunicationIdentity_Create`. */
export interface CommunicationIdentityAccessTokenResult {
  /** A user of the resource. */
  readonly identity: CommunicationIdentity
  /** A user's token and when it ends. */
  readonly accessToken?: AccessToken | undefined
}

/** What a token allows; `chat.join`, `chat.join.limited` and `voip.join` since 2023-10-01. */
export type TokenScope = "chat" | "voip" | "chat.join" | "chat.join.limited" | "voip.join" | (string & {})

/** The input of `CommunicationIdentity_Create`. */
export interface CreateInput {
  /** What a token of the user is to allow; without it no token is made. */
  readonly createTokenWithScopes?: ReadonlyArray<TokenScope> | undefined
  /**
   * How long the token is good, in minutes; default 1440.
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
  /** What the token is to allow. */
  readonly scopes: ReadonlyArray<TokenScope>
  /**
   * How long the token is good, in minutes; default 1440.
   * Expected: 60 to 1440 minutes.
   */
  readonly expiresInMinutes?: number | undefined
}

/** The input of `CommunicationIdentity_RevokeAccessTokens`. */
export interface RevokeAccessTokensInput {
  /** The raw id of the user, `8:acs:{resource}_{user}`. */
  readonly id: string
}
