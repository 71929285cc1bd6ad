// Written by `pnpm derive` from the declarations of this package. CommunicationIdentity: The users of a resource and their access tokens.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { type Identity, invoke } from "../internal/client.ts"
import type {
  AccessToken,
  CommunicationIdentity,
  CommunicationIdentityAccessTokenResult,
  CreateInput,
  DeleteIdentityInput,
  ExchangeTeamsUserAccessTokenInput,
  GetIdentityInput,
  IssueAccessTokenInput,
  RevokeAccessTokensInput
} from "./models.ts"
import * as operations from "./operations.ts"

export type {
  AccessToken,
  CommunicationIdentity,
  CommunicationIdentityAccessTokenResult,
  CreateInput,
  DeleteIdentityInput,
  ExchangeTeamsUserAccessTokenInput,
  GetIdentityInput,
  IssueAccessTokenInput,
  RevokeAccessTokensInput
} from "./models.ts"

/**
 * Creates a user and, when `createTokenWithScopes` names scopes, an access token for it.
 *
 * With `{}` only a user is created. `expiresInMinutes` must be 60 to 1440; the service assumes 1440 when it is left out.
 * In 2025-03-02-preview a `customId` makes it answer the same user however often it is created.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Microsoft's JavaScript client calls it `createUser`.
 * Source: Communication Identity - Create.
 */
export const create = (
  input: CreateInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CommunicationIdentityAccessTokenResult, CommunicationError, Identity> =>
  invoke(operations.create, input, options)

/**
 * Deletes a user and revokes its access tokens.
 *
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Microsoft's JavaScript client calls it `deleteUser`.
 * Source: Communication Identity - Delete.
 */
const delete_ = (
  input: DeleteIdentityInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, Identity> => invoke(operations.deleteIdentity, input, options)
export { delete_ as delete }

/**
 * Exchanges the Entra access token of a Teams user for a new access token of Communication Services.
 *
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Microsoft's JavaScript client calls it `getTokenForTeamsUser`.
 * Source: Communication Identity - Exchange Teams User Access Token.
 */
export const exchangeTeamsUserAccessToken = (
  input: ExchangeTeamsUserAccessTokenInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<AccessToken, CommunicationError, Identity> =>
  invoke(operations.exchangeTeamsUserAccessToken, input, options)

/**
 * Gets a user: its custom id and when a token was last issued for it.
 *
 * Unless the client was made for the version that has it, give it in the options.
 * In api-version 2025-03-02-preview only.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: Communication Identity - Get.
 */
export const get = (
  input: GetIdentityInput,
  options?: CallOptions<"2025-03-02-preview">
): Effect.Effect<CommunicationIdentity, CommunicationError, Identity> => invoke(operations.getIdentity, input, options)

/**
 * Issues an access token for a user; earlier tokens stay valid.
 *
 * `expiresInMinutes` must be 60 to 1440; the service assumes 1440 when it is left out.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Microsoft's JavaScript client calls it `getToken`.
 * Source: Communication Identity - Issue Access Token.
 */
export const issueAccessToken = (
  input: IssueAccessTokenInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<AccessToken, CommunicationError, Identity> => invoke(operations.issueAccessToken, input, options)

/**
 * Revokes all access tokens of a user.
 *
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Microsoft's JavaScript client calls it `revokeTokens`.
 * Source: Communication Identity - Revoke Access Tokens.
 */
export const revokeAccessTokens = (
  input: RevokeAccessTokensInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, Identity> => invoke(operations.revokeAccessTokens, input, options)
