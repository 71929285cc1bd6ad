// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public functions.
import type { CallOptions, Client } from "@effect-comms/core/Client"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import * as Context from "effect/Context"
import type { ApiVersion } from "../ApiVersion.ts"
import * as CallFunctions from "../Call.ts"
import * as CommsOperationFunctions from "../CommsOperation.ts"
import * as ParticipantFunctions from "../Participant.ts"
import * as AudioRoutingGroupFunctions from "../AudioRoutingGroup.ts"
import * as ContentSharingSessionFunctions from "../ContentSharingSession.ts"
import { GraphCalls } from "../internal/client.ts"
import type { WaitOptions } from "../internal/awaiting.ts"
import { CallNotifications, type Service } from "../CallNotifications.ts"
import type {
  AddLargeGalleryViewInput,
  AddLargeGalleryViewOperation,
  AdmitAllFromLobbyInput,
  AdmitAllFromLobbyOperation,
  AdmitFromLobbyInput,
  AdmitFromLobbyOperation,
  AnswerCallInput,
  AudioRoutingGroup,
  Call,
  CancelMediaProcessingInput,
  CancelMediaProcessingOperation,
  ChangeScreenSharingRoleInput,
  CommsOperation,
  ContentSharingSession,
  CreateAudioRoutingGroupInput,
  CreateCallInput,
  CreateCallResponse,
  DeleteAudioRoutingGroupInput,
  DeleteCallInput,
  DeleteParticipantInput,
  GetAudioRoutingGroupInput,
  GetCallInput,
  GetContentSharingSessionInput,
  GetOperationInput,
  GetParticipantInput,
  InviteParticipantsInput,
  InviteParticipantsOperation,
  KeepAliveInput,
  ListAudioRoutingGroupsInput,
  ListContentSharingSessionsInput,
  ListParticipantsInput,
  LogTeleconferenceDeviceQualityInput,
  MuteAllParticipantsInput,
  MuteCallInput,
  MuteParticipantInput,
  MuteParticipantOperation,
  MuteParticipantsOperation,
  Participant,
  PlayPromptInput,
  PlayPromptOperation,
  RecordInput,
  RecordOperation,
  RecordResponseInput,
  RedirectCallInput,
  RejectCallInput,
  RemoveFromLobbyInput,
  RemoveFromLobbyOperation,
  ReportSyntheticMediaInput,
  SendDtmfTonesInput,
  SendDtmfTonesOperation,
  StartHoldMusicInput,
  StartHoldMusicOperation,
  StartRecordingInput,
  StartRecordingOperation,
  StartTranscriptionInput,
  StartTranscriptionOperation,
  StopHoldMusicInput,
  StopHoldMusicOperation,
  StopRecordingInput,
  StopRecordingOperation,
  StopTranscriptionInput,
  StopTranscriptionOperation,
  SubscribeToToneInput,
  SubscribeToToneOperation,
  TransferCallInput,
  UnmuteCallInput,
  UnmuteParticipantOperation,
  UpdateAudioRoutingGroupInput,
  UpdateRecordingStatusInput,
  UpdateRecordingStatusOperation
} from "./models.ts"

