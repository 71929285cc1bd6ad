/** Two receivers of the same events. */
import type { ChatEvents } from "./ChatEvents.ts"

/** Notifies one and then the other. */
export const bothOf = (one: ChatEvents, other: ChatEvents): ChatEvents => {
  const both =
    <Args extends ReadonlyArray<unknown>>(first: (...args: Args) => void, second: (...args: Args) => void) =>
    (...args: Args): void => {
      first(...args)
      second(...args)
    }
  return {
    threadCreated: both(one.threadCreated, other.threadCreated),
    threadDeleted: both(one.threadDeleted, other.threadDeleted),
    propertiesUpdated: both(one.propertiesUpdated, other.propertiesUpdated),
    participantsAdded: both(one.participantsAdded, other.participantsAdded),
    participantRemoved: both(one.participantRemoved, other.participantRemoved),
    messageReceived: both(one.messageReceived, other.messageReceived),
    messageEdited: both(one.messageEdited, other.messageEdited),
    messageDeleted: both(one.messageDeleted, other.messageDeleted),
    typing: both(one.typing, other.typing),
    messageRead: both(one.messageRead, other.messageRead)
  }
}
