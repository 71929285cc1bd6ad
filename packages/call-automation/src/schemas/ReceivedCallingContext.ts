/**
 * What the other side handed to the application, as an IncomingCall has it: nothing in it is needed to answer, so nothing in it is required.
 */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Derivation from "@effect-comms/core/Derivation"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"

/** Headers by name; one that is null is left out. */
const Headers = /* @__PURE__ */ (() => Field.recordOfPresent(Schema.String))()

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
          })
            .annotate({
              identifier: "TeamsPhoneCallerDetails",
              description: "The caller as a Teams phone agent sees him."
            })
            .pipe(Derivation.named("ReceivedTeamsPhoneCallerDetails"))
        ),
        teamsPhoneSourceDetails: Field.optional(
          Schema.Struct({
            source: Field.optional(CommunicationIdentifierModel),
            language: text,
            status: text,
            intendedTargets: Field.optional(Schema.Record(Schema.String, CommunicationIdentifierModel))
          })
            .annotate({
              identifier: "TeamsPhoneSourceDetails",
              description: "The queue or attendant that a Teams phone call came from."
            })
            .pipe(Derivation.named("ReceivedTeamsPhoneSourceDetails"))
        ),
        sessionId: text,
        intent: text,
        callTopic: text,
        callContext: text,
        transcriptUrl: text,
        callSentiment: text,
        suggestedActions: text
      })
        .annotate({ identifier: "TeamsPhoneCallDetails", description: "Details of a call for a Teams phone agent." })
        .pipe(Derivation.named("ReceivedTeamsPhoneCallDetails"))
    ).pipe(Field.versions(ApiVersions.from("2025-08-15-preview")))
  }).annotate({ identifier: "CustomCallingContext", description: "What the other side handed to the application." }))()
