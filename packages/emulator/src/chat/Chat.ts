/**
 * ACS Chat in the local cloud: threads, their members and messages. Only members act, with their own tokens.
 */
import { all } from "@effect-comms/chat/operations"
import type { Users } from "../identity/state/Users.ts"
import type { EmulatedService } from "../service/EmulatedService.ts"
import { makeBudgets } from "../service/Budgets.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import { handlersOf, whenAsked } from "../service/Handler.ts"
import { controls } from "./controls.ts"
import { toParticipant } from "./state/Member.ts"
import { messageHandlers } from "./operations/messages.ts"
import { participantHandlers } from "./operations/participants.ts"
import { propertiesOf } from "./state/Thread.ts"
import { threadHandlers } from "./operations/threads.ts"
import { budgetsOf } from "./engine/budgets.ts"
import { imageHandlers } from "./operations/images.ts"
import { receiptHandlers } from "./operations/receipts.ts"
import { makeChatState } from "./engine/ChatState.ts"
import { bothOf } from "./events/both.ts"
import { persistence } from "./persistence.ts"
import { makeChatEvents } from "./events/ChatEvents.ts"
import { makeConnections } from "./realTime/Connections.ts"
import { makeNotifications } from "./realTime/notifications.ts"
import { makeRealTime } from "./realTime/RealTime.ts"

/** Chat, for the users that Identity made. */
export const makeChat = (emulator: EmulatorContext, users: Users): EmulatedService => {
  const connections = makeConnections(emulator)
  const events = bothOf(makeChatEvents(emulator), makeNotifications(connections))
  const chat = makeChatState(emulator, users, events)
  const budgets = makeBudgets(emulator)
  const handlers = whenAsked(() =>
    handlersOf(all, [
      ...threadHandlers(chat),
      ...participantHandlers(chat),
      ...messageHandlers(chat),
      ...receiptHandlers(chat),
      ...imageHandlers(chat)
    ])
  )
  return {
    handlers: whenAsked(() => handlers().map((handler) => budgets.within(handler, budgetsOf(handler.operation)))),
    controls: controls(handlers),
    ...makeRealTime(emulator, connections),
    state: () => ({
      threads: [...chat.threads.values()].map((thread) => ({
        ...propertiesOf(thread),
        participants: [...thread.members.values()].map(toParticipant),
        messages: thread.history.count(),
        images: thread.images.size
      }))
    }),
    settings: (origin) => ({ chat: { endpoint: origin } }),
    persistence: persistence(chat),
    reset: () => {
      for (const thread of chat.threads.values()) thread.stopRetention?.()
      chat.threads.clear()
      connections.reset()
      budgets.reset()
    }
  }
}
