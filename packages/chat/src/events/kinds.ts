/** Every kind of event that this package decodes, by name, as declared values. Clients do not load them: generated sources have their types and codecs. */
import * as messages from "./messages.ts"
import * as subscription from "./subscription.ts"
import * as threads from "./threads.ts"

/** The kinds by name. */
export const kinds = {
  ChatMessageReceived: messages.ChatMessageReceived,
  ChatMessageEdited: messages.ChatMessageEdited,
  ChatMessageDeleted: messages.ChatMessageDeleted,
  ChatThreadCreatedWithUser: threads.ChatThreadCreatedWithUser,
  ChatThreadWithUserDeleted: threads.ChatThreadWithUserDeleted,
  ChatThreadPropertiesUpdatedPerUser: threads.ChatThreadPropertiesUpdatedPerUser,
  ChatParticipantAddedToThreadWithUser: threads.ChatParticipantAddedToThreadWithUser,
  ChatParticipantRemovedFromThreadWithUser: threads.ChatParticipantRemovedFromThreadWithUser,
  ChatThreadCreated: threads.ChatThreadCreated,
  ChatThreadDeleted: threads.ChatThreadDeleted,
  ChatThreadPropertiesUpdated: threads.ChatThreadPropertiesUpdated,
  ChatThreadParticipantAdded: threads.ChatThreadParticipantAdded,
  ChatThreadParticipantRemoved: threads.ChatThreadParticipantRemoved,
  ChatMessageReceivedInThread: messages.ChatMessageReceivedInThread,
  ChatMessageEditedInThread: messages.ChatMessageEditedInThread,
  ChatMessageDeletedInThread: messages.ChatMessageDeletedInThread,
  SubscriptionValidation: subscription.SubscriptionValidation
} as const

/** The kinds, in the order of Microsoft's reference. */
export const all: ReadonlyArray<(typeof kinds)[keyof typeof kinds]> = Object.values(kinds)
