import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { IdentityId } from "../schemas/IdentityId.ts"

export const revokeAccessTokens = Operation.make("CommunicationIdentity_RevokeAccessTokens", {
  description: "Revokes all access tokens of a user.",
  source: "Communication Identity - Revoke Access Tokens",
  official: "revokeTokens",
  aliases: ["IdentityOperations_RevokeAccessTokens"],
  service,
  method: "POST",
  path: "/identities/{id}/:revokeAccessTokens",
  versions: ApiVersions.all,
  retry: "once",
  params: Schema.Struct({ id: IdentityId }),
  failures: [404],
  success: { 204: Operation.Empty }
})
