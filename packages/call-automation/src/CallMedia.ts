/**
 * What is heard in a call: hold, prompts, what participants press and say, and its audio and transcript as they are streamed.
 *
 * But for sendDtmfTones the service knows no repeatability here, so a failure that leaves open whether it was done is `Ambiguous` and
 * nothing is sent again. Functions that end in `AndWait` also wait for the outcome, as those of `CallConnection`.
 */
import { method } from "./CallAutomation.ts"
import { andWait } from "./internal/awaiting.ts"
import * as Outcome from "./Outcome.ts"
import * as operations from "./generated/operations.ts"

/**
 * Puts a participant on hold; ParticipantsUpdated shows it, HoldFailed tells that it was undone. Since 2024-06-15-preview.
 *
 * Source: Call Media - Hold.
 */
export const hold = /* @__PURE__ */ method(operations.hold)

/**
 * Takes a participant off hold; ParticipantsUpdated shows it. Since 2024-06-15-preview.
 *
 * Source: Call Media - Unhold.
 */
export const unhold = /* @__PURE__ */ method(operations.unhold)

/**
 * Plays prompts to everybody or to some; the outcome comes as PlayCompleted, PlayFailed or PlayCanceled.
 *
 * Source: Call Media - Play.
 */
export const play = /* @__PURE__ */ method(operations.play)

/**
 * Cancels every prompt and every recognition of the call, also those that wait; each is told as PlayCanceled or RecognizeCanceled.
 *
 * Source: Call Media - Cancel All Media Operations.
 */
export const cancelAllMediaOperations = /* @__PURE__ */ method(operations.cancelAllMediaOperations)

/**
 * Takes what a participant presses or says, after prompts; the outcome comes as RecognizeCompleted, RecognizeFailed or
 * RecognizeCanceled. Speech and choices since 2023-10-15.
 *
 * Source: Call Media - Recognize.
 */
export const recognize = /* @__PURE__ */ method(operations.recognize)

/**
 * Begins to tell each key that a participant presses, as ContinuousDtmfRecognitionToneReceived. Since 2023-10-15.
 *
 * Source: Call Media - Start Continuous Dtmf Recognition.
 */
export const startContinuousDtmfRecognition = /* @__PURE__ */ method(operations.startContinuousDtmfRecognition)

/**
 * Ends what startContinuousDtmfRecognition began; ContinuousDtmfRecognitionStopped tells it, if there was something to end. Since
 * 2023-10-15.
 *
 * Source: Call Media - Stop Continuous Dtmf Recognition.
 */
export const stopContinuousDtmfRecognition = /* @__PURE__ */ method(operations.stopContinuousDtmfRecognition)

/**
 * Presses keys towards a participant; the outcome comes as SendDtmfTonesCompleted or SendDtmfTonesFailed. Since 2023-10-15.
 *
 * Source: Call Media - Send Dtmf Tones.
 */
export const sendDtmfTones = /* @__PURE__ */ method(operations.sendDtmfTones)

/**
 * Begins to stream the audio of a call to the WebSocket that `mediaStreamingOptions` of create, answer or connect named; the outcome
 * comes as MediaStreamingStarted or MediaStreamingFailed. In 2024-06-15-preview and since 2025-05-15.
 *
 * Source: Call Media - Start Media Streaming.
 */
export const startMediaStreaming = /* @__PURE__ */ method(operations.startMediaStreaming)

/**
 * Ends the streaming of a call's audio; the outcome comes as MediaStreamingStopped or MediaStreamingFailed. In 2024-06-15-preview and
 * since 2025-05-15.
 *
 * Source: Call Media - Stop Media Streaming.
 */
export const stopMediaStreaming = /* @__PURE__ */ method(operations.stopMediaStreaming)

/**
 * Begins to send the transcript of a call to the WebSocket that `transcriptionOptions` of create, answer or connect named; the
 * outcome comes as TranscriptionStarted or TranscriptionFailed. In 2024-06-15-preview and since 2025-05-15.
 *
 * Source: Call Media - Start Transcription.
 */
export const startTranscription = /* @__PURE__ */ method(operations.startTranscription)

/**
 * Ends the transcription of a call; the outcome comes as TranscriptionStopped. In 2024-06-15-preview and since 2025-05-15.
 *
 * Source: Call Media - Stop Transcription.
 */
export const stopTranscription = /* @__PURE__ */ method(operations.stopTranscription)

/**
 * Changes the language of a running transcription; the outcome comes as TranscriptionUpdated or TranscriptionFailed. In
 * 2024-06-15-preview and since 2025-05-15.
 *
 * Source: Call Media - Update Transcription.
 */
export const updateTranscription = /* @__PURE__ */ method(operations.updateTranscription)

/**
 * Makes a summary of what was said in a call that is transcribed; it comes with TranscriptionCallSummaryUpdated, which also tells when
 * none could be made. In 2025-08-15-preview only.
 *
 * Source: Call Media - Summarize Call.
 */
export const summarizeCall = /* @__PURE__ */ method(operations.summarizeCall)

/**
 * `hold`, until a roster shows the participant on hold. One that comes because of the request: what was so before is not the outcome.
 *
 * Audio that cannot be decoded is told later still, by HoldFailed.
 */
export const holdAndWait = /* @__PURE__ */ andWait(operations.hold, ({ targetParticipant }) =>
  Outcome.hold(targetParticipant)
)

/** `unhold`, until a roster shows the participant off hold. */
export const unholdAndWait = /* @__PURE__ */ andWait(operations.unhold, ({ targetParticipant }) =>
  Outcome.unhold(targetParticipant)
)

/** `play`, until all of it was played. A loop ends only when something cancels it, which is a failure. */
export const playAndWait = /* @__PURE__ */ andWait(operations.play, Outcome.play)

/** `recognize`, until something was recognised. */
export const recognizeAndWait = /* @__PURE__ */ andWait(operations.recognize, Outcome.recognize)

/** `stopContinuousDtmfRecognition`, until it has ended; when there was nothing to end, no event tells so. */
export const stopContinuousDtmfRecognitionAndWait = /* @__PURE__ */ andWait(
  operations.stopContinuousDtmfRecognition,
  Outcome.stopContinuousDtmfRecognition
)

/** `sendDtmfTones`, until all keys were pressed. */
export const sendDtmfTonesAndWait = /* @__PURE__ */ andWait(operations.sendDtmfTones, Outcome.sendDtmfTones)

/** `startMediaStreaming`, until the stream has begun. */
export const startMediaStreamingAndWait = /* @__PURE__ */ andWait(
  operations.startMediaStreaming,
  Outcome.startMediaStreaming
)

/** `stopMediaStreaming`, until the stream has ended. */
export const stopMediaStreamingAndWait = /* @__PURE__ */ andWait(
  operations.stopMediaStreaming,
  Outcome.stopMediaStreaming
)

/** `startTranscription`, until the transcription has begun. */
export const startTranscriptionAndWait = /* @__PURE__ */ andWait(
  operations.startTranscription,
  Outcome.startTranscription
)

/** `stopTranscription`, until the transcription has ended. */
export const stopTranscriptionAndWait = /* @__PURE__ */ andWait(operations.stopTranscription, Outcome.stopTranscription)

/** `updateTranscription`, until the transcription goes on in the other language. */
export const updateTranscriptionAndWait = /* @__PURE__ */ andWait(
  operations.updateTranscription,
  Outcome.updateTranscription
)

/** `summarizeCall`, until the summary is there. */
export const summarizeCallAndWait = /* @__PURE__ */ andWait(operations.summarizeCall, Outcome.summarizeCall)
