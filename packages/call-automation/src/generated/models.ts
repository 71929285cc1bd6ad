// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public types.
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { CommunicationUserIdentifierModel } from "@effect-comms/core/CommunicationIdentifier"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import type { MicrosoftTeamsAppIdentifierModel } from "@effect-comms/core/CommunicationIdentifier"
import type { PhoneNumberIdentifierModel } from "@effect-comms/core/CommunicationIdentifier"

/** The answer of `CallConnection_AddParticipant`. */
export interface AddParticipantResponse {
  readonly participant?: CallParticipant | undefined
  readonly operationContext?: string | undefined
  /** Since api-version 2023-10-15. */
  readonly invitationId?: string | undefined
}

export interface AudioConfiguration {
  readonly sampleRate?: number | undefined
  readonly bitRate?: number | undefined
  readonly channels?: number | undefined
}

export interface CallConnectionPath {
  readonly callConnectionId: string
}

/** The answer of `CallConnection_GetCall`. */
export interface CallConnectionProperties {
  readonly callConnectionId?: string | undefined
  readonly serverCallId?: string | undefined
  readonly targets?: ReadonlyArray<CommunicationIdentifier> | undefined
  readonly callConnectionState?:
    | "unknown"
    | "connecting"
    | "connected"
    | "transferring"
    | "transferAccepted"
    | "disconnecting"
    | "disconnected"
    | (string & {})
    | undefined
  readonly callbackUri?: string | undefined
  readonly sourceCallerIdNumber?: PhoneNumberIdentifierModel | undefined
  readonly sourceDisplayName?: string | undefined
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly source?: CommunicationIdentifier | undefined
  readonly correlationId?: string | undefined
  readonly answeredBy?: CommunicationUserIdentifierModel | undefined
  /** In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only. */
  readonly mediaStreamingSubscription?: MediaStreamingSubscription | undefined
  /** In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only. */
  readonly transcriptionSubscription?: TranscriptionSubscription | undefined
  /** Since api-version 2024-06-15-preview. */
  readonly answeredFor?: PhoneNumberIdentifierModel | undefined
}

export interface CallIntelligenceOptions {
  readonly cognitiveServicesEndpoint?: string | undefined
}

export interface CallLocator {
  readonly groupCallId?: string | undefined
  readonly serverCallId?: string | undefined
  readonly kind?: "unknown" | "groupCallLocator" | "serverCallLocator" | "roomCallLocator" | (string & {}) | undefined
  /** Since api-version 2024-06-15-preview. */
  readonly roomId?: string | undefined
}

/** The answer of `CallConnection_GetParticipant`. */
export interface CallParticipant {
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly identifier?: CommunicationIdentifier | undefined
  readonly isMuted?: boolean | undefined
  /** Since api-version 2024-06-15-preview. */
  readonly isOnHold?: boolean | undefined
}

/** The answer of `CallConnection_CancelAddParticipant`. */
export interface CancelAddParticipantResponse {
  readonly invitationId?: string | undefined
  readonly operationContext?: string | undefined
}

export interface ChannelAffinity {
  /** Expected: a value between 0 and 4. */
  readonly channel?: number | undefined
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly participant: CommunicationIdentifier
}

export interface Choice {
  readonly label: string
  readonly phrases: ReadonlyArray<string>
  readonly tone?: Tone | undefined
}

export interface CustomCallingContext {
  readonly voipHeaders?: { readonly [name: string]: string } | undefined
  readonly sipHeaders?: { readonly [name: string]: string } | undefined
  /** Since api-version 2025-08-15-preview. */
  readonly teamsPhoneCallDetails?: TeamsPhoneCallDetails | undefined
}

export interface DtmfOptions {
  /** Expected: a value between 1 and 60. */
  readonly interToneTimeoutInSeconds?: number | undefined
  readonly maxTonesToCollect?: number | undefined
  readonly stopTones?: ReadonlyArray<Tone> | undefined
}

export interface ExternalStorage {
  readonly recordingStorageKind: "azureCommunicationServices" | "azureBlobStorage" | (string & {})
  readonly recordingDestinationContainerUrl?: string | undefined
}

