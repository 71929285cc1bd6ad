import * as Schema from "effect/Schema"

/** The id of a thread, such as `19:…@thread.v2`: opaque. */
export const ChatThreadId = Schema.String.annotate({
  identifier: "ChatThreadId",
  description: "The id of the thread, such as `19:…@thread.v2`: opaque."
})
