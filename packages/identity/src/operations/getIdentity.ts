import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CommunicationIdentity } from "../schemas/CommunicationIdentity.ts"
import { IdentityId } from "../schemas/IdentityId.ts"

export const getIdentity = Operation.make("CommunicationIdentity_Get", {
  description:
    "Gets a user: its custom id and when a token was last issued for it.\nUnless the client was made for the version that has it, give it in the options.",
  source: "Communication Identity - Get",
  service,
  method: "GET",
  path: "/identities/{id}",
  versions: ApiVersions.only("2025-03-02-preview"),
  retry: "safe",
  params: Schema.Struct({ id: IdentityId }),
  success: { 200: CommunicationIdentity },
  failures: [404]
})
