/** Every operation of Identity as data, with the schemas that they are made of. No client. */
import type * as Operation from "@effect-comms/core/Operation"
import { create } from "./create.ts"
import { deleteIdentity } from "./deleteIdentity.ts"
import { issueAccessToken } from "./issueAccessToken.ts"
import { revokeAccessTokens } from "./revokeAccessTokens.ts"

export * from "../ApiVersion.ts"
export { serviceFailures } from "./failures.ts"
export * from "../schemas/index.ts"
export * from "./create.ts"
export * from "./deleteIdentity.ts"
export * from "./issueAccessToken.ts"
export * from "./revokeAccessTokens.ts"

/** Every operation that is declared. */
export const all: ReadonlyArray<Operation.Any> = [create, deleteIdentity, issueAccessToken, revokeAccessTokens]
