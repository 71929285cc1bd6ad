// Written by `pnpm derive` from the declarations of this package.
import * as ClientOperation from "@effect-comms/core/internal/ClientOperation"
import * as Codec from "@effect-comms/core/internal/Codec"
import { ApiVersions, service } from "../ApiVersion.ts"
import * as codecs from "./codecs.ts"
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

export const create = /* @__PURE__ */ ClientOperation.make<CreateInput, CommunicationIdentityAccessTokenResult>(() => ({
  id: "CommunicationIdentity_Create",
  service,
  method: "POST",
  path: "/identities",
  versions: ApiVersions.all,
  retry: "once",
  payload: codecs.CommunicationIdentityCreateRequest,
  success: { 201: codecs.CommunicationIdentityAccessTokenResult }
}))

export const deleteAssignment = /* @__PURE__ */ ClientOperation.make<DeleteAssignmentInput, void>(() => ({
  id: "TeamsExtensionOperations_DeleteAssignment",
  service,
  method: "DELETE",
  path: "/access/teamsExtension/tenants/{tenantId}/assignments/{objectId}",
  versions: ApiVersions.from("2025-06-30"),
  retry: "idempotent",
  params: Codec.struct("object", () => ({
    tenantId: Codec.required(Codec.named("TenantId", Codec.text)),
    objectId: Codec.required(Codec.named("ObjectId", Codec.text))
  })),
  success: { 204: undefined }
}))

export const deleteIdentity = /* @__PURE__ */ ClientOperation.make<DeleteIdentityInput, void>(() => ({
  id: "CommunicationIdentity_Delete",
  service,
  method: "DELETE",
  path: "/identities/{id}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("IdentityId", Codec.text)) })),
  success: { 204: undefined }
}))

export const exchangeEntraIdToken = /* @__PURE__ */ ClientOperation.make<{}, CommunicationIdentityAccessTokenResult>(
  () => ({
    id: "EntraIdToken_Exchange",
    service,
    method: "POST",
    path: "/access/entra/:exchangeAccessToken",
    versions: ApiVersions.only("2025-03-02-preview"),
    retry: "once",
    payload: codecs.EntraIdTokenExchangeRequest,
    success: { 200: codecs.CommunicationIdentityAccessTokenResult }
  })
)

export const exchangeTeamsExtensionToken = /* @__PURE__ */ ClientOperation.make<
  {},
  CommunicationIdentityAccessTokenResult
>(() => ({
  id: "TeamsExtensionOperations_ExchangeToken",
  service,
  method: "POST",
  path: "/access/teamsExtension/:exchangeAccessToken",
  versions: ApiVersions.from("2025-06-30"),
  retry: "once",
  payload: codecs.TeamsExtensionExchangeTokenRequest,
  success: { 200: codecs.CommunicationIdentityAccessTokenResult }
}))

export const exchangeTeamsUserAccessToken = /* @__PURE__ */ ClientOperation.make<
  ExchangeTeamsUserAccessTokenInput,
  AccessToken
>(() => ({
  id: "CommunicationIdentity_ExchangeTeamsUserAccessToken",
  service,
  method: "POST",
  path: "/teamsUser/:exchangeAccessToken",
  versions: ApiVersions.all,
  retry: "once",
  payload: codecs.TeamsUserExchangeTokenRequest,
  success: { 200: codecs.AccessToken }
}))

export const getAssignment = /* @__PURE__ */ ClientOperation.make<GetAssignmentInput, TeamsExtensionAssignmentResponse>(
  () => ({
    id: "TeamsExtensionOperations_GetAssignment",
    service,
    method: "GET",
    path: "/access/teamsExtension/tenants/{tenantId}/assignments/{objectId}",
    versions: ApiVersions.from("2025-06-30"),
    retry: "safe",
    params: Codec.struct("object", () => ({
      tenantId: Codec.required(Codec.named("TenantId", Codec.text)),
      objectId: Codec.required(Codec.named("ObjectId", Codec.text))
    })),
    success: { 200: codecs.TeamsExtensionAssignmentResponse }
  })
)

export const getIdentity = /* @__PURE__ */ ClientOperation.make<GetIdentityInput, CommunicationIdentity>(() => ({
  id: "CommunicationIdentity_Get",
  service,
  method: "GET",
  path: "/identities/{id}",
  versions: ApiVersions.only("2025-03-02-preview"),
  retry: "safe",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("IdentityId", Codec.text)) })),
  success: { 200: codecs.CommunicationIdentity }
}))

export const issueAccessToken = /* @__PURE__ */ ClientOperation.make<IssueAccessTokenInput, AccessToken>(() => ({
  id: "CommunicationIdentity_IssueAccessToken",
  service,
  method: "POST",
  path: "/identities/{id}/:issueAccessToken",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("IdentityId", Codec.text)) })),
  payload: codecs.CommunicationIdentityAccessTokenRequest,
  success: { 200: codecs.AccessToken }
}))

export const revokeAccessTokens = /* @__PURE__ */ ClientOperation.make<RevokeAccessTokensInput, void>(() => ({
  id: "CommunicationIdentity_RevokeAccessTokens",
  service,
  method: "POST",
  path: "/identities/{id}/:revokeAccessTokens",
  versions: ApiVersions.all,
  retry: "once",
  params: Codec.struct("object", () => ({ id: Codec.required(Codec.named("IdentityId", Codec.text)) })),
  success: { 204: undefined }
}))

export const upsertAssignment = /* @__PURE__ */ ClientOperation.make<
  UpsertAssignmentInput,
  TeamsExtensionAssignmentResponse
>(() => ({
  id: "TeamsExtensionOperations_UpsertAssignment",
  service,
  method: "PUT",
  path: "/access/teamsExtension/tenants/{tenantId}/assignments/{objectId}",
  versions: ApiVersions.from("2025-06-30"),
  retry: "idempotent",
  params: Codec.struct("object", () => ({
    tenantId: Codec.required(Codec.named("TenantId", Codec.text)),
    objectId: Codec.required(Codec.named("ObjectId", Codec.text))
  })),
  payload: codecs.TeamsExtensionAssignmentCreateOrUpdateRequest,
  success: { 200: codecs.TeamsExtensionAssignmentResponse, 201: codecs.TeamsExtensionAssignmentResponse }
}))
