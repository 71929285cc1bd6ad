/**
 * ACS Chat in the local cloud: threads, their members and messages. Only members act, with their own tokens.
 */
import type { Users } from "../identity/state/Users.ts"
import type { Part, Simulation } from "../service/EmulatorContext.ts"
import { toParticipant } from "./state/Member.ts"
import { messageHandlers } from "./operations/messages.ts"
import { participantHandlers } from "./operations/participants.ts"
import { propertiesOf } from "./state/Thread.ts"
import { threadHandlers } from "./operations/threads.ts"
import { makeWorld } from "./state/ChatState.ts"

/** Chat, for the users that Identity made. */
export const makeChat = (simulation: Simulation, users: Users): Part => {
  const world = makeWorld(simulation, users)
  return {
    handlers: [...threadHandlers(world), ...participantHandlers(world), ...messageHandlers(world)],
    controls: [],
    state: () => ({
      threads: [...world.threads.values()].map((thread) => ({
        ...propertiesOf(thread),
        participants: [...thread.members.values()].map(toParticipant),
        messages: thread.history.count()
      }))
    }),
    reset: () => {
      for (const thread of world.threads.values()) thread.stopRetention?.()
      world.threads.clear()
    }
  }
}
