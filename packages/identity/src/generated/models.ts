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
  /**
   * The id that the application gave the user.
   * In api-version 2025-03-02-preview only.
   */
  readonly customId?: string | undefined
  /**
   * When a token was last issued for the user; absent when none was.
   * In api-version 2025-03-02-preview only.
   */
  readonly lastTokenIssuedAt?: DateTimeText | undefined
  /** The raw id of the user. */
  readonly id: string
}

/** The response of `TeamsExtensionOperations_ExchangeToken`. */
export interface CommunicationIdentityAccessTokenResult {
  /** A user of the resource. */
  readonly identity: CommunicationIdentity
  /** A user's access token and its expiry. */
  readonly accessToken?: AccessToken | undefined
}

/** That a principal of a tenant may use the resource with Teams Phone extensibility. */
export interface TeamsExtensionAssignmentResponse {
  /** The object id of the principal. */
  readonly objectId: string
  /** The tenant of the principal. */
  readonly tenantId: string
  /** What the principal is. */
  readonly principalType: TeamsExtensionPrincipalType
  /** The ids of the applications through which the principal may use it. */
  readonly clientIds?: ReadonlyArray<string> | undefined
}

/** What the principal is. */
export type TeamsExtensionPrincipalType = "user" | "resourceAccount" | (string & {})

/** What a token allows; `chat.join`, `chat.join.limited` and `voip.join` since 2023-10-01. */
export type TokenScope = "chat" | "voip" | "chat.join" | "chat.join.limited" | "voip.join" | (string & {})

/** The input of `CommunicationIdentity_Create`. */
export interface CreateInput {
  /**
   * An id of the application's own; a user that has it already is given again.
   * In api-version 2025-03-02-preview only.
   */
  readonly customId?: string | undefined
  /** The scopes of the user's token; without them no token is issued. */
  readonly createTokenWithScopes?: ReadonlyArray<TokenScope> | undefined
  /**
   * The lifetime of the token, in minutes; default 1440.
   * Expected: 60 to 1440 minutes.
   */
  readonly expiresInMinutes?: number | undefined
}

/** The input of `TeamsExtensionOperations_DeleteAssignment`. */
export interface DeleteAssignmentInput {
  /** The id of the Microsoft Entra tenant, a GUID. */
  readonly tenantId: string
  /** The object id of the principal in its tenant, a GUID. */
  readonly objectId: string
}

/** The input of `CommunicationIdentity_Delete`. */
export interface DeleteIdentityInput {
  /** The raw id of the user, `8:acs:{resource}_{user}`. */
  readonly id: string
}

/** The input of `CommunicationIdentity_ExchangeTeamsUserAccessToken`. */
export interface ExchangeTeamsUserAccessTokenInput {
  /** The Entra access token of the Teams user, kept from logs. */
  readonly token: Redacted.Redacted
  /** The client id of the Entra application that the token was issued to. */
  readonly appId: string
  /** The object id of the Teams user, as in the token. */
  readonly userId: string
}

/** The input of `TeamsExtensionOperations_GetAssignment`. */
export interface GetAssignmentInput {
  /** The id of the Microsoft Entra tenant, a GUID. */
  readonly tenantId: string
  /** The object id of the principal in its tenant, a GUID. */
  readonly objectId: string
}

/** The input of `CommunicationIdentity_Get`. */
export interface GetIdentityInput {
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

/** The input of `TeamsExtensionOperations_UpsertAssignment`. */
export interface UpsertAssignmentInput {
  /** The id of the Microsoft Entra tenant, a GUID. */
  readonly tenantId: string
  /** The object id of the principal in its tenant, a GUID. */
  readonly objectId: string
  /** What the principal is. */
  readonly principalType: TeamsExtensionPrincipalType
  /** The ids of the applications through which the principal may use the resource. */
  readonly clientIds?: ReadonlyArray<string> | undefined
}
