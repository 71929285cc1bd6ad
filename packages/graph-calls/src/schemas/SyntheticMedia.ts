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
    modality: Field.optionalOrNull(ContentModality).annotate({ description: "The kind of what was analyzed." }),
    isRealTime: Field.optionalOrNull(Schema.Boolean).annotate({ description: "Whether it was analyzed while it ran." }),
    mimeType: Field.optionalOrNull(Schema.String).annotate({ description: "The media type, such as `audio/pcm`." }),
    byteSize: Field.optionalOrNull(Schema.Int).annotate({ description: "The size, in bytes; 0 for what runs." }),
    duration: Field.optionalOrNull(Schema.Int).annotate({
      description: "The duration of what was analyzed, in seconds."
    }),
    audioMetadata: Field.optionalOrNull(
      open({
        "@odata.type": OData.read,
        sampleRateHz: Field.optionalOrNull(Schema.Int).annotate({ description: "The samples a second." }),
        bitDepth: Field.optionalOrNull(Schema.Int).annotate({ description: "The bits of a sample." }),
        channels: Field.optionalOrNull(Schema.Int).annotate({ description: "The number of channels." })
      })
    ).annotate({ description: "The form of the audio." }),
    videoMetadata: Field.optionalOrNull(
      open({
        "@odata.type": OData.read,
        codec: Field.optionalOrNull(Schema.String).annotate({ description: "The codec, such as `H.264`." }),
        frameRate: Field.optionalOrNull(Schema.Finite).annotate({ description: "The frames a second." }),
        bitrateKbps: Field.optionalOrNull(Schema.Finite).annotate({ description: "The kilobits a second." })
      })
    ).annotate({ description: "The form of the video." }),
    streamingMetadata: Field.optionalOrNull(
      open({
        "@odata.type": OData.read,
        latencyMs: Field.optionalOrNull(Schema.Finite).annotate({ description: "The latency, in milliseconds." }),
        frameDropRate: Field.optionalOrNull(Schema.Finite).annotate({
          description: "The share of frames that were lost."
        }),
        networkJitterMs: Field.optionalOrNull(Schema.Finite).annotate({ description: "The jitter, in milliseconds." })
      })
    ).annotate({ description: "How well the stream arrived." })
  }).annotate({ identifier: "mediaMetadata", description: "The content that was analyzed." }))()

/** The content that was analyzed. */
export interface MediaMetadata extends Schema.Schema.Type<typeof mediaMetadata> {}
export const MediaMetadata: Schema.Codec<MediaMetadata, unknown> = mediaMetadata

const detectionDetail = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    modelName: Field.optionalOrNull(Schema.String).annotate({ description: "The model that found it." }),
    modality: Field.optionalOrNull(ContentModality).annotate({ description: "The kind of what was analyzed." }),
    modelTasks: Field.optionalOrNull(Schema.Array(Schema.String)).annotate({
      description: "What the model looked for, such as `voiceClone`."
    }),
    segment: Field.optionalOrNull(
      open({
        "@odata.type": OData.read,
        startTimeSec: Field.optionalOrNull(Schema.Finite).annotate({ description: "Where it begins, in seconds." }),
        endTimeSec: Field.optionalOrNull(Schema.Finite).annotate({ description: "Where it ends, in seconds." }),
        frameIndices: Field.optionalOrNull(Schema.Array(Schema.Int)).annotate({
          description: "The frames that were looked at."
        })
      })
    ).annotate({ description: "The part of the media that was looked at." }),
    confidence: Field.optionalOrNull(Schema.Finite).annotate({ description: "How sure the model is, from 0 to 1." })
  }).annotate({ identifier: "syntheticMediaDetectionDetail", description: "What one model found in one part." }))()

/** What one model found in one part. */
export interface SyntheticMediaDetectionDetail extends Schema.Schema.Type<typeof detectionDetail> {}
export const SyntheticMediaDetectionDetail: Schema.Codec<SyntheticMediaDetectionDetail, unknown> = detectionDetail
