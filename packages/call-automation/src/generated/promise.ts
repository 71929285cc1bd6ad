// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public functions.
import type { CallOptions, Client } from "@effect-comms/core/Client"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import * as Context from "effect/Context"
import type { ApiVersion } from "../ApiVersion.ts"
import * as CallAutomationFunctions from "../CallAutomation.ts"
import * as CallConnectionFunctions from "../CallConnection.ts"
import * as CallMediaFunctions from "../CallMedia.ts"
import * as CallRecordingFunctions from "../CallRecording.ts"
import { CallAutomation } from "../internal/client.ts"
import type { EventOf } from "./events.ts"
import type { WaitOptions } from "../internal/awaiting.ts"
import { CallEvents, type Service } from "../internal/service.ts"
import { recordingFiles } from "../internal/recordingFiles.ts"
import type { RecordingFiles } from "../internal/recordingFiles.ts"
import type {
  AddParticipantInput,
  AddParticipantResponse,
  AnswerCallInput,
  CallConnectionProperties,
  CallParticipant,
  CancelAddParticipantInput,
  CancelAddParticipantResponse,
  CancelAllMediaOperationsInput,
  ConnectInput,
  CreateCallInput,
  GetCallInput,
  GetParticipantInput,
  GetParticipantsInput,
  GetRecordingPropertiesInput,
  HangupCallInput,
  HoldInput,
  MoveParticipantsInput,
  MoveParticipantsResponse,
  MuteParticipantsInput,
  MuteParticipantsResult,
  PauseRecordingInput,
  PlayInput,
  RecognizeInput,
  RecordingStateResponse,
  RedirectCallInput,
  RejectCallInput,
  RemoveParticipantInput,
  RemoveParticipantResponse,
  ResumeRecordingInput,
  SendDtmfTonesInput,
  SendDtmfTonesResult,
  StartContinuousDtmfRecognitionInput,
  StartMediaStreamingInput,
  StartRecordingInput,
  StartTranscriptionInput,
  StopContinuousDtmfRecognitionInput,
  StopMediaStreamingInput,
  StopRecordingInput,
  StopTranscriptionInput,
  SummarizeCallInput,
  TerminateCallInput,
  TransferCallResponse,
  TransferToParticipantInput,
  UnholdInput,
  UpdateTranscriptionInput
} from "./models.ts"

