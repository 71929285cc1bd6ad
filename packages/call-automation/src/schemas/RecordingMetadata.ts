/**
 * The document that says what is in a file of a recording.
 *
 * Its fields are those of Microsoft's documentation and of recordings of its own clients' tests; none is promised, so all are optional.
 */
import * as Field from "@effect-comms/core/Field"
import { UncheckedDateTimeText } from "@effect-comms/core/schemas"
import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Schema from "effect/Schema"
import type * as models from "../generated/models.ts"

const PauseResumeInterval = Schema.Struct({
  startTime: Field.optional(UncheckedDateTimeText).annotate({ description: "When the pause began." }),
  duration: Field.optional(Schema.Finite).annotate({ description: "The duration, in milliseconds." })
}).annotate({ identifier: "PauseResumeInterval", description: "A time in which a recording was paused." })

const AudioConfiguration = Schema.Struct({
  sampleRate: Field.optional(Schema.Finite).annotate({ description: "The sample rate, in hertz." }),
  bitRate: Field.optional(Schema.Finite).annotate({ description: "Bits per second." }),
  channels: Field.optional(Schema.Finite).annotate({ description: "The number of channels." })
}).annotate({ identifier: "AudioConfiguration", description: "How the sound of a recording is stored." })

const VideoConfiguration = Schema.Struct({
  longerSideLength: Field.optional(Schema.Finite).annotate({ description: "The longer side, in pixels." }),
  shorterSideLength: Field.optional(Schema.Finite).annotate({ description: "The shorter side, in pixels." }),
  framerate: Field.optional(Schema.Finite).annotate({ description: "Frames per second." }),
  bitRate: Field.optional(Schema.Finite).annotate({ description: "Bits per second." })
}).annotate({ identifier: "VideoConfiguration", description: "How the picture of a recording is stored." })

const RecordingInfo = Schema.Struct({
  contentType: Field.optional(openEnum(["audio", "audioVideo"])).annotate({
    description: "Sound, or sound and picture."
  }),
  channelType: Field.optional(openEnum(["mixed", "unmixed"])).annotate({
    description: "All participants on one channel, or each on its own."
  }),
  format: Field.optional(openEnum(["wav", "mp3", "mp4"])).annotate({ description: "The format of the file." }),
  audioConfiguration: Field.optional(AudioConfiguration).annotate({ description: "How the sound is stored." }),
  videoConfiguration: Field.optional(VideoConfiguration).annotate({ description: "How the picture is stored." })
}).annotate({ identifier: "RecordingInfo", description: "The form of a recording." })

const RecordedParticipant = Schema.Struct({
  participantId: Field.optional(Schema.String).annotate({ description: "The raw id of the participant." }),
  channel: Field.optional(Schema.Finite).annotate({
    description: "The channel of an unmixed recording that the participant is on."
  })
}).annotate({ identifier: "RecordedParticipant", description: "A participant in a recording." })

/** What is in one chunk of a recording. */
export const RecordingMetadata: Schema.Codec<models.RecordingMetadata, unknown> = Schema.Struct({
  resourceId: Field.optional(Schema.String).annotate({ description: "The id of the resource." }),
  callId: Field.optional(Schema.String).annotate({ description: "The id of the call." }),
  chunkDocumentId: Field.optional(Schema.String).annotate({ description: "The id of the file." }),
  chunkIndex: Field.optional(Schema.Finite).annotate({
    description: "The index of the file in the recording, from 0."
  }),
  chunkStartTime: Field.optional(UncheckedDateTimeText).annotate({ description: "When the file begins." }),
  chunkDuration: Field.optional(Schema.Finite).annotate({
    description: "The duration, in milliseconds; four hours at most."
  }),
  pauseResumeIntervals: Field.optional(Schema.Array(PauseResumeInterval)).annotate({
    description: "When the recording was paused."
  }),
  recordingInfo: Field.optional(RecordingInfo).annotate({ description: "The form of the recording." }),
  participants: Field.optional(Schema.Array(RecordedParticipant)).annotate({ description: "The participants." })
}).annotate({ identifier: "RecordingMetadata", description: "What is in one file of a recording." })
