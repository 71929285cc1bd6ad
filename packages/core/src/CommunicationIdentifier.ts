/**
 * Identifiers of participants: ACS users, phone numbers, Teams users and apps, Teams phone extension users, and what is none of these.
 *
 * The type is Microsoft's wire model, as sent and as received; nothing is lost or added. The functions read a kind and a raw id out of
 * whatever part of it is there, and write the model from a raw id.
 */
import type { CommunicationIdentifier } from "./generated/models.ts"

export type * from "./generated/models.ts"

/** The kinds of identifiers. */
export type Kind =
  | "communicationUser"
  | "phoneNumber"
  | "microsoftTeamsUser"
  | "microsoftTeamsApp"
  | "teamsExtensionUser"
  | "unknown"

const nested = [
  "communicationUser",
  "phoneNumber",
  "microsoftTeamsUser",
  "microsoftTeamsApp",
  "teamsExtensionUser"
] as const

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
  options: {
    /** The cloud of the user; default `public`. */
    readonly cloud?: Cloud
    /** Whether the user has not signed in; default `false`. */
    readonly isAnonymous?: boolean
  } = {}
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
  /** The Entra object id of the user. */
  readonly userId: string
  /** The Entra tenant of the user. */
  readonly tenantId: string
  /** The id of the Azure Communication Services resource. */
  readonly resourceId: string
  /** The cloud of the user; default `public`. */
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
