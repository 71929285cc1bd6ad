// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public functions.
import type { CallOptions, Client } from "@effect-comms/core/Client"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import * as Context from "effect/Context"
import type { ApiVersion } from "../ApiVersion.ts"
import * as CommunicationIdentityFunctions from "../CommunicationIdentity.ts"
import { Identity } from "../internal/client.ts"
import type {
  AccessToken,
  CommunicationIdentityAccessTokenResult,
  CreateInput,
  DeleteIdentityInput,
  IssueAccessTokenInput,
  RevokeAccessTokensInput
} from "./models.ts"

/** The users of a resource and their access tokens. */
export interface CommunicationIdentityClient {
  /**
   * Creates a user and, when `createTokenWithScopes` names scopes, an access token for it.
   *
   * With `{}` only a user is created. `expiresInMinutes` must be 60 to 1440; the service assumes 1440 when it is left out.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Microsoft's JavaScript client calls it `createUser`.
   * Source: Communication Identity - Create.
   */
  readonly create: (
    input: CreateInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<CommunicationIdentityAccessTokenResult>
  /**
   * Deletes a user and revokes its access tokens.
   *
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Microsoft's JavaScript client calls it `deleteUser`.
   * Source: Communication Identity - Delete.
   */
  readonly delete: (input: DeleteIdentityInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Issues an access token for a user; earlier tokens stay valid.
   *
   * `expiresInMinutes` must be 60 to 1440; the service assumes 1440 when it is left out.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Microsoft's JavaScript client calls it `getToken`.
   * Source: Communication Identity - Issue Access Token.
   */
  readonly issueAccessToken: (input: IssueAccessTokenInput, options?: CallOptions<ApiVersion>) => Promise<AccessToken>
  /**
   * Revokes all access tokens of a user.
   *
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Microsoft's JavaScript client calls it `revokeTokens`.
   * Source: Communication Identity - Revoke Access Tokens.
   */
  readonly revokeAccessTokens: (input: RevokeAccessTokensInput, options?: CallOptions<ApiVersion>) => Promise<void>
}

/** The client of Identity. */
export interface IdentityClient {
  /** The users of a resource and their access tokens. */
  readonly communicationIdentity: CommunicationIdentityClient
}

/** The functions of a client. */
export const clientOf = (client: Client<ApiVersion>): IdentityClient => {
  const api = PromiseApi.make(Context.make(Identity, client))
  const { call } = api
  return {
    communicationIdentity: {
      create: call(CommunicationIdentityFunctions.create),
      delete: call(CommunicationIdentityFunctions.delete),
      issueAccessToken: call(CommunicationIdentityFunctions.issueAccessToken),
      revokeAccessTokens: call(CommunicationIdentityFunctions.revokeAccessTokens)
    }
  }
}
