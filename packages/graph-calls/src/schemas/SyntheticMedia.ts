/** What a bot that looks for synthetic media reports: which content it looked at, and what its models found. */
import * as Field from "@effect-comms/core/Field"
import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Schema from "effect/Schema"
import * as OData from "./odataType.ts"
import { open } from "./open.ts"

/** The kind of what was analyzed. */
export const ContentModality = /* @__PURE__ */ (() =>
  openEnum(["audio", "video", "image", "text", "multimodal", "unknownFutureValue"]).annotate({
    description: "The kind of what was analyzed."
  }))()

const mediaMetadata = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    modality: Field.optional(ContentModality).annotate({ description: "The kind of what was analyzed." }),
    isRealTime: Field.optional(Schema.Boolean).annotate({ description: "Whether it was analyzed while it ran." }),
    mimeType: Field.optional(Schema.String).annotate({ description: "The media type, such as `audio/pcm`." }),
    byteSize: Field.optional(Schema.Int).annotate({ description: "The size, in bytes; 0 for what runs." }),
    duration: Field.optional(Schema.Int).annotate({ description: "The duration of what was analyzed, in seconds." }),
    audioMetadata: Field.optional(
      open({
        "@odata.type": OData.read,
        sampleRateHz: Field.optional(Schema.Int).annotate({ description: "The samples a second." }),
        bitDepth: Field.optional(Schema.Int).annotate({ description: "The bits of a sample." }),
        channels: Field.optional(Schema.Int).annotate({ description: "The number of channels." })
      })
    ).annotate({ description: "The form of the audio." }),
    videoMetadata: Field.optional(
      open({
        "@odata.type": OData.read,
        codec: Field.optional(Schema.String).annotate({ description: "The codec, such as `H.264`." }),
        frameRate: Field.optional(Schema.Finite).annotate({ description: "The frames a second." }),
        bitrateKbps: Field.optional(Schema.Finite).annotate({ description: "The kilobits a second." })
      })
    ).annotate({ description: "The form of the video." }),
    streamingMetadata: Field.optional(
      open({
        "@odata.type": OData.read,
        latencyMs: Field.optional(Schema.Finite).annotate({ description: "The latency, in milliseconds." }),
        frameDropRate: Field.optional(Schema.Finite).annotate({ description: "The share of frames that were lost." }),
        networkJitterMs: Field.optional(Schema.Finite).annotate({ description: "The jitter, in milliseconds." })
      })
    ).annotate({ description: "How well the stream arrived." })
  }).annotate({ identifier: "mediaMetadata", description: "The content that was analyzed." }))()

/** The content that was analyzed. */
export interface MediaMetadata extends Schema.Schema.Type<typeof mediaMetadata> {}
export const MediaMetadata: Schema.Codec<MediaMetadata, unknown> = mediaMetadata

const detectionDetail = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    modelName: Field.optional(Schema.String).annotate({ description: "The model that found it." }),
    modality: Field.optional(ContentModality).annotate({ description: "The kind of what was analyzed." }),
    modelTasks: Field.optional(Schema.Array(Schema.String)).annotate({
      description: "What the model looked for, such as `voiceClone`."
    }),
    segment: Field.optional(
      open({
        "@odata.type": OData.read,
        startTimeSec: Field.optional(Schema.Finite).annotate({ description: "Where it begins, in seconds." }),
        endTimeSec: Field.optional(Schema.Finite).annotate({ description: "Where it ends, in seconds." }),
        frameIndices: Field.optional(Schema.Array(Schema.Int)).annotate({
          description: "The frames that were looked at."
        })
      })
    ).annotate({ description: "The part of the media that was looked at." }),
    confidence: Field.optional(Schema.Finite).annotate({ description: "How sure the model is, from 0 to 1." })
  }).annotate({ identifier: "syntheticMediaDetectionDetail", description: "What one model found in one part." }))()

/** What one model found in one part. */
export interface SyntheticMediaDetectionDetail extends Schema.Schema.Type<typeof detectionDetail> {}
export const SyntheticMediaDetectionDetail: Schema.Codec<SyntheticMediaDetectionDetail, unknown> = detectionDetail
