/**
 * The fields that events share. Microsoft requires none of them.
 *
 * The fields of a kind are in the order in which recordings show them; events are written in this order.
 */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"

const SipDiagnosticInfo = Schema.Struct({
  code: Field.optional(Schema.Int).annotate({ description: "The status of SIP, or the cause of Q.850." }),
  message: Field.optional(Schema.String).annotate({ description: "What it means; its words vary." })
}).annotate({
  identifier: "SipDiagnosticInfo",
  description: "What the telephone network said."
})

/** How an operation or a call ended. Programs look at `code` and `subCode`: the message's words vary. */
export const ResultInformation = Schema.Struct({
  code: Field.optional(Schema.Int).annotate({ description: "A status code like HTTP's." }),
  subCode: Field.optional(Schema.Int).annotate({
    description: "Says more than `code`; 0 when there is nothing to say."
  }),
  message: Field.optional(Schema.String).annotate({ description: "For people; its wording varies." }),
  sipDetails: Field.optional(SipDiagnosticInfo)
    .annotate({ description: "The SIP response, of a call with the telephone network." })
    .pipe(Field.versions(ApiVersions.from("2025-08-15-preview"))),
  q850Details: Field.optional(SipDiagnosticInfo)
    .annotate({ description: "The Q.850 cause, of a call with the telephone network." })
    .pipe(Field.versions(ApiVersions.from("2025-08-15-preview")))
}).annotate({
  identifier: "ResultInformation",
  description: "How an operation or a call ended. Programs look at `code` and `subCode`."
})

/** Recordings show it in events of legs of old versions. */
export const eventSource = Field.optional(Schema.String)
  .annotate({ description: "The source of the event once more. Recorded, not documented." })
  .pipe(Field.versions(ApiVersions.only("2023-03-06", "2023-10-15")))

export const version = Field.optional(Schema.String).annotate({
  description: "The api-version of the request that made the leg. Recorded, not documented."
})

/** The ids of the leg and its call, and the type once more. */
export const ids = {
  callConnectionId: Field.optional(Schema.String).annotate({ description: "The leg, for CallConnection." }),
  serverCallId: Field.optional(Schema.String).annotate({ description: "The call, for a CallLocator." }),
  correlationId: Field.optional(Schema.String).annotate({
    description: "What Microsoft's support asks for; the same on every leg of a call."
  }),
  publicEventType: Field.optional(Schema.String).annotate({
    description: "The type of the event once more. Recorded, not documented."
  })
}

/** The context that the request carried, for an event that answers one. */
export const operationContext = Field.optional(Schema.String).annotate({
  description: "The context that the request carried."
})

/** The result in every version. */
export const result = Field.optional(ResultInformation)

/** The result of events that do without one before 2024-09-15. */
export const lateResult = Field.optional(ResultInformation).pipe(Field.versions(ApiVersions.from("2024-09-15")))

/** The data of an event that only reports how an operation ended. */
export const Outcome = Schema.Struct({ eventSource, version, operationContext, resultInformation: result, ...ids })

/** The same, without a result before 2024-09-15. */
export const LateOutcome = Schema.Struct({
  eventSource,
  version,
  operationContext,
  resultInformation: lateResult,
  ...ids
})

/** The data of a prompt that failed: also which of several sources it was, from 0. */
export const FailedPrompt = Schema.Struct({
  eventSource,
  failedPlaySourceIndex: Field.optional(Schema.Int)
    .annotate({ description: "Which of several sources it was, from 0." })
    .pipe(Field.versions(ApiVersions.from("2024-06-15-preview"))),
  version,
  operationContext,
  resultInformation: result,
  ...ids
})
