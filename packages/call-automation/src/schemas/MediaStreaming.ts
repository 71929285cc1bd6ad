/**
 * Streaming the audio of a call to a WebSocket of the application: what is asked for, and the subscription that comes of it.
 *
 * 2024-06-15-preview has one flat object; later versions have a variant per transport, of which `websocket` is the only one. The
 * schema is the superset of both.
 */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import type * as models from "../generated/models.ts"

/** The versions that stream media and transcribe; 2024-09-15 does not. */
export const streamingVersions = /* @__PURE__ */ (() => [
  ...ApiVersions.only("2024-06-15-preview"),
  ...ApiVersions.from("2025-05-15")
])()

const MediaStreamingContentType = /* @__PURE__ */ openEnum(["audio"])

/** Where to stream the audio of a call, and in which form. */
export const MediaStreamingOptions: Schema.Codec<models.MediaStreamingOptions, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    transportType: openEnum(["websocket"]).annotate({ description: "How it is streamed." }),
    audioChannelType: openEnum(["mixed", "unmixed"]).annotate({
      description: "All participants on one channel, or each on its own."
    }),
    transportUrl: Field.optional(Schema.String).annotate({
      description: "The `wss` URL of the WebSocket; 2024-06-15-preview requires it."
    }),
    contentType: Field.optional(MediaStreamingContentType).annotate({
      description: "What is streamed; 2024-06-15-preview requires it."
    }),
    startMediaStreaming: Field.optional(Schema.Boolean).annotate({
      description: "Whether it begins with the call, without `startMediaStreaming`; default `false`."
    }),
    enableBidirectional: Field.optional(Schema.Boolean)
      .annotate({ description: "Whether the application may send audio into the call; default `false`." })
      .pipe(Field.versions(ApiVersions.from("2025-05-15"))),
    audioFormat: Field.optional(openEnum(["pcm16KMono", "pcm24KMono"]))
      .annotate({ description: "16-bit PCM, mono, at 16 or 24 kHz." })
      .pipe(Field.versions(ApiVersions.from("2025-05-15"))),
    enableDtmfTones: Field.optional(Schema.Boolean)
      .annotate({ description: "Whether tones that participants press are streamed; default `false`." })
      .pipe(Field.versions(ApiVersions.from("2025-05-15")))
  }).annotate({
    identifier: "MediaStreamingOptions",
    description: "Where to stream the audio of a call, and in which form."
  }))()

/** The media streaming of a call; recordings show it as `disabled` on calls that asked for none. */
export const MediaStreamingSubscription: Schema.Codec<models.MediaStreamingSubscription, unknown> =
  /* @__PURE__ */ (() =>
    Schema.Struct({
      id: Field.optional(Schema.String).annotate({ description: "The id of the subscription." }),
      state: Field.optional(openEnum(["disabled", "inactive", "active"])).annotate({
        description: "Whether it streams at the moment."
      }),
      subscribedContentTypes: Field.optional(Schema.Array(MediaStreamingContentType)).annotate({
        description: "What is streamed."
      })
    }).annotate({
      identifier: "MediaStreamingSubscription",
      description: "The media streaming of a call; `disabled` on calls that asked for none."
    }))()
