/**
 * Recording a call: start, pause, resume, stop. Files are no part of it.
 *
 * What becomes of a recording is told by RecordingStateChanged at its own `recordingStateCallbackUri`, under the callConnectionId of
 * the recorder and not of a leg: `recorderOf` tells which that is. Functions that end in `AndWait` also wait for that, as those of
 * `CallConnection`: the webhooks of that address have to come to `CallEvents`.
 */
import { method } from "./CallAutomation.ts"
import { startAndWaitFor, stateAndWait } from "./internal/awaitingRecordings.ts"
import * as properties from "./operations/getRecordingProperties.ts"
import * as pausing from "./operations/pauseRecording.ts"
import * as resuming from "./operations/resumeRecording.ts"
import * as starting from "./operations/startRecording.ts"
import * as stopping from "./operations/stopRecording.ts"

export { recorderOf } from "./internal/recorder.ts"

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
 * `start`, until the recording is active, or inactive when it is to be paused from the start.
 *
 * An answer that never came leaves open which recording it is: its `Ambiguous` is the failure at once.
 */
export const startAndWait = /* @__PURE__ */ startAndWaitFor(starting.startRecording)

/** `pause`, until the recording is inactive. */
export const pauseAndWait = /* @__PURE__ */ stateAndWait(pausing.pauseRecording, "inactive")

/** `resume`, until the recording is active. */
export const resumeAndWait = /* @__PURE__ */ stateAndWait(resuming.resumeRecording, "active")

/** `stop`, until the recording is inactive. */
export const stopAndWait = /* @__PURE__ */ stateAndWait(stopping.stopRecording, "inactive")
