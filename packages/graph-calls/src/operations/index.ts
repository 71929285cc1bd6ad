// Written by `pnpm derive` from the files beside it.
/** Every operation of GraphCalls as a declared value, with the schemas that they are made of. No client is imported here. */
import { cancelMediaProcessing } from "./cancelMediaProcessing.ts"
import { createCall } from "./createCall.ts"
import { deleteCall } from "./deleteCall.ts"
import { getCall } from "./getCall.ts"
import { getOperation } from "./getOperation.ts"
import { playPrompt } from "./playPrompt.ts"
import { recordResponse } from "./recordResponse.ts"
import { subscribeToTone } from "./subscribeToTone.ts"

export * from "../ApiVersion.ts"
export * from "../schemas/index.ts"
export * from "./failures.ts"
export * from "./cancelMediaProcessing.ts"
export * from "./createCall.ts"
export * from "./deleteCall.ts"
export * from "./getCall.ts"
export * from "./getOperation.ts"
export * from "./playPrompt.ts"
export * from "./recordResponse.ts"
export * from "./subscribeToTone.ts"

/** All of them, in the order of their ids; as a list of types it names each. */
export const all: readonly [
  typeof cancelMediaProcessing,
  typeof createCall,
  typeof deleteCall,
  typeof getCall,
  typeof getOperation,
  typeof playPrompt,
  typeof recordResponse,
  typeof subscribeToTone
] = [cancelMediaProcessing, createCall, deleteCall, getCall, getOperation, playPrompt, recordResponse, subscribeToTone]
