/**
 * Outcomes: which events say how an accepted operation ended; `CallEvents.awaitOutcome` waits for one of them.
 *
 * An outcome is matched by the `operationContext` of the request, the `invitationId` or the participant, as far as they are given. Those of
 * operations are declared with them; here are those of recordings, which are known by their ids.
 */
import type { EventName } from "./generated/events.ts"
import * as outcomes from "./generated/outcomes.ts"
import type { Outcome } from "./internal/outcome.ts"
import { recordingOf, unpadded } from "./internal/recorder.ts"

export * from "./generated/outcomes.ts"
export type { Outcome } from "./internal/outcome.ts"

/** Describes an outcome. */
export const make = <S extends EventName, F extends EventName>(outcome: Outcome<S, F>): Outcome<S, F> => outcome

/** The end of the application's own leg, whatever ended it. */
export const disconnect: Outcome<"CallDisconnected", never> = outcomes.hangupCall

/**
 * The outcome of `CallAutomation.connect`.
 *
 * @deprecated Use `connect`.
 */
export const connectCall: Outcome<"CallConnected", "ConnectFailed"> = outcomes.connect

/**
 * The outcome of `CallConnection.moveParticipants` for one of them.
 *
 * @deprecated Use `moveParticipants`.
 */
export const moveParticipant: Outcome<"MoveParticipantSucceeded", "MoveParticipantFailed"> = outcomes.moveParticipants

/**
 * Of CallRecording: a recording is `active` (started or resumed) or `inactive` (paused or stopped). Its events have a callConnectionId
 * of their own, which `CallRecording.recorderOf` gives.
 *
 * A recording that begins is reported as `inactive` first, so wait for `active` before asking for a pause, and then, with `fresh`, for events
 * from that request on only: the first `inactive` is still kept.
 */
export const recording = (
  recordingId: string,
  state: "active" | "inactive"
): Outcome<"RecordingStateChanged", "StartRecordingFailed"> => ({
  succeeded: ["RecordingStateChanged"],
  failed: ["StartRecordingFailed"],
  when: ({ data }) => data.recordingId === recordingId && data.state === state
})

/**
 * Of CallRecording.stopRecording, or of the end of the call: the files of a recording are ready. Event Grid brings it; give it to
 * `CallEvents.receiveTrusted`, and wait with the callConnectionId that `CallRecording.recorderOf` gives. No event reports a failure.
 */
export const recordingFile = (recordingId: string): Outcome<"RecordingFileStatusUpdated", never> => ({
  succeeded: ["RecordingFileStatusUpdated"],
  failed: [],
  when: ({ data, subject }) =>
    unpadded(recordingOf(subject) ?? data.recordingId ?? "") === unpadded(recordingId) && recordingId !== ""
})
