/** Finds identifiers in requests that name nobody, which their schemas let pass. */

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
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return undefined
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
