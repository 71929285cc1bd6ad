/** An application's leg of a call as create, answer and get show it. */
import {
  CommunicationIdentifierModel,
  CommunicationUserIdentifierModel,
  PhoneNumberIdentifierModel
} from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { MediaStreamingSubscription, streamingVersions } from "./MediaStreaming.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { TranscriptionSubscription } from "./Transcription.ts"

/** How far a leg is. */
const CallConnectionStateModel = /* @__PURE__ */ openEnum([
  "unknown",
  "connecting",
  "connected",
  "transferring",
  "transferAccepted",
  "disconnecting",
  "disconnected"
])

/** A leg. Right after create it has no `serverCallId`; it comes with the first event or a later get. */
export const CallConnectionProperties = /* @__PURE__ */ (() =>
  Schema.Struct({
    callConnectionId: Field.optional(Schema.String),
    serverCallId: Field.optional(Schema.String),
    targets: Field.optional(Schema.Array(CommunicationIdentifierModel)),
    callConnectionState: Field.optional(CallConnectionStateModel),
    callbackUri: Field.optional(Schema.String),
    sourceCallerIdNumber: Field.optional(PhoneNumberIdentifierModel),
    sourceDisplayName: Field.optional(Schema.String),
    source: Field.optional(CommunicationIdentifierModel),
    correlationId: Field.optional(Schema.String),
    answeredBy: Field.optional(CommunicationUserIdentifierModel),
    mediaStreamingSubscription: Field.optional(MediaStreamingSubscription).pipe(Field.versions(streamingVersions)),
    transcriptionSubscription: Field.optional(TranscriptionSubscription).pipe(Field.versions(streamingVersions)),
    answeredFor: Field.optional(PhoneNumberIdentifierModel).pipe(Field.versions(ApiVersions.from("2024-06-15-preview")))
  }).annotate({ identifier: "CallConnectionProperties" }))()
