// Written by `pnpm derive` from the declarations of this package.
import * as Codec from "@effect-comms/core/internal/Codec"
import * as core from "@effect-comms/core/internal/codecs"

export const AccessToken: Codec.Codec = /* @__PURE__ */ Codec.struct("CommunicationIdentityAccessToken", () => ({
  token: Codec.required(Codec.redacted),
  expiresOn: Codec.required(core.DateTimeText)
}))

const CommunicationIdentity: Codec.Codec = /* @__PURE__ */ Codec.struct("CommunicationIdentity", () => ({
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

const TokenScope: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.named(
    "CommunicationIdentityTokenScope",
    Codec.openEnum("chat", "voip", "chat.join", "chat.join.limited", "voip.join")
  ))()
