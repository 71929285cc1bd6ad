// Written by `pnpm derive` from the files beside it.
/** Every operation of Identity as a declared value, with the schemas that they are made of. No client is imported here. */
import { create } from "./create.ts"
import { deleteIdentity } from "./deleteIdentity.ts"
import { issueAccessToken } from "./issueAccessToken.ts"
import { revokeAccessTokens } from "./revokeAccessTokens.ts"

export * from "../ApiVersion.ts"
export * from "../schemas/index.ts"
export * from "./failures.ts"
export * from "./create.ts"
export * from "./deleteIdentity.ts"
export * from "./issueAccessToken.ts"
export * from "./revokeAccessTokens.ts"

/** All of them, in the order of their ids; as a list of types it names each. */
export const all: readonly [typeof create, typeof deleteIdentity, typeof issueAccessToken, typeof revokeAccessTokens] =
  [create, deleteIdentity, issueAccessToken, revokeAccessTokens]
