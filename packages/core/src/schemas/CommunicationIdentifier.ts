/** Microsoft's model of who takes part, as schemas; the module of the same name of core reads and writes it. */
import { openEnum } from "../OpenEnum.ts"
import * as Schema from "effect/Schema"
import * as Derivation from "../Derivation.ts"
import * as Field from "../Field.ts"
import { oneIdentifier } from "../internal/oneIdentifier.ts"

/** Microsoft's clouds; a missing one means `public`. */
export const CommunicationCloudEnvironmentModel = /* @__PURE__ */ (() => openEnum(["public", "dod", "gcch"]))()

/** A user of an ACS resource; `id` is its raw id. */
export const CommunicationUserIdentifierModel = /* @__PURE__ */ (() => Schema.Struct({ id: Schema.String }))()

// The model is shared by the services, so a field's versions are those of all of them: Call Automation's, then Chat's.
const withTeamsExtension = ["2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12", "2025-03-15"]
const withTeamsApp = [
  "2024-04-15",
  "2024-06-15-preview",
  "2024-09-15",
  "2024-03-07",
  "2024-06-05-preview",
  ...withTeamsExtension
]

/** A phone number in E.164. */
export const PhoneNumberIdentifierModel = /* @__PURE__ */ (() =>
  Schema.Struct({
    value: Schema.String,
    isAnonymous: Field.optional(Schema.Boolean).pipe(Field.versions(withTeamsExtension)),
    assertedId: Field.optional(Schema.String).pipe(Field.versions(withTeamsExtension))
  }))()

/** A Teams user; `userId` is the Entra object id. */
export const MicrosoftTeamsUserIdentifierModel = /* @__PURE__ */ (() =>
  Schema.Struct({
    userId: Schema.String,
    isAnonymous: Field.optional(Schema.Boolean),
    cloud: Field.optional(CommunicationCloudEnvironmentModel)
  }))()

/** A Teams app. */
export const MicrosoftTeamsAppIdentifierModel = /* @__PURE__ */ (() =>
  Schema.Struct({ appId: Schema.String, cloud: Field.optional(CommunicationCloudEnvironmentModel) }))()

/** A Teams user of the phone extension of an ACS resource. */
export const TeamsExtensionUserIdentifierModel = /* @__PURE__ */ (() =>
  Schema.Struct({
    userId: Schema.String,
    tenantId: Schema.String,
    resourceId: Field.optional(Schema.String),
    cloud: Field.optional(CommunicationCloudEnvironmentModel)
  }))()

/** Microsoft's identifier: a raw id, or one nested model, or both. */
export const CommunicationIdentifierModel = /* @__PURE__ */ (() =>
  Schema.Struct({
    rawId: Field.optional(Schema.String),
    kind: Field.optional(
      openEnum([
        "communicationUser",
        "phoneNumber",
        "microsoftTeamsUser",
        "microsoftTeamsApp",
        "teamsExtensionUser",
        "unknown"
      ])
    ),
    communicationUser: Field.optional(CommunicationUserIdentifierModel),
    phoneNumber: Field.optional(PhoneNumberIdentifierModel),
    microsoftTeamsUser: Field.optional(MicrosoftTeamsUserIdentifierModel),
    microsoftTeamsApp: Field.optional(MicrosoftTeamsAppIdentifierModel).pipe(Field.versions(withTeamsApp)),
    teamsExtensionUser: Field.optional(TeamsExtensionUserIdentifierModel).pipe(Field.versions(withTeamsExtension))
  })
    .check(
      Derivation.condition(oneIdentifier, {
        name: "oneIdentifier",
        from: "@effect-comms/core/internal/oneIdentifier",
        expected: "a rawId or exactly one nested identifier"
      })
    )
    .annotate({
      identifier: "CommunicationIdentifierModel",
      description: "Who takes part, as sent and received: a raw id, or one nested model, or both."
    })
    .pipe(Derivation.named("CommunicationIdentifier")))()
