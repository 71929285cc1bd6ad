/**
 * ACS Chat in the local cloud: threads, their members and messages. Only members act, with their own tokens.
 */
import { all } from "@effect-comms/chat/operations"
import type { Users } from "../identity/state/Users.ts"
import type { EmulatedService } from "../service/EmulatedService.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import { handlersOf } from "../service/Handler.ts"
import { toParticipant } from "./state/Member.ts"
import { messageHandlers } from "./operations/messages.ts"
import { participantHandlers } from "./operations/participants.ts"
import { propertiesOf } from "./state/Thread.ts"
import { threadHandlers } from "./operations/threads.ts"
import { makeChatState } from "./engine/ChatState.ts"

/** Chat, for the users that Identity made. */
export const makeChat = (emulator: EmulatorContext, users: Users): EmulatedService => {
  const chat = makeChatState(emulator, users)
  return {
    handlers: handlersOf(all, [...threadHandlers(chat), ...participantHandlers(chat), ...messageHandlers(chat)]),
    controls: [],
    state: () => ({
      threads: [...chat.threads.values()].map((thread) => ({
        ...propertiesOf(thread),
        participants: [...thread.members.values()].map(toParticipant),
        messages: thread.history.count()
      }))
    }),
    reset: () => {
      for (const thread of chat.threads.values()) thread.stopRetention?.()
      chat.threads.clear()
    }
  }
}
