import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"

/** A file or an image of a message. */
export const ChatAttachment = /* @__PURE__ */ (() =>
  Schema.Struct({
    id: Schema.String,
    attachmentType: Schema.Union([Schema.Literals(["image", "file"]), Schema.StringForLiteralAutocomplete]),
    name: Field.optional(Schema.String),
    url: Field.optional(Schema.String),
    previewUrl: Field.optional(Schema.String)
  }).annotate({ identifier: "ChatAttachment" }))()
