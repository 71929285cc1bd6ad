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

/** The versions that stream media and transcribe; 2024-09-15 does not. */
export const streamingVersions = /* @__PURE__ */ (() => [
  ...ApiVersions.only("2024-06-15-preview"),
  ...ApiVersions.from("2025-05-15")
])()

const MediaStreamingContentType = /* @__PURE__ */ openEnum(["audio"])

/** Where to stream the audio of a call, and in which form. */
export const MediaStreamingOptions = /* @__PURE__ */ (() =>
  Schema.Struct({
    transportType: openEnum(["websocket"]),
    audioChannelType: openEnum(["mixed", "unmixed"]),
    /** A `wss` URL; 2024-06-15-preview requires it. */
    transportUrl: Field.optional(Schema.String),
    /** 2024-06-15-preview requires it. */
    contentType: Field.optional(MediaStreamingContentType),
    startMediaStreaming: Field.optional(Schema.Boolean),
    enableBidirectional: Field.optional(Schema.Boolean).pipe(Field.versions(ApiVersions.from("2025-05-15"))),
    audioFormat: Field.optional(openEnum(["pcm16KMono", "pcm24KMono"])).pipe(
      Field.versions(ApiVersions.from("2025-05-15"))
    ),
    enableDtmfTones: Field.optional(Schema.Boolean).pipe(Field.versions(ApiVersions.from("2025-05-15")))
  }).annotate({ identifier: "MediaStreamingOptions" }))()

/** The media streaming of a call; recordings show it as `disabled` on calls that asked for none. */
export const MediaStreamingSubscription = /* @__PURE__ */ (() =>
  Schema.Struct({
    id: Field.optional(Schema.String),
    state: Field.optional(openEnum(["disabled", "inactive", "active"])),
    subscribedContentTypes: Field.optional(Schema.Array(MediaStreamingContentType))
  }).annotate({ identifier: "MediaStreamingSubscription" }))()