export interface FileSource {
  readonly uri: string
}

/** The answer of `CallConnection_GetParticipants`. */
export interface GetParticipantsResponse {
  readonly value: ReadonlyArray<CallParticipant>
  readonly nextLink?: string | undefined
}

export interface MediaStreamingOptions {
  readonly transportType: "websocket" | (string & {})
  readonly audioChannelType: "mixed" | "unmixed" | (string & {})
  readonly transportUrl?: string | undefined
  readonly contentType?: "audio" | (string & {}) | undefined
  readonly startMediaStreaming?: boolean | undefined
  /** Since api-version 2025-05-15. */
  readonly enableBidirectional?: boolean | undefined
  /** Since api-version 2025-05-15. */
  readonly audioFormat?: "pcm16KMono" | "pcm24KMono" | (string & {}) | undefined
  /** Since api-version 2025-05-15. */
  readonly enableDtmfTones?: boolean | undefined
}

export interface MediaStreamingSubscription {
  readonly id?: string | undefined
  readonly state?: "disabled" | "inactive" | "active" | (string & {}) | undefined
  readonly subscribedContentTypes?: ReadonlyArray<"audio" | (string & {})> | undefined
}

/** The answer of `CallConnection_MoveParticipants`. */
export interface MoveParticipantsResponse {
  readonly participants?: ReadonlyArray<CallParticipant> | undefined
  readonly operationContext?: string | undefined
  readonly fromCall?: string | undefined
}

/** The answer of `CallConnection_Mute`. */
export interface MuteParticipantsResult {
  readonly operationContext?: string | undefined
}

export interface PauseResumeInterval {
  readonly startTime?: DateTimeText | undefined
  readonly duration?: number | undefined
}

export interface PiiRedactionOptions {
  readonly enable?: boolean | undefined
  readonly redactionType?: "maskWithCharacter" | (string & {}) | undefined
}

export interface PlaySource {
  readonly kind: "file" | "text" | "ssml" | (string & {})
  readonly playSourceCacheId?: string | undefined
  readonly file?: FileSource | undefined
  /** Since api-version 2023-10-15. */
  readonly text?: TextSource | undefined
  /** Since api-version 2023-10-15. */
  readonly ssml?: SsmlSource | undefined
}

export interface RecognizeOptions {
  readonly interruptPrompt?: boolean | undefined
  /** Expected: a value between 0 and 300. */
  readonly initialSilenceTimeoutInSeconds?: number | undefined
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly targetParticipant: CommunicationIdentifier
  readonly dtmfOptions?: DtmfOptions | undefined
  /** Since api-version 2023-10-15. */
  readonly speechLanguage?: string | undefined
  /** Since api-version 2023-10-15. */
  readonly speechRecognitionModelEndpointId?: string | undefined
  /** Since api-version 2023-10-15. */
  readonly choices?: ReadonlyArray<Choice> | undefined
  /** Since api-version 2023-10-15. */
  readonly speechOptions?: SpeechOptions | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly speechLanguages?: ReadonlyArray<string> | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly enableSentimentAnalysis?: boolean | undefined
}

export interface RecordedParticipant {
  readonly participantId?: string | undefined
  readonly channel?: number | undefined
}

export interface RecordingInfo {
  readonly contentType?: "audio" | "audioVideo" | (string & {}) | undefined
  readonly channelType?: "mixed" | "unmixed" | (string & {}) | undefined
  readonly format?: "wav" | "mp3" | "mp4" | (string & {}) | undefined
  readonly audioConfiguration?: AudioConfiguration | undefined
  readonly videoConfiguration?: VideoConfiguration | undefined
}

export interface RecordingMetadata {
  readonly resourceId?: string | undefined
  readonly callId?: string | undefined
  readonly chunkDocumentId?: string | undefined
  readonly chunkIndex?: number | undefined
  readonly chunkStartTime?: DateTimeText | undefined
  readonly chunkDuration?: number | undefined
  readonly pauseResumeIntervals?: ReadonlyArray<PauseResumeInterval> | undefined
  readonly recordingInfo?: RecordingInfo | undefined
  readonly participants?: ReadonlyArray<RecordedParticipant> | undefined
}

