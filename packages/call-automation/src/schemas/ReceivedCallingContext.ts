/**
 * What the other side handed to the application, as an IncomingCall has it: nothing in it is needed to answer, so nothing in it is required.
 */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import * as SchemaTransformation from "effect/SchemaTransformation"
import { ApiVersions } from "../ApiVersion.ts"

type Headers = Readonly<Record<string, string>>

const withoutNulls = (headers: Readonly<Record<string, string | null>>): Headers =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))

/** Headers by name; one that is null is left out. */
const Headers = /* @__PURE__ */ (() =>
  Schema.Record(Schema.String, Schema.NullOr(Schema.String)).pipe(
    Schema.decodeTo(
      Schema.Record(Schema.String, Schema.String),
      SchemaTransformation.transform<Headers, Readonly<Record<string, string | null>>>({
        decode: withoutNulls,
        encode: (headers) => headers
      })
    )
  ))()

const text = /* @__PURE__ */ (() => Field.optional(Schema.String))()

/** VoIP and SIP headers by name, and details for Teams phones. */
export const ReceivedCallingContext = /* @__PURE__ */ (() =>
  Schema.Struct({
    voipHeaders: Field.optional(Headers),
    sipHeaders: Field.optional(Headers),
    teamsPhoneCallDetails: Field.optional(
      Schema.Struct({
        teamsPhoneCallerDetails: Field.optional(
          Schema.Struct({
            caller: Field.optional(CommunicationIdentifierModel),
            name: text,
            phoneNumber: text,
            recordId: text,
            screenPopUrl: text,
            isAuthenticated: Field.optional(Schema.Boolean),
            additionalCallerInformation: Field.optional(Headers)
          }).annotate({ identifier: "TeamsPhoneCallerDetails" })
        ),
        teamsPhoneSourceDetails: Field.optional(
          Schema.Struct({
            source: Field.optional(CommunicationIdentifierModel),
            language: text,
            status: text,
            intendedTargets: Field.optional(Schema.Record(Schema.String, CommunicationIdentifierModel))
          }).annotate({ identifier: "TeamsPhoneSourceDetails" })
        ),
        sessionId: text,
        intent: text,
        callTopic: text,
        callContext: text,
        transcriptUrl: text,
        callSentiment: text,
        suggestedActions: text
      }).annotate({ identifier: "TeamsPhoneCallDetails" })
    ).pipe(Field.versions(ApiVersions.from("2025-08-15-preview")))
  }).annotate({ identifier: "CustomCallingContext" }))()
