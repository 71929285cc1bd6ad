/**
 * Who takes part: ACS users, phone numbers, Teams users and apps, Teams phone extension users, and what is none of these.
 *
 * The type is Microsoft's wire model, as sent and as received; nothing is lost or added. The functions read a kind and a raw id out of
 * whatever part of it is there, and write the model from a raw id.
 */
import { openEnum } from "./OpenEnum.ts"
import * as Schema from "effect/Schema"
import * as Field from "./Field.ts"

/** The kinds of identifiers. */
export type Kind =
  "communicationUser" | "phoneNumber" | "microsoftTeamsUser" | "microsoftTeamsApp" | "teamsExtensionUser" | "unknown"

/** Microsoft's clouds; a missing one means `public`. */
export const CommunicationCloudEnvironmentModel = /* @__PURE__ */ (() => openEnum(["public", "dod", "gcch"]))()

/** A user of an ACS resource; `id` is its raw id. */
export const CommunicationUserIdentifierModel = /* @__PURE__ */ (() => Schema.Struct({ id: Schema.String }))()

// The model is shared by the services, so a field's versions are those of all of them: Call Automation's, then Chat's.
const withTeamsExtension = ["2025-03-15", "2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12"]
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

const nested = [
  "communicationUser",
  "phoneNumber",
  "microsoftTeamsUser",
  "microsoftTeamsApp",
  "teamsExtensionUser"
] as const

/** Microsoft's identifier: a raw id, or one nested model, or both. */
export const CommunicationIdentifierModel = /* @__PURE__ */ (() =>
  Schema.Struct({
    rawId: Field.optional(Schema.String),
    kind: Field.optional(openEnum([...nested, "unknown"])),
    communicationUser: Field.optional(CommunicationUserIdentifierModel),
    phoneNumber: Field.optional(PhoneNumberIdentifierModel),
    microsoftTeamsUser: Field.optional(MicrosoftTeamsUserIdentifierModel),
    microsoftTeamsApp: Field.optional(MicrosoftTeamsAppIdentifierModel).pipe(Field.versions(withTeamsApp)),
    teamsExtensionUser: Field.optional(TeamsExtensionUserIdentifierModel).pipe(Field.versions(withTeamsExtension))
  })
    .check(
      Schema.makeFilter(
        (model) => {
          const count = nested.filter((key) => model[key] !== undefined).length
          return count === 1 || (count === 0 && Boolean(model.rawId))
        },
        { expected: "a rawId or exactly one nested identifier" }
      )
    )
    .annotate({ identifier: "CommunicationIdentifierModel" }))()

/** An identifier, as sent and received. */
export type CommunicationIdentifier = typeof CommunicationIdentifierModel.Type

/** An ACS user by its raw id, `8:acs:{resource}_{user}`. */
export const communicationUser = (id: string): CommunicationIdentifier => ({
  kind: "communicationUser",
  rawId: id,
  communicationUser: { id }
})

/** A phone number by its E.164 text, `+14255550123`. */
export const phoneNumber = (value: string): CommunicationIdentifier => ({
  kind: "phoneNumber",
  rawId: `4:${value}`,
  phoneNumber: { value }
})

type Cloud = "public" | "dod" | "gcch"
const cloudOf = /* @__PURE__ */ new Map<string, Cloud>([
  ["orgid", "public"],
  ["acs", "public"],
  ["dod", "dod"],
  ["gcch", "gcch"]
])

/** A Teams user by its Entra object id. */
export const microsoftTeamsUser = (
  userId: string,
  options: { readonly cloud?: Cloud; readonly isAnonymous?: boolean } = {}
): CommunicationIdentifier => {
  const { cloud = "public", isAnonymous = false } = options
  const prefix = isAnonymous ? "teamsvisitor" : cloud === "public" ? "orgid" : cloud
  return {
    kind: "microsoftTeamsUser",
    rawId: `8:${prefix}:${userId}`,
    microsoftTeamsUser: { userId, isAnonymous, cloud }
  }
}

