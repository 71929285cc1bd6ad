/** An identifier without its values: which of its members are there. */
interface Members {
  readonly rawId?: string | undefined
  readonly communicationUser?: unknown
  readonly phoneNumber?: unknown
  readonly microsoftTeamsUser?: unknown
  readonly microsoftTeamsApp?: unknown
  readonly teamsExtensionUser?: unknown
}

/** Whether an identifier has a raw id, or exactly one nested identifier, or both. */
export const oneIdentifier = (model: Members): boolean => {
  let count = 0
  if (model.communicationUser !== undefined) count++
  if (model.phoneNumber !== undefined) count++
  if (model.microsoftTeamsUser !== undefined) count++
  if (model.microsoftTeamsApp !== undefined) count++
  if (model.teamsExtensionUser !== undefined) count++
  return count === 1 || (count === 0 && model.rawId !== undefined && model.rawId !== "")
}
