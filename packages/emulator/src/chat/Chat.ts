/**
 * ACS Chat in the local cloud: threads, their members and messages. Only members act, with their own tokens.
 */
import type { Users } from "../identity/Users.ts"
import type { Part, Simulation } from "../Simulation.ts"
import { toParticipant } from "./Member.ts"
import { messageHandlers } from "./messages.ts"
import { participantHandlers } from "./participants.ts"
import { propertiesOf } from "./Thread.ts"
import { threadHandlers } from "./threads.ts"
import { makeWorld } from "./World.ts"

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
