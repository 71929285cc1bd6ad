/**
 * Microsoft Graph's calls in the local cloud: calls of applications on the telephone network, what they play and record, and what
 * they are told.
 */
import type { EmulatedService } from "../service/EmulatedService.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import type { Network } from "../telephony/Network.ts"
import { controls } from "./controls.ts"
import { applications } from "./engine/applications.ts"
import { state } from "./inspect.ts"
import { handleDeleteCall, handleGetCall } from "./operations/call.ts"
import { handleCancelMediaProcessing } from "./operations/cancelMediaProcessing.ts"
import { handleCreateCall } from "./operations/createCall.ts"
import { handleGetOperation } from "./operations/getOperation.ts"
import { handlePlayPrompt } from "./operations/playPrompt.ts"
import { handleRecordResponse } from "./operations/recordResponse.ts"
import { handleSubscribeToTone } from "./operations/subscribeToTone.ts"
import { handleKeepAlive } from "./operations/keepAlive.ts"
import { makeCalls } from "./state/Calls.ts"

/** Graph's calls. */
export const makeGraphCalls = (emulator: EmulatorContext, network: Network): EmulatedService => {
  const calls = makeCalls(emulator, network)
  network.endpoints.add(applications(calls))
  const handlers = [
    handleCreateCall,
    handleGetCall,
    handleDeleteCall,
    handlePlayPrompt,
    handleRecordResponse,
    handleCancelMediaProcessing,
    handleSubscribeToTone,
    handleGetOperation,
    handleKeepAlive
  ].map((handler) => handler(calls))
  return { handlers, controls: controls(calls), state: () => state(calls), reset: calls.reset }
}
