/** Events about messages: one of a thread, and one for each member besides the sender. */
import * as Schema from "effect/Schema"
import { make } from "./EventKind.ts"
import { body, deleteTime, editTime, ids, message, recipient } from "./fields.ts"

/** A message was sent; for each member besides its sender. */
export const ChatMessageReceived = make("ChatMessageReceived", {
  description: "A message was sent; for each member besides its sender.",
  data: Schema.Struct({ ...recipient, ...message, ...body, ...ids })
})

/** A message was edited; for each member besides its sender. */
export const ChatMessageEdited = make("ChatMessageEdited", {
  description: "A message was edited; for each member besides its sender.",
  data: Schema.Struct({ ...recipient, ...message, ...body, ...editTime, ...ids })
})

/** A message was deleted; for each member besides its sender. */
export const ChatMessageDeleted = make("ChatMessageDeleted", {
  description: "A message was deleted; for each member besides its sender.",
  data: Schema.Struct({ ...recipient, ...message, ...deleteTime, ...ids })
})

/** A message was sent to a thread. */
export const ChatMessageReceivedInThread = make("ChatMessageReceivedInThread", {
  description: "A message was sent to a thread.",
  data: Schema.Struct({ ...message, ...body, ...ids })
})

/** A message of a thread was edited. */
export const ChatMessageEditedInThread = make("ChatMessageEditedInThread", {
  description: "A message of a thread was edited.",
  data: Schema.Struct({ ...message, ...body, ...editTime, ...ids })
})

/** A message of a thread was deleted. */
export const ChatMessageDeletedInThread = make("ChatMessageDeletedInThread", {
  description: "A message of a thread was deleted.",
  data: Schema.Struct({ ...message, ...deleteTime, ...ids })
})
