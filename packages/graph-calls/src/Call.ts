/**
 * What is done with a call: create it, look at it, play, record, listen for tones, hang up.
 *
 * An action answers with its operation. When the answer's `status` is `completed` or `failed` it is final; otherwise the end comes
 * as a notification, which `CallNotifications.awaitOperation` waits for.
 */
import { method } from "./internal/method.ts"
import * as operations from "./generated/operations.ts"

/**
 * Calls a user or a phone number (one target), a group of users (up to five), or joins a meeting (`meetingInfo`).
 *
 * Needs `Calls.Initiate.All`, `Calls.InitiateGroupCall.All`, `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All`, and
 * `Calls.AccessMedia.All` when the application hosts the media. A phone number needs `source` with the `applicationInstance` that
 * owns a number, and `tenantId`. Its states come as notifications to `callbackUri`. Source: Create call.
 */
export const create = /* @__PURE__ */ method(operations.createCall)

/** What a call is now; 404 with code 8522 when it has ended. Source: Get call. */
export const get = /* @__PURE__ */ method(operations.getCall)

/** Hangs up the application's leg; a group call goes on without it. Source: Delete call. */
const delete_ = /* @__PURE__ */ method(operations.deleteCall)
export { delete_ as delete }

/**
 * Plays audio files, after what is queued before; only where the service hosts the media.
 *
 * `loop` (beta) repeats them until cancelled, and then no notification comes of their end. Source: call: playPrompt.
 */
export const playPrompt = /* @__PURE__ */ method(operations.playPrompt)

/**
 * Plays a prompt and records the answer, after what is queued before; only where the service hosts the media.
 *
 * Needs `Calls.AccessMedia.All`. Each limit is 5 seconds unless given, at most 120. The notification's `recordingLocation` is
 * fetched with its `recordingAccessToken` as a bearer, soon: it goes with the call. Source: call: recordResponse.
 */
export const recordResponse = /* @__PURE__ */ method(operations.recordResponse)

/** Asks for a notification of every key that is pressed; needs `Calls.AccessMedia.All`. Source: call: subscribeToTone. */
export const subscribeToTone = /* @__PURE__ */ method(operations.subscribeToTone)

/**
 * Cancels the running and all queued prompts and recordings, never the subscription to tones.
 *
 * It is over with its answer; each cancelled operation has a notification of its own. Source: call: cancelMediaProcessing.
 */
export const cancelMediaProcessing = /* @__PURE__ */ method(operations.cancelMediaProcessing)
