/** Microsoft's model of who takes part, as schemas; the module of the same name of core reads and writes it. */
import { openEnum } from "../OpenEnum.ts"
import * as Schema from "effect/Schema"
import * as Derivation from "../Derivation.ts"
import * as Field from "../Field.ts"
import { oneIdentifier } from "../internal/oneIdentifier.ts"
import type * as models from "../generated/models.ts"

/** Microsoft's clouds; a missing one means `public`. */
export const CommunicationCloudEnvironmentModel: Schema.Codec<models.CommunicationCloudEnvironmentModel, unknown> =
  /* @__PURE__ */ (() =>
    openEnum(["public", "dod", "gcch"]).annotate({
      description: "A cloud of Microsoft: the public one, or one of the government of the USA; default `public`."
    }))()

/** A user of an ACS resource; `id` is its raw id. */
export const CommunicationUserIdentifierModel: Schema.Codec<models.CommunicationUserIdentifierModel, unknown> =
  /* @__PURE__ */ (() =>
    Schema.Struct({
      id: Schema.String.annotate({ description: "The raw id of the user, `8:acs:{resource}_{user}`." })
    }).annotate({
      description: "A user of an Azure Communication Services resource."
    }))()

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
export const PhoneNumberIdentifierModel: Schema.Codec<models.PhoneNumberIdentifierModel, unknown> =
  /* @__PURE__ */ (() =>
    Schema.Struct({
      value: Schema.String.annotate({ description: "The number in E.164, such as `+14255550123`." }),
      isAnonymous: Field.optional(Schema.Boolean)
        .annotate({ description: "Whether the caller withheld the number; default `false`." })
        .pipe(Field.versions(withTeamsExtension)),
      assertedId: Field.optional(Schema.String)
        .annotate({ description: "Distinguishes participants with the same number; part of their raw ids." })
        .pipe(Field.versions(withTeamsExtension))
    }).annotate({ description: "A phone number." }))()

/** A Teams user; `userId` is the Entra object id. */
export const MicrosoftTeamsUserIdentifierModel: Schema.Codec<models.MicrosoftTeamsUserIdentifierModel, unknown> =
  /* @__PURE__ */ (() =>
    Schema.Struct({
      userId: Schema.String.annotate({
        description: "The Entra object id of the user; of an anonymous one, the id of the visitor."
      }),
      isAnonymous: Field.optional(Schema.Boolean).annotate({
        description: "Whether the user has not signed in; default `false`."
      }),
      cloud: Field.optional(CommunicationCloudEnvironmentModel).annotate({
        description: "The cloud of the user; default `public`."
      })
    }).annotate({ description: "A Teams user." }))()

/** A Teams app. */
export const MicrosoftTeamsAppIdentifierModel: Schema.Codec<models.MicrosoftTeamsAppIdentifierModel, unknown> =
  /* @__PURE__ */ (() =>
    Schema.Struct({
      appId: Schema.String.annotate({ description: "The id of the app." }),
      cloud: Field.optional(CommunicationCloudEnvironmentModel).annotate({
        description: "The cloud of the app; default `public`."
      })
    }).annotate({ description: "A Teams app." }))()

/** A Teams user of the phone extension of an ACS resource. */
export const TeamsExtensionUserIdentifierModel: Schema.Codec<models.TeamsExtensionUserIdentifierModel, unknown> =
  /* @__PURE__ */ (() =>
    Schema.Struct({
      userId: Schema.String.annotate({ description: "The Entra object id of the user." }),
      tenantId: Schema.String.annotate({ description: "The Entra tenant of the user." }),
      resourceId: Field.optional(Schema.String).annotate({
        description: "The id of the Azure Communication Services resource."
      }),
      cloud: Field.optional(CommunicationCloudEnvironmentModel).annotate({
        description: "The cloud of the user; default `public`."
      })
    }).annotate({ description: "A Teams user who phones through an Azure Communication Services resource." }))()

const identifier = /* @__PURE__ */ (() =>
  Schema.Struct({
    rawId: Field.optional(Schema.String).annotate({
      description:
        "The identifier as one string, such as `4:+14255550123` or `8:acs:{resource}_{user}`; it names participants in URLs."
    }),
    kind: Field.optional(
      openEnum([
        "communicationUser",
        "phoneNumber",
        "microsoftTeamsUser",
        "microsoftTeamsApp",
        "teamsExtensionUser",
        "unknown"
      ])
    ).annotate({ description: "Which of the nested models is there; what is read may lack it." }),
    communicationUser: Field.optional(CommunicationUserIdentifierModel).annotate({
      description: "A user of the resource."
    }),
    phoneNumber: Field.optional(PhoneNumberIdentifierModel).annotate({ description: "A phone number." }),
    microsoftTeamsUser: Field.optional(MicrosoftTeamsUserIdentifierModel).annotate({ description: "A Teams user." }),
    microsoftTeamsApp: Field.optional(MicrosoftTeamsAppIdentifierModel)
      .annotate({ description: "A Teams app." })
      .pipe(Field.versions(withTeamsApp)),
    teamsExtensionUser: Field.optional(TeamsExtensionUserIdentifierModel)
      .annotate({ description: "A Teams user who phones through the resource." })
      .pipe(Field.versions(withTeamsExtension))
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
      description: "A participant, as sent and received: a raw id, or one nested model, or both."
    })
    .pipe(Derivation.named("CommunicationIdentifier")))()

/** The schema of Microsoft's identifier, with what another service needs that writes fewer of its fields. */
export interface IdentifierSchema extends Schema.Codec<models.CommunicationIdentifier, unknown> {
  readonly mapFields: (typeof identifier)["mapFields"]
}

/** Microsoft's identifier: a raw id, or one nested model, or both. */
export const CommunicationIdentifierModel: IdentifierSchema = identifier
