/**
 * Identifiers as the local cloud keeps and accepts them: normalized to Microsoft's model in the order that recordings show, and read
 * from whatever a control was given (a raw id, a plain E.164 number, or Microsoft's object).
 */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import { type CommunicationIdentifier, fromRawId, rawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Exit from "effect/Exit"
import * as SchemaParser from "effect/SchemaParser"
import { findEmptyIdentifier } from "../service/findEmptyIdentifier.ts"

/** The complete identifier of a raw id: `rawId`, `kind` and the nested model, in this order. */
export const ofRawId = (raw: string): CommunicationIdentifier => {
  const { kind = "unknown", rawId = raw, ...nested } = fromRawId(raw)
  return { rawId, kind, ...nested }
}

/** The complete identifier of one that was sent in part. */
export const normalize = (identifier: CommunicationIdentifier): CommunicationIdentifier => ofRawId(rawId(identifier))

const user = { userId: "text", cloud: "text" } as const

/** The members of an identifier in the body of a control. */
export const members = {
  rawId: "text",
  kind: "text",
  communicationUser: { id: "text" },
  phoneNumber: { value: "text", isAnonymous: "boolean", assertedId: "text" },
  microsoftTeamsUser: { ...user, isAnonymous: "boolean" },
  microsoftTeamsApp: { appId: "text", cloud: "text" },
  teamsExtensionUser: { ...user, tenantId: "text", resourceId: "text" }
} as const

/** What two identifiers of the same participant have in common: raw ids compare without regard to case. */
export const keyOf = (identifier: CommunicationIdentifier): string => rawId(identifier).toLowerCase()

const decode = SchemaParser.decodeUnknownExit(CommunicationIdentifierModel)

/** Reads a raw id, an E.164 number or Microsoft's object; `undefined` when it is none of these. */
export const read = (value: unknown): CommunicationIdentifier | undefined => {
  if (typeof value === "string") {
    if (/^\+\d+$/.test(value)) return ofRawId(`4:${value}`)
    return value.includes(":") ? ofRawId(value) : undefined
  }
  const decoded = decode(value)
  return Exit.isSuccess(decoded) && findEmptyIdentifier(decoded.value, "") === undefined
    ? normalize(decoded.value)
    : undefined
}
