/** How a call is named that the application has no leg of. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import type * as models from "../generated/models.ts"

/** A call by its server call id, by the id of a group call, or by the id of a room; `kind` says which of the three is given. */
export const CallLocator: Schema.Codec<models.CallLocator, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    groupCallId: Field.optional(Schema.String).annotate({ description: "The id of a group call, a GUID." }),
    serverCallId: Field.optional(Schema.String).annotate({
      description: "The server call id, as IncomingCall and the events of a leg give it."
    }),
    kind: Field.optional(openEnum(["unknown", "groupCallLocator", "serverCallLocator", "roomCallLocator"])).annotate({
      description:
        "Which of the three is given; `roomCallLocator` since 2024-06-15-preview, `unknown` in 2024-09-15 only."
    }),
    roomId: Field.optional(Schema.String)
      .annotate({ description: "The id of a room." })
      .pipe(Field.versions(ApiVersions.from("2024-06-15-preview")))
  }).annotate({
    identifier: "CallLocator",
    description: "A call that is named by its server call id, by the id of a group call, or by the id of a room."
  }))()
