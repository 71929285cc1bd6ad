import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { CallConnectionProperties } from "../schemas/CallConnectionProperties.ts"
import { CallIntelligenceOptions } from "../schemas/CallIntelligenceOptions.ts"
import { CallLocator } from "../schemas/CallLocator.ts"
import { MediaStreamingOptions } from "../schemas/MediaStreaming.ts"
import { TranscriptionOptions } from "../schemas/Transcription.ts"
import { form, note } from "./ofLeg.ts"
import { operationContext } from "../schemas/operationContext.ts"

const ConnectRequest = Schema.Struct({
  callLocator: CallLocator.annotate({
    description: "The call to join: a group call, a room, or any call by its server call id."
  }),
  callbackUri: Schema.String.annotate({ description: "The URL that the events of the leg are posted to; HTTPS." }),
  operationContext,
  callIntelligenceOptions: Field.optional(CallIntelligenceOptions).annotate({
    description: "The Azure AI services resource that speaks and recognizes speech in the call."
  }),
  mediaStreamingOptions: Field.optional(MediaStreamingOptions)
    .annotate({ description: "Streams the audio of the call to a WebSocket." })
    .pipe(Field.versions(ApiVersions.from("2025-05-15"))),
  transcriptionOptions: Field.optional(TranscriptionOptions)
    .annotate({ description: "Sends the transcript of the call to a WebSocket." })
    .pipe(Field.versions(ApiVersions.from("2025-05-15"))),
  enableLoopbackAudio: Field.optional(Schema.Boolean)
    .annotate({ description: "Whether the audio of the call is looped back." })
    .pipe(Field.versions(ApiVersions.only("2025-08-15-preview")))
}).annotate({ identifier: "ConnectRequest" })

export const connect = Operation.make("Connect", {
  description:
    "Connects the application to an ongoing call, a group call or a room.\nThe `correlationId` of the response is the request's own; the call's is in its events and in `CallConnection.get`.",
  source: "Call Automation - Connect",
  official: "connectCall",
  outcome: { succeeded: ["CallConnected"], failed: ["ConnectFailed"], form, note },
  service,
  method: "POST",
  path: "/calling/callConnections:connect",
  versions: ApiVersions.from("2024-06-15-preview"),
  retry: "claimed",
  payload: ConnectRequest,
  failures: [400, 404, 412],
  success: { 200: CallConnectionProperties }
})
