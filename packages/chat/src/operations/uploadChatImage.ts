import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"

export const UploadChatImageRequest = Schema.Struct({
  image: Operation.Bytes.annotate({ description: "The bytes of the image: JPEG, PNG, GIF, HEIC or WebP." }),
  imageFilename: Field.optional(Schema.String)
    .annotate({ description: "The name of the file, in printable ASCII." })
    .pipe(Field.header("image-filename"))
}).annotate({ identifier: "UploadChatImageRequest" })

export const UploadChatImageResult = Schema.Struct({
  id: Schema.String.annotate({ description: "The id of the image." }),
  attachmentType: Field.optional(openEnum(["image", "file"])).annotate({ description: "What it is as an attachment." }),
  name: Field.optional(Schema.String).annotate({ description: "The name of the file." })
}).annotate({ identifier: "UploadChatImageResult" })

export const uploadChatImage = Operation.make("ChatThread_UploadChatImage", {
  description:
    "Uploads an image to a chat thread; a message shows it when it is among its `attachments`.\nUnless the client was made for the version that has it, give it in the options.",
  source: "Chat Thread - Upload Chat Image",
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/images",
  versions: ApiVersions.only("2024-06-05-preview"),
  retry: "once",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  payload: UploadChatImageRequest,
  contentTypes: ["application/octet-stream"],
  success: { 201: UploadChatImageResult },
  failures: [400, 403]
})
