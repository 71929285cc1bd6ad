// Written by `pnpm derive` from the files beside it.
/** Every operation of Identity as a declared value, with the schemas that they are made of. No client is imported here. */
import { create } from "./create.ts"
import { deleteAssignment } from "./deleteAssignment.ts"
import { deleteIdentity } from "./deleteIdentity.ts"
import { exchangeEntraIdToken } from "./exchangeEntraIdToken.ts"
import { exchangeTeamsExtensionToken } from "./exchangeTeamsExtensionToken.ts"
import { exchangeTeamsUserAccessToken } from "./exchangeTeamsUserAccessToken.ts"
import { getAssignment } from "./getAssignment.ts"
import { getIdentity } from "./getIdentity.ts"
import { issueAccessToken } from "./issueAccessToken.ts"
import { revokeAccessTokens } from "./revokeAccessTokens.ts"
import { upsertAssignment } from "./upsertAssignment.ts"

export * from "../ApiVersion.ts"
export * from "../schemas/index.ts"
export * from "./failures.ts"
export * from "./create.ts"
export * from "./deleteAssignment.ts"
export * from "./deleteIdentity.ts"
export * from "./exchangeEntraIdToken.ts"
export * from "./exchangeTeamsExtensionToken.ts"
export * from "./exchangeTeamsUserAccessToken.ts"
export * from "./getAssignment.ts"
export * from "./getIdentity.ts"
export * from "./issueAccessToken.ts"
export * from "./revokeAccessTokens.ts"
export * from "./upsertAssignment.ts"

/** All of them, in the order of their ids; as a list of types it names each. */
export const all: readonly [
  typeof create,
  typeof deleteIdentity,
  typeof exchangeTeamsUserAccessToken,
  typeof getIdentity,
  typeof issueAccessToken,
  typeof revokeAccessTokens,
  typeof exchangeEntraIdToken,
  typeof deleteAssignment,
  typeof exchangeTeamsExtensionToken,
  typeof getAssignment,
  typeof upsertAssignment
] = [
  create,
  deleteIdentity,
  exchangeTeamsUserAccessToken,
  getIdentity,
  issueAccessToken,
  revokeAccessTokens,
  exchangeEntraIdToken,
  deleteAssignment,
  exchangeTeamsExtensionToken,
  getAssignment,
  upsertAssignment
]
