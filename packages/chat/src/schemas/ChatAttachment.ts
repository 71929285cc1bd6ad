import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"

/** A file or an image of a message. */
export const ChatAttachment = /* @__PURE__ */ (() =>
  Schema.Struct({
    id: Schema.String,
    attachmentType: openEnum(["image", "file"]),
    name: Field.optional(Schema.String),
    url: Field.optional(Schema.String),
    previewUrl: Field.optional(Schema.String)
  }).annotate({ identifier: "ChatAttachment" }))()