export interface RecordingPath {
  readonly recordingId: string
}

/** The answer of `CallRecording_StartRecording`. */
export interface RecordingStateResponse {
  readonly recordingId?: string | undefined
  readonly recordingState?: "active" | "inactive" | (string & {}) | undefined
  /** Since api-version 2024-04-15. */
  readonly recordingKind?: "azureCommunicationServices" | "teams" | "teamsCompliance" | (string & {}) | undefined
}

/** The answer of `CallConnection_RemoveParticipant`. */
export interface RemoveParticipantResponse {
  readonly operationContext?: string | undefined
}

/** The answer of `CallMedia_SendDtmfTones`. */
export interface SendDtmfTonesResult {
  readonly operationContext?: string | undefined
}

export interface SpeechOptions {
  readonly endSilenceTimeoutInMs?: number | undefined
}

export interface SsmlSource {
  readonly ssmlText: string
  readonly customVoiceEndpointId?: string | undefined
}

export interface SummarizationOptions {
  readonly enableEndCallSummary?: boolean | undefined
  readonly locale?: string | undefined
}

export interface TeamsPhoneCallDetails {
  readonly teamsPhoneCallerDetails?: TeamsPhoneCallerDetails | undefined
  readonly teamsPhoneSourceDetails?: TeamsPhoneSourceDetails | undefined
  readonly sessionId?: string | undefined
  readonly intent?: string | undefined
  /** Expected: a value with a length of at most 48. */
  readonly callTopic?: string | undefined
  readonly callContext?: string | undefined
  readonly transcriptUrl?: string | undefined
  readonly callSentiment?: string | undefined
  readonly suggestedActions?: string | undefined
}

export interface TeamsPhoneCallerDetails {
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly caller: CommunicationIdentifier
  readonly name: string
  readonly phoneNumber: string
  readonly recordId?: string | undefined
  readonly screenPopUrl?: string | undefined
  readonly isAuthenticated?: boolean | undefined
  /** Expected: a value with at most 10 entries. */
  readonly additionalCallerInformation?: { readonly [name: string]: string } | undefined
}

export interface TeamsPhoneSourceDetails {
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly source: CommunicationIdentifier
  readonly language: string
  readonly status: string
  readonly intendedTargets?: { readonly [name: string]: CommunicationIdentifier } | undefined
}

export interface TextSource {
  readonly text: string
  readonly sourceLocale?: string | undefined
  readonly voiceKind?: "male" | "female" | (string & {}) | undefined
  readonly voiceName?: string | undefined
  readonly customVoiceEndpointId?: string | undefined
}

export type Tone =
  | "zero"
  | "one"
  | "two"
  | "three"
  | "four"
  | "five"
  | "six"
  | "seven"
  | "eight"
  | "nine"
  | "a"
  | "b"
  | "c"
  | "d"
  | "pound"
  | "asterisk"
  | (string & {})

export interface TranscriptionOptions {
  readonly transportType: "websocket" | (string & {})
  readonly locale?: string | undefined
  readonly transportUrl?: string | undefined
  /** In api-version 2024-06-15-preview only. */
  readonly speechRecognitionModelEndpointId?: string | undefined
  /** Since api-version 2025-05-15. */
  readonly speechModelEndpointId?: string | undefined
  readonly startTranscription?: boolean | undefined
  readonly enableIntermediateResults?: boolean | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly piiRedactionOptions?: PiiRedactionOptions | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly enableSentimentAnalysis?: boolean | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly summarizationOptions?: SummarizationOptions | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly locales?: ReadonlyArray<string> | undefined
}

export interface TranscriptionSubscription {
  readonly id?: string | undefined
  readonly state?: "disabled" | "inactive" | "active" | (string & {}) | undefined
  readonly subscribedResultTypes?: ReadonlyArray<"final" | "intermediate" | (string & {})> | undefined
  /** Since api-version 2025-05-15. */
  readonly locale?: string | undefined
}

