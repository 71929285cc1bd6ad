import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { AccessToken } from "../schemas/AccessToken.ts"
import { IdentityId } from "../schemas/IdentityId.ts"
import { TokenLifetime } from "../schemas/TokenLifetime.ts"
import { TokenScope } from "../schemas/TokenScope.ts"

export const CommunicationIdentityAccessTokenRequest = Schema.Struct({
  scopes: Schema.Array(TokenScope).annotate({ description: "The scopes of the token." }),
  expiresInMinutes: Field.optional(TokenLifetime).annotate({
    description: "The lifetime of the token, in minutes; default 1440."
  })
}).annotate({ identifier: "CommunicationIdentityAccessTokenRequest" })

export const issueAccessToken = Operation.make("CommunicationIdentity_IssueAccessToken", {
  description:
    "Issues an access token for a user; earlier tokens stay valid.\n`expiresInMinutes` must be 60 to 1440; the service assumes 1440 when it is left out.",
  source: "Communication Identity - Issue Access Token",
  official: "getToken",
  aliases: ["IdentityOperations_IssueAccessToken"],
  service,
  method: "POST",
  path: "/identities/{id}/:issueAccessToken",
  versions: ApiVersions.all,
  retry: "once",
  params: Schema.Struct({ id: IdentityId }),
  payload: CommunicationIdentityAccessTokenRequest,
  failures: [400, 404],
  success: { 200: AccessToken }
})
