import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatRetentionPolicy } from "../schemas/ChatRetentionPolicy.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"
import { MetadataPatch } from "../schemas/Metadata.ts"

export const UpdateChatThreadRequest = Schema.Struct({
  topic: Field.optional(Schema.String).annotate({ description: "The new topic." }),
  metadata: Field.patch(MetadataPatch)
    .annotate({
      description:
        "Values of the application, by name, merged into those that are there: `null` removes a value, and in place of the record all of them."
    })
    .pipe(Field.versions(ApiVersions.from("2024-06-05-preview"))),
  retentionPolicy: Field.patch(ChatRetentionPolicy)
    .annotate({ description: "When the service deletes the thread by itself; `null` takes the policy away." })
    .pipe(Field.versions(ApiVersions.from("2024-06-05-preview")))
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
