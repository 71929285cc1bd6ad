/** A participant of a call as answers and rosters show it. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import type * as models from "../generated/models.ts"

/** A participant, and whether it is muted or on hold. */
export const CallParticipant: Schema.Codec<models.CallParticipant, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    identifier: Field.optional(CommunicationIdentifierModel).annotate({ description: "The participant." }),
    isMuted: Field.optional(Schema.Boolean).annotate({ description: "Whether the participant is muted." }),
    isOnHold: Field.optional(Schema.Boolean)
      .annotate({ description: "Whether the participant is on hold." })
      .pipe(Field.versions(ApiVersions.from("2024-06-15-preview")))
  }).annotate({
    identifier: "CallParticipant",
    description: "A participant of a call, and whether it is muted or on hold."
  }))()
