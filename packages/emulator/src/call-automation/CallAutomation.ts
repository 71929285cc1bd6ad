/** Call Automation in the local cloud: its handlers, its controls, and its calls. */
import type { all } from "@effect-comms/call-automation/operations"
import type { EmulatedService } from "../service/EmulatedService.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import type { Network } from "../telephony/Network.ts"
import { applications } from "./engine/applications.ts"
import { type Handler, whenAsked } from "../service/Handler.ts"
import { verificationBy } from "../service/Settings.ts"
import { signer } from "./profile.ts"
import { controls } from "./controls.ts"
import { state } from "./inspect.ts"
import { persistence } from "./persistence.ts"
import { filesOf } from "./media/RecordingFiles.ts"
import * as operations from "./operations/index.ts"
import { type Calls, makeCalls, type Settings } from "./state/Calls.ts"

export type { Settings } from "./state/Calls.ts"

/** Makes the handler of each declared operation. */
type Handlers = { readonly [Id in (typeof all)[number]["id"]]: (calls: Calls) => Handler<Id> }

/** Makes Call Automation. */
export const makeCallAutomation = (
  emulator: EmulatorContext,
  network: Network,
  settings: Partial<Settings> = {}
): EmulatedService => {
  const calls = makeCalls(emulator, network, { endOfOthers: 5001, ...settings })
  network.endpoints.add(applications(calls))
  const handlers: Handlers = operations
  return {
    handlers: whenAsked(() => Object.values(handlers).map((handler) => handler(calls))),
    controls: controls(calls),
    files: filesOf(calls.chunks),
    state: () => state(calls),
    settings: (origin) => ({
      callAutomation: { endpoint: origin, audience: emulator.resourceId, ...verificationBy(signer, origin) }
    }),
    persistence: persistence(calls),
    reset: calls.reset
  }
}
