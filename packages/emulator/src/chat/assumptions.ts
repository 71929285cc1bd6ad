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
    about: ["ChatThread_ListChatMessages", "ChatThread_ListChatParticipants"],
    what: "Pages hold at most 200 messages or 250 participants, as many when nothing is said; larger sizes are cut, sizes below 1 are 400.",
    why: "The limits are published, the defaults are not."
  },
  {
    id: "chat.limits",
    what: "More than 250 members and messages over 28 KB are refused with 400 BadRequest, retention outside 30 to 90 days as well.",
    why: "The limits are published, the answers are not."
  },
  {
    id: "chat.events",
    what: "The member who causes something gets no event of the user level; the events of the thread level come once.",
    why: "Documented for messages; taken for all."
  }
]