/** The answer of `CallConnection_TransferToParticipant`. */
export interface TransferCallResponse {
  readonly operationContext?: string | undefined
}

export interface VideoConfiguration {
  readonly longerSideLength?: number | undefined
  readonly shorterSideLength?: number | undefined
  readonly framerate?: number | undefined
  readonly bitRate?: number | undefined
}

/** The input of `CallConnection_AddParticipant`. */
export interface AddParticipantInput {
  readonly callConnectionId: string
  readonly sourceCallerIdNumber?: PhoneNumberIdentifierModel | undefined
  readonly sourceDisplayName?: string | undefined
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly participantToAdd: CommunicationIdentifier
  /** Expected: a value between 0 and 180. */
  readonly invitationTimeoutInSeconds?: number | undefined
  readonly operationContext?: string | undefined
  /** Since api-version 2023-10-15. */
  readonly operationCallbackUri?: string | undefined
  /** Since api-version 2023-10-15. */
  readonly customCallingContext?: CustomCallingContext | undefined
}

/** The input of `AnswerCall`. */
export interface AnswerCallInput {
  readonly incomingCallContext: string
  readonly callbackUri: string
  readonly operationContext?: string | undefined
  readonly answeredBy?: CommunicationUserIdentifierModel | undefined
  /** Since api-version 2023-10-15. */
  readonly callIntelligenceOptions?: CallIntelligenceOptions | undefined
  /** In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only. */
  readonly mediaStreamingOptions?: MediaStreamingOptions | undefined
  /** In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only. */
  readonly transcriptionOptions?: TranscriptionOptions | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly enableLoopbackAudio?: boolean | undefined
}

