/** What an application sends to the other side of a call: headers, and details for Teams phones. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Derivation from "@effect-comms/core/internal/Derivation"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import type * as models from "../generated/models.ts"
import { areSipHeaders, areVoipHeaders, type Headers } from "../internal/callingHeaders.ts"

/** The caller as a Teams phone agent sees him; at most 10 entries of additional information. */
const TeamsPhoneCallerDetails = /* @__PURE__ */ (() =>
  Schema.Struct({
    caller: CommunicationIdentifierModel.annotate({ description: "The caller." }),
    name: Schema.String.annotate({ description: "The name of the caller." }),
    phoneNumber: Schema.String.annotate({ description: "The phone number of the caller." }),
    recordId: Field.optional(Schema.String).annotate({ description: "The id of the caller in a system of records." }),
    screenPopUrl: Field.optional(Schema.String).annotate({ description: "The URL of a page about the caller." }),
    isAuthenticated: Field.optional(Schema.Boolean).annotate({
      description: "Whether the caller's identity was verified."
    }),
    additionalCallerInformation: Field.optional(
      Schema.Record(Schema.String, Schema.String).check(Schema.isMaxProperties(10))
    ).annotate({ description: "More about the caller, by name; at most 10 entries." })
  }).annotate({ identifier: "TeamsPhoneCallerDetails", description: "The caller as a Teams phone agent sees them." }))()

/** The queue or attendant that a Teams phone call came from. */
const TeamsPhoneSourceDetails = /* @__PURE__ */ (() =>
  Schema.Struct({
    source: CommunicationIdentifierModel.annotate({ description: "The queue or attendant." }),
    language: Schema.String.annotate({ description: "The language of the call there." }),
    status: Schema.String.annotate({ description: "The state of the call there." }),
    intendedTargets: Field.optional(Schema.Record(Schema.String, CommunicationIdentifierModel)).annotate({
      description: "The name of the intended recipient."
    })
  }).annotate({
    identifier: "TeamsPhoneSourceDetails",
    description: "The queue or attendant that a Teams phone call came from."
  }))()

/** Details of a call for a Teams phone agent; the topic has at most 48 characters. */
const TeamsPhoneCallDetails = /* @__PURE__ */ (() =>
  Schema.Struct({
    teamsPhoneCallerDetails: Field.optional(TeamsPhoneCallerDetails).annotate({ description: "The caller." }),
    teamsPhoneSourceDetails: Field.optional(TeamsPhoneSourceDetails).annotate({
      description: "Where the call came from."
    }),
    sessionId: Field.optional(Schema.String).annotate({
      description: "The id of the session that the call belongs to."
    }),
    intent: Field.optional(Schema.String).annotate({ description: "The intent of the caller." }),
    callTopic: Field.optional(Schema.String.check(Schema.isMaxLength(48))).annotate({
      description: "What the call is about; at most 48 characters."
    }),
    callContext: Field.optional(Schema.String).annotate({ description: "What happened before." }),
    transcriptUrl: Field.optional(Schema.String).annotate({
      description: "Where a transcript of what was said before can be read."
    }),
    callSentiment: Field.optional(Schema.String).annotate({ description: "The sentiment of the caller." }),
    suggestedActions: Field.optional(Schema.String).annotate({ description: "Suggestions for the agent." })
  }).annotate({ identifier: "TeamsPhoneCallDetails", description: "Details of a call for a Teams phone agent." }))()

const headers = (condition: ReturnType<typeof Derivation.condition<Headers>>) =>
  Field.optional(Schema.Record(Schema.String, Schema.String).check(condition))

const from = "@effect-comms/call-automation/internal/callingHeaders"

/** VoIP and SIP headers by name, and details for Teams phones, within the documented limits of what may be sent. */
export const CustomCallingContext: Schema.Codec<models.CustomCallingContext, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    voipHeaders: headers(
      Derivation.condition(areVoipHeaders, {
        name: "areVoipHeaders",
        from,
        expected: "at most 1000 headers, with names of at most 64 characters and values of at most 1024"
      })
    ).annotate({ description: "VoIP headers by name." }),
    sipHeaders: headers(
      Derivation.condition(areSipHeaders, {
        name: "areSipHeaders",
        from,
        expected:
          "at most 5 headers X-… or X-MS-Custom-… and User-To-User, with names of at most 64 characters and values of at most 256 in one line"
      })
    ).annotate({ description: "SIP headers by name, which reach phones." }),
    teamsPhoneCallDetails: Field.optional(TeamsPhoneCallDetails)
      .annotate({ description: "Details for a Teams phone agent." })
      .pipe(Field.versions(ApiVersions.from("2025-08-15-preview")))
  }).annotate({
    identifier: "CustomCallingContext",
    description:
      "What an application sends to the other side of a call: VoIP and SIP headers, and details for Teams phones."
  }))()
