import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatParticipant } from "../schemas/ChatParticipant.ts"
import { ChatRetentionPolicy } from "../schemas/ChatRetentionPolicy.ts"
import { ChatThreadProperties } from "../schemas/ChatThreadProperties.ts"
import { ParticipantError } from "../schemas/ParticipantError.ts"

export const CreateChatThreadRequest = Schema.Struct({
  topic: Schema.String.annotate({ description: "The topic of the thread." }),
  participants: Field.optional(Schema.Array(ChatParticipant)).annotate({
    description: "The initial members, besides the user of the client."
  }),
  metadata: Field.optional(Schema.Record(Schema.String, Schema.String))
    .annotate({ description: "Values of the application, by name." })
    .pipe(Field.versions(ApiVersions.from("2024-06-05-preview"))),
  retentionPolicy: Field.optional(ChatRetentionPolicy).pipe(Field.versions(ApiVersions.from("2024-06-05-preview")))
}).annotate({ identifier: "CreateChatThreadRequest" })

export const CreateChatThreadResult = Schema.Struct({
  chatThread: Field.optional(ChatThreadProperties),
  invalidParticipants: Field.optional(Schema.Array(ParticipantError)).annotate({
    description: "The participants that were not added, with the errors."
  })
}).annotate({ identifier: "CreateChatThreadResult" })

export const createChatThread = Operation.make("Chat_CreateChatThread", {
  description:
    "Creates a chat thread; the user of the client is a member of it.\n`repeatability.requestId` of the options is sent as the idempotency id. `PartialFailure` is the error when the thread was created and participants were refused: the thread is in its `result`.",
  source: "Chat - Create Chat Thread",
  official: "createChatThread",
  result: {
    by: "createdChatThread",
    from: "@effect-comms/chat/internal/failOnPartial",
    answer: "CreatedChatThread",
    failure: "CreateChatThreadError"
  },
  service,
  method: "POST",
  path: "/chat/threads",
  versions: ApiVersions.all,
  retry: "claimed",
  repeatability: "id",
  payload: CreateChatThreadRequest,
  failures: [],
  success: { 201: CreateChatThreadResult }
})
