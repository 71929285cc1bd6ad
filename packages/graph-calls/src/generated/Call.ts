// Written by `pnpm derive` from the declarations of this package. Call: Creates, reads and ends calls, plays prompts, records answers and listens for tones.
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { type GraphCalls, invoke } from "../internal/client.ts"
import type {
  Call,
  CancelMediaProcessingInput,
  CancelMediaProcessingOperation,
  CreateCallInput,
  CreateCallResponse,
  DeleteCallInput,
  GetCallInput,
  PlayPromptInput,
  PlayPromptOperation,
  RecordOperation,
  RecordResponseInput,
  SubscribeToToneInput,
  SubscribeToToneOperation
} from "./models.ts"
import * as operations from "./operations.ts"

export type {
  Call,
  CancelMediaProcessingInput,
  CancelMediaProcessingOperation,
  CreateCallInput,
  CreateCallResponse,
  DeleteCallInput,
  GetCallInput,
  PlayPromptInput,
  PlayPromptOperation,
  RecordOperation,
  RecordResponseInput,
  SubscribeToToneInput,
  SubscribeToToneOperation
} from "./models.ts"

/**
 * Cancels the running and all queued prompts and recordings, never the subscription to tones.
 *
 * The response is final; a notification reports each cancelled operation.
 * beta has it in these national clouds: global.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: cancelMediaProcessing.
 */
export const cancelMediaProcessing = (
  input: CancelMediaProcessingInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CancelMediaProcessingOperation, CommunicationError, GraphCalls> =>
  invoke(operations.cancelMediaProcessing, input, options)

/**
 * Creates a call to a user or a phone number (one target) or to a group of users (up to five), or joins a meeting
 * (`meetingInfo`).
 *
 * Needs `Calls.Initiate.All`, `Calls.InitiateGroupCall.All`, `Calls.JoinGroupCall.All` or
 * `Calls.JoinGroupCallAsGuest.All`, and `Calls.AccessMedia.All` when the application hosts the media. A phone number needs
 * `source` with the `applicationInstance` that owns a number, and `tenantId`. The states of the call come as notifications
 * to `callbackUri`.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: Create call.
 */
export const create = (
  input: CreateCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<CreateCallResponse, CommunicationError, GraphCalls> => invoke(operations.createCall, input, options)

/**
 * Deletes the application's call, which hangs up its leg; a group call goes on for the others.
 *
 * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
 * Source: Delete call.
 */
const delete_ = (
  input: DeleteCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError, GraphCalls> => invoke(operations.deleteCall, input, options)
export { delete_ as delete }

/**
 * Gets the properties of a call.
 *
 * A call that has ended is `NotFound` with code 8522.
 * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
 * Source: Get call.
 */
export const get = (
  input: GetCallInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<Call, CommunicationError, GraphCalls> => invoke(operations.getCall, input, options)

/**
 * Plays audio prompts after those that are queued before; only for service-hosted media.
 *
 * `loop` (beta) repeats them until they are cancelled; no notification reports their end then.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: playPrompt.
 */
export const playPrompt = (
  input: PlayPromptInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<PlayPromptOperation, CommunicationError, GraphCalls> => invoke(operations.playPrompt, input, options)

/**
 * Plays a prompt and records the answer, after what is queued before; only for service-hosted media.
 *
 * Needs `Calls.AccessMedia.All`. Each limit is 5 seconds unless given, at most 120. The notification's `recordingLocation`
 * is fetched with its `recordingAccessToken` as a bearer token, soon: it goes with the call.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: recordResponse.
 */
export const recordResponse = (
  input: RecordResponseInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<RecordOperation, CommunicationError, GraphCalls> => invoke(operations.recordResponse, input, options)

/**
 * Subscribes to a notification of every tone that is pressed.
 *
 * Needs `Calls.AccessMedia.All`.
 * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
 * Source: call: subscribeToTone.
 */
export const subscribeToTone = (
  input: SubscribeToToneInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<SubscribeToToneOperation, CommunicationError, GraphCalls> =>
  invoke(operations.subscribeToTone, input, options)
