import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ObjectId, TeamsExtensionAssignmentResponse, TenantId } from "../schemas/TeamsExtension.ts"

export const getAssignment = Operation.make("TeamsExtensionOperations_GetAssignment", {
  description: "Gets the assignment of a principal of a tenant to the resource.",
  source: "Teams Extension - Get Assignment",
  service,
  method: "GET",
  path: "/access/teamsExtension/tenants/{tenantId}/assignments/{objectId}",
  versions: ApiVersions.from("2025-06-30"),
  retry: "safe",
  params: Schema.Struct({ tenantId: TenantId, objectId: ObjectId }),
  success: { 200: TeamsExtensionAssignmentResponse },
  failures: [404]
})
