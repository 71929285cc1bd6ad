import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatAttachment } from "../schemas/ChatAttachment.ts"
import { ChatMessageId } from "../schemas/ChatMessageId.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"
import { MetadataPatch } from "../schemas/Metadata.ts"

export const UpdateChatMessageRequest = Schema.Struct({
  content: Field.optional(Schema.String).annotate({ description: "The new content." }),
  metadata: Field.patch(MetadataPatch)
    .annotate({
      description:
        "Values of the application, by name, merged into those that are there: `null` removes a value, and in place of the record all of them."
    })
    .pipe(Field.versions(ApiVersions.from("2021-09-07"))),
  attachments: Field.optional(Schema.Array(ChatAttachment))
    .annotate({ description: "Files and images of the message, all of them." })
    .pipe(Field.versions(ApiVersions.only("2024-06-05-preview")))
}).annotate({ identifier: "UpdateChatMessageRequest" })

export const updateChatMessage = Operation.make("ChatThread_UpdateChatMessage", {
  description:
    "Edits a message of the client's user; what is left out stays as it is.\nOnly its sender may edit a message.",
  source: "Chat Thread - Update Chat Message",
  official: "updateMessage",
  service,
  method: "PATCH",
  path: "/chat/threads/{chatThreadId}/messages/{chatMessageId}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Schema.Struct({ chatThreadId: ChatThreadId, chatMessageId: ChatMessageId }),
  payload: UpdateChatMessageRequest,
  contentTypes: ["application/merge-patch+json"],
  success: { 204: Operation.Empty },
  failures: [403]
})
