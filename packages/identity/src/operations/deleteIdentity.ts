import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { IdentityId } from "../schemas/IdentityId.ts"

export const deleteIdentity = Operation.make("CommunicationIdentity_Delete", {
  description: "Deletes a user and revokes its access tokens.",
  source: "Communication Identity - Delete",
  official: "deleteUser",
  aliases: ["IdentityOperations_Delete"],
  service,
  method: "DELETE",
  path: "/identities/{id}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Schema.Struct({ id: IdentityId }),
  failures: [404],
  success: { 204: Operation.Empty }
})
