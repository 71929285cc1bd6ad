/**
 * The document that says what is in a file of a recording.
 *
 * Its fields are those of Microsoft's documentation and of recordings of its own clients' tests; none is promised, so all are optional.
 */
import * as Field from "@effect-comms/core/Field"
import { UncheckedDateTimeText } from "@effect-comms/core/schemas"
import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Schema from "effect/Schema"

const PauseResumeInterval = Schema.Struct({
  startTime: Field.optional(UncheckedDateTimeText),
  /** Milliseconds. */
  duration: Field.optional(Schema.Finite)
}).annotate({ identifier: "PauseResumeInterval" })

const AudioConfiguration = Schema.Struct({
  /** Hertz. */
  sampleRate: Field.optional(Schema.Finite),
  /** Bits in a second. */
  bitRate: Field.optional(Schema.Finite),
  channels: Field.optional(Schema.Finite)
}).annotate({ identifier: "AudioConfiguration" })

const VideoConfiguration = Schema.Struct({
  longerSideLength: Field.optional(Schema.Finite),
  shorterSideLength: Field.optional(Schema.Finite),
  framerate: Field.optional(Schema.Finite),
  bitRate: Field.optional(Schema.Finite)
}).annotate({ identifier: "VideoConfiguration" })

const RecordingInfo = Schema.Struct({
  contentType: Field.optional(openEnum(["audio", "audioVideo"])),
  channelType: Field.optional(openEnum(["mixed", "unmixed"])),
  format: Field.optional(openEnum(["wav", "mp3", "mp4"])),
  audioConfiguration: Field.optional(AudioConfiguration),
  videoConfiguration: Field.optional(VideoConfiguration)
}).annotate({ identifier: "RecordingInfo" })

const RecordedParticipant = Schema.Struct({
  /** A raw id. */
  participantId: Field.optional(Schema.String),
  /** The channel of an unmixed recording. */
  channel: Field.optional(Schema.Finite)
}).annotate({ identifier: "RecordedParticipant" })

/** What is in one chunk of a recording. */
export const RecordingMetadata = Schema.Struct({
  resourceId: Field.optional(Schema.String),
  callId: Field.optional(Schema.String),
  chunkDocumentId: Field.optional(Schema.String),
  /** From 0. */
  chunkIndex: Field.optional(Schema.Finite),
  chunkStartTime: Field.optional(UncheckedDateTimeText),
  /** Milliseconds, four hours at most. */
  chunkDuration: Field.optional(Schema.Finite),
  pauseResumeIntervals: Field.optional(Schema.Array(PauseResumeInterval)),
  recordingInfo: Field.optional(RecordingInfo),
  participants: Field.optional(Schema.Array(RecordedParticipant))
}).annotate({ identifier: "RecordingMetadata" })
