/** What can be played into a call: a file, text or SSML. Microsoft's model is one object with a kind, not a variant per kind. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import type * as models from "../generated/models.ts"

/** A WAV file, mono, 16 kHz, at a URL that the service can read. */
const FileSource = /* @__PURE__ */ (() =>
  Schema.Struct({
    uri: Schema.String.annotate({ description: "The URL of the file, which the service can read." })
  }).annotate({ identifier: "FileSource", description: "A WAV file, mono, 16 bit, 16 kHz." }))()

/** Text to be spoken. */
const TextSource = /* @__PURE__ */ (() =>
  Schema.Struct({
    text: Schema.String.check(Schema.isMaxLength(4000)).annotate({
      description: "The text, at most 4,000 characters; SSML may be longer."
    }),
    sourceLocale: Field.optional(Schema.String).annotate({
      description: "The language of the text, such as `en-US`."
    }),
    voiceKind: Field.optional(openEnum(["male", "female"])).annotate({
      description: "The voice, when none is named by `voiceName`."
    }),
    voiceName: Field.optional(Schema.String).annotate({
      description: "The name of a voice of Azure AI Speech, such as `en-US-NancyNeural`."
    }),
    customVoiceEndpointId: Field.optional(Schema.String).annotate({ description: "The endpoint id of a custom voice." })
  }).annotate({ identifier: "TextSource", description: "Text to be spoken." }))()

/** A text with speech markup. */
const SsmlSource = /* @__PURE__ */ (() =>
  Schema.Struct({
    ssmlText: Schema.String.annotate({ description: "The text with its markup." }),
    customVoiceEndpointId: Field.optional(Schema.String).annotate({ description: "The endpoint id of a custom voice." })
  }).annotate({ identifier: "SsmlSource", description: "Text with speech markup (SSML) to be spoken." }))()

/** A prompt: its kind, and the member of that name. */
export const PlaySource: Schema.Codec<models.PlaySource, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    kind: openEnum(["file", "text", "ssml"]).annotate({
      description: "What it is; the member of this name has to be there."
    }),
    playSourceCacheId: Field.optional(Schema.String).annotate({
      description: "The id under which the service caches the prompt during the call."
    }),
    file: Field.optional(FileSource).annotate({ description: "The file to play." }),
    text: Field.optional(TextSource)
      .annotate({ description: "The text to speak." })
      .pipe(Field.versions(ApiVersions.from("2023-10-15"))),
    ssml: Field.optional(SsmlSource)
      .annotate({ description: "The text with markup to speak." })
      .pipe(Field.versions(ApiVersions.from("2023-10-15")))
  }).annotate({ identifier: "PlaySource", description: "A prompt: its kind, and the member of that name." }))()
