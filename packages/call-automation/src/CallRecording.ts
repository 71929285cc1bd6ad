/**
 * Recording a call: start, pause, resume, stop. Files are no part of it.
 *
 * What becomes of a recording is told by RecordingStateChanged at its own `recordingStateCallbackUri`, under the callConnectionId of
 * the recorder and not of a leg: `recorderOf` tells which that is.
 */
import * as Base64Url from "effect/encoding/Base64Url"
import * as Result from "effect/Result"
import { method } from "./CallAutomation.ts"
import * as properties from "./operations/getRecordingProperties.ts"
import * as pausing from "./operations/pauseRecording.ts"
import * as resuming from "./operations/resumeRecording.ts"
import * as starting from "./operations/startRecording.ts"
import * as stopping from "./operations/stopRecording.ts"

/**
 * Records a call, named by exactly one of `callLocator` and (since 2025-05-15) `callConnectionId`; the outcome comes as
 * RecordingStateChanged (`inactive` first, then `active`) or, since 2025-05-15, StartRecordingFailed.
 *
 * Source: Call Recording - Start Recording.
 */
export const start = /* @__PURE__ */ method(starting.startRecording)

/**
 * Whether a recording is active.
 *
 * Source: Call Recording - Get Recording Properties.
 */
export const getProperties = /* @__PURE__ */ method(properties.getRecordingProperties)

/**
 * Leaves out what comes next; RecordingStateChanged shows it as `inactive`.
 *
 * The service knows no repeatability here, so a failure that leaves open whether it was done is `Ambiguous`.
 * Source: Call Recording - Pause Recording.
 */
export const pause = /* @__PURE__ */ method(pausing.pauseRecording)

/**
 * Goes on after a pause; RecordingStateChanged shows it as `active`.
 *
 * The service knows no repeatability here, so a failure that leaves open whether it was done is `Ambiguous`.
 * Source: Call Recording - Resume Recording.
 */
export const resume = /* @__PURE__ */ method(resuming.resumeRecording)

/**
 * Ends a recording for good; RecordingStateChanged shows it as `inactive`.
 *
 * Source: Call Recording - Stop Recording.
 */
export const stop = /* @__PURE__ */ method(stopping.stopRecording)

/**
 * The callConnectionId in the events of a recording, to wait for them with `CallEvents`; `undefined` when the id does not tell.
 *
 * Recorded traffic of the service shows it inside the recordingId; no document promises it.
 */
export const recorderOf = (recordingId: string): string | undefined => {
  const text = Base64Url.decodeString(recordingId.replace(/=+$/, ""))
  if (Result.isFailure(text)) return undefined
  return /"PlatformEndpointId":"([^"]+)"/.exec(text.success)?.[1]
}
