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

const details = /* @__PURE__ */ (() =>
  Field.optional(TeamsPhoneCallDetails).pipe(Field.versions(ApiVersions.from("2025-08-15-preview"))))()

/** VoIP and SIP headers by name, and details for Teams phones, as they are received. */
export const CustomCallingContext = /* @__PURE__ */ (() =>
  Schema.Struct({
    voipHeaders: Field.optional(Schema.Record(Schema.String, Schema.String)),
    sipHeaders: Field.optional(Schema.Record(Schema.String, Schema.String)),
    teamsPhoneCallDetails: details
  }).annotate({ identifier: "CustomCallingContext" }))()

type Headers = Readonly<Record<string, string>>

const headers = (fit: (headers: Headers) => boolean, expected: string) =>
  Field.optional(Schema.Record(Schema.String, Schema.String).check(Schema.makeFilter(fit, { expected })))

/** A name of at most 64 characters with a prefix that is not reserved; a value of at most 256 in one line. */
const isSipHeader = ([name, value]: readonly [string, string]): boolean =>
  /^(?:x-ms-custom-|x-(?!ms-))[\w.!%*+~-]+$/i.test(name) && name.length <= 64 && isSipValue(value)

const isSipValue = (value: string): boolean => value.length <= 256 && !/\p{Cc}/u.test(value)

const userToUser = "user-to-user"

const areSipHeaders = (given: Headers): boolean => {
  const all = Object.entries(given)
  const custom = all.filter(([name]) => name.toLowerCase() !== userToUser)
  const values = all.every(([, value]) => isSipValue(value))
  return custom.length <= 5 && all.length <= custom.length + 1 && values && custom.every(isSipHeader)
}

const areVoipHeaders = (given: Headers): boolean => {
  const all = Object.entries(given)
  return all.length <= 1000 && all.every(([name, value]) => name.length <= 64 && value.length <= 1024)
}

/** VoIP and SIP headers by name, and details for Teams phones, within the documented limits of what may be sent. */
export const OutgoingCallingContext = /* @__PURE__ */ (() =>
  Schema.Struct({
    /** At most 1,000, with names of at most 64 characters and values of at most 1,024. */
    voipHeaders: headers(
      areVoipHeaders,
      "at most 1000 headers, with names of at most 64 characters and values of at most 1024"
    ),
    /** At most five whose names begin with `X-` or `X-MS-Custom-` (64 characters with it), and `User-To-User`; values of at most 256. */
    sipHeaders: headers(
      areSipHeaders,
      "at most 5 headers X-… or X-MS-Custom-… and User-To-User, with names of at most 64 characters and values of at most 256 in one line"
    ),
    teamsPhoneCallDetails: details
  }).annotate({ identifier: "CustomCallingContext" }))()
