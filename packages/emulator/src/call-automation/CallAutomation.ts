/** Call Automation in the local cloud: its handlers, its controls, and its calls. */
import type { all } from "@effect-comms/call-automation/operations"
import type { EmulatedService } from "../service/EmulatedService.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import type { Handler } from "../service/Handler.ts"
import { controls } from "./controls.ts"
import { state } from "./inspect.ts"
import { filesOf } from "./media/RecordingFiles.ts"
import * as operations from "./operations/index.ts"
import { type Calls, makeCalls, type Settings } from "./state/Calls.ts"

export type { Settings } from "./state/Calls.ts"

/** Makes the handler of each declared operation. */
type Handlers = { readonly [Id in (typeof all)[number]["id"]]: (calls: Calls) => Handler<Id> }

/** Makes Call Automation. */
export const makeCallAutomation = (emulator: EmulatorContext, settings: Partial<Settings> = {}): EmulatedService => {
  const calls = makeCalls(emulator, { endOfOthers: 5001, ...settings })
  const handlers: Handlers = operations
  return {
    handlers: Object.values(handlers).map((handler) => handler(calls)),
    controls: controls(calls),
    files: filesOf(calls.chunks),
    state: () => state(calls),
    reset: calls.reset
  }
}
