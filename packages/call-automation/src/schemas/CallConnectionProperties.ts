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
import type * as models from "../generated/models.ts"

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
export const CallConnectionProperties: Schema.Codec<models.CallConnectionProperties, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    callConnectionId: Field.optional(Schema.String).annotate({ description: "The id of the leg." }),
    serverCallId: Field.optional(Schema.String).annotate({
      description: "The id of the call, the same for all its legs."
    }),
    targets: Field.optional(Schema.Array(CommunicationIdentifierModel)).annotate({
      description: "The called participants."
    }),
    callConnectionState: Field.optional(CallConnectionStateModel).annotate({
      description: "The state of the call connection."
    }),
    callbackUri: Field.optional(Schema.String).annotate({
      description: "The URL that the events of the leg are posted to."
    }),
    sourceCallerIdNumber: Field.optional(PhoneNumberIdentifierModel).annotate({
      description: "The caller id that called phones saw."
    }),
    sourceDisplayName: Field.optional(Schema.String).annotate({
      description: "The name that called participants saw."
    }),
    source: Field.optional(CommunicationIdentifierModel).annotate({ description: "The participant that called." }),
    correlationId: Field.optional(Schema.String).annotate({
      description: "The id of the call in logs and in reports to Microsoft."
    }),
    answeredBy: Field.optional(CommunicationUserIdentifierModel).annotate({
      description: "The user that answered; only when the answer request named it."
    }),
    mediaStreamingSubscription: Field.optional(MediaStreamingSubscription)
      .annotate({ description: "The media streaming of the call." })
      .pipe(Field.versions(streamingVersions)),
    transcriptionSubscription: Field.optional(TranscriptionSubscription)
      .annotate({ description: "The transcription of the call." })
      .pipe(Field.versions(streamingVersions)),
    answeredFor: Field.optional(PhoneNumberIdentifierModel)
      .annotate({ description: "The phone number that was called." })
      .pipe(Field.versions(ApiVersions.from("2024-06-15-preview")))
  }).annotate({
    identifier: "CallConnectionProperties",
    description:
      "An application's leg of a call. Right after `createCall` it has no `serverCallId`; that comes with the first event or a later `getCall`."
  }))()
