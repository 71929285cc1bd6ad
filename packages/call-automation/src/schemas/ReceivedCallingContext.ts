/**
 * What the other side handed to the application, as an IncomingCall has it: nothing in it is needed to answer, so nothing in it is required.
 */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Derivation from "@effect-comms/core/internal/Derivation"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import type * as models from "../generated/models.ts"

/** Headers by name; one that is null is left out. */
const Headers = /* @__PURE__ */ (() => Field.recordOfPresent(Schema.String))()

const text = (description: string) => Field.optional(Schema.String).annotate({ description })

/** VoIP and SIP headers by name, and details for Teams phones. */
export const ReceivedCallingContext: Schema.Codec<models.ReceivedCallingContext, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    voipHeaders: Field.optional(Headers).annotate({ description: "VoIP headers by name." }),
    sipHeaders: Field.optional(Headers).annotate({ description: "SIP headers by name." }),
    teamsPhoneCallDetails: Field.optional(
      Schema.Struct({
        teamsPhoneCallerDetails: Field.optional(
          Schema.Struct({
            caller: Field.optional(CommunicationIdentifierModel).annotate({ description: "The caller." }),
            name: text("The name of the caller."),
            phoneNumber: text("The phone number of the caller."),
            recordId: text("The id of the caller in a system of records."),
            screenPopUrl: text("The URL of a page about the caller."),
            isAuthenticated: Field.optional(Schema.Boolean).annotate({
              description: "Whether the caller's identity was verified."
            }),
            additionalCallerInformation: Field.optional(Headers).annotate({
              description: "More about the caller, by name."
            })
          })
            .annotate({
              identifier: "TeamsPhoneCallerDetails",
              description: "The caller as a Teams phone agent sees them."
            })
            .pipe(Derivation.named("ReceivedTeamsPhoneCallerDetails"))
        ),
        teamsPhoneSourceDetails: Field.optional(
          Schema.Struct({
            source: Field.optional(CommunicationIdentifierModel).annotate({ description: "The queue or attendant." }),
            language: text("The language of the call there."),
            status: text("The state of the call there."),
            intendedTargets: Field.optional(Schema.Record(Schema.String, CommunicationIdentifierModel)).annotate({
              description: "The name of the intended recipient."
            })
          })
            .annotate({
              identifier: "TeamsPhoneSourceDetails",
              description: "The queue or attendant that a Teams phone call came from."
            })
            .pipe(Derivation.named("ReceivedTeamsPhoneSourceDetails"))
        ),
        sessionId: text("The id of the session that the call belongs to."),
        intent: text("The intent of the caller."),
        callTopic: text("What the call is about."),
        callContext: text("What happened before."),
        transcriptUrl: text("Where a transcript of what was said before can be read."),
        callSentiment: text("The sentiment of the caller."),
        suggestedActions: text("Suggestions for the agent.")
      })
        .annotate({ identifier: "TeamsPhoneCallDetails", description: "Details of a call for a Teams phone agent." })
        .pipe(Derivation.named("ReceivedTeamsPhoneCallDetails"))
    ).pipe(Field.versions(ApiVersions.from("2025-08-15-preview")))
  }).annotate({ identifier: "CustomCallingContext", description: "The calling context that the other side sent." }))()
