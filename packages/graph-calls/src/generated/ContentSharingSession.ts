// Written by `pnpm derive` from the declarations of this package. ContentSharingSession: The sessions of a call in which content is shared.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { ApiVersion } from "../ApiVersion.ts"
import { type GraphCalls, invoke } from "../internal/client.ts"
import { pages } from "../internal/pages.ts"
import type { ContentSharingSession, GetContentSharingSessionInput, ListContentSharingSessionsInput } from "./models.ts"
import * as operations from "./operations.ts"

export type { ContentSharingSession, GetContentSharingSessionInput, ListContentSharingSessionsInput } from "./models.ts"

/**
 * Gets a session of a call in which content is shared.
 *
 * v1.0 has it in these national clouds: global.
 * beta has it in these national clouds: global.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: Get contentSharingSession.
 */
export const get = (
  input: GetContentSharingSessionInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<ContentSharingSession, CommunicationError, GraphCalls> =>
  invoke(operations.getContentSharingSession, input, options)

/**
 * Lists the sessions of a call in which content is shared.
 *
 * Pages are loaded as their items are asked for.
 * v1.0 has it in these national clouds: global.
 * beta has it in these national clouds: global.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: List contentSharingSessions.
 */
export const list = (
  input: ListContentSharingSessionsInput,
  options?: CallOptions<ApiVersion>
): Stream.Stream<ContentSharingSession, CommunicationError, GraphCalls> =>
  pages(operations.listContentSharingSessions, input, options)
