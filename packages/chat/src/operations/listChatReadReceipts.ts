import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatMessageReadReceipt } from "../schemas/ChatMessageReadReceipt.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"
import { PageQuery } from "../schemas/PageQuery.ts"

export const ChatMessageReadReceiptsCollection = Schema.Struct({
  value: Schema.Array(ChatMessageReadReceipt).annotate({ description: "The items of this page." }),
  nextLink: Field.optional(Schema.String).annotate({ description: "The link to the next page; absent on the last." })
}).annotate({ identifier: "ChatMessageReadReceiptsCollection" })

export const listChatReadReceipts = Operation.make("ChatThread_ListChatReadReceipts", {
  description:
    "Lists the read receipts of a chat thread, the latest of each member; `maxPageSize` limits the items of a page and `skip` leaves out the first.",
  source: "Chat Thread - List Chat Read Receipts",
  official: "listReadReceipts",
  service,
  method: "GET",
  path: "/chat/threads/{chatThreadId}/readReceipts",
  versions: ApiVersions.all,
  retry: "safe",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  query: PageQuery,
  success: { 200: ChatMessageReadReceiptsCollection },
  failures: [403]
})
