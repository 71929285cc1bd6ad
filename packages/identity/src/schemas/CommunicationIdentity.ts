import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { DateTimeText } from "@effect-comms/core/schemas"
import { ApiVersions } from "../ApiVersion.ts"
import type * as models from "../generated/models.ts"

const preview = ApiVersions.only("2025-03-02-preview")

/** A user of the resource. */
export const CommunicationIdentity: Schema.Codec<models.CommunicationIdentity, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    customId: Field.optional(Schema.String)
      .annotate({ description: "The id that the application gave the user." })
      .pipe(Field.versions(preview)),
    lastTokenIssuedAt: Field.optional(DateTimeText)
      .annotate({ description: "When a token was last issued for the user; absent when none was." })
      .pipe(Field.versions(preview)),
    id: Schema.String.annotate({ description: "The raw id of the user." })
  }).annotate({ identifier: "CommunicationIdentity", description: "A user of the resource." }))()
