/**
 * Identifiers as the local cloud keeps and accepts them: normalised to Microsoft's model in the order that recordings show, and read
 * from whatever a control was given (a raw id, a plain E.164 number, or Microsoft's object).
 */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import { type CommunicationIdentifier, fromRawId, rawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Exit from "effect/Exit"
import * as SchemaParser from "effect/SchemaParser"

/** The whole identifier of a raw id: `rawId`, `kind` and the nested model, in this order. */
export const ofRawId = (raw: string): CommunicationIdentifier => {
  const { kind = "unknown", rawId = raw, ...nested } = fromRawId(raw)
  return { rawId, kind, ...nested }
}

/** The whole identifier of one that was sent in part. */
export const normalise = (identifier: CommunicationIdentifier): CommunicationIdentifier => ofRawId(rawId(identifier))

const user = { userId: true, cloud: true } as const

/** The members of an identifier in the body of a control. */
export const members = {
  rawId: true,
  kind: true,
  communicationUser: { id: true },
  phoneNumber: { value: true, isAnonymous: true, assertedId: true },
  microsoftTeamsUser: { ...user, isAnonymous: true },
  microsoftTeamsApp: { appId: true, cloud: true },
  teamsExtensionUser: { ...user, tenantId: true, resourceId: true }
} as const

/** What two identifiers of the same participant have in common: raw ids compare without regard to case. */
export const keyOf = (identifier: CommunicationIdentifier): string => rawId(identifier).toLowerCase()

/** The members without which an identifier names nobody, by the fields that hold it. */
const naming: ReadonlyMap<string, ReadonlyArray<string>> = new Map([
  ["communicationUser", ["id"]],
  ["source", ["id"]],
  ["answeredBy", ["id"]],
  ["phoneNumber", ["value"]],
  ["sourceCallerIdNumber", ["value"]],
  ["microsoftTeamsUser", ["userId"]],
  ["microsoftTeamsApp", ["appId"]],
  ["teamsAppSource", ["appId"]],
  ["teamsExtensionUser", ["userId", "tenantId", "resourceId"]]
])
/** The only version in which a Teams phone extension user may come without its resource. */
const withoutResource = "2025-05-15"

/** Where a decoded request has an identifier that names nobody; `undefined` when it has none. */
export const findEmptyIdentifier = (value: unknown, version: string, path = ""): string | undefined => {
  if (typeof value !== "object" || value === null) return undefined
  const isList = Array.isArray(value)
  for (const [key, inner] of Object.entries(value)) {
    const field = isList ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`
    if (typeof inner !== "object" || inner === null) continue
    for (const member of naming.get(key) ?? []) {
      const found: unknown = Reflect.get(inner, member)
      const isMissing = found === undefined && member === "resourceId" && version !== withoutResource
      if (found === "" || isMissing) return `${field}.${member}`
    }
    const deeper = findEmptyIdentifier(inner, version, field)
    if (deeper !== undefined) return deeper
  }
  return undefined
}

const decode = SchemaParser.decodeUnknownExit(CommunicationIdentifierModel)

/** Reads a raw id, an E.164 number or Microsoft's object; `undefined` when it is none of these. */
export const read = (value: unknown): CommunicationIdentifier | undefined => {
  if (typeof value === "string") {
    if (/^\+\d+$/.test(value)) return ofRawId(`4:${value}`)
    return value.includes(":") ? ofRawId(value) : undefined
  }
  const decoded = decode(value)
  return Exit.isSuccess(decoded) && findEmptyIdentifier(decoded.value, "") === undefined
    ? normalise(decoded.value)
    : undefined
}
