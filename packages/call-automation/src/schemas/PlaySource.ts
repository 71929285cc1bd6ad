/** What can be played into a call: a file, a text, or SSML. Microsoft's model is one object with a kind, not a variant per kind. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"

/** A WAV file, mono, 16 kHz, at a URL that the service can read. */
const FileSource = /* @__PURE__ */ (() =>
  Schema.Struct({ uri: Schema.String }).annotate({ identifier: "FileSource" }))()

/** A text to be spoken. */
const TextSource = /* @__PURE__ */ (() =>
  Schema.Struct({
    /** At most 4,000 characters; SSML may be longer. */
    text: Schema.String.check(Schema.isMaxLength(4000)),
    sourceLocale: Field.optional(Schema.String),
    voiceKind: Field.optional(openEnum(["male", "female"])),
    voiceName: Field.optional(Schema.String),
    customVoiceEndpointId: Field.optional(Schema.String)
  }).annotate({ identifier: "TextSource" }))()

/** A text with speech markup. */
const SsmlSource = /* @__PURE__ */ (() =>
  Schema.Struct({
    ssmlText: Schema.String,
    customVoiceEndpointId: Field.optional(Schema.String)
  }).annotate({ identifier: "SsmlSource" }))()

/** A prompt: its kind, and the member of that name. */
export const PlaySource = /* @__PURE__ */ (() =>
  Schema.Struct({
    kind: openEnum(["file", "text", "ssml"]),
    /** Under this name the service keeps the prompt for the call. */
    playSourceCacheId: Field.optional(Schema.String),
    file: Field.optional(FileSource),
    text: Field.optional(TextSource).pipe(Field.versions(ApiVersions.from("2023-10-15"))),
    ssml: Field.optional(SsmlSource).pipe(Field.versions(ApiVersions.from("2023-10-15")))
  }).annotate({ identifier: "PlaySource" }))()
