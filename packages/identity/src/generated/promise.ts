// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public functions.
import type { CallOptions, Client } from "@effect-comms/core/Client"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import * as Context from "effect/Context"
import type { ApiVersion } from "../ApiVersion.ts"
import * as CommunicationIdentityFunctions from "../CommunicationIdentity.ts"
import * as EntraIdTokenFunctions from "../EntraIdToken.ts"
import * as TeamsExtensionFunctions from "../TeamsExtension.ts"
import { Identity } from "../internal/client.ts"
import type {
  AccessToken,
  CommunicationIdentity,
  CommunicationIdentityAccessTokenResult,
  CreateInput,
  DeleteAssignmentInput,
  DeleteIdentityInput,
  ExchangeTeamsUserAccessTokenInput,
  GetAssignmentInput,
  GetIdentityInput,
  IssueAccessTokenInput,
  RevokeAccessTokensInput,
  TeamsExtensionAssignmentResponse,
  UpsertAssignmentInput
} from "./models.ts"

/** The users of a resource and their access tokens. */
export interface CommunicationIdentityClient {
  /**
   * Creates a user and, when `createTokenWithScopes` names scopes, an access token for it.
   *
   * With `{}` only a user is created. `expiresInMinutes` must be 60 to 1440; the service assumes 1440 when it is left out.
   * In 2025-03-02-preview a `customId` makes it answer the same user however often it is created.
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
   * Exchanges the Entra access token of a Teams user for a new access token of Communication Services.
   *
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Microsoft's JavaScript client calls it `getTokenForTeamsUser`.
   * Source: Communication Identity - Exchange Teams User Access Token.
   */
  readonly exchangeTeamsUserAccessToken: (
    input: ExchangeTeamsUserAccessTokenInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<AccessToken>
  /**
   * Gets a user: its custom id and when a token was last issued for it.
   *
   * Unless the client was made for the version that has it, give it in the options.
   * In api-version 2025-03-02-preview only.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: Communication Identity - Get.
   */
  readonly get: (input: GetIdentityInput, options?: CallOptions<"2025-03-02-preview">) => Promise<CommunicationIdentity>
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

/** The Entra access tokens of users, exchanged for access tokens of Communication Services. */
export interface EntraIdTokenClient {
  /**
   * Exchanges the Entra access token that is the client's credential for an access token of the same user for Communication
   * Services.
   *
   * The client needs an Entra credential of that user with a scope below `https://communication.azure.com/clients/`, not the
   * access key of the resource. Unless the client was made for the version that has it, give it in the options.
   * In api-version 2025-03-02-preview only.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Entra Id Token - Exchange.
   */
  readonly exchange: (
    input: {},
    options?: CallOptions<"2025-03-02-preview">
  ) => Promise<CommunicationIdentityAccessTokenResult>
}

/** The principals of Microsoft Entra tenants that may use a resource with Teams Phone extensibility. */
export interface TeamsExtensionClient {
  /**
   * Deletes the assignment of a principal of a tenant to the resource.
   *
   * Since api-version 2025-06-30.
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Source: Teams Extension - Delete Assignment.
   */
  readonly deleteAssignment: (input: DeleteAssignmentInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Exchanges the Entra access token that is the client's credential for a token of Communication Services with which the
   * Teams user takes part in calls.
   *
   * The client needs an Entra credential of that user, not the access key of the resource, and the user an assignment.
   * Since api-version 2025-06-30.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Teams Extension - Exchange Token.
   */
  readonly exchangeToken: (
    input: {},
    options?: CallOptions<ApiVersion>
  ) => Promise<CommunicationIdentityAccessTokenResult>
  /**
   * Gets the assignment of a principal of a tenant to the resource.
   *
   * Since api-version 2025-06-30.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: Teams Extension - Get Assignment.
   */
  readonly getAssignment: (
    input: GetAssignmentInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<TeamsExtensionAssignmentResponse>
  /**
   * Creates or replaces the assignment of a principal of a tenant, which lets it use the resource with Teams Phone
   * extensibility.
   *
   * Since api-version 2025-06-30.
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Source: Teams Extension - Upsert Assignment.
   */
  readonly upsertAssignment: (
    input: UpsertAssignmentInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<TeamsExtensionAssignmentResponse>
}

/** The client of Identity. */
export interface IdentityClient {
  /** The users of a resource and their access tokens. */
  readonly communicationIdentity: CommunicationIdentityClient
  /** The Entra access tokens of users, exchanged for access tokens of Communication Services. */
  readonly entraIdToken: EntraIdTokenClient
  /** The principals of Microsoft Entra tenants that may use a resource with Teams Phone extensibility. */
  readonly teamsExtension: TeamsExtensionClient
}

/** The functions of a client. */
export const clientOf = (client: Client<ApiVersion>): IdentityClient => {
  const api = PromiseApi.make(Context.make(Identity, client), client.transport)
  const { call } = api
  return {
    communicationIdentity: {
      create: call(CommunicationIdentityFunctions.create),
      delete: call(CommunicationIdentityFunctions.delete),
      exchangeTeamsUserAccessToken: call(CommunicationIdentityFunctions.exchangeTeamsUserAccessToken),
      get: call(CommunicationIdentityFunctions.get),
      issueAccessToken: call(CommunicationIdentityFunctions.issueAccessToken),
      revokeAccessTokens: call(CommunicationIdentityFunctions.revokeAccessTokens)
    },
    entraIdToken: { exchange: call(EntraIdTokenFunctions.exchange) },
    teamsExtension: {
      deleteAssignment: call(TeamsExtensionFunctions.deleteAssignment),
      exchangeToken: call(TeamsExtensionFunctions.exchangeToken),
      getAssignment: call(TeamsExtensionFunctions.getAssignment),
      upsertAssignment: call(TeamsExtensionFunctions.upsertAssignment)
    }
  }
}
