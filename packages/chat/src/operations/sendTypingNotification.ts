import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"

export const SendTypingNotificationRequest = Schema.Struct({
  senderDisplayName: Field.optional(Schema.String)
    .annotate({ description: "The name shown to others; it is not checked." })
    .pipe(Field.versions(ApiVersions.from("2021-09-07")))
}).annotate({ identifier: "SendTypingNotificationRequest" })

export const sendTypingNotification = Operation.make("ChatThread_SendTypingNotification", {
  description:
    "Tells the other members of a chat thread that the client's user is typing; clients show it for some seconds.\n`contentType` may be `application/merge-patch+json` in 2021-09-07 and 2021-10-01-preview7.",
  source: "Chat Thread - Send Typing Notification",
  official: "sendTypingNotification",
  service,
  method: "POST",
  path: "/chat/threads/{chatThreadId}/typing",
  versions: ApiVersions.all,
  retry: "once",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  payload: SendTypingNotificationRequest,
  contentTypes: ["application/json", "application/merge-patch+json"],
  success: { 200: Operation.Empty },
  failures: [403]
})
