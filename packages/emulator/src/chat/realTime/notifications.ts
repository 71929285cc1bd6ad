/** What happens in threads, as real-time notifications to their members: to each of them, also to the one who caused it. */
import type { ChatEvents } from "../events/ChatEvents.ts"
import { keyOf, type Member } from "../state/Member.ts"
import type { Thread } from "../state/Thread.ts"
import type { Connections } from "./Connections.ts"
import * as payloads from "./payloads.ts"

/** Notifications over the connections given; nothing is built for who has none. */
export const makeNotifications = ({ isListening, push }: Pick<Connections, "isListening" | "push">): ChatEvents => {
  const tell = (thread: Thread, payloadOf: () => payloads.Payload, leaving: ReadonlyArray<Member> = []): void => {
    let payload: payloads.Payload | undefined
    for (const { rawId } of [...thread.members.values(), ...leaving])
      if (isListening(keyOf(rawId))) {
        payload ??= payloadOf()
        // Those of a thread as a whole name no recipient.
        push(keyOf(rawId), "groupId" in payload ? { ...payload, recipientMri: rawId } : payload)
      }
  }
  return {
    threadCreated: (thread) => tell(thread, () => payloads.threadCreated(thread)),
    threadDeleted: (thread, by, byPolicy, at) => tell(thread, () => payloads.threadDeleted(thread, by, byPolicy, at)),
    propertiesUpdated: (thread, by, at) => tell(thread, () => payloads.propertiesUpdated(thread, by, at)),
    participantsAdded: (thread, added, by, at) => tell(thread, () => payloads.participantsAdded(thread, added, by, at)),
    participantRemoved: (thread, removed, by, at) =>
      tell(thread, () => payloads.participantRemoved(thread, removed, by, at), [removed]),
    messageReceived: (thread, message, sender) => tell(thread, () => payloads.messageReceived(thread, message, sender)),
    messageEdited: (thread, message, sender) => tell(thread, () => payloads.messageEdited(thread, message, sender)),
    messageDeleted: (thread, message, sender) => tell(thread, () => payloads.messageDeleted(thread, message, sender)),
    typing: (thread, sender, displayName, at) => tell(thread, () => payloads.typing(thread, sender, displayName, at)),
    messageRead: (thread, reader, messageId, at) =>
      tell(thread, () => payloads.messageRead(thread, reader, messageId, at))
  }
}
