// Written by `pnpm derive` from the declarations of this package.
import * as ClientOperation from "@effect-comms/core/internal/ClientOperation"
import * as Codec from "@effect-comms/core/internal/Codec"
import { ApiVersions, service } from "../ApiVersion.ts"
import * as codecs from "./codecs.ts"
import type {
  AccessToken,
  CommunicationIdentityAccessTokenResult,
  CreateInput,
  DeleteIdentityInput,
  IssueAccessTokenInput,
  RevokeAccessTokensInput
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
