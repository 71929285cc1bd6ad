import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ObjectId, TenantId } from "../schemas/TeamsExtension.ts"

export const deleteAssignment = Operation.make("TeamsExtensionOperations_DeleteAssignment", {
  description: "Deletes the assignment of a principal of a tenant to the resource.",
  source: "Teams Extension - Delete Assignment",
  service,
  method: "DELETE",
  path: "/access/teamsExtension/tenants/{tenantId}/assignments/{objectId}",
  versions: ApiVersions.from("2025-06-30"),
  retry: "idempotent",
  params: Schema.Struct({ tenantId: TenantId, objectId: ObjectId }),
  success: { 204: Operation.Empty },
  failures: [404]
})
