import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import type * as models from "../generated/models.ts"

/** A file or an image of a message. */
export const ChatAttachment: Schema.Codec<models.ChatAttachment, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    id: Schema.String.annotate({ description: "The id of the attachment." }),
    attachmentType: openEnum(["image", "file"]).annotate({ description: "What it is." }),
    name: Field.optional(Schema.String).annotate({ description: "The name of the file." }),
    url: Field.optional(Schema.String).annotate({ description: "Where it can be read." }),
    previewUrl: Field.optional(Schema.String).annotate({ description: "Where a preview of it can be read." })
  }).annotate({ identifier: "ChatAttachment", description: "A file or an image of a message." }))()
