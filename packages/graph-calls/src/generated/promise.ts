// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public functions.
import type { CallOptions, Client } from "@effect-comms/core/Client"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import * as Context from "effect/Context"
import type { ApiVersion } from "../ApiVersion.ts"
import * as CallFunctions from "../Call.ts"
import * as CommsOperationFunctions from "../CommsOperation.ts"
import { GraphCalls } from "../internal/client.ts"
import type {
  Call,
  CancelMediaProcessingInput,
  CancelMediaProcessingOperation,
  CommsOperation,
  CreateCallInput,
  CreateCallResponse,
  DeleteCallInput,
  GetCallInput,
  GetOperationInput,
  PlayPromptInput,
  PlayPromptOperation,
  RecordOperation,
  RecordResponseInput,
  SubscribeToToneInput,
  SubscribeToToneOperation
} from "./models.ts"

/** Creates, reads and ends calls, plays prompts, records answers and listens for tones. */
export interface CallClient {
  /**
   * Cancels the running and all queued prompts and recordings, never the subscription to tones.
   *
   * The response is final; a notification reports each cancelled operation.
   * beta has it in these national clouds: global.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: cancelMediaProcessing.
   */
  readonly cancelMediaProcessing: (
    input: CancelMediaProcessingInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<CancelMediaProcessingOperation>
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
  readonly create: (input: CreateCallInput, options?: CallOptions<ApiVersion>) => Promise<CreateCallResponse>
  /**
   * Deletes the application's call, which hangs up its leg; a group call goes on for the others.
   *
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Source: Delete call.
   */
  readonly delete: (input: DeleteCallInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Gets the properties of a call.
   *
   * A call that has ended is `NotFound` with code 8522.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: Get call.
   */
  readonly get: (input: GetCallInput, options?: CallOptions<ApiVersion>) => Promise<Call>
  /**
   * Plays audio prompts after those that are queued before; only for service-hosted media.
   *
   * `loop` (beta) repeats them until they are cancelled; no notification reports their end then.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: playPrompt.
   */
  readonly playPrompt: (input: PlayPromptInput, options?: CallOptions<ApiVersion>) => Promise<PlayPromptOperation>
  /**
   * Plays a prompt and records the answer, after what is queued before; only for service-hosted media.
   *
   * Needs `Calls.AccessMedia.All`. Each limit is 5 seconds unless given, at most 120. The notification's `recordingLocation`
   * is fetched with its `recordingAccessToken` as a bearer token, soon: it goes with the call.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: recordResponse.
   */
  readonly recordResponse: (input: RecordResponseInput, options?: CallOptions<ApiVersion>) => Promise<RecordOperation>
  /**
   * Subscribes to a notification of every tone that is pressed.
   *
   * Needs `Calls.AccessMedia.All`.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: subscribeToTone.
   */
  readonly subscribeToTone: (
    input: SubscribeToToneInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<SubscribeToToneOperation>
}

/** The operations of a call that its actions started. */
export interface CommsOperationClient {
  /**
   * Gets the state of an operation of a call.
   *
   * The reference shows it for one type of operation; Graph's metadata have it for every type.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: Get addLargeGalleryViewOperation.
   */
  readonly get: (input: GetOperationInput, options?: CallOptions<ApiVersion>) => Promise<CommsOperation>
}

/** The client of Microsoft Graph's calls. */
export interface GraphCallsClient {
  /** Creates, reads and ends calls, plays prompts, records answers and listens for tones. */
  readonly call: CallClient
  /** The operations of a call that its actions started. */
  readonly commsOperation: CommsOperationClient
}

/** The functions of a client. */
export const clientOf = (client: Client<ApiVersion>): GraphCallsClient => {
  const api = PromiseApi.make(Context.make(GraphCalls, client))
  const { call } = api
  return {
    call: {
      cancelMediaProcessing: call(CallFunctions.cancelMediaProcessing),
      create: call(CallFunctions.create),
      delete: call(CallFunctions.delete),
      get: call(CallFunctions.get),
      playPrompt: call(CallFunctions.playPrompt),
      recordResponse: call(CallFunctions.recordResponse),
      subscribeToTone: call(CallFunctions.subscribeToTone)
    },
    commsOperation: { get: call(CommsOperationFunctions.get) }
  }
}