/** A Teams app by its id. */
export const microsoftTeamsApp = (appId: string, cloud: Cloud = "public"): CommunicationIdentifier => ({
  kind: "microsoftTeamsApp",
  rawId: `28:${cloud === "public" ? "orgid" : cloud}:${appId}`,
  microsoftTeamsApp: { appId, cloud }
})

/** A Teams phone extension user. */
export const teamsExtensionUser = (user: {
  readonly userId: string
  readonly tenantId: string
  readonly resourceId: string
  readonly cloud?: Cloud
}): CommunicationIdentifier => {
  const { cloud = "public", resourceId, tenantId, userId } = user
  const prefix = cloud === "public" ? "acs" : `${cloud}-acs`
  return {
    kind: "teamsExtensionUser",
    rawId: `8:${prefix}:${resourceId}_${tenantId}_${userId}`,
    teamsExtensionUser: { userId, tenantId, resourceId, cloud }
  }
}

/** The identifier of a raw id; every raw id has one, if only of kind `unknown`. */
export const fromRawId = (rawId: string): CommunicationIdentifier => {
  const unknown: CommunicationIdentifier = { kind: "unknown", rawId }
  if (rawId.startsWith("4:")) {
    const value = rawId.slice(2)
    if (value === "") return unknown
    const asserted = value.lastIndexOf("_")
    const isAnonymous = value === "anonymous"
    return {
      kind: "phoneNumber",
      rawId,
      phoneNumber: {
        value,
        ...(isAnonymous ? { isAnonymous } : {}),
        ...(asserted > 0 ? { assertedId: value.slice(asserted + 1) } : {})
      }
    }
  }
  const [group, prefix = "", id = "", ...more] = rawId.split(":")
  if (id === "" || more.length > 0) return unknown
  const cloud = cloudOf.get(prefix.replace(/-acs$/, ""))
  if (group === "28")
    return cloud === undefined || prefix.endsWith("acs") ? unknown : { ...microsoftTeamsApp(id, cloud), rawId }
  if (group !== "8") return unknown
  if (prefix === "teamsvisitor") return microsoftTeamsUser(id, { isAnonymous: true })
  if (prefix === "spool") return communicationUser(rawId)
  if (cloud === undefined) return unknown
  if (!prefix.endsWith("acs")) return microsoftTeamsUser(id, { cloud })
  const [resourceId = "", tenantId = "", userId = ""] = id.split("_")
  return id.split("_").length === 3
    ? { ...teamsExtensionUser({ resourceId, tenantId, userId, cloud }), rawId }
    : communicationUser(rawId)
}

/** The raw id of an identifier, from its own `rawId` or its nested model. */
export const rawId = (identifier: CommunicationIdentifier): string => {
  if (identifier.rawId !== undefined && identifier.rawId !== "") return identifier.rawId
  const { communicationUser: user, microsoftTeamsApp: app, microsoftTeamsUser: teams, phoneNumber: phone } = identifier
  const cloud = (name: string | undefined): Cloud => cloudOf.get(name ?? "orgid") ?? "public"
  if (user !== undefined) return user.id
  if (phone !== undefined) return `4:${phone.value}`
  if (teams !== undefined)
    return (
      microsoftTeamsUser(teams.userId, { cloud: cloud(teams.cloud), isAnonymous: teams.isAnonymous ?? false }).rawId ??
      ""
    )
  if (app !== undefined) return microsoftTeamsApp(app.appId, cloud(app.cloud)).rawId ?? ""
  const extension = identifier.teamsExtensionUser
  if (extension === undefined) return ""
  const { resourceId = "", tenantId, userId } = extension
  return teamsExtensionUser({ userId, tenantId, resourceId, cloud: cloud(extension.cloud) }).rawId ?? ""
}

/** The kind of an identifier, from its nested model, else from its raw id. */
export const kind = (identifier: CommunicationIdentifier): Kind =>
  nested.find((key) => identifier[key] !== undefined) ??
  nested.find((key) => key === fromRawId(identifier.rawId ?? "").kind) ??
  "unknown"

/** Whether two identifiers name the same participant: raw ids compare without regard to case. */
export const equals = (self: CommunicationIdentifier, that: CommunicationIdentifier): boolean =>
  rawId(self).toLowerCase() === rawId(that).toLowerCase()
