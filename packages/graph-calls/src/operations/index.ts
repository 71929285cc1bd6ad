/**
 * Every operation of Graph's calls that this package has, as data: for clients, the local cloud and the checks against Microsoft's facts.
 *
 * Microsoft publishes no ids for them; these follow the names of Graph's metadata. Nothing here imports a client.
 */
import type * as Operation from "@effect-comms/core/Operation"
import { cancelMediaProcessing } from "./cancelMediaProcessing.ts"
import { createCall } from "./createCall.ts"
import { deleteCall } from "./deleteCall.ts"
import { getCall } from "./getCall.ts"
import { getOperation } from "./getOperation.ts"
import { playPrompt } from "./playPrompt.ts"
import { recordResponse } from "./recordResponse.ts"
import { subscribeToTone } from "./subscribeToTone.ts"

export * from "../ApiVersion.ts"
export { serviceFailures } from "./failures.ts"
export * from "../schemas/index.ts"
export * from "./cancelMediaProcessing.ts"
export * from "./createCall.ts"
export * from "./deleteCall.ts"
export * from "./getCall.ts"
export * from "./getOperation.ts"
export * from "./playPrompt.ts"
export * from "./recordResponse.ts"
export * from "./subscribeToTone.ts"

/** All operations. */
export const all: ReadonlyArray<Operation.Any> = [
  createCall,
  getCall,
  deleteCall,
  playPrompt,
  recordResponse,
  subscribeToTone,
  cancelMediaProcessing,
  getOperation
]
