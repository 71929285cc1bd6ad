import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { AccessToken } from "../schemas/AccessToken.ts"
import { TokenLifetime } from "../schemas/TokenLifetime.ts"
import { TokenScope } from "../schemas/TokenScope.ts"

export const CommunicationIdentityCreateRequest = Schema.Struct({
  createTokenWithScopes: Field.optional(Schema.Array(TokenScope)).annotate({
    description: "The scopes of the user's token; without them no token is issued."
  }),
  expiresInMinutes: Field.optional(TokenLifetime).annotate({
    description: "The lifetime of the token, in minutes; default 1440."
  })
}).annotate({ identifier: "CommunicationIdentityCreateRequest" })

export const CommunicationIdentityAccessTokenResult = Schema.Struct({
  identity: Schema.Struct({ id: Schema.String.annotate({ description: "The raw id of the user." }) }).annotate({
    identifier: "CommunicationIdentity",
    description: "A user of the resource."
  }),
  accessToken: Field.optional(AccessToken)
}).annotate({ identifier: "CommunicationIdentityAccessTokenResult" })

export const create = Operation.make("CommunicationIdentity_Create", {
  description:
    "Creates a user and, when `createTokenWithScopes` names scopes, an access token for it.\nWith `{}` only a user is created. `expiresInMinutes` must be 60 to 1440; the service assumes 1440 when it is left out.",
  source: "Communication Identity - Create",
  official: "createUser",
  aliases: ["IdentityOperations_Create"],
  service,
  method: "POST",
  path: "/identities",
  versions: ApiVersions.all,
  retry: "once",
  payload: CommunicationIdentityCreateRequest,
  failures: [400],
  success: { 201: CommunicationIdentityAccessTokenResult }
})
