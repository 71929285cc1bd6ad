/** What an application hands to the other side of a call: headers, and details for Teams phones. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"

/** The caller as a Teams phone agent sees him; at most 10 entries of additional information. */
const TeamsPhoneCallerDetails = /* @__PURE__ */ (() =>
  Schema.Struct({
    caller: CommunicationIdentifierModel,
    name: Schema.String,
    phoneNumber: Schema.String,
    recordId: Field.optional(Schema.String),
    screenPopUrl: Field.optional(Schema.String),
    isAuthenticated: Field.optional(Schema.Boolean),
    additionalCallerInformation: Field.optional(
      Schema.Record(Schema.String, Schema.String).check(Schema.isMaxProperties(10))
    )
  }).annotate({ identifier: "TeamsPhoneCallerDetails" }))()

/** The queue or attendant that a Teams phone call came from. */
const TeamsPhoneSourceDetails = /* @__PURE__ */ (() =>
  Schema.Struct({
    source: CommunicationIdentifierModel,
    language: Schema.String,
    status: Schema.String,
    intendedTargets: Field.optional(Schema.Record(Schema.String, CommunicationIdentifierModel))
  }).annotate({ identifier: "TeamsPhoneSourceDetails" }))()

/** Details of a call for a Teams phone agent; the topic has at most 48 characters. */
const TeamsPhoneCallDetails = /* @__PURE__ */ (() =>
  Schema.Struct({
    teamsPhoneCallerDetails: Field.optional(TeamsPhoneCallerDetails),
    teamsPhoneSourceDetails: Field.optional(TeamsPhoneSourceDetails),
    sessionId: Field.optional(Schema.String),
    intent: Field.optional(Schema.String),
    callTopic: Field.optional(Schema.String.check(Schema.isMaxLength(48))),
    callContext: Field.optional(Schema.String),
    transcriptUrl: Field.optional(Schema.String),
    callSentiment: Field.optional(Schema.String),
    suggestedActions: Field.optional(Schema.String)
  }).annotate({ identifier: "TeamsPhoneCallDetails" }))()

/** VoIP and SIP headers by name, and details for Teams phones. */
export const CustomCallingContext = /* @__PURE__ */ (() =>
  Schema.Struct({
    voipHeaders: Field.optional(Schema.Record(Schema.String, Schema.String)),
    sipHeaders: Field.optional(Schema.Record(Schema.String, Schema.String)),
    teamsPhoneCallDetails: Field.optional(TeamsPhoneCallDetails).pipe(
      Field.versions(ApiVersions.from("2025-08-15-preview"))
    )
  }).annotate({ identifier: "CustomCallingContext" }))()
