/**
 * Microsoft Graph's calls in the local cloud: calls of applications, what they play and record, and what they are told.
 */
import type { Part, Simulation } from "../service/EmulatorContext.ts"
import { bodyOf } from "./Call.ts"
import { callHandlers } from "./calls.ts"
import { bodyOf as operationOf } from "./CommsOperation.ts"
import { controls } from "./controls.ts"
import { mediaHandlers } from "./media.ts"
import { makeWorld } from "./GraphState.ts"

/** Graph's calls. */
export const makeGraphCalls = (simulation: Simulation): Part => {
  const world = makeWorld(simulation)
  return {
    handlers: [...callHandlers(world), ...mediaHandlers(world)],
    controls: controls(world),
    state: () => ({
      graphCalls: world.all().map((call) => ({
        ...bodyOf(call),
        participants: [...call.present.values()],
        operations: [...call.operations.values()].map(operationOf)
      }))
    }),
    reset: world.clear
  }
}
