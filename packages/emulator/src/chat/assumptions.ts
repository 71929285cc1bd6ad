/** What this service does that no recording and no document shows, as data for the parity table. */
import type { Assumption } from "../service/Assumption.ts"

export const assumptions: ReadonlyArray<Assumption> = [
  {
    id: "chat.updateAbsent",
    about: ["ChatThread_UpdateChatParticipant", "ChatThread_RemoveChatParticipant"],
    what: "Updating or removing somebody who is not in the thread is answered 404 NotFound.",
    why: "The operation's page lists 401, 403, 429 and other statuses without their causes."
  },
  {
    id: "chat.updateKeeps",
    about: ["ChatThread_UpdateChatParticipant"],
    what: "Fields that an update of a participant leaves out, or sends as null, stay unchanged, with both media types.",
    why: "The page describes the fields and not their absence."
  },
  {
    id: "chat.updateByAnyMember",
    about: [
      "ChatThread_UpdateChatParticipant",
      "ChatThread_RemoveChatParticipant",
      "ChatThread_UpdateChatThreadProperties",
      "Chat_DeleteChatThread"
    ],
    what: "Any member may update and remove any member, change the topic and delete the thread.",
    why: "No roles are published for the preview that has role ids."
  },
  {
    id: "chat.invalidParticipants",
    about: ["Chat_CreateChatThread", "ChatThread_AddChatParticipants"],
    what: "Who is no user of this resource is refused with item code 403, a user of it that does not exist with 404; the others are added.",
    why: "Microsoft's example shows the two items without their causes."
  },
  {
    id: "chat.shareHistory",
    about: ["ChatThread_AddChatParticipants", "ChatThread_ListChatMessages"],
    what: "A participant without shareHistoryTime gets 1970-01-01T00:00:00Z when added later, too; members see messages from their time on.",
    why: "Recorded for the participants of a creation only."
  },
  {
    id: "chat.addTwice",
    about: ["ChatThread_AddChatParticipants"],
    what: "Adding somebody who is a member already changes nothing and is no failure.",
    why: "Not documented."
  },
  {
    id: "chat.unknownThread",
    what: "An unknown or deleted thread is 404 NotFound, to its former members as well.",
    why: "Chat's specification lists 401, 403, 429 and 503 only."
  },
  {
    id: "chat.pages",
    about: [
      "ChatThread_ListChatMessages",
      "ChatThread_ListChatParticipants",
      "ChatThread_ListChatReadReceipts",
      "Chat_ListChatThreads"
    ],
    what: "Pages hold at most 200 messages, 250 participants, 100 threads or receipts, as many when nothing is said; larger sizes are cut, sizes below 1 are 400.",
    why: "The limits are published, the defaults are not."
  },
  {
    id: "chat.limits",
    what: "More than 250 members, more than 200 participants in a request and messages over 28 KB are refused with 400 BadRequest, retention outside 30 to 90 days, and receipts and typing in threads of more than 20 members as well.",
    why: "The limits are published, the answers are not."
  },
  {
    id: "chat.ownMessages",
    about: ["ChatThread_UpdateChatMessage", "ChatThread_DeleteChatMessage"],
    what: "Editing or deleting the message of somebody else, or of the system, is 403 Forbidden.",
    why: "Documented is that only the sender may; the answer to others is not."
  },
  {
    id: "chat.deletedMessages",
    about: ["ChatThread_DeleteChatMessage", "ChatThread_UpdateChatMessage", "ChatThread_GetChatMessage"],
    what: "A deleted message stays readable with deletedOn and a new version, without content and metadata; editing it is 404 NotFound, deleting it once more is 204.",
    why: "deletedOn is published, and that messages with it are listed; the rest is not."
  },
  {
    id: "chat.versions",
    about: ["ChatThread_UpdateChatMessage"],
    what: "An edit gives a message a version that is larger than all ids and versions of the thread before.",
    why: "Recorded are versions of messages that were not edited, which equal their ids."
  },
  {
    id: "chat.mergePatch",
    about: ["ChatThread_UpdateChatThreadProperties", "ChatThread_UpdateChatMessage"],
    what: "Metadata is merged by name; null in place of a value removes it, in place of metadata all of it, in place of a retention policy the policy; null in place of a topic or a content changes nothing.",
    why: "The media type is that of RFC 7386; recorded are patches without null."
  },
  {
    id: "chat.receipts",
    about: ["ChatThread_SendChatReadReceipt", "ChatThread_ListChatReadReceipts"],
    what: "Each member has one receipt, of the latest message that it has read; the list begins with the latest receipt and has the caller's own.",
    why: "The specification shows one receipt without saying which are listed."
  },
  {
    id: "chat.threads",
    about: ["Chat_ListChatThreads"],
    what: "The threads of a user are listed by their last message, the system's among them, the latest first; deleted ones are not.",
    why: "The specification gives no order."
  },
  {
    id: "chat.images",
    about: ["ChatThread_UploadChatImage", "ChatThread_GetChatImage", "ChatThread_DeleteChatImage"],
    what: "Every thread takes images; what is none of the published formats is 400 BadRequest, the small view has the same bytes as the original, only who uploaded an image may delete it, and above 1 MiB it is 413.",
    why: "Published are the formats and, for uploads, Teams meetings; no limit, no scaling and no owner."
  },
  {
    id: "chat.throttling",
    what: "With throttling on, a budget's window begins with the first request in it, refused requests count, and Retry-After says when it ends.",
    why: "The budgets are published, how they are counted is not."
  },
  {
    id: "chat.events",
    what: "The member who causes something gets no event of the user level; the events of the thread level come once.",
    why: "Documented for messages; taken for all."
  },
  {
    id: "chat.realTime",
    what: "Every member of a thread is notified in real time, who caused it and who was removed included; a connection whose user's token has ended or was taken back is ended with the next notification; a client that polls is gone after a minute without a request.",
    why: "The protocol is read from the official client, which shows what it understands and not who is told; samples tell their own messages from others'."
  }
]

/** The operations of which nothing is assumed besides what is assumed of the service as a whole. */
export const nothingAssumedOf: ReadonlyArray<string> = [
  "ChatThread_GetChatThreadProperties",
  "ChatThread_SendChatMessage",
  "ChatThread_SendTypingNotification"
]
