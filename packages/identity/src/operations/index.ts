/** Every operation of Identity as data, with the schemas that they are made of. No client. */
import type * as Operation from "@effect-comms/core/Operation"
import { create } from "./create.ts"
import { deleteAssignment } from "./deleteAssignment.ts"
import { deleteIdentity } from "./deleteIdentity.ts"
import { exchangeTeamsExtensionToken } from "./exchangeTeamsExtensionToken.ts"
import { exchangeTeamsUserAccessToken } from "./exchangeTeamsUserAccessToken.ts"
import { getAssignment } from "./getAssignment.ts"
import { getIdentity } from "./getIdentity.ts"
import { issueAccessToken } from "./issueAccessToken.ts"
import { revokeAccessTokens } from "./revokeAccessTokens.ts"
import { upsertAssignment } from "./upsertAssignment.ts"

export * from "../ApiVersion.ts"
export { serviceFailures } from "./failures.ts"
export * from "../schemas/index.ts"
export * from "./create.ts"
export * from "./deleteAssignment.ts"
export * from "./deleteIdentity.ts"
export * from "./exchangeTeamsExtensionToken.ts"
export * from "./exchangeTeamsUserAccessToken.ts"
export * from "./getAssignment.ts"
export * from "./getIdentity.ts"
export * from "./issueAccessToken.ts"
export * from "./revokeAccessTokens.ts"
export * from "./upsertAssignment.ts"

/** Every operation that is declared. */
export const all: ReadonlyArray<Operation.Any> = [
  create,
  getIdentity,
  deleteIdentity,
  issueAccessToken,
  revokeAccessTokens,
  exchangeTeamsUserAccessToken,
  exchangeTeamsExtensionToken,
  getAssignment,
  upsertAssignment,
  deleteAssignment
]
