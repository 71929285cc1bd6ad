/** An image of a thread: its bytes are the body of a request or an answer. */
import * as Operation from "@effect-comms/core/Operation"
import * as Field from "@effect-comms/core/Field"
import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Schema from "effect/Schema"
import type * as models from "../generated/models.ts"

/** The id of an image in its thread: opaque. */
export const ChatImageId = Schema.String.annotate({
  identifier: "ChatImageId",
  description: "The id of the image, as `uploadChatImage` gives it: opaque."
})

/** How an image is shown. */
export const ImageViewType = /* @__PURE__ */ (() =>
  openEnum(["original", "small"]).annotate({ description: "`original`: as it was uploaded; `small`: scaled down." }))()

/** The bytes of an image, and of what type they are. */
export const ChatImageFile: Schema.Codec<models.ChatImageFile, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    image: Operation.Bytes.annotate({ description: "The bytes of the image." }),
    contentType: Field.optional(Schema.String)
      .annotate({ description: "The media type, such as `image/png`." })
      .pipe(Field.header("content-type"))
  }).annotate({ identifier: "ChatImageFile", description: "The bytes of an image, and of what type they are." }))()
