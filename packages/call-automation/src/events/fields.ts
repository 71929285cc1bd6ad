/**
 * The fields that events share. Microsoft requires none of them.
 *
 * The fields of a kind stand in the order in which recordings show them; whoever writes an event writes them in it.
 */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"

const SipDiagnosticInfo = Schema.Struct({
  code: Field.optional(Schema.Int),
  message: Field.optional(Schema.String)
}).annotate({
  identifier: "SipDiagnosticInfo"
})

/** How an operation or a call ended. Programs look at `code` and `subCode`: the message's words vary. */
export const ResultInformation = Schema.Struct({
  code: Field.optional(Schema.Int),
  subCode: Field.optional(Schema.Int),
  message: Field.optional(Schema.String),
  sipDetails: Field.optional(SipDiagnosticInfo).pipe(Field.versions(ApiVersions.from("2025-08-15-preview"))),
  q850Details: Field.optional(SipDiagnosticInfo).pipe(Field.versions(ApiVersions.from("2025-08-15-preview")))
}).annotate({ identifier: "ResultInformation" })

/** The source of the envelope once more. Recordings show it in events of legs of old versions. */
export const eventSource = Field.optional(Schema.String).pipe(
  Field.versions(ApiVersions.only("2023-03-06", "2023-10-15"))
)

/** The version of the request that made the leg. Recorded, not published. */
export const version = Field.optional(Schema.String)

/** The ids of the leg and its call, and the type once more: recorded, not published. */
export const ids = {
  callConnectionId: Field.optional(Schema.String),
  serverCallId: Field.optional(Schema.String),
  correlationId: Field.optional(Schema.String),
  publicEventType: Field.optional(Schema.String)
}

/** The context that the request carried, for an event that answers one. */
export const operationContext = Field.optional(Schema.String)

/** The result in every version. */
export const result = Field.optional(ResultInformation)

/** The result of events that do without one before 2024-09-15. */
export const lateResult = Field.optional(ResultInformation).pipe(Field.versions(ApiVersions.from("2024-09-15")))

/** The data of an event that only tells how an operation ended. */
export const Outcome = Schema.Struct({ eventSource, version, operationContext, resultInformation: result, ...ids })

/** The same, without a result before 2024-09-15. */
export const LateOutcome = Schema.Struct({
  eventSource,
  version,
  operationContext,
  resultInformation: lateResult,
  ...ids
})
