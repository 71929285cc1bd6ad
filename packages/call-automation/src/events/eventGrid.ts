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
 * Somebody calls the resource; answer, redirect or reject takes its `incomingCallContext`, which is all that it has to have: what describes
 * the call may be missing.
 */
export const IncomingCall = make("IncomingCall", {
  versions: [],
  via: "eventGrid",
  data: Schema.Struct({
    to: Field.optional(CommunicationIdentifierModel),
    from: Field.optional(CommunicationIdentifierModel),
    serverCallId: Field.optional(Schema.String),
    /** May be empty. */
    callerDisplayName: Field.optional(Schema.String),
    /** Documented as always there; recordings do not show it. */
    customContext: Field.optional(ReceivedCallingContext),
    incomingCallContext: Schema.NonEmptyString,
    onBehalfOfCallee: Field.optional(CommunicationIdentifierModel),
    correlationId: Field.optional(Schema.String)
  })
})

const RecordingChunk = Schema.Struct({
  documentId: Field.optional(Schema.String),
  /** Its place in the recording, from 0. */
  index: Field.optional(Schema.Int),
  endReason: Field.optional(openEnum(["SessionEnded", "ChunkMaximumSizeExceeded"])),
  /** For `CallRecording.getMetadata`. */
  metadataLocation: Field.optional(Schema.String),
  /** For `CallRecording.download`. */
  contentLocation: Field.optional(Schema.String),
  /** For `CallRecording.deleteFile`; older samples of the event have none. */
  deleteLocation: Field.optional(Schema.String)
}).annotate({ identifier: "RecordingChunk" })

/**
 * The files of a recording are ready. Its subject is `/recording/call/{correlationId}/serverCallId/{serverCallId}/recordingId/{recordingId}`;
 * older ones have no serverCallId there, and the recording in it alone.
 */
export const RecordingFileStatusUpdated = make("RecordingFileStatusUpdated", {
  versions: [],
  via: "eventGrid",
  data: Schema.Struct({
    recordingStorageInfo: Field.optional(
      Schema.Struct({ recordingChunks: Field.optional(Schema.Array(RecordingChunk)) }).annotate({
        identifier: "RecordingStorageInfo"
      })
    ),
    recordingStartTime: Field.optional(UncheckedDateTimeText),
    /** Without the time that it was paused. */
    recordingDurationMs: Field.optional(Schema.Int),
    recordingContentType: Field.optional(openEnum(["Audio", "AudioVideo"])),
    recordingChannelType: Field.optional(openEnum(["Mixed", "Unmixed"])),
    recordingFormatType: Field.optional(openEnum(["Wav", "Mp3", "Mp4"])),
    recordingId: Field.optional(Schema.String),
    /** Who stores them, such as `ACS`. */
    storageType: Field.optional(Schema.String),
    sessionEndReason: Field.optional(openEnum(["CallEnded", "InitiatorLeft"]))
  })
})

/** Event Grid wants to know whether the endpoint is one: answer 200 with `{ "validationResponse": validationCode }`. */
export const SubscriptionValidation = make("SubscriptionValidation", {
  type: "Microsoft.EventGrid.SubscriptionValidationEvent",
  versions: [],
  via: "eventGrid",
  data: Schema.Struct({ validationCode: Schema.String, validationUrl: Field.optional(Schema.String) })
})
