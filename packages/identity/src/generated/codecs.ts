// Written by `pnpm derive` from the declarations of this package.
import * as Codec from "@effect-comms/core/internal/Codec"
import * as core from "@effect-comms/core/internal/codecs"
import { ApiVersions } from "../ApiVersion.ts"

export const AccessToken: Codec.Codec = /* @__PURE__ */ Codec.struct("CommunicationIdentityAccessToken", () => ({
  token: Codec.required(Codec.redacted),
  expiresOn: Codec.required(core.DateTimeText)
}))

export const CommunicationIdentity: Codec.Codec = /* @__PURE__ */ Codec.struct("CommunicationIdentity", () => ({
  customId: Codec.optional(Codec.text, ApiVersions.only("2025-03-02-preview")),
  lastTokenIssuedAt: Codec.optional(core.DateTimeText, ApiVersions.only("2025-03-02-preview")),
  id: Codec.required(Codec.text)
}))

export const CommunicationIdentityAccessTokenRequest: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "CommunicationIdentityAccessTokenRequest",
  () => ({
    scopes: Codec.required(Codec.array(TokenScope)),
    expiresInMinutes: Codec.optional(
      Codec.checked(
        Codec.number,
        Codec.check("an integer", Number.isSafeInteger),
        Codec.between("60 to 1440 minutes", 60, 1440)
      )
    )
  })
)

export const CommunicationIdentityAccessTokenResult: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "CommunicationIdentityAccessTokenResult",
  () => ({ identity: Codec.required(CommunicationIdentity), accessToken: Codec.optional(AccessToken) })
)

export const CommunicationIdentityCreateRequest: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "CommunicationIdentityCreateRequest",
  () => ({
    customId: Codec.optional(Codec.text, ApiVersions.only("2025-03-02-preview")),
    createTokenWithScopes: Codec.optional(Codec.array(TokenScope)),
    expiresInMinutes: Codec.optional(
      Codec.checked(
        Codec.number,
        Codec.check("an integer", Number.isSafeInteger),
        Codec.between("60 to 1440 minutes", 60, 1440)
      )
    )
  })
)

export const EntraIdTokenExchangeRequest: Codec.Codec = /* @__PURE__ */ (() => Codec.empty)()

export const TeamsExtensionAssignmentCreateOrUpdateRequest: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "TeamsExtensionAssignmentCreateOrUpdateRequest",
  () => ({
    principalType: Codec.required(TeamsExtensionPrincipalType),
    clientIds: Codec.optional(Codec.array(Codec.text))
  })
)

export const TeamsExtensionAssignmentResponse: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "TeamsExtensionAssignmentResponse",
  () => ({
    objectId: Codec.required(Codec.text),
    tenantId: Codec.required(Codec.text),
    principalType: Codec.required(TeamsExtensionPrincipalType),
    clientIds: Codec.optional(Codec.array(Codec.text))
  })
)

export const TeamsExtensionExchangeTokenRequest: Codec.Codec = /* @__PURE__ */ (() => Codec.empty)()

const TeamsExtensionPrincipalType: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.named("TeamsExtensionPrincipalType", Codec.openEnum("user", "resourceAccount")))()

export const TeamsUserExchangeTokenRequest: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "TeamsUserExchangeTokenRequest",
  () => ({
    token: Codec.required(Codec.redacted),
    appId: Codec.required(Codec.text),
    userId: Codec.required(Codec.text)
  })
)

const TokenScope: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.named(
    "CommunicationIdentityTokenScope",
    Codec.openEnum("chat", "voip", "chat.join", "chat.join.limited", "voip.join")
  ))()