/** The input of `CallConnection_CancelAddParticipant`. */
export interface CancelAddParticipantInput {
  readonly callConnectionId: string
  readonly invitationId: string
  readonly operationContext?: string | undefined
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallMedia_CancelAllMediaOperations`. */
export interface CancelAllMediaOperationsInput {
  readonly callConnectionId: string
}

/** The input of `Connect`. */
export interface ConnectInput {
  readonly callLocator: CallLocator
  readonly callbackUri: string
  readonly operationContext?: string | undefined
  readonly callIntelligenceOptions?: CallIntelligenceOptions | undefined
  /** Since api-version 2025-05-15. */
  readonly mediaStreamingOptions?: MediaStreamingOptions | undefined
  /** Since api-version 2025-05-15. */
  readonly transcriptionOptions?: TranscriptionOptions | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly enableLoopbackAudio?: boolean | undefined
}

/** The input of `CreateCall`. */
export interface CreateCallInput {
  readonly targets: ReadonlyArray<CommunicationIdentifier>
  readonly sourceCallerIdNumber?: PhoneNumberIdentifierModel | undefined
  readonly sourceDisplayName?: string | undefined
  readonly source?: CommunicationUserIdentifierModel | undefined
  readonly operationContext?: string | undefined
  readonly callbackUri: string
  /** Since api-version 2023-10-15. */
  readonly callIntelligenceOptions?: CallIntelligenceOptions | undefined
  /** In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only. */
  readonly mediaStreamingOptions?: MediaStreamingOptions | undefined
  /** In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only. */
  readonly transcriptionOptions?: TranscriptionOptions | undefined
  /** Since api-version 2025-05-15. */
  readonly teamsAppSource?: MicrosoftTeamsAppIdentifierModel | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly enableLoopbackAudio?: boolean | undefined
}

/** The input of `CallConnection_GetCall`. */
export interface GetCallInput {
  readonly callConnectionId: string
}

/** The input of `CallConnection_GetParticipant`. */
export interface GetParticipantInput {
  readonly callConnectionId: string
  readonly participantRawId: string
}

/** The input of `CallConnection_GetParticipants`. */
export interface GetParticipantsInput {
  readonly callConnectionId: string
}

/** The input of `CallRecording_GetRecordingProperties`. */
export interface GetRecordingPropertiesInput {
  readonly recordingId: string
}

/** The input of `CallConnection_HangupCall`. */
export interface HangupCallInput {
  readonly callConnectionId: string
}

/** The input of `CallMedia_Hold`. */
export interface HoldInput {
  readonly callConnectionId: string
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly targetParticipant: CommunicationIdentifier
  readonly playSourceInfo?: PlaySource | undefined
  readonly operationContext?: string | undefined
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallConnection_MoveParticipants`. */
export interface MoveParticipantsInput {
  readonly callConnectionId: string
  readonly targetParticipants: ReadonlyArray<CommunicationIdentifier>
  readonly fromCall: string
  readonly operationContext?: string | undefined
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallConnection_Mute`. */
export interface MuteParticipantsInput {
  readonly callConnectionId: string
  readonly targetParticipants: ReadonlyArray<CommunicationIdentifier>
  readonly operationContext?: string | undefined
}

/** The input of `CallRecording_PauseRecording`. */
export interface PauseRecordingInput {
  readonly recordingId: string
}

/** The input of `CallMedia_Play`. */
export interface PlayInput {
  readonly callConnectionId: string
  readonly playSources: ReadonlyArray<PlaySource>
  readonly playTo?: ReadonlyArray<CommunicationIdentifier> | undefined
  readonly playOptions?: { readonly loop: boolean } | undefined
  readonly operationContext?: string | undefined
  /** Since api-version 2023-10-15. */
  readonly operationCallbackUri?: string | undefined
  /** Since api-version 2024-06-15-preview. */
  readonly interruptCallMediaOperation?: boolean | undefined
}

/** The input of `CallMedia_Recognize`. */
export interface RecognizeInput {
  readonly callConnectionId: string
  readonly recognizeInputType: "dtmf" | "speech" | "speechOrDtmf" | "choices" | (string & {})
  readonly playPrompt?: PlaySource | undefined
  readonly interruptCallMediaOperation?: boolean | undefined
  readonly recognizeOptions: RecognizeOptions
  readonly operationContext?: string | undefined
  /** Since api-version 2023-10-15. */
  readonly operationCallbackUri?: string | undefined
  /** Since api-version 2024-06-15-preview. */
  readonly playPrompts?: ReadonlyArray<PlaySource> | undefined
}

/** The input of `RedirectCall`. */
export interface RedirectCallInput {
  readonly incomingCallContext: string
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly target: CommunicationIdentifier
}

/** The input of `RejectCall`. */
export interface RejectCallInput {
  readonly incomingCallContext: string
  readonly callRejectReason?: "none" | "busy" | "forbidden" | (string & {}) | undefined
}

/** The input of `CallConnection_RemoveParticipant`. */
export interface RemoveParticipantInput {
  readonly callConnectionId: string
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly participantToRemove: CommunicationIdentifier
  readonly operationContext?: string | undefined
  /** Since api-version 2023-10-15. */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallRecording_ResumeRecording`. */
export interface ResumeRecordingInput {
  readonly recordingId: string
}

/** The input of `CallMedia_SendDtmfTones`. */
export interface SendDtmfTonesInput {
  readonly callConnectionId: string
  readonly tones: ReadonlyArray<Tone>
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly targetParticipant: CommunicationIdentifier
  readonly operationContext?: string | undefined
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallMedia_StartContinuousDtmfRecognition`. */
export interface StartContinuousDtmfRecognitionInput {
  readonly callConnectionId: string
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly targetParticipant: CommunicationIdentifier
  readonly operationContext?: string | undefined
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallMedia_StartMediaStreaming`. */
export interface StartMediaStreamingInput {
  readonly callConnectionId: string
  readonly operationContext?: string | undefined
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallRecording_StartRecording`. */
export interface StartRecordingInput {
  readonly callLocator?: CallLocator | undefined
  /** Since api-version 2025-05-15. */
  readonly callConnectionId?: string | undefined
  readonly recordingStateCallbackUri?: string | undefined
  readonly recordingContentType?: "audio" | "audioVideo" | (string & {}) | undefined
  readonly recordingChannelType?: "mixed" | "unmixed" | (string & {}) | undefined
  readonly recordingFormatType?: "wav" | "mp3" | "mp4" | (string & {}) | undefined
  readonly audioChannelParticipantOrdering?: ReadonlyArray<CommunicationIdentifier> | undefined
  readonly channelAffinity?: ReadonlyArray<ChannelAffinity> | undefined
  /** Since api-version 2024-04-15. */
  readonly pauseOnStart?: boolean | undefined
  /** Since api-version 2024-04-15. */
  readonly externalStorage?: ExternalStorage | undefined
}

/** The input of `CallMedia_StartTranscription`. */
export interface StartTranscriptionInput {
  readonly callConnectionId: string
  readonly locale?: string | undefined
  /** In api-version 2024-06-15-preview only. */
  readonly speechRecognitionModelEndpointId?: string | undefined
  /** Since api-version 2025-05-15. */
  readonly speechModelEndpointId?: string | undefined
  readonly operationContext?: string | undefined
  /** Since api-version 2025-05-15. */
  readonly operationCallbackUri?: string | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly piiRedactionOptions?: PiiRedactionOptions | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly enableSentimentAnalysis?: boolean | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly summarizationOptions?: SummarizationOptions | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly locales?: ReadonlyArray<string> | undefined
}

/** The input of `CallMedia_StopContinuousDtmfRecognition`. */
export interface StopContinuousDtmfRecognitionInput {
  readonly callConnectionId: string
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly targetParticipant: CommunicationIdentifier
  readonly operationContext?: string | undefined
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallMedia_StopMediaStreaming`. */
export interface StopMediaStreamingInput {
  readonly callConnectionId: string
  readonly operationContext?: string | undefined
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallRecording_StopRecording`. */
export interface StopRecordingInput {
  readonly recordingId: string
}

/** The input of `CallMedia_StopTranscription`. */
export interface StopTranscriptionInput {
  readonly callConnectionId: string
  readonly operationContext?: string | undefined
  /** Since api-version 2025-05-15. */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallMedia_SummarizeCall`. */
export interface SummarizeCallInput {
  readonly callConnectionId: string
  readonly operationContext?: string | undefined
  readonly operationCallbackUri?: string | undefined
  readonly summarizationOptions?: SummarizationOptions | undefined
}

/** The input of `CallConnection_TerminateCall`. */
export interface TerminateCallInput {
  readonly callConnectionId: string
}

/** The input of `CallConnection_TransferToParticipant`. */
export interface TransferToParticipantInput {
  readonly callConnectionId: string
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly targetParticipant: CommunicationIdentifier
  readonly operationContext?: string | undefined
  /**
   * Who takes part, as sent and received: a raw id, or one nested model, or both.
   * Since api-version 2023-10-15.
   */
  readonly transferee?: CommunicationIdentifier | undefined
  /** Since api-version 2023-10-15. */
  readonly operationCallbackUri?: string | undefined
  /** Since api-version 2023-10-15. */
  readonly customCallingContext?: CustomCallingContext | undefined
  /** Since api-version 2024-06-15-preview. */
  readonly sourceCallerIdNumber?: PhoneNumberIdentifierModel | undefined
}

/** The input of `CallMedia_Unhold`. */
export interface UnholdInput {
  readonly callConnectionId: string
  /** Who takes part, as sent and received: a raw id, or one nested model, or both. */
  readonly targetParticipant: CommunicationIdentifier
  readonly operationContext?: string | undefined
  /** Since api-version 2025-05-15. */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallMedia_UpdateTranscription`. */
export interface UpdateTranscriptionInput {
  readonly callConnectionId: string
  readonly locale?: string | undefined
  /** In api-version 2024-06-15-preview only. */
  readonly speechRecognitionModelEndpointId?: string | undefined
  /** Since api-version 2025-05-15. */
  readonly speechModelEndpointId?: string | undefined
  readonly operationContext?: string | undefined
  /** Since api-version 2025-05-15. */
  readonly operationCallbackUri?: string | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly piiRedactionOptions?: PiiRedactionOptions | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly enableSentimentAnalysis?: boolean | undefined
  /** In api-version 2025-08-15-preview only. */
  readonly summarizationOptions?: SummarizationOptions | undefined
}
