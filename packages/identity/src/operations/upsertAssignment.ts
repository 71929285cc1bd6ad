import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import {
  ObjectId,
  TeamsExtensionAssignmentResponse,
  TeamsExtensionPrincipalType,
  TenantId
} from "../schemas/TeamsExtension.ts"

export const TeamsExtensionAssignmentCreateOrUpdateRequest = Schema.Struct({
  principalType: TeamsExtensionPrincipalType,
  clientIds: Field.optional(Schema.Array(Schema.String)).annotate({
    description: "The ids of the applications through which the principal may use the resource."
  })
}).annotate({ identifier: "TeamsExtensionAssignmentCreateOrUpdateRequest" })

export const upsertAssignment = Operation.make("TeamsExtensionOperations_UpsertAssignment", {
  description:
    "Creates or replaces the assignment of a principal of a tenant, which lets it use the resource with Teams Phone extensibility.",
  source: "Teams Extension - Upsert Assignment",
  service,
  method: "PUT",
  path: "/access/teamsExtension/tenants/{tenantId}/assignments/{objectId}",
  versions: ApiVersions.from("2025-06-30"),
  retry: "idempotent",
  params: Schema.Struct({ tenantId: TenantId, objectId: ObjectId }),
  payload: TeamsExtensionAssignmentCreateOrUpdateRequest,
  success: { 200: TeamsExtensionAssignmentResponse, 201: TeamsExtensionAssignmentResponse },
  failures: [400]
})