/** Operations on a call connection and its participants. */
export interface CallConnectionClient {
  /**
   * Invites a participant to the call.
   *
   * The outcome comes as `AddParticipantSucceeded`, `AddParticipantFailed` or `CancelAddParticipantSucceeded`;
   * `addParticipantAndWait` waits for it.
   * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
   * Source: Call Connection - Add Participant.
   */
  readonly addParticipant: (
    input: AddParticipantInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<AddParticipantResponse>
  /**
   * Cancels an invitation that has not been answered yet.
   *
   * The outcome comes as `CancelAddParticipantSucceeded` or `CancelAddParticipantFailed`; `cancelAddParticipantAndWait`
   * waits for it.
   * Since api-version 2023-10-15.
   * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
   * Microsoft's JavaScript client calls it `cancelAddParticipantOperation`.
   * Source: Call Connection - Cancel Add Participant.
   */
  readonly cancelAddParticipant: (
    input: CancelAddParticipantInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<CancelAddParticipantResponse>
  /**
   * Gets the properties of a call connection.
   *
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Microsoft's JavaScript client calls it `getCallConnectionProperties`.
   * Source: Call Connection - Get Call.
   */
  readonly get: (input: GetCallInput, options?: CallOptions<ApiVersion>) => Promise<CallConnectionProperties>
  /**
   * Does what `get` does.
   *
   * @deprecated Use `get`.
   */
  readonly getCall: CallConnectionClient["get"]
  /**
   * Gets one participant of a call; `participantRawId` is the raw id, not percent-encoded.
   *
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: Call Connection - Get Participant.
   */
  readonly getParticipant: (input: GetParticipantInput, options?: CallOptions<ApiVersion>) => Promise<CallParticipant>
  /**
   * Lists the participants of a call.
   *
   * Pages are loaded as their items are asked for.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: Call Connection - Get Participants.
   */
  readonly listParticipants: (
    input: GetParticipantsInput,
    options?: CallOptions<ApiVersion>
  ) => AsyncIterable<CallParticipant>
  /**
   * Hangs up the application's own leg of a call; the call goes on for the others.
   *
   * The outcome comes as `CallDisconnected`; `hangupCallAndWait` waits for it.
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Microsoft's JavaScript client calls it `hangUp(false)`.
   * Source: Call Connection - Hangup Call.
   */
  readonly hangupCall: (input: HangupCallInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Does what `hangupCall` does.
   *
   * @deprecated Use `hangupCall`.
   */
  readonly hangUp: CallConnectionClient["hangupCall"]
  /**
   * Moves participants of another call of the application into this call.
   *
   * The outcome comes for each participant as `MoveParticipantSucceeded` or `MoveParticipantFailed`;
   * `moveParticipantsAndWait` waits for it.
   * Since api-version 2025-08-15-preview.
   * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
   * Source: Call Connection - Move Participants.
   */
  readonly moveParticipants: (
    input: MoveParticipantsInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<MoveParticipantsResponse>
  /**
   * Mutes ACS users in the call.
   *
   * They can unmute themselves; the application cannot unmute them.
   * The outcome comes for each participant as `ParticipantsUpdated`; `muteAndWait` waits for it.
   * Since api-version 2023-10-15.
   * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
   * Microsoft's JavaScript client calls it `muteParticipant`.
   * Source: Call Connection - Mute.
   */
  readonly mute: (input: MuteParticipantsInput, options?: CallOptions<ApiVersion>) => Promise<MuteParticipantsResult>
  /**
   * Does what `mute` does.
   *
   * @deprecated Use `mute`.
   */
  readonly muteParticipants: CallConnectionClient["mute"]
  /**
   * Removes a participant from the call.
   *
   * The outcome comes as `RemoveParticipantSucceeded` or `RemoveParticipantFailed`; `removeParticipantAndWait` waits for it.
   * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
   * Source: Call Connection - Remove Participant.
   */
  readonly removeParticipant: (
    input: RemoveParticipantInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<RemoveParticipantResponse>
  /**
   * Terminates a call for all participants.
   *
   * The outcome comes as `CallDisconnected`; `terminateCallAndWait` waits for it.
   * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
   * Microsoft's JavaScript client calls it `hangUp(true)`.
   * Source: Call Connection - Terminate Call.
   */
  readonly terminateCall: (input: TerminateCallInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Does what `terminateCall` does.
   *
   * @deprecated Use `terminateCall`.
   */
  readonly terminate: CallConnectionClient["terminateCall"]
  /**
   * Transfers a participant of the call to another target.
   *
   * The application takes no part in the new call; its own leg ends when the call had two participants.
   * The outcome comes as `CallTransferAccepted` or `CallTransferFailed`; `transferToParticipantAndWait` waits for it.
   * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
   * Microsoft's JavaScript client calls it `transferCallToParticipant`.
   * Source: Call Connection - Transfer To Participant.
   */
  readonly transferToParticipant: (
    input: TransferToParticipantInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<TransferCallResponse>
}

/** Media operations on a call: prompts, recognition, hold, DTMF tones, media streaming and transcription. */
export interface CallMediaClient {
  /**
   * Cancels the running and all queued media operations of the call.
   *
   * A PlayCanceled or RecognizeCanceled event reports each cancelled operation.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Microsoft's JavaScript client calls it `cancelAllOperations`.
   * Source: Call Media - Cancel All Media Operations.
   */
  readonly cancelAllMediaOperations: (
    input: CancelAllMediaOperationsInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<void>
  /**
   * Puts a participant on hold.
   *
   * A later HoldFailed event reports that the hold audio could not be decoded and that the participant is off hold again.
   * The outcome comes as `ParticipantsUpdated` or `HoldFailed`; `holdAndWait` waits for it.
   * Since api-version 2024-06-15-preview.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Call Media - Hold.
   */
  readonly hold: (input: HoldInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Plays audio to all participants of the call or to some of them.
   *
   * The outcome comes as `PlayCompleted`, `PlayFailed` or `PlayCanceled`; `playAndWait` waits for it.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Call Media - Play.
   */
  readonly play: (input: PlayInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Recognizes the tones or speech of a participant, after optional prompts.
   *
   * Speech and choices are available since api-version 2023-10-15.
   * The outcome comes as `RecognizeCompleted`, `RecognizeFailed` or `RecognizeCanceled`; `recognizeAndWait` waits for it.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Microsoft's JavaScript client calls it `startRecognizing`.
   * Source: Call Media - Recognize.
   */
  readonly recognize: (input: RecognizeInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Sends DTMF tones to a participant.
   *
   * The outcome comes as `SendDtmfTonesCompleted` or `SendDtmfTonesFailed`; `sendDtmfTonesAndWait` waits for it.
   * Since api-version 2023-10-15.
   * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
   * Source: Call Media - Send Dtmf Tones.
   */
  readonly sendDtmfTones: (input: SendDtmfTonesInput, options?: CallOptions<ApiVersion>) => Promise<SendDtmfTonesResult>
  /**
   * Starts continuous DTMF recognition of a participant.
   *
   * A ContinuousDtmfRecognitionToneReceived event reports every tone.
   * Since api-version 2023-10-15.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Call Media - Start Continuous Dtmf Recognition.
   */
  readonly startContinuousDtmfRecognition: (
    input: StartContinuousDtmfRecognitionInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<void>
  /**
   * Starts streaming the audio of the call to the WebSocket that `mediaStreamingOptions` of create, answer or connect named.
   *
   * The outcome comes as `MediaStreamingStarted` or `MediaStreamingFailed`; `startMediaStreamingAndWait` waits for it.
   * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Call Media - Start Media Streaming.
   */
  readonly startMediaStreaming: (input: StartMediaStreamingInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Starts sending the transcript of the call to the WebSocket that `transcriptionOptions` of create, answer or connect
   * named.
   *
   * The outcome comes as `TranscriptionStarted` or `TranscriptionFailed`; `startTranscriptionAndWait` waits for it.
   * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Call Media - Start Transcription.
   */
  readonly startTranscription: (input: StartTranscriptionInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Stops continuous DTMF recognition of a participant.
   *
   * No event follows when none was running.
   * The outcome comes as `ContinuousDtmfRecognitionStopped`; `stopContinuousDtmfRecognitionAndWait` waits for it.
   * Since api-version 2023-10-15.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Call Media - Stop Continuous Dtmf Recognition.
   */
  readonly stopContinuousDtmfRecognition: (
    input: StopContinuousDtmfRecognitionInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<void>
  /**
   * Stops streaming the audio of the call.
   *
   * The outcome comes as `MediaStreamingStopped` or `MediaStreamingFailed`; `stopMediaStreamingAndWait` waits for it.
   * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Call Media - Stop Media Streaming.
   */
  readonly stopMediaStreaming: (input: StopMediaStreamingInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Stops the transcription of the call.
   *
   * The outcome comes as `TranscriptionStopped` or `TranscriptionFailed`; `stopTranscriptionAndWait` waits for it.
   * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Call Media - Stop Transcription.
   */
  readonly stopTranscription: (input: StopTranscriptionInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Summarizes what has been said in a call that is being transcribed.
   *
   * The event is also sent when no summary could be made.
   * The outcome comes as `TranscriptionCallSummaryUpdated`; `summarizeCallAndWait` waits for it.
   * In api-version 2025-08-15-preview only.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Call Media - Summarize Call.
   */
  readonly summarizeCall: (input: SummarizeCallInput, options?: CallOptions<"2025-08-15-preview">) => Promise<void>
  /**
   * Takes a participant off hold.
   *
   * The outcome comes as `ParticipantsUpdated`; `unholdAndWait` waits for it.
   * Since api-version 2024-06-15-preview.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Call Media - Unhold.
   */
  readonly unhold: (input: UnholdInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Changes the language of a running transcription.
   *
   * The outcome comes as `TranscriptionUpdated` or `TranscriptionFailed`; `updateTranscriptionAndWait` waits for it.
   * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: Call Media - Update Transcription.
   */
  readonly updateTranscription: (input: UpdateTranscriptionInput, options?: CallOptions<ApiVersion>) => Promise<void>
}

/** Recordings of calls: starting, pausing, resuming and stopping them, and their files. */
export interface CallRecordingClient extends RecordingFiles {
  /**
   * Gets the state of a recording.
   *
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Microsoft's JavaScript client calls it `getState`.
   * Source: Call Recording - Get Recording Properties.
   */
  readonly get: (
    input: GetRecordingPropertiesInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<RecordingStateResponse>
  /**
   * Does what `get` does.
   *
   * @deprecated Use `get`.
   */
  readonly getProperties: CallRecordingClient["get"]
  /**
   * Pauses a recording; what is said meanwhile is left out of it.
   *
   * The outcome comes as `RecordingStateChanged` or `StartRecordingFailed`; `pauseRecordingAndWait` waits for it.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Microsoft's JavaScript client calls it `pause`.
   * Source: Call Recording - Pause Recording.
   */
  readonly pauseRecording: (input: PauseRecordingInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Does what `pauseRecording` does.
   *
   * @deprecated Use `pauseRecording`.
   */
  readonly pause: CallRecordingClient["pauseRecording"]
  /**
   * Resumes a paused recording.
   *
   * The outcome comes as `RecordingStateChanged` or `StartRecordingFailed`; `resumeRecordingAndWait` waits for it.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Microsoft's JavaScript client calls it `resume`.
   * Source: Call Recording - Resume Recording.
   */
  readonly resumeRecording: (input: ResumeRecordingInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Does what `resumeRecording` does.
   *
   * @deprecated Use `resumeRecording`.
   */
  readonly resume: CallRecordingClient["resumeRecording"]
  /**
   * Starts recording a call, which is named by exactly one of `callLocator` and, since api-version 2025-05-15,
   * `callConnectionId`.
   *
   * The event goes to `recordingStateCallbackUri`: a recording that starts is reported as `inactive` first, then as
   * `active`.
   * The outcome comes as `RecordingStateChanged` or `StartRecordingFailed`; `startRecordingAndWait` waits for it.
   * Retry class `repeatable`: it is sent again with the same Repeatability pair, within the five minutes of the service.
   * Microsoft's JavaScript client calls it `start`.
   * Source: Call Recording - Start Recording.
   */
  readonly startRecording: (
    input: StartRecordingInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<RecordingStateResponse>
  /**
   * Does what `startRecording` does.
   *
   * @deprecated Use `startRecording`.
   */
  readonly start: CallRecordingClient["startRecording"]
  /**
   * Stops a recording; it cannot be resumed.
   *
   * The outcome comes as `RecordingStateChanged` or `StartRecordingFailed`; `stopRecordingAndWait` waits for it.
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Microsoft's JavaScript client calls it `stop`.
   * Source: Call Recording - Stop Recording.
   */
  readonly stopRecording: (input: StopRecordingInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Does what `stopRecording` does.
   *
   * @deprecated Use `stopRecording`.
   */
  readonly stop: CallRecordingClient["stopRecording"]
}

/** The client of Call Automation. */
export interface CallAutomationClient {
  /**
   * Answers an incoming call.
   *
   * The outcome comes as `CallConnected` or `AnswerFailed`; `answerCallAndWait` waits for it.
   * Retry class `claimed`: it is not sent again after a failure that leaves open whether it was executed, which is
   * `Ambiguous`, unless `trustRepeatability` is set.
   * Source: Call Automation - Answer Call.
   */
  readonly answerCall: (input: AnswerCallInput, options?: CallOptions<ApiVersion>) => Promise<CallConnectionProperties>
  /**
   * Connects the application to an ongoing call, a group call or a room.
   *
   * The `correlationId` of the response is the request's own; the call's is in its events and in `CallConnection.get`.
   * The outcome comes as `CallConnected` or `ConnectFailed`; `connectAndWait` waits for it.
   * Since api-version 2024-06-15-preview.
   * Retry class `claimed`: it is not sent again after a failure that leaves open whether it was executed, which is
   * `Ambiguous`, unless `trustRepeatability` is set.
   * Microsoft's JavaScript client calls it `connectCall`.
   * Source: Call Automation - Connect.
   */
  readonly connect: (input: ConnectInput, options?: CallOptions<ApiVersion>) => Promise<CallConnectionProperties>
  /**
   * Does what `connect` does.
   *
   * @deprecated Use `connect`.
   */
  readonly connectCall: CallAutomationClient["connect"]
  /**
   * Creates a call to one or several participants.
   *
   * The response says that the call was accepted, not that a participant has answered.
   * The outcome comes as `CallConnected` or `CreateCallFailed`; `createCallAndWait` waits for it.
   * Retry class `claimed`: it is not sent again after a failure that leaves open whether it was executed, which is
   * `Ambiguous`, unless `trustRepeatability` is set.
   * Source: Call Automation - Create Call.
   */
  readonly createCall: (input: CreateCallInput, options?: CallOptions<ApiVersion>) => Promise<CallConnectionProperties>
  /**
   * Redirects an incoming call to another participant.
   *
   * No further event about the call reaches this application.
   * Retry class `claimed`: it is not sent again after a failure that leaves open whether it was executed, which is
   * `Ambiguous`, unless `trustRepeatability` is set.
   * Source: Call Automation - Redirect Call.
   */
  readonly redirectCall: (input: RedirectCallInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Rejects an incoming call.
   *
   * No event follows for this application; the caller's CreateCallFailed carries the reason as its code.
   * Retry class `claimed`: it is not sent again after a failure that leaves open whether it was executed, which is
   * `Ambiguous`, unless `trustRepeatability` is set.
   * Source: Call Automation - Reject Call.
   */
  readonly rejectCall: (input: RejectCallInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /** Operations on a call connection and its participants. */
  readonly callConnection: CallConnectionClient
  /** Media operations on a call: prompts, recognition, hold, DTMF tones, media streaming and transcription. */
  readonly callMedia: CallMediaClient
  /** Recordings of calls: starting, pausing, resuming and stopping them, and their files. */
  readonly callRecording: CallRecordingClient
}

/** Operations on a call connection and its participants. Its functions also wait for the outcome. */
export interface WaitingCallConnectionClient extends CallConnectionClient {
  /**
   * Does what `addParticipant` does and waits for the outcome: the `AddParticipantSucceeded` event that reports success.
   *
   * An invitation that is cancelled meanwhile is a failure, which is known by the `invitationId` of the response.
   * Rejects with `OperationFailed` (`AddParticipantFailed` or `CancelAddParticipantSucceeded`) or `CallEnded`, with
   * `OutcomeTimeout` after `waitMillis`, or with the `CommunicationError` of a request that was not accepted.
   */
  readonly addParticipantAndWait: (
    input: AddParticipantInput,
    options?: WaitOptions
  ) => Promise<EventOf<"AddParticipantSucceeded">>
  /**
   * Does what `cancelAddParticipant` does and waits for the outcome: the `CancelAddParticipantSucceeded` event that reports
   * success.
   *
   * Rejects with `OperationFailed` (`CancelAddParticipantFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`,
   * or with the `CommunicationError` of a request that was not accepted.
   */
  readonly cancelAddParticipantAndWait: (
    input: CancelAddParticipantInput,
    options?: WaitOptions
  ) => Promise<EventOf<"CancelAddParticipantSucceeded">>
  /**
   * Does what `hangupCall` does and waits for the outcome: the `CallDisconnected` event that reports success.
   *
   * Rejects with `OperationFailed` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
   * `CommunicationError` of a request that was not accepted.
   */
  readonly hangupCallAndWait: (input: HangupCallInput, options?: WaitOptions) => Promise<EventOf<"CallDisconnected">>
  /**
   * Does what `hangupCallAndWait` does.
   *
   * @deprecated Use `hangupCallAndWait`.
   */
  readonly hangUpAndWait: WaitingCallConnectionClient["hangupCallAndWait"]
  /**
   * Does what `moveParticipants` does and waits for the outcome: the `MoveParticipantSucceeded` events, one for each
   * participant in their order, that report success.
   *
   * Rejects with `OperationFailed` (`MoveParticipantFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or
   * with the `CommunicationError` of a request that was not accepted. The first that fails ends it.
   */
  readonly moveParticipantsAndWait: (
    input: MoveParticipantsInput,
    options?: WaitOptions
  ) => Promise<ReadonlyArray<EventOf<"MoveParticipantSucceeded">>>
  /**
   * Does what `mute` does and waits for the outcome: the `ParticipantsUpdated` events, one for each participant in their
   * order, that report success.
   *
   * Rejects with `OperationFailed` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
   * `CommunicationError` of a request that was not accepted. The first that fails ends it.
   */
  readonly muteAndWait: (
    input: MuteParticipantsInput,
    options?: WaitOptions
  ) => Promise<ReadonlyArray<EventOf<"ParticipantsUpdated">>>
  /**
   * Does what `muteAndWait` does.
   *
   * @deprecated Use `muteAndWait`.
   */
  readonly muteParticipantsAndWait: WaitingCallConnectionClient["muteAndWait"]
  /**
   * Does what `removeParticipant` does and waits for the outcome: the `RemoveParticipantSucceeded` event that reports
   * success.
   *
   * Rejects with `OperationFailed` (`RemoveParticipantFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or
   * with the `CommunicationError` of a request that was not accepted.
   */
  readonly removeParticipantAndWait: (
    input: RemoveParticipantInput,
    options?: WaitOptions
  ) => Promise<EventOf<"RemoveParticipantSucceeded">>
  /**
   * Does what `terminateCall` does and waits for the outcome: the `CallDisconnected` event that reports success.
   *
   * Rejects with `OperationFailed` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
   * `CommunicationError` of a request that was not accepted.
   */
  readonly terminateCallAndWait: (
    input: TerminateCallInput,
    options?: WaitOptions
  ) => Promise<EventOf<"CallDisconnected">>
  /**
   * Does what `terminateCallAndWait` does.
   *
   * @deprecated Use `terminateCallAndWait`.
   */
  readonly terminateAndWait: WaitingCallConnectionClient["terminateCallAndWait"]
  /**
   * Does what `transferToParticipant` does and waits for the outcome: the `CallTransferAccepted` event that reports success.
   *
   * Rejects with `OperationFailed` (`CallTransferFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly transferToParticipantAndWait: (
    input: TransferToParticipantInput,
    options?: WaitOptions
  ) => Promise<EventOf<"CallTransferAccepted">>
}

/**
 * Media operations on a call: prompts, recognition, hold, DTMF tones, media streaming and transcription. Its functions
 * also wait for the outcome.
 */
export interface WaitingCallMediaClient extends CallMediaClient {
  /**
   * Does what `hold` does and waits for the outcome: the `ParticipantsUpdated` event that reports success.
   *
   * Audio that cannot be decoded is reported later, by `HoldFailed`.
   * Rejects with `OperationFailed` (`HoldFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
   * `CommunicationError` of a request that was not accepted.
   */
  readonly holdAndWait: (input: HoldInput, options?: WaitOptions) => Promise<EventOf<"ParticipantsUpdated">>
  /**
   * Does what `play` does and waits for the outcome: the `PlayCompleted` event that reports success.
   *
   * A loop ends only when something cancels it, which is a failure.
   * Rejects with `OperationFailed` (`PlayFailed` or `PlayCanceled`) or `CallEnded`, with `OutcomeTimeout` after
   * `waitMillis`, or with the `CommunicationError` of a request that was not accepted.
   */
  readonly playAndWait: (input: PlayInput, options?: WaitOptions) => Promise<EventOf<"PlayCompleted">>
  /**
   * Does what `recognize` does and waits for the outcome: the `RecognizeCompleted` event that reports success.
   *
   * Rejects with `OperationFailed` (`RecognizeFailed` or `RecognizeCanceled`) or `CallEnded`, with `OutcomeTimeout` after
   * `waitMillis`, or with the `CommunicationError` of a request that was not accepted.
   */
  readonly recognizeAndWait: (input: RecognizeInput, options?: WaitOptions) => Promise<EventOf<"RecognizeCompleted">>
  /**
   * Does what `sendDtmfTones` does and waits for the outcome: the `SendDtmfTonesCompleted` event that reports success.
   *
   * Rejects with `OperationFailed` (`SendDtmfTonesFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly sendDtmfTonesAndWait: (
    input: SendDtmfTonesInput,
    options?: WaitOptions
  ) => Promise<EventOf<"SendDtmfTonesCompleted">>
  /**
   * Does what `startMediaStreaming` does and waits for the outcome: the `MediaStreamingStarted` event that reports success.
   *
   * Rejects with `OperationFailed` (`MediaStreamingFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or
   * with the `CommunicationError` of a request that was not accepted.
   */
  readonly startMediaStreamingAndWait: (
    input: StartMediaStreamingInput,
    options?: WaitOptions
  ) => Promise<EventOf<"MediaStreamingStarted">>
  /**
   * Does what `startTranscription` does and waits for the outcome: the `TranscriptionStarted` event that reports success.
   *
   * Rejects with `OperationFailed` (`TranscriptionFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly startTranscriptionAndWait: (
    input: StartTranscriptionInput,
    options?: WaitOptions
  ) => Promise<EventOf<"TranscriptionStarted">>
  /**
   * Does what `stopContinuousDtmfRecognition` does and waits for the outcome: the `ContinuousDtmfRecognitionStopped` event
   * that reports success.
   *
   * When none was running, no event follows.
   * Rejects with `OperationFailed` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
   * `CommunicationError` of a request that was not accepted.
   */
  readonly stopContinuousDtmfRecognitionAndWait: (
    input: StopContinuousDtmfRecognitionInput,
    options?: WaitOptions
  ) => Promise<EventOf<"ContinuousDtmfRecognitionStopped">>
  /**
   * Does what `stopMediaStreaming` does and waits for the outcome: the `MediaStreamingStopped` event that reports success.
   *
   * Rejects with `OperationFailed` (`MediaStreamingFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or
   * with the `CommunicationError` of a request that was not accepted.
   */
  readonly stopMediaStreamingAndWait: (
    input: StopMediaStreamingInput,
    options?: WaitOptions
  ) => Promise<EventOf<"MediaStreamingStopped">>
  /**
   * Does what `stopTranscription` does and waits for the outcome: the `TranscriptionStopped` event that reports success.
   *
   * Rejects with `OperationFailed` (`TranscriptionFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly stopTranscriptionAndWait: (
    input: StopTranscriptionInput,
    options?: WaitOptions
  ) => Promise<EventOf<"TranscriptionStopped">>
  /**
   * Does what `summarizeCall` does and waits for the outcome: the `TranscriptionCallSummaryUpdated` event that reports
   * success.
   *
   * Rejects with `OperationFailed` (`TranscriptionCallSummaryUpdated`) or `CallEnded`, with `OutcomeTimeout` after
   * `waitMillis`, or with the `CommunicationError` of a request that was not accepted.
   */
  readonly summarizeCallAndWait: (
    input: SummarizeCallInput,
    options?: WaitOptions
  ) => Promise<EventOf<"TranscriptionCallSummaryUpdated">>
  /**
   * Does what `unhold` does and waits for the outcome: the `ParticipantsUpdated` event that reports success.
   *
   * Rejects with `OperationFailed` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
   * `CommunicationError` of a request that was not accepted.
   */
  readonly unholdAndWait: (input: UnholdInput, options?: WaitOptions) => Promise<EventOf<"ParticipantsUpdated">>
  /**
   * Does what `updateTranscription` does and waits for the outcome: the `TranscriptionUpdated` event that reports success.
   *
   * Rejects with `OperationFailed` (`TranscriptionFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly updateTranscriptionAndWait: (
    input: UpdateTranscriptionInput,
    options?: WaitOptions
  ) => Promise<EventOf<"TranscriptionUpdated">>
}

/**
 * Recordings of calls: starting, pausing, resuming and stopping them, and their files. Its functions also wait for the
 * outcome.
 */
export interface WaitingCallRecordingClient extends CallRecordingClient {
  /**
   * Does what `pauseRecording` does and waits for the outcome: the `RecordingStateChanged` event that reports success.
   *
   * The recording is inactive then.
   * Rejects with `OperationFailed` (`StartRecordingFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or
   * with the `CommunicationError` of a request that was not accepted.
   */
  readonly pauseRecordingAndWait: (
    input: PauseRecordingInput,
    options?: WaitOptions
  ) => Promise<EventOf<"RecordingStateChanged">>
  /**
   * Does what `pauseRecordingAndWait` does.
   *
   * @deprecated Use `pauseRecordingAndWait`.
   */
  readonly pauseAndWait: WaitingCallRecordingClient["pauseRecordingAndWait"]
  /**
   * Does what `resumeRecording` does and waits for the outcome: the `RecordingStateChanged` event that reports success.
   *
   * The recording is active then.
   * Rejects with `OperationFailed` (`StartRecordingFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or
   * with the `CommunicationError` of a request that was not accepted.
   */
  readonly resumeRecordingAndWait: (
    input: ResumeRecordingInput,
    options?: WaitOptions
  ) => Promise<EventOf<"RecordingStateChanged">>
  /**
   * Does what `resumeRecordingAndWait` does.
   *
   * @deprecated Use `resumeRecordingAndWait`.
   */
  readonly resumeAndWait: WaitingCallRecordingClient["resumeRecordingAndWait"]
  /**
   * Does what `startRecording` does and waits for the outcome: the `RecordingStateChanged` event that reports success.
   *
   * The recording is active then, or inactive when it is to be paused from the start. Without a response its id is unknown,
   * so an `Ambiguous` is the failure at once.
   * Rejects with `OperationFailed` (`StartRecordingFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or
   * with the `CommunicationError` of a request that was not accepted.
   * Needs `recordingStateCallbackUri`, without which no event is sent.
   */
  readonly startRecordingAndWait: (
    input: StartRecordingInput & {
      /** Where the events are sent: without it none is. */
      readonly recordingStateCallbackUri: string
    },
    options?: WaitOptions
  ) => Promise<EventOf<"RecordingStateChanged">>
  /**
   * Does what `startRecordingAndWait` does.
   *
   * @deprecated Use `startRecordingAndWait`.
   */
  readonly startAndWait: WaitingCallRecordingClient["startRecordingAndWait"]
  /**
   * Does what `stopRecording` does and waits for the outcome: the `RecordingStateChanged` event that reports success.
   *
   * The recording is inactive then.
   * Rejects with `OperationFailed` (`StartRecordingFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or
   * with the `CommunicationError` of a request that was not accepted.
   */
  readonly stopRecordingAndWait: (
    input: StopRecordingInput,
    options?: WaitOptions
  ) => Promise<EventOf<"RecordingStateChanged">>
  /**
   * Does what `stopRecordingAndWait` does.
   *
   * @deprecated Use `stopRecordingAndWait`.
   */
  readonly stopAndWait: WaitingCallRecordingClient["stopRecordingAndWait"]
}

/** The client of Call Automation. Its functions also wait for the outcome. */
export interface WaitingCallAutomationClient extends CallAutomationClient {
  /**
   * Does what `answerCall` does and waits for the outcome: the `CallConnected` event that reports success.
   *
   * When no response came, the first event that carries the context of the request identifies the leg: give every call a
   * context of its own.
   * Rejects with `OperationFailed` (`AnswerFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
   * `CommunicationError` of a request that was not accepted.
   */
  readonly answerCallAndWait: (input: AnswerCallInput, options?: WaitOptions) => Promise<EventOf<"CallConnected">>
  /**
   * Does what `connect` does and waits for the outcome: the `CallConnected` event that reports success.
   *
   * When no response came, the first event that carries the context of the request identifies the leg: give every call a
   * context of its own.
   * Rejects with `OperationFailed` (`ConnectFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with the
   * `CommunicationError` of a request that was not accepted.
   */
  readonly connectAndWait: (input: ConnectInput, options?: WaitOptions) => Promise<EventOf<"CallConnected">>
  /**
   * Does what `connectAndWait` does.
   *
   * @deprecated Use `connectAndWait`.
   */
  readonly connectCallAndWait: WaitingCallAutomationClient["connectAndWait"]
  /**
   * Does what `createCall` does and waits for the outcome: the `CallConnected` event that reports success.
   *
   * When no response came, the first event that carries the context of the request identifies the leg: give every call a
   * context of its own.
   * Rejects with `OperationFailed` (`CreateCallFailed`) or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly createCallAndWait: (input: CreateCallInput, options?: WaitOptions) => Promise<EventOf<"CallConnected">>
  /** Operations on a call connection and its participants. */
  readonly callConnection: WaitingCallConnectionClient
  /** Media operations on a call: prompts, recognition, hold, DTMF tones, media streaming and transcription. */
  readonly callMedia: WaitingCallMediaClient
  /** Recordings of calls: starting, pausing, resuming and stopping them, and their files. */
  readonly callRecording: WaitingCallRecordingClient
}

/** The functions of a client. */
export const clientOf = (client: Client<ApiVersion>): CallAutomationClient => {
  const api = PromiseApi.make(Context.make(CallAutomation, client), client.transport)
  const { call, iterate } = api
  return {
    answerCall: call(CallAutomationFunctions.answerCall),
    connect: call(CallAutomationFunctions.connect),
    connectCall: call(CallAutomationFunctions.connect),
    createCall: call(CallAutomationFunctions.createCall),
    redirectCall: call(CallAutomationFunctions.redirectCall),
    rejectCall: call(CallAutomationFunctions.rejectCall),
    callConnection: {
      addParticipant: call(CallConnectionFunctions.addParticipant),
      cancelAddParticipant: call(CallConnectionFunctions.cancelAddParticipant),
      get: call(CallConnectionFunctions.get),
      getCall: call(CallConnectionFunctions.get),
      getParticipant: call(CallConnectionFunctions.getParticipant),
      listParticipants: iterate(CallConnectionFunctions.listParticipants),
      hangupCall: call(CallConnectionFunctions.hangupCall),
      hangUp: call(CallConnectionFunctions.hangupCall),
      moveParticipants: call(CallConnectionFunctions.moveParticipants),
      mute: call(CallConnectionFunctions.mute),
      muteParticipants: call(CallConnectionFunctions.mute),
      removeParticipant: call(CallConnectionFunctions.removeParticipant),
      terminateCall: call(CallConnectionFunctions.terminateCall),
      terminate: call(CallConnectionFunctions.terminateCall),
      transferToParticipant: call(CallConnectionFunctions.transferToParticipant)
    },
    callMedia: {
      cancelAllMediaOperations: call(CallMediaFunctions.cancelAllMediaOperations),
      hold: call(CallMediaFunctions.hold),
      play: call(CallMediaFunctions.play),
      recognize: call(CallMediaFunctions.recognize),
      sendDtmfTones: call(CallMediaFunctions.sendDtmfTones),
      startContinuousDtmfRecognition: call(CallMediaFunctions.startContinuousDtmfRecognition),
      startMediaStreaming: call(CallMediaFunctions.startMediaStreaming),
      startTranscription: call(CallMediaFunctions.startTranscription),
      stopContinuousDtmfRecognition: call(CallMediaFunctions.stopContinuousDtmfRecognition),
      stopMediaStreaming: call(CallMediaFunctions.stopMediaStreaming),
      stopTranscription: call(CallMediaFunctions.stopTranscription),
      summarizeCall: call(CallMediaFunctions.summarizeCall),
      unhold: call(CallMediaFunctions.unhold),
      updateTranscription: call(CallMediaFunctions.updateTranscription)
    },
    callRecording: {
      get: call(CallRecordingFunctions.get),
      getProperties: call(CallRecordingFunctions.get),
      pauseRecording: call(CallRecordingFunctions.pauseRecording),
      pause: call(CallRecordingFunctions.pauseRecording),
      resumeRecording: call(CallRecordingFunctions.resumeRecording),
      resume: call(CallRecordingFunctions.resumeRecording),
      startRecording: call(CallRecordingFunctions.startRecording),
      start: call(CallRecordingFunctions.startRecording),
      stopRecording: call(CallRecordingFunctions.stopRecording),
      stop: call(CallRecordingFunctions.stopRecording),
      ...recordingFiles(api)
    }
  }
}

/** The functions of a client with what they wait with. */
export const waitingClientOf = (client: Client<ApiVersion>, events: Service): WaitingCallAutomationClient => {
  const { call } = PromiseApi.make(
    Context.make(CallAutomation, client).pipe(Context.add(CallEvents, events)),
    client.transport
  )
  const functions = clientOf(client)
  return {
    ...functions,
    answerCallAndWait: call(CallAutomationFunctions.answerCallAndWait),
    connectAndWait: call(CallAutomationFunctions.connectAndWait),
    connectCallAndWait: call(CallAutomationFunctions.connectAndWait),
    createCallAndWait: call(CallAutomationFunctions.createCallAndWait),
    callConnection: {
      ...functions.callConnection,
      addParticipantAndWait: call(CallConnectionFunctions.addParticipantAndWait),
      cancelAddParticipantAndWait: call(CallConnectionFunctions.cancelAddParticipantAndWait),
      hangupCallAndWait: call(CallConnectionFunctions.hangupCallAndWait),
      hangUpAndWait: call(CallConnectionFunctions.hangupCallAndWait),
      moveParticipantsAndWait: call(CallConnectionFunctions.moveParticipantsAndWait),
      muteAndWait: call(CallConnectionFunctions.muteAndWait),
      muteParticipantsAndWait: call(CallConnectionFunctions.muteAndWait),
      removeParticipantAndWait: call(CallConnectionFunctions.removeParticipantAndWait),
      terminateCallAndWait: call(CallConnectionFunctions.terminateCallAndWait),
      terminateAndWait: call(CallConnectionFunctions.terminateCallAndWait),
      transferToParticipantAndWait: call(CallConnectionFunctions.transferToParticipantAndWait)
    },
    callMedia: {
      ...functions.callMedia,
      holdAndWait: call(CallMediaFunctions.holdAndWait),
      playAndWait: call(CallMediaFunctions.playAndWait),
      recognizeAndWait: call(CallMediaFunctions.recognizeAndWait),
      sendDtmfTonesAndWait: call(CallMediaFunctions.sendDtmfTonesAndWait),
      startMediaStreamingAndWait: call(CallMediaFunctions.startMediaStreamingAndWait),
      startTranscriptionAndWait: call(CallMediaFunctions.startTranscriptionAndWait),
      stopContinuousDtmfRecognitionAndWait: call(CallMediaFunctions.stopContinuousDtmfRecognitionAndWait),
      stopMediaStreamingAndWait: call(CallMediaFunctions.stopMediaStreamingAndWait),
      stopTranscriptionAndWait: call(CallMediaFunctions.stopTranscriptionAndWait),
      summarizeCallAndWait: call(CallMediaFunctions.summarizeCallAndWait),
      unholdAndWait: call(CallMediaFunctions.unholdAndWait),
      updateTranscriptionAndWait: call(CallMediaFunctions.updateTranscriptionAndWait)
    },
    callRecording: {
      ...functions.callRecording,
      pauseRecordingAndWait: call(CallRecordingFunctions.pauseRecordingAndWait),
      pauseAndWait: call(CallRecordingFunctions.pauseRecordingAndWait),
      resumeRecordingAndWait: call(CallRecordingFunctions.resumeRecordingAndWait),
      resumeAndWait: call(CallRecordingFunctions.resumeRecordingAndWait),
      startRecordingAndWait: call(CallRecordingFunctions.startRecordingAndWait),
      startAndWait: call(CallRecordingFunctions.startRecordingAndWait),
      stopRecordingAndWait: call(CallRecordingFunctions.stopRecordingAndWait),
      stopAndWait: call(CallRecordingFunctions.stopRecordingAndWait)
    }
  }
}
