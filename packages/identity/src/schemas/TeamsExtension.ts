import * as Field from "@effect-comms/core/Field"
import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Schema from "effect/Schema"
import type * as models from "../generated/models.ts"

/** The id of a Microsoft Entra tenant. */
export const TenantId = Schema.String.annotate({
  identifier: "TenantId",
  description: "The id of the Microsoft Entra tenant, a GUID."
})

/** The id of a principal in its tenant. */
export const ObjectId = Schema.String.annotate({
  identifier: "ObjectId",
  description: "The object id of the principal in its tenant, a GUID."
})

/** What a principal is that may use the resource. */
export const TeamsExtensionPrincipalType = /* @__PURE__ */ (() =>
  openEnum(["user", "resourceAccount"]).annotate({
    identifier: "TeamsExtensionPrincipalType",
    description: "What the principal is."
  }))()

/** That a principal of a tenant may use the resource with Teams Phone extensibility. */
export const TeamsExtensionAssignmentResponse: Schema.Codec<models.TeamsExtensionAssignmentResponse, unknown> =
  /* @__PURE__ */ (() =>
    Schema.Struct({
      objectId: Schema.String.annotate({ description: "The object id of the principal." }),
      tenantId: Schema.String.annotate({ description: "The tenant of the principal." }),
      principalType: TeamsExtensionPrincipalType,
      clientIds: Field.optional(Schema.Array(Schema.String)).annotate({
        description: "The ids of the applications through which the principal may use it."
      })
    }).annotate({
      identifier: "TeamsExtensionAssignmentResponse",
      description: "That a principal of a tenant may use the resource with Teams Phone extensibility."
    }))()
