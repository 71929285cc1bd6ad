import * as Schema from "effect/Schema"

/** The id of a message in its thread: milliseconds since 1970 in recordings, but opaque. */
export const ChatMessageId = Schema.String.annotate({
  identifier: "ChatMessageId",
  description: "The id of the message."
})
