// The order is that of the declaration of kinds, whose text compresses with this one.
const nested = [
  "communicationUser",
  "phoneNumber",
  "microsoftTeamsUser",
  "microsoftTeamsApp",
  "teamsExtensionUser"
] as const

/** An identifier without its values: which of its members are there. */
type Members = { readonly [Name in (typeof nested)[number]]?: unknown } & { readonly rawId?: string | undefined }

/** Whether an identifier has a raw id, or exactly one nested identifier, or both. */
export const oneIdentifier = (model: Members): boolean => {
  let count = 0
  for (const name of nested) if (model[name] !== undefined) count++
  return count === 1 || (count === 0 && model.rawId !== undefined && model.rawId !== "")
}
