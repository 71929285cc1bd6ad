import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { participants } from "../schemas/participants.ts"
import { CallConnectionProperties } from "../schemas/CallConnectionProperties.ts"
import { CallIntelligenceOptions } from "../schemas/CallIntelligenceOptions.ts"
import { MediaStreamingOptions, streamingVersions } from "../schemas/MediaStreaming.ts"
import { TranscriptionOptions } from "../schemas/Transcription.ts"
import { form, note } from "./ofLeg.ts"
import { operationContext } from "../schemas/operationContext.ts"
import {
  CommunicationUserIdentifierModel,
  MicrosoftTeamsAppIdentifierModel,
  PhoneNumberIdentifierModel
} from "@effect-comms/core/schemas"

const CreateCallRequest = Schema.Struct({
  targets: participants("The participants to call: one, or several for a group call."),
  sourceCallerIdNumber: Field.optional(PhoneNumberIdentifierModel).annotate({
    description: "The caller id that phones see: a number that the resource owns; required to call phone numbers."
  }),
  sourceDisplayName: Field.optional(Schema.String).annotate({
    description: "The name that phones see."
  }),
  source: Field.optional(CommunicationUserIdentifierModel).annotate({
    description: "The user of the resource that calls."
  }),
  operationContext,
  callbackUri: Schema.String.annotate({ description: "The URL that the events of the leg are posted to; HTTPS." }),
  callIntelligenceOptions: Field.optional(CallIntelligenceOptions)
    .annotate({ description: "The Azure AI services resource that speaks and recognizes speech in the call." })
    .pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  mediaStreamingOptions: Field.optional(MediaStreamingOptions)
    .annotate({ description: "Streams the audio of the call to a WebSocket." })
    .pipe(Field.versions(streamingVersions)),
  transcriptionOptions: Field.optional(TranscriptionOptions)
    .annotate({ description: "Sends the transcript of the call to a WebSocket." })
    .pipe(Field.versions(streamingVersions)),
  teamsAppSource: Field.optional(MicrosoftTeamsAppIdentifierModel)
    .annotate({ description: "The Teams app that calls." })
    .pipe(Field.versions(ApiVersions.from("2025-05-15"))),
  enableLoopbackAudio: Field.optional(Schema.Boolean)
    .annotate({ description: "Whether the audio of the call is looped back." })
    .pipe(Field.versions(ApiVersions.only("2025-08-15-preview")))
}).annotate({ identifier: "CreateCallRequest" })

export const createCall = Operation.make("CreateCall", {
  description:
    "Creates a call to one or several participants.\nThe response says that the call was accepted, not that a participant has answered.",
  source: "Call Automation - Create Call",
  official: "createCall",
  outcome: { succeeded: ["CallConnected"], failed: ["CreateCallFailed"], form, note },
  service,
  method: "POST",
  path: "/calling/callConnections",
  versions: ApiVersions.all,
  retry: "claimed",
  payload: CreateCallRequest,
  failures: [400, 403, 412],
  success: { 201: CallConnectionProperties }
})
