/** CreateCall: calls one or several participants. */
import {
  CommunicationIdentifierModel,
  CommunicationUserIdentifierModel,
  MicrosoftTeamsAppIdentifierModel,
  PhoneNumberIdentifierModel
} from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionProperties } from "../schemas/CallConnectionProperties.ts"
import { CallIntelligenceOptions } from "../schemas/CallIntelligenceOptions.ts"
import { MediaStreamingOptions, streamingVersions } from "../schemas/MediaStreaming.ts"
import { TranscriptionOptions } from "../schemas/Transcription.ts"

const CreateCallRequest = Schema.Struct({
  targets: Schema.Array(CommunicationIdentifierModel),
  /** The caller id that phones see; calls to phone numbers need one that the resource owns. */
  sourceCallerIdNumber: Field.optional(PhoneNumberIdentifierModel),
  sourceDisplayName: Field.optional(Schema.String),
  source: Field.optional(CommunicationUserIdentifierModel),
  operationContext: Field.optional(Schema.String),
  /** Where the events of the leg are sent. */
  callbackUri: Schema.String,
  callIntelligenceOptions: Field.optional(CallIntelligenceOptions).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
  mediaStreamingOptions: Field.optional(MediaStreamingOptions).pipe(Field.versions(streamingVersions)),
  transcriptionOptions: Field.optional(TranscriptionOptions).pipe(Field.versions(streamingVersions)),
  teamsAppSource: Field.optional(MicrosoftTeamsAppIdentifierModel).pipe(Field.versions(ApiVersions.from("2025-05-15"))),
  enableLoopbackAudio: Field.optional(Schema.Boolean).pipe(Field.versions(ApiVersions.only("2025-08-15-preview")))
}).annotate({ identifier: "CreateCallRequest" })

export const createCall = Operation.make("CreateCall", {
  service,
  method: "POST",
  path: "/calling/callConnections",
  versions: ApiVersions.all,
  retry: "claimed",
  payload: CreateCallRequest,
  success: { 201: CallConnectionProperties }
})
