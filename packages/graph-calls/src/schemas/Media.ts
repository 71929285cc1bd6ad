/** What a call's media are: hosted by the service or by the application, and the prompts that the service plays. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import * as OData from "./odataType.ts"

const mediaInfo = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    uri: Schema.String,
    resourceId: Field.optional(Schema.String)
  }).annotate({ identifier: "mediaInfo" }))()

/** An audio file: WAV, mono, 16 bit, 16 kHz. `resourceId` is the key under which the service caches it. */
export interface MediaInfo extends Schema.Schema.Type<typeof mediaInfo> {}
const MediaInfo: Schema.Codec<MediaInfo, unknown> = mediaInfo

const mediaPrompt = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.written("#microsoft.graph.mediaPrompt"),
    mediaInfo: MediaInfo,
    loop: Field.optional(
      Schema.Int.check(Schema.isGreaterThanOrEqualTo(1, { expected: "an integer of at least 1" }))
    ).pipe(Field.versions(beta))
  }).annotate({ identifier: "mediaPrompt" }))()

/** A file to play; beta can repeat it. */
export interface MediaPrompt extends Schema.Schema.Type<typeof mediaPrompt> {}
export const MediaPrompt: Schema.Codec<MediaPrompt, unknown> = mediaPrompt

const LiveCaptionOptions = /* @__PURE__ */ (() =>
  Schema.Struct({ "@odata.type": OData.read, streamUrl: Schema.String }))()

const shared = /* @__PURE__ */ (() => ({
  removeFromDefaultAudioGroup: Field.optional(Schema.Boolean).pipe(Field.versions(beta))
}))()

const serviceHostedMediaConfig = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.written("#microsoft.graph.serviceHostedMediaConfig"),
    ...shared,
    preFetchMedia: Field.optional(Schema.Array(MediaInfo)),
    liveCaptionOptions: Field.optional(LiveCaptionOptions).pipe(Field.versions(beta))
  }).annotate({ identifier: "serviceHostedMediaConfig" }))()

/** The service plays, records and listens for tones; named files are fetched ahead. */
export interface ServiceHostedMediaConfig extends Schema.Schema.Type<typeof serviceHostedMediaConfig> {}
const ServiceHostedMediaConfig: Schema.Codec<ServiceHostedMediaConfig, unknown> = serviceHostedMediaConfig

const appHostedMediaConfig = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.written("#microsoft.graph.appHostedMediaConfig"),
    ...shared,
    blob: Schema.String
  }).annotate({ identifier: "appHostedMediaConfig" }))()

/** The application handles the media with Microsoft's media platform, which gives the blob. */
export interface AppHostedMediaConfig extends Schema.Schema.Type<typeof appHostedMediaConfig> {}
const AppHostedMediaConfig: Schema.Codec<AppHostedMediaConfig, unknown> = appHostedMediaConfig

/** Hosted by the application when there is a `blob`, else by the service. */
export const MediaConfig = /* @__PURE__ */ (() => Schema.Union([AppHostedMediaConfig, ServiceHostedMediaConfig]))()
export type MediaConfig = typeof MediaConfig.Type

const anyMediaConfig = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    removeFromDefaultAudioGroup: Field.optional(Schema.Boolean).pipe(Field.versions(beta)),
    preFetchMedia: Field.optional(Schema.Array(MediaInfo)),
    liveCaptionOptions: Field.optional(LiveCaptionOptions).pipe(Field.versions(beta)),
    blob: Field.optional(Schema.String)
  }))()

/** The configuration that an answer shows: the members of both kinds. */
export interface AnyMediaConfig extends Schema.Schema.Type<typeof anyMediaConfig> {}
export const AnyMediaConfig: Schema.Codec<AnyMediaConfig, unknown> = anyMediaConfig