/** Creates, answers, transfers and ends calls, plays prompts, records answers, listens for tones and sends them. */
export interface CallClient {
  /**
   * Adds the large gallery to a call, in which many participants are seen at once.
   *
   * `addLargeGalleryViewAndWait` waits for its end.
   * v1.0 has it in these national clouds: global.
   * beta has it in these national clouds: global.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: addLargeGalleryView.
   */
  readonly addLargeGalleryView: (
    input: AddLargeGalleryViewInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<AddLargeGalleryViewOperation>
  /**
   * Answers an incoming call, within 15 seconds of its notification, or 5 where a policy put the application into the call.
   *
   * The call is `established` then, by notification. A group call needs `Calls.JoinGroupCall.All` or
   * `Calls.JoinGroupCallAsGuest.All`.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: answer.
   */
  readonly answer: (input: AnswerCallInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Cancels the running and all queued prompts and recordings, never the subscription to tones.
   *
   * The response is final; a notification reports each cancelled operation.
   * `cancelMediaProcessingAndWait` waits for its end.
   * beta has it in these national clouds: global.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: cancelMediaProcessing.
   */
  readonly cancelMediaProcessing: (
    input: CancelMediaProcessingInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<CancelMediaProcessingOperation>
  /**
   * Makes the application share its screen in a group call, or only see that of others; only for application-hosted media.
   *
   * Needs `Calls.AccessMedia.All`.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: changeScreenSharingRole.
   */
  readonly changeScreenSharingRole: (
    input: ChangeScreenSharingRoleInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<void>
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
   * Keeps a call alive; once every 15 minutes is recommended.
   *
   * Without one for 45 minutes the call ends with 408/8537. A call that has ended is `NotFound`.
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Source: call: keepAlive.
   */
  readonly keepAlive: (input: KeepAliveInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Logs the quality of the media of a device for video conferences; for Microsoft's partners of cloud video interop.
   *
   * Needs `Calls.AccessMedia.All`. `userAgent` of the client is shown to administrators.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: logTeleconferenceDeviceQuality.
   */
  readonly logTeleconferenceDeviceQuality: (
    input: LogTeleconferenceDeviceQualityInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<void>
  /**
   * Mutes the application in a group call, on the side of the service.
   *
   * The response is final.
   * `muteAndWait` waits for its end.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: mute.
   */
  readonly mute: (input: MuteCallInput, options?: CallOptions<ApiVersion>) => Promise<MuteParticipantOperation>
  /**
   * Plays audio prompts after those that are queued before; only for service-hosted media.
   *
   * `loop` (beta) repeats them until they are cancelled; no notification reports their end then.
   * `playPromptAndWait` waits for its end.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: playPrompt.
   */
  readonly playPrompt: (input: PlayPromptInput, options?: CallOptions<ApiVersion>) => Promise<PlayPromptOperation>
  /**
   * Plays a prompt and records the answer, as `recordResponse` does, which took its place.
   *
   * `recordAndWait` waits for its end.
   * In beta only.
   * beta has it in no national cloud.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: record.
   */
  readonly record: (input: RecordInput, options?: CallOptions<"beta">) => Promise<RecordOperation>
  /**
   * Plays a prompt and records the answer, after what is queued before; only for service-hosted media.
   *
   * Needs `Calls.AccessMedia.All`. Each limit is 5 seconds unless given, at most 120. The notification's `recordingLocation`
   * is fetched with its `recordingAccessToken` as a bearer token, soon: it goes with the call.
   * `recordResponseAndWait` waits for its end.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: recordResponse.
   */
  readonly recordResponse: (input: RecordResponseInput, options?: CallOptions<ApiVersion>) => Promise<RecordOperation>
  /**
   * Redirects an incoming call that was neither answered nor rejected, within 15 seconds of its notification.
   *
   * Several targets ring at once; who answers first has the call. Needs `Calls.Initiate.All`.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: redirect.
   */
  readonly redirect: (input: RedirectCallInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Rejects an incoming call, within 15 seconds of its notification.
   *
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: reject.
   */
  readonly reject: (input: RejectCallInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Sends tones into a call.
   *
   * Needs `Calls.AccessMedia.All` where the application hosts the media; it is checked when the call is created.
   * `sendDtmfTonesAndWait` waits for its end.
   * v1.0 has it in these national clouds: global.
   * beta has it in these national clouds: global.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: sendDtmfTones.
   */
  readonly sendDtmfTones: (
    input: SendDtmfTonesInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<SendDtmfTonesOperation>
  /**
   * Starts the recording of a meeting.
   *
   * Needs `Calls.JoinGroupCall.All`.
   * `startRecordingAndWait` waits for its end.
   * In beta only.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: startRecording.
   */
  readonly startRecording: (
    input: StartRecordingInput,
    options?: CallOptions<"beta">
  ) => Promise<StartRecordingOperation>
  /**
   * Starts the transcription of a meeting.
   *
   * Needs `Calls.JoinGroupCall.All`.
   * `startTranscriptionAndWait` waits for its end.
   * In beta only.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: startTranscription.
   */
  readonly startTranscription: (
    input: StartTranscriptionInput,
    options?: CallOptions<"beta">
  ) => Promise<StartTranscriptionOperation>
  /**
   * Stops the recording of a meeting.
   *
   * Needs `Calls.JoinGroupCall.All`.
   * `stopRecordingAndWait` waits for its end.
   * In beta only.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: stopRecording.
   */
  readonly stopRecording: (input: StopRecordingInput, options?: CallOptions<"beta">) => Promise<StopRecordingOperation>
  /**
   * Stops the transcription of a meeting.
   *
   * Needs `Calls.JoinGroupCall.All`.
   * `stopTranscriptionAndWait` waits for its end.
   * In beta only.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: stopTranscription.
   */
  readonly stopTranscription: (
    input: StopTranscriptionInput,
    options?: CallOptions<"beta">
  ) => Promise<StopTranscriptionOperation>
  /**
   * Subscribes to a notification of every tone that is pressed.
   *
   * Needs `Calls.AccessMedia.All`.
   * `subscribeToToneAndWait` waits for its end.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: subscribeToTone.
   */
  readonly subscribeToTone: (
    input: SubscribeToToneInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<SubscribeToToneOperation>
  /**
   * Transfers the other side of a call to a user or a phone number: blind, or consultative with `replacesCallId` of the
   * target.
   *
   * The application's call ends when it succeeded, and is `established` with a result when it failed, by notification. A
   * group call needs `transferee`. Needs `Calls.Initiate.All`.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: transfer.
   */
  readonly transfer: (input: TransferCallInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Unmutes the application in a group call, on the side of the service.
   *
   * The response is final.
   * `unmuteAndWait` waits for its end.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: unmute.
   */
  readonly unmute: (input: UnmuteCallInput, options?: CallOptions<ApiVersion>) => Promise<UnmuteParticipantOperation>
  /**
   * Says to a call that a policy put the application into whether it is recorded.
   *
   * The response is final. Needs `Calls.AccessMedia.All` or `Calls.JoinGroupCall.All`.
   * `updateRecordingStatusAndWait` waits for its end.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: call: updateRecordingStatus.
   */
  readonly updateRecordingStatus: (
    input: UpdateRecordingStatusInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<UpdateRecordingStatusOperation>
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

/** The participants of a call: lists, invites, mutes, holds and removes them, and lets them in from the lobby. */
export interface ParticipantClient {
  /**
   * Admits all who wait in the lobby of a meeting.
   *
   * Graph's metadata have it, and the reference has no page: status and clouds are not published. Needs
   * `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.
   * `admitAllFromLobbyAndWait` waits for its end.
   * In beta only.
   * beta has it in no national cloud.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: participant: admitAllFromLobby (metadata only).
   */
  readonly admitAllFromLobby: (
    input: AdmitAllFromLobbyInput,
    options?: CallOptions<"beta">
  ) => Promise<AdmitAllFromLobbyOperation>
  /**
   * Admits a participant who waits in the lobby of a meeting.
   *
   * Graph's metadata have it, and the reference has no page: status and clouds are not published. Needs
   * `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.
   * `admitFromLobbyAndWait` waits for its end.
   * In beta only.
   * beta has it in no national cloud.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: participant: admitFromLobby (metadata only).
   */
  readonly admitFromLobby: (
    input: AdmitFromLobbyInput,
    options?: CallOptions<"beta">
  ) => Promise<AdmitFromLobbyOperation>
  /**
   * Deletes a participant, who is taken out of the call; no notification says so.
   *
   * The tenant has to allow it to the application. Needs `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All`.
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Source: Delete participant.
   */
  readonly delete: (input: DeleteParticipantInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Gets a participant of a call.
   *
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: Get participant.
   */
  readonly get: (input: GetParticipantInput, options?: CallOptions<ApiVersion>) => Promise<Participant>
  /**
   * Invites participants into a group call, or makes a group call of a peer-to-peer call that `replacesCallId` of the first
   * names.
   *
   * Needs `Calls.InitiateGroupCall.All`.
   * `inviteAndWait` waits for its end.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: participant: invite.
   */
  readonly invite: (
    input: InviteParticipantsInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<InviteParticipantsOperation>
  /**
   * Lists the participants of a call; a peer-to-peer call may have none in it.
   *
   * Pages are loaded as their items are asked for.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: List participants.
   */
  readonly list: (input: ListParticipantsInput, options?: CallOptions<ApiVersion>) => AsyncIterable<Participant>
  /**
   * Mutes a participant of a group call.
   *
   * The response is final. Needs `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All`.
   * `muteAndWait` waits for its end.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: participant: mute.
   */
  readonly mute: (input: MuteParticipantInput, options?: CallOptions<ApiVersion>) => Promise<MuteParticipantOperation>
  /**
   * Mutes all participants of a group call, or those that are named.
   *
   * The response is final. Needs `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All`.
   * `muteAllAndWait` waits for its end.
   * In beta only.
   * beta has it in no national cloud.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: participant: muteAll.
   */
  readonly muteAll: (
    input: MuteAllParticipantsInput,
    options?: CallOptions<"beta">
  ) => Promise<MuteParticipantsOperation>
  /**
   * Removes a participant who waits in the lobby of a meeting.
   *
   * Graph's metadata have it, and the reference has no page: status and clouds are not published. Needs
   * `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.
   * `removeFromLobbyAndWait` waits for its end.
   * In beta only.
   * beta has it in no national cloud.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: participant: removeFromLobby (metadata only).
   */
  readonly removeFromLobby: (
    input: RemoveFromLobbyInput,
    options?: CallOptions<"beta">
  ) => Promise<RemoveFromLobbyOperation>
  /**
   * Reports that the media of a participant are made by a machine; all participants learn of it by their roster.
   *
   * For detectors that Microsoft certified, at most once a minute for each participant. Needs
   * `Calls.ReportSyntheticMedia.All`.
   * In beta only.
   * beta has it in these national clouds: global.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: participant: reportSyntheticMedia.
   */
  readonly reportSyntheticMedia: (input: ReportSyntheticMediaInput, options?: CallOptions<"beta">) => Promise<void>
  /**
   * Puts a participant on hold and plays music to them, one participant at a time.
   *
   * Needs `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.
   * `startHoldMusicAndWait` waits for its end.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: participant: startHoldMusic.
   */
  readonly startHoldMusic: (
    input: StartHoldMusicInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<StartHoldMusicOperation>
  /**
   * Takes a participant off hold and stops the music.
   *
   * Needs `Calls.JoinGroupCallAsGuest.All` or `Calls.JoinGroupCall.All`.
   * `stopHoldMusicAndWait` waits for its end.
   * Retry class `once`: it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`.
   * Source: participant: stopHoldMusic.
   */
  readonly stopHoldMusic: (
    input: StopHoldMusicInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<StopHoldMusicOperation>
}

/** Who hears whom in a call whose application routes the audio itself. */
export interface AudioRoutingGroupClient {
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
  readonly create: (
    input: CreateAudioRoutingGroupInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<AudioRoutingGroup>
  /**
   * Deletes an audio routing group of a call.
   *
   * v1.0 has it in these national clouds: global.
   * beta has it in these national clouds: global.
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Source: Delete audioRoutingGroup.
   */
  readonly delete: (input: DeleteAudioRoutingGroupInput, options?: CallOptions<ApiVersion>) => Promise<void>
  /**
   * Gets an audio routing group of a call.
   *
   * v1.0 has it in these national clouds: global.
   * beta has it in these national clouds: global.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: Get audioRoutingGroup.
   */
  readonly get: (input: GetAudioRoutingGroupInput, options?: CallOptions<ApiVersion>) => Promise<AudioRoutingGroup>
  /**
   * Lists the audio routing groups of a call.
   *
   * Pages are loaded as their items are asked for.
   * v1.0 has it in these national clouds: global.
   * beta has it in these national clouds: global.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: List audioRoutingGroups.
   */
  readonly list: (
    input: ListAudioRoutingGroupsInput,
    options?: CallOptions<ApiVersion>
  ) => AsyncIterable<AudioRoutingGroup>
  /**
   * Updates an audio routing group of a call: who is heard, and by whom.
   *
   * v1.0 has it in these national clouds: global.
   * beta has it in these national clouds: global.
   * Retry class `idempotent`: a repeat changes nothing, so it is sent again after every failure of the transport.
   * Source: Update audioRoutingGroup.
   */
  readonly update: (
    input: UpdateAudioRoutingGroupInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<AudioRoutingGroup>
}

/** The sessions of a call in which content is shared. */
export interface ContentSharingSessionClient {
  /**
   * Gets a session of a call in which content is shared.
   *
   * v1.0 has it in these national clouds: global.
   * beta has it in these national clouds: global.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: Get contentSharingSession.
   */
  readonly get: (
    input: GetContentSharingSessionInput,
    options?: CallOptions<ApiVersion>
  ) => Promise<ContentSharingSession>
  /**
   * Lists the sessions of a call in which content is shared.
   *
   * Pages are loaded as their items are asked for.
   * v1.0 has it in these national clouds: global.
   * beta has it in these national clouds: global.
   * Retry class `safe`: it reads, so it is sent again after every failure of the transport.
   * Source: List contentSharingSessions.
   */
  readonly list: (
    input: ListContentSharingSessionsInput,
    options?: CallOptions<ApiVersion>
  ) => AsyncIterable<ContentSharingSession>
}

/** The client of Microsoft Graph's calls. */
export interface GraphCallsClient {
  /** Creates, answers, transfers and ends calls, plays prompts, records answers, listens for tones and sends them. */
  readonly call: CallClient
  /** The operations of a call that its actions started. */
  readonly commsOperation: CommsOperationClient
  /** The participants of a call: lists, invites, mutes, holds and removes them, and lets them in from the lobby. */
  readonly participant: ParticipantClient
  /** Who hears whom in a call whose application routes the audio itself. */
  readonly audioRoutingGroup: AudioRoutingGroupClient
  /** The sessions of a call in which content is shared. */
  readonly contentSharingSession: ContentSharingSessionClient
}

/**
 * Creates, answers, transfers and ends calls, plays prompts, records answers, listens for tones and sends them. Its
 * functions also wait for the outcome.
 */
export interface WaitingCallClient extends CallClient {
  /**
   * Does what `addLargeGalleryView` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly addLargeGalleryViewAndWait: (
    input: AddLargeGalleryViewInput,
    options?: WaitOptions
  ) => Promise<CommsOperation>
  /**
   * Does what `cancelMediaProcessing` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly cancelMediaProcessingAndWait: (
    input: CancelMediaProcessingInput,
    options?: WaitOptions
  ) => Promise<CommsOperation>
  /**
   * Does what `mute` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly muteAndWait: (input: MuteCallInput, options?: WaitOptions) => Promise<CommsOperation>
  /**
   * Does what `playPrompt` does and waits for its end: gives the operation when it completed.
   *
   * With `loop` no notification reports the end: what waits for it ends after `waitMillis`.
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly playPromptAndWait: (input: PlayPromptInput, options?: WaitOptions) => Promise<CommsOperation>
  /**
   * Does what `record` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly recordAndWait: (input: RecordInput, options?: WaitOptions<"beta">) => Promise<CommsOperation>
  /**
   * Does what `recordResponse` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly recordResponseAndWait: (input: RecordResponseInput, options?: WaitOptions) => Promise<CommsOperation>
  /**
   * Does what `sendDtmfTones` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly sendDtmfTonesAndWait: (input: SendDtmfTonesInput, options?: WaitOptions) => Promise<CommsOperation>
  /**
   * Does what `startRecording` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly startRecordingAndWait: (input: StartRecordingInput, options?: WaitOptions<"beta">) => Promise<CommsOperation>
  /**
   * Does what `startTranscription` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly startTranscriptionAndWait: (
    input: StartTranscriptionInput,
    options?: WaitOptions<"beta">
  ) => Promise<CommsOperation>
  /**
   * Does what `stopRecording` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly stopRecordingAndWait: (input: StopRecordingInput, options?: WaitOptions<"beta">) => Promise<CommsOperation>
  /**
   * Does what `stopTranscription` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly stopTranscriptionAndWait: (
    input: StopTranscriptionInput,
    options?: WaitOptions<"beta">
  ) => Promise<CommsOperation>
  /**
   * Does what `subscribeToTone` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly subscribeToToneAndWait: (input: SubscribeToToneInput, options?: WaitOptions) => Promise<CommsOperation>
  /**
   * Does what `unmute` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly unmuteAndWait: (input: UnmuteCallInput, options?: WaitOptions) => Promise<CommsOperation>
  /**
   * Does what `updateRecordingStatus` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly updateRecordingStatusAndWait: (
    input: UpdateRecordingStatusInput,
    options?: WaitOptions
  ) => Promise<CommsOperation>
}

/**
 * The participants of a call: lists, invites, mutes, holds and removes them, and lets them in from the lobby. Its
 * functions also wait for the outcome.
 */
export interface WaitingParticipantClient extends ParticipantClient {
  /**
   * Does what `admitAllFromLobby` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly admitAllFromLobbyAndWait: (
    input: AdmitAllFromLobbyInput,
    options?: WaitOptions<"beta">
  ) => Promise<CommsOperation>
  /**
   * Does what `admitFromLobby` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly admitFromLobbyAndWait: (input: AdmitFromLobbyInput, options?: WaitOptions<"beta">) => Promise<CommsOperation>
  /**
   * Does what `invite` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly inviteAndWait: (input: InviteParticipantsInput, options?: WaitOptions) => Promise<CommsOperation>
  /**
   * Does what `mute` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly muteAndWait: (input: MuteParticipantInput, options?: WaitOptions) => Promise<CommsOperation>
  /**
   * Does what `muteAll` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly muteAllAndWait: (input: MuteAllParticipantsInput, options?: WaitOptions<"beta">) => Promise<CommsOperation>
  /**
   * Does what `removeFromLobby` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly removeFromLobbyAndWait: (
    input: RemoveFromLobbyInput,
    options?: WaitOptions<"beta">
  ) => Promise<CommsOperation>
  /**
   * Does what `startHoldMusic` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly startHoldMusicAndWait: (input: StartHoldMusicInput, options?: WaitOptions) => Promise<CommsOperation>
  /**
   * Does what `stopHoldMusic` does and waits for its end: gives the operation when it completed.
   *
   * Rejects with `OperationFailed`, `OperationCancelled` or `CallEnded`, with `OutcomeTimeout` after `waitMillis`, or with
   * the `CommunicationError` of a request that was not accepted.
   */
  readonly stopHoldMusicAndWait: (input: StopHoldMusicInput, options?: WaitOptions) => Promise<CommsOperation>
}

/** The client of Microsoft Graph's calls. Its functions also wait for the outcome. */
export interface WaitingGraphCallsClient extends GraphCallsClient {
  /** Creates, answers, transfers and ends calls, plays prompts, records answers, listens for tones and sends them. */
  readonly call: WaitingCallClient
  /** The participants of a call: lists, invites, mutes, holds and removes them, and lets them in from the lobby. */
  readonly participant: WaitingParticipantClient
}

/** The functions of a client; `make` may have them called otherwise, as in a call flow. */
export const clientOf = (
  client: Client<ApiVersion>,
  make: typeof PromiseApi.make = PromiseApi.make
): GraphCallsClient => {
  const api = make(Context.make(GraphCalls, client), client.transport)
  const { call, iterate } = api
  return {
    call: {
      addLargeGalleryView: call(CallFunctions.addLargeGalleryView),
      answer: call(CallFunctions.answer),
      cancelMediaProcessing: call(CallFunctions.cancelMediaProcessing),
      changeScreenSharingRole: call(CallFunctions.changeScreenSharingRole),
      create: call(CallFunctions.create),
      delete: call(CallFunctions.delete),
      get: call(CallFunctions.get),
      keepAlive: call(CallFunctions.keepAlive),
      logTeleconferenceDeviceQuality: call(CallFunctions.logTeleconferenceDeviceQuality),
      mute: call(CallFunctions.mute),
      playPrompt: call(CallFunctions.playPrompt),
      record: call(CallFunctions.record),
      recordResponse: call(CallFunctions.recordResponse),
      redirect: call(CallFunctions.redirect),
      reject: call(CallFunctions.reject),
      sendDtmfTones: call(CallFunctions.sendDtmfTones),
      startRecording: call(CallFunctions.startRecording),
      startTranscription: call(CallFunctions.startTranscription),
      stopRecording: call(CallFunctions.stopRecording),
      stopTranscription: call(CallFunctions.stopTranscription),
      subscribeToTone: call(CallFunctions.subscribeToTone),
      transfer: call(CallFunctions.transfer),
      unmute: call(CallFunctions.unmute),
      updateRecordingStatus: call(CallFunctions.updateRecordingStatus)
    },
    commsOperation: { get: call(CommsOperationFunctions.get) },
    participant: {
      admitAllFromLobby: call(ParticipantFunctions.admitAllFromLobby),
      admitFromLobby: call(ParticipantFunctions.admitFromLobby),
      delete: call(ParticipantFunctions.delete),
      get: call(ParticipantFunctions.get),
      invite: call(ParticipantFunctions.invite),
      list: iterate(ParticipantFunctions.list),
      mute: call(ParticipantFunctions.mute),
      muteAll: call(ParticipantFunctions.muteAll),
      removeFromLobby: call(ParticipantFunctions.removeFromLobby),
      reportSyntheticMedia: call(ParticipantFunctions.reportSyntheticMedia),
      startHoldMusic: call(ParticipantFunctions.startHoldMusic),
      stopHoldMusic: call(ParticipantFunctions.stopHoldMusic)
    },
    audioRoutingGroup: {
      create: call(AudioRoutingGroupFunctions.create),
      delete: call(AudioRoutingGroupFunctions.delete),
      get: call(AudioRoutingGroupFunctions.get),
      list: iterate(AudioRoutingGroupFunctions.list),
      update: call(AudioRoutingGroupFunctions.update)
    },
    contentSharingSession: {
      get: call(ContentSharingSessionFunctions.get),
      list: iterate(ContentSharingSessionFunctions.list)
    }
  }
}

/** The functions of a client with what they wait with; `make` may have them called otherwise, as in a call flow. */
export const waitingClientOf = (
  client: Client<ApiVersion>,
  events: Service,
  make: typeof PromiseApi.make = PromiseApi.make
): WaitingGraphCallsClient => {
  const { call } = make(Context.make(GraphCalls, client).pipe(Context.add(CallNotifications, events)), client.transport)
  const functions = clientOf(client, make)
  return {
    ...functions,
    call: {
      ...functions.call,
      addLargeGalleryViewAndWait: call(CallFunctions.addLargeGalleryViewAndWait),
      cancelMediaProcessingAndWait: call(CallFunctions.cancelMediaProcessingAndWait),
      muteAndWait: call(CallFunctions.muteAndWait),
      playPromptAndWait: call(CallFunctions.playPromptAndWait),
      recordAndWait: call(CallFunctions.recordAndWait),
      recordResponseAndWait: call(CallFunctions.recordResponseAndWait),
      sendDtmfTonesAndWait: call(CallFunctions.sendDtmfTonesAndWait),
      startRecordingAndWait: call(CallFunctions.startRecordingAndWait),
      startTranscriptionAndWait: call(CallFunctions.startTranscriptionAndWait),
      stopRecordingAndWait: call(CallFunctions.stopRecordingAndWait),
      stopTranscriptionAndWait: call(CallFunctions.stopTranscriptionAndWait),
      subscribeToToneAndWait: call(CallFunctions.subscribeToToneAndWait),
      unmuteAndWait: call(CallFunctions.unmuteAndWait),
      updateRecordingStatusAndWait: call(CallFunctions.updateRecordingStatusAndWait)
    },
    participant: {
      ...functions.participant,
      admitAllFromLobbyAndWait: call(ParticipantFunctions.admitAllFromLobbyAndWait),
      admitFromLobbyAndWait: call(ParticipantFunctions.admitFromLobbyAndWait),
      inviteAndWait: call(ParticipantFunctions.inviteAndWait),
      muteAndWait: call(ParticipantFunctions.muteAndWait),
      muteAllAndWait: call(ParticipantFunctions.muteAllAndWait),
      removeFromLobbyAndWait: call(ParticipantFunctions.removeFromLobbyAndWait),
      startHoldMusicAndWait: call(ParticipantFunctions.startHoldMusicAndWait),
      stopHoldMusicAndWait: call(ParticipantFunctions.stopHoldMusicAndWait)
    }
  }
}
