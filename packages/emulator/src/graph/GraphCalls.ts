/**
 * Microsoft Graph's calls in the local cloud: calls of applications, what they play and record, and what they are told.
 */
import type { EmulatedService } from "../service/EmulatedService.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import { bodyOf } from "./Call.ts"
import { callHandlers } from "./calls.ts"
import { bodyOf as operationOf } from "./CommsOperation.ts"
import { controls } from "./controls.ts"
import { mediaHandlers } from "./media.ts"
import { makeGraphState } from "./GraphState.ts"

/** Graph's calls. */
export const makeGraphCalls = (emulator: EmulatorContext): EmulatedService => {
  const graph = makeGraphState(emulator)
  return {
    handlers: [...callHandlers(graph), ...mediaHandlers(graph)],
    controls: controls(graph),
    state: () => ({
      graphCalls: graph.all().map((call) => ({
        ...bodyOf(call),
        participants: [...call.present.values()],
        operations: [...call.operations.values()].map(operationOf)
      }))
    }),
    reset: graph.clear
  }
}
