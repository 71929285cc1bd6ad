import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatRetentionPolicy } from "../schemas/ChatRetentionPolicy.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"

export const UpdateChatThreadRequest = Schema.Struct({
  topic: Field.optional(Schema.String).annotate({ description: "The new topic." }),
  metadata: Field.optional(Schema.Record(Schema.String, Schema.String))
    .annotate({ description: "Values of the application, by name." })
    .pipe(Field.versions(ApiVersions.from("2024-06-05-preview"))),
  retentionPolicy: Field.optional(ChatRetentionPolicy).pipe(Field.versions(ApiVersions.from("2024-06-05-preview")))
}).annotate({ identifier: "UpdateChatThreadRequest" })

export const updateChatThreadProperties = Operation.make("ChatThread_UpdateChatThreadProperties", {
  description:
    "Updates the topic, the metadata or the retention policy of a chat thread; what is left out stays as it is.",
  source: "Chat Thread - Update Chat Thread Properties",
  official: "updateTopic",
  service,
  method: "PATCH",
  path: "/chat/threads/{chatThreadId}",
  versions: ApiVersions.all,
  retry: "idempotent",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  payload: UpdateChatThreadRequest,
  contentTypes: ["application/merge-patch+json"],
  failures: [403],
  success: { 204: Operation.Empty }
})
