import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { AccessToken } from "../schemas/AccessToken.ts"
import { CommunicationIdentity } from "../schemas/CommunicationIdentity.ts"
import { TokenLifetime } from "../schemas/TokenLifetime.ts"
import { TokenScope } from "../schemas/TokenScope.ts"

export const CommunicationIdentityCreateRequest = Schema.Struct({
  customId: Field.optional(Schema.String)
    .annotate({ description: "An id of the application's own; a user that has it already is given again." })
    .pipe(Field.versions(ApiVersions.only("2025-03-02-preview"))),
  createTokenWithScopes: Field.optional(Schema.Array(TokenScope)).annotate({
    description: "The scopes of the user's token; without them no token is issued."
  }),
  expiresInMinutes: Field.optional(TokenLifetime).annotate({
    description: "The lifetime of the token, in minutes; default 1440."
  })
}).annotate({ identifier: "CommunicationIdentityCreateRequest" })

export const CommunicationIdentityAccessTokenResult = Schema.Struct({
  identity: CommunicationIdentity,
  accessToken: Field.optional(AccessToken)
}).annotate({ identifier: "CommunicationIdentityAccessTokenResult" })

export const create = Operation.make("CommunicationIdentity_Create", {
  description:
    "Creates a user and, when `createTokenWithScopes` names scopes, an access token for it.\nWith `{}` only a user is created. `expiresInMinutes` must be 60 to 1440; the service assumes 1440 when it is left out. In 2025-03-02-preview a `customId` makes it answer the same user however often it is created.",
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
