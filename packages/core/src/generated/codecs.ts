// Written by `pnpm derive` from the declarations of this package.
import * as Codec from "../internal/Codec.ts"
import { oneIdentifier } from "../internal/oneIdentifier.ts"

const versions1 = [
  "2024-04-15",
  "2024-06-15-preview",
  "2024-09-15",
  "2024-03-07",
  "2024-06-05-preview",
  "2025-05-15",
  "2025-06-15",
  "2025-08-15-preview",
  "2026-03-12",
  "2025-03-15"
]

const versions2 = ["2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12", "2025-03-15"]
export const CommunicationCloudEnvironmentModel: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum("public", "dod", "gcch"))()

export const CommunicationIdentifierModel: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "object",
  () => ({
    rawId: Codec.optional(Codec.text),
    kind: Codec.optional(
      Codec.openEnum(
        "communicationUser",
        "phoneNumber",
        "microsoftTeamsUser",
        "microsoftTeamsApp",
        "teamsExtensionUser",
        "unknown"
      )
    ),
    communicationUser: Codec.optional(CommunicationUserIdentifierModel),
    phoneNumber: Codec.optional(PhoneNumberIdentifierModel),
    microsoftTeamsUser: Codec.optional(MicrosoftTeamsUserIdentifierModel),
    microsoftTeamsApp: Codec.optional(MicrosoftTeamsAppIdentifierModel, versions1),
    teamsExtensionUser: Codec.optional(TeamsExtensionUserIdentifierModel, versions2)
  }),
  Codec.check("a rawId or exactly one nested identifier", oneIdentifier)
)

export const CommunicationUserIdentifierModel: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  id: Codec.required(Codec.text)
}))

export const DateTimeText: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.checked(
    Codec.text,
    Codec.pattern(
      "a timestamp of RFC 3339, such as 2020-06-06T05:55:41Z",
      /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})$/
    )
  ))()

export const MicrosoftTeamsAppIdentifierModel: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  appId: Codec.required(Codec.text),
  cloud: Codec.optional(CommunicationCloudEnvironmentModel)
}))

export const MicrosoftTeamsUserIdentifierModel: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  userId: Codec.required(Codec.text),
  isAnonymous: Codec.optional(Codec.boolean),
  cloud: Codec.optional(CommunicationCloudEnvironmentModel)
}))

export const PhoneNumberIdentifierModel: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  value: Codec.required(Codec.text),
  isAnonymous: Codec.optional(Codec.boolean, versions2),
  assertedId: Codec.optional(Codec.text, versions2)
}))

export const TeamsExtensionUserIdentifierModel: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  userId: Codec.required(Codec.text),
  tenantId: Codec.required(Codec.text),
  resourceId: Codec.optional(Codec.text),
  cloud: Codec.optional(CommunicationCloudEnvironmentModel)
}))
