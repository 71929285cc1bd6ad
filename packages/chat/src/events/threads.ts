/** Events about threads and their members: one of the thread, and one for each member besides who caused it. */
import * as Schema from "effect/Schema"
import { make } from "./EventKind.ts"
import { added, created, deleted, edited, ids, onlyVersion, recipient, removed, thread } from "./fields.ts"

/** A thread was created; for each member besides its creator. */
export const ChatThreadCreatedWithUser = make("ChatThreadCreatedWithUser", {
  description: "A thread was created; for each member besides its creator.",
  data: Schema.Struct({ ...recipient, ...created, ...thread, ...ids })
})

/** A thread was deleted; for each member besides who deleted it. */
export const ChatThreadWithUserDeleted = make("ChatThreadWithUserDeleted", {
  description: "A thread was deleted; for each member besides who deleted it.",
  data: Schema.Struct({ ...recipient, ...deleted, ...thread, ...ids })
})

/** The topic or the metadata of a thread were updated; for each member besides who did it. */
export const ChatThreadPropertiesUpdatedPerUser = make("ChatThreadPropertiesUpdatedPerUser", {
  description: "The topic or the metadata of a thread were updated; for each member besides who did it.",
  data: Schema.Struct({ ...recipient, ...edited, ...thread, ...ids })
})

/** A member was added to a thread; for each member besides who did it. */
export const ChatParticipantAddedToThreadWithUser = make("ChatParticipantAddedToThreadWithUser", {
  description: "A member was added to a thread; for each member besides who did it.",
  data: Schema.Struct({ ...recipient, ...added, ...thread, ...ids })
})

/** A member was removed from a thread; for each member besides who did it, and for the former member. */
export const ChatParticipantRemovedFromThreadWithUser = make("ChatParticipantRemovedFromThreadWithUser", {
  description: "A member was removed from a thread; for each member besides who did it, and for the former member.",
  data: Schema.Struct({ ...recipient, ...removed, ...thread, ...ids })
})

/** A thread was created. */
export const ChatThreadCreated = make("ChatThreadCreated", {
  description: "A thread was created.",
  data: Schema.Struct({ ...created, ...thread, ...ids })
})

/** A thread was deleted. */
export const ChatThreadDeleted = make("ChatThreadDeleted", {
  description: "A thread was deleted.",
  data: Schema.Struct({ ...deleted, ...thread, ...ids })
})

/** The topic or the metadata of a thread were updated. */
export const ChatThreadPropertiesUpdated = make("ChatThreadPropertiesUpdated", {
  description: "The topic or the metadata of a thread were updated.",
  data: Schema.Struct({ ...edited, ...thread, ...ids })
})

/** A member was added to a thread. */
export const ChatThreadParticipantAdded = make("ChatThreadParticipantAdded", {
  description: "A member was added to a thread.",
  data: Schema.Struct({ ...added, ...onlyVersion, ...ids })
})

/** A member was removed from a thread. */
export const ChatThreadParticipantRemoved = make("ChatThreadParticipantRemoved", {
  description: "A member was removed from a thread.",
  data: Schema.Struct({ ...removed, ...onlyVersion, ...ids })
})
