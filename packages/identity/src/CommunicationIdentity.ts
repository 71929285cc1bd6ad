/** The users of a resource and their tokens. */
import { method } from "./internal/method.ts"
import * as operations from "./generated/operations.ts"

/**
 * Makes a user, with a token when `createTokenWithScopes` names scopes; `{}` makes a user alone.
 *
 * `expiresInMinutes` must be 60 to 1440; the service takes 1440 when it is left out.
 * Retry class `once`: a repeat would leave a user that nobody knows. Source: Communication Identity - Create.
 */
export const create = /* @__PURE__ */ method(operations.create)

/**
 * Makes a token for a user; older ones stay good. `expiresInMinutes` must be 60 to 1440; the service takes 1440 when it is left out.
 *
 * Retry class `once`. Source: Communication Identity - Issue Access Token.
 */
export const issueAccessToken = /* @__PURE__ */ method(operations.issueAccessToken)

/** Ends every token of a user. Retry class `once`. Source: Communication Identity - Revoke Access Tokens. */
export const revokeAccessTokens = /* @__PURE__ */ method(operations.revokeAccessTokens)

const deleteIdentity = /* @__PURE__ */ method(operations.deleteIdentity)

export {
  /** Ends a user, its tokens with it. Retry class `idempotent`. Source: Communication Identity - Delete. */
  deleteIdentity as delete
}
