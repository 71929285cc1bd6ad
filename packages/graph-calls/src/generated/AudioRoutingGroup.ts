// Written by `pnpm derive` from the declarations of this package. AudioRoutingGroup: Who hears whom in a call whose application routes the audio itself.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { ApiVersion } from "../ApiVersion.ts"
import { type GraphCalls, invoke } from "../internal/client.ts"
import { pages } from "../internal/pages.ts"
import type {
  AudioRoutingGroup,
  CreateAudioRoutingGroupInput,
  DeleteAudioRoutingGroupInput,
  GetAudioRoutingGroupInput,
  ListAudioRoutingGroupsInput,
  UpdateAudioRoutingGroupInput
} from "./models.ts"
import * as operations from "./operations.ts"

export type {
  AudioRoutingGroup,
  CreateAudioRoutingGroupInput,
  DeleteAudioRoutingGroupInput,
  GetAudioRoutingGroupInput,
  ListAudioRoutingGroupsInput,
  UpdateAudioRoutingGroupInput
} from "./models.ts"

/**
 * Creates an audio routing group in a call: its receivers hear its sources besides what they hear by default.
 *
 * Other participants who hear the sources still do; only an invitation with `removeFromDefaultAudioRoutingGroup` takes
 * somebody from what all hear. Only the four who speak loudest are passed on. Needs `Calls.JoinGroupCall.All` or
 * `Calls.InitiateGroupCall.All`.
 * v1.0 has it in these national clouds: global.
 * beta has it in these national clouds: global.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Create audioRoutingGroup.
 */
export const create = (
  input: CreateAudioRoutingGroupInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<AudioRoutingGroup, CommunicationError, GraphCalls> =>
  invoke(operations.createAudioRoutingGroup, input, options)

/**
 * Deletes an audio routing group of a call.
 *
 * v1.0 has it in these national clouds: global.
 * beta has it in these national clouds: global.
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Source: Delete audioRoutingGroup.
 */
const delete_ = (
  input: DeleteAudioRoutingGroupInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, GraphCalls> => invoke(operations.deleteAudioRoutingGroup, input, options)
export { delete_ as delete }

/**
 * Gets an audio routing group of a call.
 *
 * v1.0 has it in these national clouds: global.
 * beta has it in these national clouds: global.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: Get audioRoutingGroup.
 */
export const get = (
  input: GetAudioRoutingGroupInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<AudioRoutingGroup, CommunicationError, GraphCalls> =>
  invoke(operations.getAudioRoutingGroup, input, options)

/**
 * Lists the audio routing groups of a call.
 *
 * Pages are loaded as their items are asked for.
 * v1.0 has it in these national clouds: global.
 * beta has it in these national clouds: global.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: List audioRoutingGroups.
 */
export const list = (
  input: ListAudioRoutingGroupsInput,
  options?: CallOptions<ApiVersion>
): Stream.Stream<AudioRoutingGroup, CommunicationError, GraphCalls> =>
  pages(operations.listAudioRoutingGroups, input, options)

/**
 * Updates an audio routing group of a call: who is heard, and by whom.
 *
 * v1.0 has it in these national clouds: global.
 * beta has it in these national clouds: global.
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Source: Update audioRoutingGroup.
 */
export const update = (
  input: UpdateAudioRoutingGroupInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<AudioRoutingGroup, CommunicationError, GraphCalls> =>
  invoke(operations.updateAudioRoutingGroup, input, options)
