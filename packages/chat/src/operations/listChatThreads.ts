import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { DateTimeText } from "@effect-comms/core/schemas"
import { ChatThreadItem } from "../schemas/ChatThreadItem.ts"
import { IntText } from "../schemas/PageQuery.ts"

export const ChatThreadsItemCollection = Schema.Struct({
  value: Schema.Array(ChatThreadItem).annotate({ description: "The items of this page." }),
  nextLink: Field.optional(Schema.String).annotate({ description: "The link to the next page; absent on the last." })
}).annotate({ identifier: "ChatThreadsItemCollection" })

export const listChatThreads = Operation.make("Chat_ListChatThreads", {
  description:
    "Lists the chat threads that the user of the client is a member of; `startTime` leaves out threads without a later message.",
  source: "Chat - List Chat Threads",
  official: "listChatThreads",
  service,
  method: "GET",
  path: "/chat/threads",
  versions: ApiVersions.all,
  retry: "safe",
  query: Schema.Struct({
    maxPageSize: Field.optional(IntText).annotate({ description: "The maximum number of items in a page." }),
    startTime: Field.optional(DateTimeText).annotate({
      description: "Threads whose last message is older are left out."
    })
  }),
  success: { 200: ChatThreadsItemCollection },
  failures: []
})
