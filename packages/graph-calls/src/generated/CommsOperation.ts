// Written by `pnpm derive` from the declarations of this package. CommsOperation: The operations of a call that its actions started.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { type GraphCalls, invoke } from "../internal/client.ts"
import type { CommsOperation, GetOperationInput } from "./models.ts"
import * as operations from "./operations.ts"

export type { CommsOperation, GetOperationInput } from "./models.ts"

/**
 * Gets the state of an operation of a call.
 *
 * The reference shows it for one type of operation; Graph's metadata have it for every type.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: Get addLargeGalleryViewOperation.
 */
export const get = (
  input: GetOperationInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CommsOperation, CommunicationError, GraphCalls> => invoke(operations.getOperation, input, options)
