import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { ChatParticipant } from "../schemas/ChatParticipant.ts"
import { ChatThreadId } from "../schemas/ChatThreadId.ts"
import { PageQuery } from "../schemas/PageQuery.ts"

export const ChatParticipantsCollection = Schema.Struct({
  value: Schema.Array(ChatParticipant).annotate({ description: "The items of this page." }),
  nextLink: Field.optional(Schema.String).annotate({ description: "The link to the next page; absent on the last." })
}).annotate({ identifier: "ChatParticipantsCollection" })

export const listChatParticipants = Operation.make("ChatThread_ListChatParticipants", {
  description:
    "Lists the members of a chat thread; `maxPageSize` limits the items of a page and `skip` leaves out the first members.",
  source: "Chat Thread - List Chat Participants",
  official: "listParticipants",
  service,
  method: "GET",
  path: "/chat/threads/{chatThreadId}/participants",
  versions: ApiVersions.all,
  retry: "safe",
  params: Schema.Struct({ chatThreadId: ChatThreadId }),
  query: PageQuery,
  failures: [403],
  success: { 200: ChatParticipantsCollection }
})
