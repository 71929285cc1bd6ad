/**
 * Media operations on a call: hold, prompts, recognition of tones and speech, media streaming and transcription.
 *
 * Functions that end in `AndWait` also wait for the outcome, as those of `CallConnection`.
 */
import type { EventOf } from "./generated/events.ts"
import type {
  HoldInput,
  PlayInput,
  RecognizeInput,
  SendDtmfTonesInput,
  StartMediaStreamingInput,
  StartTranscriptionInput,
  StopContinuousDtmfRecognitionInput,
  StopMediaStreamingInput,
  StopTranscriptionInput,
  SummarizeCallInput,
  UnholdInput,
  UpdateTranscriptionInput
} from "./generated/models.ts"
import * as operations from "./generated/operations.ts"
import { type AndWait, andWait } from "./internal/awaiting.ts"
import * as Outcome from "./Outcome.ts"

export * from "./generated/CallMedia.ts"

/**
 * Puts a participant on hold and waits until a roster shows it on hold. What was so before the request is not the outcome.
 *
 * Audio that cannot be decoded is reported later, by `HoldFailed`.
 */
export const holdAndWait: AndWait<HoldInput, EventOf<"ParticipantsUpdated">> = /* @__PURE__ */ andWait(
  operations.hold,
  ({ targetParticipant }) => Outcome.hold(targetParticipant)
)

/** Takes a participant off hold and waits until a roster shows it off hold. */
export const unholdAndWait: AndWait<UnholdInput, EventOf<"ParticipantsUpdated">> = /* @__PURE__ */ andWait(
  operations.unhold,
  ({ targetParticipant }) => Outcome.unhold(targetParticipant)
)

/** Plays audio and waits until all of it has been played. A loop ends only when something cancels it, which is a failure. */
export const playAndWait: AndWait<PlayInput, EventOf<"PlayCompleted">> = /* @__PURE__ */ andWait(
  operations.play,
  Outcome.play
)

/** Recognizes the tones or speech of a participant, and waits until input was recognized. */
export const recognizeAndWait: AndWait<RecognizeInput, EventOf<"RecognizeCompleted">> = /* @__PURE__ */ andWait(
  operations.recognize,
  Outcome.recognize
)

/** Stops continuous DTMF recognition and waits until it has ended. When none was running, no event follows. */
export const stopContinuousDtmfRecognitionAndWait: AndWait<
  StopContinuousDtmfRecognitionInput,
  EventOf<"ContinuousDtmfRecognitionStopped">
> = /* @__PURE__ */ andWait(operations.stopContinuousDtmfRecognition, Outcome.stopContinuousDtmfRecognition)

/** Sends DTMF tones and waits until all of them have been sent. */
export const sendDtmfTonesAndWait: AndWait<
  SendDtmfTonesInput,
  EventOf<"SendDtmfTonesCompleted">
> = /* @__PURE__ */ andWait(operations.sendDtmfTones, Outcome.sendDtmfTones)

/** Starts streaming the audio of the call and waits until the stream has started. */
export const startMediaStreamingAndWait: AndWait<
  StartMediaStreamingInput,
  EventOf<"MediaStreamingStarted">
> = /* @__PURE__ */ andWait(operations.startMediaStreaming, Outcome.startMediaStreaming)

/** Stops streaming the audio of the call and waits until the stream has stopped. */
export const stopMediaStreamingAndWait: AndWait<
  StopMediaStreamingInput,
  EventOf<"MediaStreamingStopped">
> = /* @__PURE__ */ andWait(operations.stopMediaStreaming, Outcome.stopMediaStreaming)

/** Starts the transcription of the call and waits until it has started. */
export const startTranscriptionAndWait: AndWait<
  StartTranscriptionInput,
  EventOf<"TranscriptionStarted">
> = /* @__PURE__ */ andWait(operations.startTranscription, Outcome.startTranscription)

/** Stops the transcription of the call and waits until it has stopped. */
export const stopTranscriptionAndWait: AndWait<
  StopTranscriptionInput,
  EventOf<"TranscriptionStopped">
> = /* @__PURE__ */ andWait(operations.stopTranscription, Outcome.stopTranscription)

/** Changes the language of a running transcription and waits until it goes on in that language. */
export const updateTranscriptionAndWait: AndWait<
  UpdateTranscriptionInput,
  EventOf<"TranscriptionUpdated">
> = /* @__PURE__ */ andWait(operations.updateTranscription, Outcome.updateTranscription)

/** Summarizes what has been said and waits until the summary is there. */
export const summarizeCallAndWait: AndWait<
  SummarizeCallInput,
  EventOf<"TranscriptionCallSummaryUpdated">
> = /* @__PURE__ */ andWait(operations.summarizeCall, Outcome.summarizeCall)
