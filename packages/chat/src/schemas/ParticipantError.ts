import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"

/** Why a participant was not added. */
export interface ParticipantError {
  readonly code: string
  readonly message: string
  readonly target?: string | undefined
  readonly details?: ReadonlyArray<ParticipantError> | undefined
  readonly innererror?: ParticipantError | undefined
}

/** Why a participant was not added: Microsoft's `CommunicationError`. */
export const ParticipantError: Schema.Codec<ParticipantError, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    code: Schema.String.annotate({ description: "Such as `403` or `404`." }),
    message: Schema.String.annotate({ description: "The message of the service; its wording varies." }),
    target: Field.optional(Schema.String).annotate({ description: "The raw id of the participant." }),
    details: Field.optional(Schema.Array(Schema.suspend(() => ParticipantError))).annotate({
      description: "The errors that led to it."
    }),
    innererror: Field.optional(Schema.suspend(() => ParticipantError)).annotate({ description: "The error below it." })
  }).annotate({ identifier: "CommunicationError", description: "Why a participant was not added." }))()
