import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { DateTimeText } from "@effect-comms/core/schemas"
import { ChatMessage } from "../schemas/ChatMessage.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"
import { IntText } from "../schemas/PageQuery.ts"

export const ChatMessagesCollection = Schema.Struct({
  value: Schema.Array(ChatMessage).annotate({ description: "The items of this page." }),
  nextLink: Field.optional(Schema.String).annotate({ description: "The link to the next page; absent on the last." })
}).annotate({ identifier: "ChatMessagesCollection" })

export const listChatMessages = Operation.make("ChatThread_ListChatMessages", {
  description:
    "Lists the messages of a chat thread, newest first, system messages included; `startTime` leaves out older ones.",
  source: "Chat Thread - List Chat Messages",
  official: "listMessages",
  service,
  method: "GET",
  path: "/chat/threads/{chatThreadId}/messages",
  versions: ApiVersions.all,
  retry: "safe",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  query: Schema.Struct({
    maxPageSize: Field.optional(IntText).annotate({ description: "The maximum number of items in a page." }),
    startTime: Field.optional(DateTimeText).annotate({ description: "Messages before this time are left out." })
  }),
  failures: [403],
  success: { 200: ChatMessagesCollection }
})
