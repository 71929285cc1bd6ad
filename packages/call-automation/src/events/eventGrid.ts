/**
 * Events that come through Event Grid: a call comes in, the files of a recording are ready, and the handshake by which Event Grid asks
 * whether an endpoint wants its events.
 *
 * Event Grid does not sign them as Call Automation signs its callbacks.
 */
import { CommunicationIdentifierModel, UncheckedDateTimeText } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Schema from "effect/Schema"
import { ReceivedCallingContext } from "../schemas/ReceivedCallingContext.ts"
import { make } from "./EventKind.ts"

/**
 * An incoming call. Answer, redirect and reject take its `incomingCallContext`, the only required field; those that describe the call
 * may be absent.
 */
export const IncomingCall = make("IncomingCall", {
  description:
    "An incoming call. Answer, redirect and reject take its `incomingCallContext`, the only required field; those that describe the call may be absent.",
  versions: [],
  via: "eventGrid",
  data: Schema.Struct({
    to: Field.optional(CommunicationIdentifierModel).annotate({ description: "The callee." }),
    from: Field.optional(CommunicationIdentifierModel).annotate({ description: "The caller." }),
    serverCallId: Field.optional(Schema.String).annotate({ description: "The call." }),
    callerDisplayName: Field.optional(Schema.String).annotate({
      description: "The display name of the caller; it is not verified, and may be empty."
    }),
    customContext: Field.optional(ReceivedCallingContext).annotate({
      description: "The calling context of the other side. Documented as always present; recordings do not show it."
    }),
    incomingCallContext: Schema.NonEmptyString.annotate({ description: "What answer, redirect and reject take." }),
    onBehalfOfCallee: Field.optional(CommunicationIdentifierModel).annotate({
      description: "For whom the callee takes the call."
    }),
    correlationId: Field.optional(Schema.String).annotate({ description: "What Microsoft's support asks for." })
  })
})

const RecordingChunk = Schema.Struct({
  documentId: Field.optional(Schema.String).annotate({ description: "The id of the file." }),
  index: Field.optional(Schema.Int).annotate({ description: "The index of the file in the recording, from 0." }),
  endReason: Field.optional(openEnum(["SessionEnded", "ChunkMaximumSizeExceeded"])).annotate({
    description: "Why it ends."
  }),
  metadataLocation: Field.optional(Schema.String).annotate({ description: "For `CallRecording.getMetadata`." }),
  contentLocation: Field.optional(Schema.String).annotate({ description: "For `CallRecording.download`." }),
  deleteLocation: Field.optional(Schema.String).annotate({
    description: "For `CallRecording.deleteFile`; older samples of the event have none."
  })
}).annotate({ identifier: "RecordingChunk", description: "A file of a recording." })

/**
 * The files of a recording are ready. Its subject is
 * `/recording/call/{correlationId}/serverCallId/{serverCallId}/recordingId/{recordingId}`; older ones have no serverCallId there, and
 * the recording in it alone.
 */
export const RecordingFileStatusUpdated = make("RecordingFileStatusUpdated", {
  description:
    "The files of a recording are ready. Its subject is `/recording/call/{correlationId}/serverCallId/{serverCallId}/recordingId/{recordingId}`; older ones have no serverCallId there, and the recording in it alone.",
  versions: [],
  via: "eventGrid",
  data: Schema.Struct({
    recordingStorageInfo: Field.optional(
      Schema.Struct({
        recordingChunks: Field.optional(Schema.Array(RecordingChunk)).annotate({ description: "The files, in order." })
      }).annotate({ identifier: "RecordingStorageInfo", description: "Where the files of a recording are." })
    ),
    recordingStartTime: Field.optional(UncheckedDateTimeText).annotate({ description: "When it began." }),
    recordingDurationMs: Field.optional(Schema.Int).annotate({
      description: "The duration in milliseconds, without pauses."
    }),
    recordingContentType: Field.optional(openEnum(["Audio", "AudioVideo"])).annotate({
      description: "What is recorded."
    }),
    recordingChannelType: Field.optional(openEnum(["Mixed", "Unmixed"])).annotate({
      description: "Whether participants have channels of their own."
    }),
    recordingFormatType: Field.optional(openEnum(["Wav", "Mp3", "Mp4"])).annotate({
      description: "The format of the files."
    }),
    recordingId: Field.optional(Schema.String).annotate({ description: "The recording." }),
    storageType: Field.optional(Schema.String).annotate({ description: "The kind of storage, such as `ACS`." }),
    sessionEndReason: Field.optional(openEnum(["CallEnded", "InitiatorLeft"])).annotate({
      description: "Why it ended."
    })
  })
})

/** Event Grid wants to know whether the endpoint is one: answer 200 with `{ "validationResponse": validationCode }`. */
export const SubscriptionValidation = make("SubscriptionValidation", {
  description:
    'Event Grid wants to know whether the endpoint is one: answer 200 with `{ "validationResponse": validationCode }`.',
  type: "Microsoft.EventGrid.SubscriptionValidationEvent",
  versions: [],
  via: "eventGrid",
  data: Schema.Struct({
    validationCode: Schema.String.annotate({ description: "The code that the response has to return." }),
    validationUrl: Field.optional(Schema.String).annotate({
      description: "Where a person can confirm the subscription instead."
    })
  })
})
