/** What a call's media are: hosted by the service or by the application, and the prompts that the service plays. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import { kinds } from "./kinds.ts"
import * as OData from "./odataType.ts"
import { open } from "./open.ts"

const mediaInfo = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    uri: Schema.String.annotate({ description: "The address of the file, which the service fetches." }),
    resourceId: Field.optionalOrNull(Schema.String).annotate({
      description: "The key under which the service caches the file; another key makes it fetch the file again."
    })
  }).annotate({ identifier: "mediaInfo", description: "An audio file: WAV, mono, 16 bit, 16 kHz." }))()

/** An audio file: WAV, mono, 16 bit, 16 kHz. `resourceId` is the key under which the service caches it. */
export interface MediaInfo extends Schema.Schema.Type<typeof mediaInfo> {}
export const MediaInfo: Schema.Codec<MediaInfo, unknown> = mediaInfo

const mediaPrompt = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.written("#microsoft.graph.mediaPrompt"),
    mediaInfo: MediaInfo.annotate({ description: "The file to play." }),
    loop: Field.optionalOrNull(
      Schema.Int.check(Schema.isGreaterThanOrEqualTo(1, { expected: "an integer of at least 1" }))
    )
      .annotate({ description: "The number of times it is played; default 1." })
      .pipe(Field.versions(beta))
  }).annotate({ identifier: "mediaPrompt", description: "A file to play." }))()

/** A file to play; beta can repeat it. */
export interface MediaPrompt extends Schema.Schema.Type<typeof mediaPrompt> {}
export const MediaPrompt: Schema.Codec<MediaPrompt, unknown> = mediaPrompt

/** Where live captions come from. */
export const LiveCaptionOptions = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    streamUrl: Schema.String.annotate({ description: "Where the stream of captions is." })
  }).annotate({ description: "Where live captions come from." }))()

const shared = /* @__PURE__ */ (() => ({
  removeFromDefaultAudioGroup: Field.optionalOrNull(Schema.Boolean).annotate({
    description: "Whether the application is taken out of the mixed audio."
  })
}))()

const serviceHostedMediaConfig = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.written("#microsoft.graph.serviceHostedMediaConfig"),
    ...shared,
    preFetchMedia: Field.optionalOrNull(Schema.Array(MediaInfo)).annotate({
      description: "Files that the service fetches ahead, so that they play without a delay."
    }),
    liveCaptionOptions: Field.optionalOrNull(LiveCaptionOptions)
      .annotate({ description: "Live captions of the call." })
      .pipe(Field.versions(beta))
  }).annotate({
    identifier: "serviceHostedMediaConfig",
    description: "The service plays, records and listens for tones."
  }))()

/** The service plays, records and listens for tones; named files are fetched ahead. */
export interface ServiceHostedMediaConfig extends Schema.Schema.Type<typeof serviceHostedMediaConfig> {}
export const ServiceHostedMediaConfig: Schema.Codec<ServiceHostedMediaConfig, unknown> = serviceHostedMediaConfig

const appHostedMediaConfig = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.written("#microsoft.graph.appHostedMediaConfig"),
    ...shared,
    blob: Field.optionalOrNull(Schema.String).annotate({
      description:
        "The media session blob of Microsoft's media platform for this call; examples of the reference lack it."
    })
  }).annotate({
    identifier: "appHostedMediaConfig",
    description: "The application handles the media with Microsoft's media platform."
  }))()

/** The application handles the media with Microsoft's media platform, which gives the blob. */
export interface AppHostedMediaConfig extends Schema.Schema.Type<typeof appHostedMediaConfig> {}
export const AppHostedMediaConfig: Schema.Codec<AppHostedMediaConfig, unknown> = appHostedMediaConfig

/** As the type says; without one hosted by the application when there is a `blob`, else by the service. */
export const MediaConfig = /* @__PURE__ */ (() =>
  kinds(
    [AppHostedMediaConfig, "#microsoft.graph.appHostedMediaConfig", "blob"],
    [ServiceHostedMediaConfig, "#microsoft.graph.serviceHostedMediaConfig"]
  ))()
export type MediaConfig = typeof MediaConfig.Type

const anyMediaConfig = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    ...shared,
    preFetchMedia: Field.optionalOrNull(Schema.Array(MediaInfo)).annotate({
      description: "Files that the service fetched ahead."
    }),
    liveCaptionOptions: Field.optionalOrNull(LiveCaptionOptions)
      .annotate({ description: "Live captions of the call." })
      .pipe(Field.versions(beta)),
    blob: Field.optionalOrNull(Schema.String).annotate({
      description: "The media session blob of Microsoft's media platform for this call."
    })
  }).annotate({ description: "The host of a call's media, as a response shows it." }))()

/** The configuration that an answer shows: the members of both kinds. */
export interface AnyMediaConfig extends Schema.Schema.Type<typeof anyMediaConfig> {}
export const AnyMediaConfig: Schema.Codec<AnyMediaConfig, unknown> = anyMediaConfig
