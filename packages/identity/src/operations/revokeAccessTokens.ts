/** CommunicationIdentity_RevokeAccessTokens: ends every token of a user. */
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { IdentityId } from "../schemas/IdentityId.ts"

export const revokeAccessTokens = Operation.make("CommunicationIdentity_RevokeAccessTokens", {
  aliases: ["IdentityOperations_RevokeAccessTokens"],
  service,
  method: "POST",
  path: "/identities/{id}/:revokeAccessTokens",
  versions: ApiVersions.all,
  retry: "once",
  params: Schema.Struct({ id: IdentityId }),
  success: { 204: Operation.Empty }
})
