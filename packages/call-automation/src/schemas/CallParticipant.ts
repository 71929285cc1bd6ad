/** A participant of a call as answers and rosters show it. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"

/** Who it is, and whether the participant is muted or on hold. */
export const CallParticipant = /* @__PURE__ */ (() =>
  Schema.Struct({
    identifier: Field.optional(CommunicationIdentifierModel),
    isMuted: Field.optional(Schema.Boolean),
    isOnHold: Field.optional(Schema.Boolean).pipe(Field.versions(ApiVersions.from("2024-06-15-preview")))
  }).annotate({ identifier: "CallParticipant" }))()
