import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"

/** Why a participant was not added: Microsoft's `CommunicationError`. */
export interface ParticipantError {
  /** Such as `403` or `404`. */
  readonly code: string
  readonly message: string
  /** The raw id of the participant. */
  readonly target?: string
  readonly details?: ReadonlyArray<ParticipantError>
  readonly innererror?: ParticipantError
}

/** Why a participant was not added. */
export const ParticipantError: Schema.Codec<ParticipantError, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    code: Schema.String,
    message: Schema.String,
    target: Field.optional(Schema.String),
    details: Field.optional(Schema.Array(Schema.suspend(() => ParticipantError))),
    innererror: Field.optional(Schema.suspend(() => ParticipantError))
  }).annotate({ identifier: "CommunicationError" }))()
