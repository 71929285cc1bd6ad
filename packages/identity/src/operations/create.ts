/** CommunicationIdentity_Create: makes a user, and a token for it when scopes are given. */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { AccessToken } from "../schemas/AccessToken.ts"
import { TokenLifetime } from "../schemas/TokenLifetime.ts"
import { TokenScope } from "../schemas/TokenScope.ts"

export const CommunicationIdentityCreateRequest = Schema.Struct({
  createTokenWithScopes: Field.optional(Schema.Array(TokenScope)),
  expiresInMinutes: Field.optional(TokenLifetime)
}).annotate({ identifier: "CommunicationIdentityCreateRequest" })

export const CommunicationIdentityAccessTokenResult = Schema.Struct({
  identity: Schema.Struct({ id: Schema.String }).annotate({ identifier: "CommunicationIdentity" }),
  accessToken: Field.optional(AccessToken)
}).annotate({ identifier: "CommunicationIdentityAccessTokenResult" })

export const create = Operation.make("CommunicationIdentity_Create", {
  aliases: ["IdentityOperations_Create"],
  service,
  method: "POST",
  path: "/identities",
  versions: ApiVersions.all,
  retry: "once",
  payload: CommunicationIdentityCreateRequest,
  success: { 201: CommunicationIdentityAccessTokenResult }
})
