// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public types.
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import type { CommunicationUserIdentifierModel } from "@effect-comms/core/CommunicationIdentifier"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import type { MicrosoftTeamsAppIdentifierModel } from "@effect-comms/core/CommunicationIdentifier"
import type { PhoneNumberIdentifierModel } from "@effect-comms/core/CommunicationIdentifier"

/** The response of `CallConnection_AddParticipant`: the pending invitation. */
export interface AddParticipantResponse {
  /** The invited participant. */
  readonly participant?: CallParticipant | undefined
  /** The `operationContext` of the request. */
  readonly operationContext?: string | undefined
  /**
   * The id of the invitation, which `cancelAddParticipant` takes.
   * Since api-version 2023-10-15.
   */
  readonly invitationId?: string | undefined
}

/** How the sound of a recording is stored. */
export interface AudioConfiguration {
  /** The sample rate, in hertz. */
  readonly sampleRate?: number | undefined
  /** Bits per second. */
  readonly bitRate?: number | undefined
  /** The number of channels. */
  readonly channels?: number | undefined
}

/** The path parameters of operations on a leg. */
export interface CallConnectionPath {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
}

/** An application's leg of a call. Right after `createCall` it has no `serverCallId`; that comes with the first event or a later `getCall`. */
export interface CallConnectionProperties {
  /** The id of the leg. */
  readonly callConnectionId?: string | undefined
  /** The id of the call, the same for all its legs. */
  readonly serverCallId?: string | undefined
  /** The called participants. */
  readonly targets?: ReadonlyArray<CommunicationIdentifier> | undefined
  /** The state of the call connection. */
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
  /** The URL that the events of the leg are posted to. */
  readonly callbackUri?: string | undefined
  /** The caller id that called phones saw. */
  readonly sourceCallerIdNumber?: PhoneNumberIdentifierModel | undefined
  /** The name that called participants saw. */
  readonly sourceDisplayName?: string | undefined
  /** The participant that called. */
  readonly source?: CommunicationIdentifier | undefined
  /** The id of the call in logs and in reports to Microsoft. */
  readonly correlationId?: string | undefined
  /** The user that answered; only when the answer request named it. */
  readonly answeredBy?: CommunicationUserIdentifierModel | undefined
  /**
   * The media streaming of the call.
   * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
   */
  readonly mediaStreamingSubscription?: MediaStreamingSubscription | undefined
  /**
   * The transcription of the call.
   * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
   */
  readonly transcriptionSubscription?: TranscriptionSubscription | undefined
  /**
   * The phone number that was called.
   * Since api-version 2024-06-15-preview.
   */
  readonly answeredFor?: PhoneNumberIdentifierModel | undefined
}

/** The Azure AI services resource that speaks and recognizes speech in a call. */
export interface CallIntelligenceOptions {
  /** The endpoint of the resource, such as `https://contoso.cognitiveservices.azure.com`. */
  readonly cognitiveServicesEndpoint?: string | undefined
}

/** A call that is named by its server call id, by the id of a group call, or by the id of a room. */
export interface CallLocator {
  /** The id of a group call, a GUID. */
  readonly groupCallId?: string | undefined
  /** The server call id, as IncomingCall and the events of a leg give it. */
  readonly serverCallId?: string | undefined
  /** Which of the three is given; `roomCallLocator` since 2024-06-15-preview, `unknown` in 2024-09-15 only. */
  readonly kind?: "unknown" | "groupCallLocator" | "serverCallLocator" | "roomCallLocator" | (string & {}) | undefined
  /**
   * The id of a room.
   * Since api-version 2024-06-15-preview.
   */
  readonly roomId?: string | undefined
}

/** A participant of a call, and whether it is muted or on hold. */
export interface CallParticipant {
  /** The participant. */
  readonly identifier?: CommunicationIdentifier | undefined
  /** Whether the participant is muted. */
  readonly isMuted?: boolean | undefined
  /**
   * Whether the participant is on hold.
   * Since api-version 2024-06-15-preview.
   */
  readonly isOnHold?: boolean | undefined
}

/** The response of `CallConnection_CancelAddParticipant`. */
export interface CancelAddParticipantResponse {
  /** The id of the invitation, from the response of `addParticipant`. */
  readonly invitationId?: string | undefined
  /** The `operationContext` of the request. */
  readonly operationContext?: string | undefined
}

/** The channel of an unmixed recording that a participant is recorded on. */
export interface ChannelAffinity {
  /**
   * The channel, 0 to 4.
   * Expected: a value between 0 and 4.
   */
  readonly channel?: number | undefined
  /** The participant recorded on it. */
  readonly participant: CommunicationIdentifier
}

/** A choice, which is made by saying one of its phrases or with a tone. */
export interface Choice {
  /** The name of the choice, which the event returns. */
  readonly label: string
  /** The phrases that select it. */
  readonly phrases: ReadonlyArray<string>
  /** The tone that selects it. */
  readonly tone?: Tone | undefined
}

/** The choice that was made. */
export interface ChoiceResult {
  /** The label of the choice. */
  readonly label?: string | undefined
  /** Which of its phrases was said; absent when a tone was pressed. */
  readonly recognizedPhrase?: string | undefined
  /**
   * The confidence of the recognition, from 0 to 1.
   * Since api-version 2025-05-15.
   */
  readonly confidence?: number | undefined
  /**
   * The language that was spoken, such as `en-US`.
   * In api-version 2025-08-15-preview only.
   */
  readonly languageIdentified?: string | undefined
  /**
   * The sentiment of the speech.
   * In api-version 2025-08-15-preview only.
   */
  readonly sentimentAnalysisResult?: SentimentAnalysisResult | undefined
}

/** An event of CloudEvents 1.0. */
export interface CloudEvent {
  /**
   * Unique within its source.
   * Expected: a value with a length of at least 1.
   */
  readonly id: string
  /**
   * `calling/callConnections/{callConnectionId}`.
   * Expected: a value with a length of at least 1.
   */
  readonly source: string
  /**
   * Such as `Microsoft.Communication.CallConnected`.
   * Expected: a value with a length of at least 1.
   */
  readonly type: string
  /** The version of CloudEvents. */
  readonly specversion: "1.0"
  /** When it happened. */
  readonly time?: DateTimeText | undefined
  /** What it is about. */
  readonly subject?: string | undefined
  /** `application/json`. */
  readonly datacontenttype?: string | undefined
  /** What the event says. */
  readonly data?: unknown
}

/** What an application sends to the other side of a call: VoIP and SIP headers, and details for Teams phones. */
export interface CustomCallingContext {
  /**
   * VoIP headers by name.
   * Expected: at most 1000 headers, with names of at most 64 characters and values of at most 1024.
   */
  readonly voipHeaders?: { readonly [name: string]: string } | undefined
  /**
   * SIP headers by name, which reach phones.
   * Expected: at most 5 headers X-… or X-MS-Custom-… and User-To-User, with names of at most 64 characters and values of at most 256 in one line.
   */
  readonly sipHeaders?: { readonly [name: string]: string } | undefined
  /**
   * Details for a Teams phone agent.
   * Since api-version 2025-08-15-preview.
   */
  readonly teamsPhoneCallDetails?: TeamsPhoneCallDetails | undefined
}

/** How tones are collected. */
export interface DtmfOptions {
  /**
   * Seconds between two tones, 1 to 60; default 2.
   * Expected: a value between 1 and 60.
   */
  readonly interToneTimeoutInSeconds?: number | undefined
  /** The number of tones that ends the input. */
  readonly maxTonesToCollect?: number | undefined
  /** Tones that end the input. */
  readonly stopTones?: ReadonlyArray<Tone> | undefined
}

/** The tones that were pressed. */
export interface DtmfResult {
  /** The tones in their order. */
  readonly tones?: ReadonlyArray<Tone> | undefined
}

/** An event of Event Grid's own schema. */
export interface EventGridEvent {
  /**
   * Unique within its topic.
   * Expected: a value with a length of at least 1.
   */
  readonly id: string
  /** The resource. */
  readonly topic?: string | undefined
  /** What it is about. */
  readonly subject: string
  /**
   * Such as `Microsoft.Communication.IncomingCall`.
   * Expected: a value with a length of at least 1.
   */
  readonly eventType: string
  /** When it happened. */
  readonly eventTime?: DateTimeText | undefined
  /** The version of the data. */
  readonly dataVersion?: string | undefined
  /** The version of this envelope. */
  readonly metadataVersion?: string | undefined
  /** What the event says. */
  readonly data?: unknown
}

/** Where a recording is stored. */
export interface ExternalStorage {
  /** The kind of storage: that of the service, or a blob container of the resource's owner. */
  readonly recordingStorageKind: "azureCommunicationServices" | "azureBlobStorage" | (string & {})
  /** The URL of the blob container that the recording goes to; required with `azureBlobStorage`. */
  readonly recordingDestinationContainerUrl?: string | undefined
}

/** A WAV file, mono, 16 bit, 16 kHz. */
export interface FileSource {
  /** The URL of the file, which the service can read. */
  readonly uri: string
}

/** A page of the participants of a call. */
export interface GetParticipantsResponse {
  /** The participants of this page. */
  readonly value: ReadonlyArray<CallParticipant>
  /** The link to the next page; absent on the last. */
  readonly nextLink?: string | undefined
}

/** Where to stream the audio of a call, and in which form. */
export interface MediaStreamingOptions {
  /** How it is streamed. */
  readonly transportType: "websocket" | (string & {})
  /** All participants on one channel, or each on its own. */
  readonly audioChannelType: "mixed" | "unmixed" | (string & {})
  /** The `wss` URL of the WebSocket; 2024-06-15-preview requires it. */
  readonly transportUrl?: string | undefined
  /** What is streamed; 2024-06-15-preview requires it. */
  readonly contentType?: "audio" | (string & {}) | undefined
  /** Whether it begins with the call, without `startMediaStreaming`; default `false`. */
  readonly startMediaStreaming?: boolean | undefined
  /**
   * Whether the application may send audio into the call; default `false`.
   * Since api-version 2025-05-15.
   */
  readonly enableBidirectional?: boolean | undefined
  /**
   * 16-bit PCM, mono, at 16 or 24 kHz.
   * Since api-version 2025-05-15.
   */
  readonly audioFormat?: "pcm16KMono" | "pcm24KMono" | (string & {}) | undefined
  /**
   * Whether tones that participants press are streamed; default `false`.
   * Since api-version 2025-05-15.
   */
  readonly enableDtmfTones?: boolean | undefined
}

/** The media streaming of a call; `disabled` on calls that asked for none. */
export interface MediaStreamingSubscription {
  /** The id of the subscription. */
  readonly id?: string | undefined
  /** Whether it streams at the moment. */
  readonly state?: "disabled" | "inactive" | "active" | (string & {}) | undefined
  /** What is streamed. */
  readonly subscribedContentTypes?: ReadonlyArray<"audio" | (string & {})> | undefined
}

/** The status of media streaming. */
export interface MediaStreamingUpdate {
  /** What is streamed; recorded as `Audio`. */
  readonly contentType?: string | undefined
  /** The status. */
  readonly mediaStreamingStatus?:
    | "mediaStreamingStarted"
    | "mediaStreamingFailed"
    | "mediaStreamingStopped"
    | "unspecifiedError"
    | (string & {})
    | undefined
  /** Why. */
  readonly mediaStreamingStatusDetails?:
    | "subscriptionStarted"
    | "streamConnectionReestablished"
    | "streamConnectionUnsuccessful"
    | "streamUrlMissing"
    | "serviceShutdown"
    | "streamConnectionInterrupted"
    | "speechServicesConnectionError"
    | "subscriptionStopped"
    | "unspecifiedError"
    | "authenticationFailure"
    | "badRequest"
    | "tooManyRequests"
    | "forbidden"
    | "serviceTimeout"
    | "initialWebSocketConnectionFailed"
    | (string & {})
    | undefined
}

/** The response of `CallConnection_MoveParticipants`. */
export interface MoveParticipantsResponse {
  /** The participants to move. */
  readonly participants?: ReadonlyArray<CallParticipant> | undefined
  /** The `operationContext` of the request. */
  readonly operationContext?: string | undefined
  /** The `callConnectionId` of the call that they are in. */
  readonly fromCall?: string | undefined
}

/** The response of `CallConnection_Mute`. */
export interface MuteParticipantsResult {
  /** The `operationContext` of the request. */
  readonly operationContext?: string | undefined
}

/** A time in which a recording was paused. */
export interface PauseResumeInterval {
  /** When the pause began. */
  readonly startTime?: DateTimeText | undefined
  /** The duration, in milliseconds. */
  readonly duration?: number | undefined
}

/** Whether and how personal data is masked in a transcript. */
export interface PiiRedactionOptions {
  /** Whether personal data is masked; default `false`. */
  readonly enable?: boolean | undefined
  /** How it is masked. */
  readonly redactionType?: "maskWithCharacter" | (string & {}) | undefined
}

/** A prompt: its kind, and the member of that name. */
export interface PlaySource {
  /** What it is; the member of this name has to be there. */
  readonly kind: "file" | "text" | "ssml" | (string & {})
  /** The id under which the service caches the prompt during the call. */
  readonly playSourceCacheId?: string | undefined
  /** The file to play. */
  readonly file?: FileSource | undefined
  /**
   * The text to speak.
   * Since api-version 2023-10-15.
   */
  readonly text?: TextSource | undefined
  /**
   * The text with markup to speak.
   * Since api-version 2023-10-15.
   */
  readonly ssml?: SsmlSource | undefined
}

/** The calling context that the other side sent. */
export interface ReceivedCallingContext {
  /** VoIP headers by name. */
  readonly voipHeaders?: { readonly [name: string]: string } | undefined
  /** SIP headers by name. */
  readonly sipHeaders?: { readonly [name: string]: string } | undefined
  /**
   * Details of a call for a Teams phone agent.
   * Since api-version 2025-08-15-preview.
   */
  readonly teamsPhoneCallDetails?: ReceivedTeamsPhoneCallDetails | undefined
}

/** Details of a call for a Teams phone agent. */
export interface ReceivedTeamsPhoneCallDetails {
  /** The caller as a Teams phone agent sees them. */
  readonly teamsPhoneCallerDetails?: ReceivedTeamsPhoneCallerDetails | undefined
  /** The queue or attendant that a Teams phone call came from. */
  readonly teamsPhoneSourceDetails?: ReceivedTeamsPhoneSourceDetails | undefined
  /** The id of the session that the call belongs to. */
  readonly sessionId?: string | undefined
  /** The intent of the caller. */
  readonly intent?: string | undefined
  /** What the call is about. */
  readonly callTopic?: string | undefined
  /** What happened before. */
  readonly callContext?: string | undefined
  /** Where a transcript of what was said before can be read. */
  readonly transcriptUrl?: string | undefined
  /** The sentiment of the caller. */
  readonly callSentiment?: string | undefined
  /** Suggestions for the agent. */
  readonly suggestedActions?: string | undefined
}

/** The caller as a Teams phone agent sees them. */
export interface ReceivedTeamsPhoneCallerDetails {
  /** The caller. */
  readonly caller?: CommunicationIdentifier | undefined
  /** The name of the caller. */
  readonly name?: string | undefined
  /** The phone number of the caller. */
  readonly phoneNumber?: string | undefined
  /** The id of the caller in a system of records. */
  readonly recordId?: string | undefined
  /** The URL of a page about the caller. */
  readonly screenPopUrl?: string | undefined
  /** Whether the caller's identity was verified. */
  readonly isAuthenticated?: boolean | undefined
  /** More about the caller, by name. */
  readonly additionalCallerInformation?: { readonly [name: string]: string } | undefined
}

/** The queue or attendant that a Teams phone call came from. */
export interface ReceivedTeamsPhoneSourceDetails {
  /** The queue or attendant. */
  readonly source?: CommunicationIdentifier | undefined
  /** The language of the call there. */
  readonly language?: string | undefined
  /** The state of the call there. */
  readonly status?: string | undefined
  /** The name of the intended recipient. */
  readonly intendedTargets?: { readonly [name: string]: CommunicationIdentifier } | undefined
}

/** The participant whose tones or speech are recognized, and how. */
export interface RecognizeOptions {
  /** Whether a tone or speech stops the prompts. */
  readonly interruptPrompt?: boolean | undefined
  /**
   * Seconds from the end of the prompts to the first tone or word, 0 to 300 (speech and choices: to 20); default 5.
   * Expected: a value between 0 and 300.
   */
  readonly initialSilenceTimeoutInSeconds?: number | undefined
  /** The participant whose tones or speech are recognized. */
  readonly targetParticipant: CommunicationIdentifier
  /** How tones are collected. */
  readonly dtmfOptions?: DtmfOptions | undefined
  /**
   * The spoken language, such as `de-DE`; default `en-US`.
   * Since api-version 2023-10-15.
   */
  readonly speechLanguage?: string | undefined
  /**
   * The endpoint id of a custom speech model.
   * Since api-version 2023-10-15.
   */
  readonly speechRecognitionModelEndpointId?: string | undefined
  /**
   * The choices.
   * Since api-version 2023-10-15.
   */
  readonly choices?: ReadonlyArray<Choice> | undefined
  /**
   * How speech is recognized.
   * Since api-version 2023-10-15.
   */
  readonly speechOptions?: SpeechOptions | undefined
  /**
   * Languages among which the spoken one is found.
   * In api-version 2025-08-15-preview only.
   */
  readonly speechLanguages?: ReadonlyArray<string> | undefined
  /**
   * Whether sentiment analysis of the speech is enabled.
   * In api-version 2025-08-15-preview only.
   */
  readonly enableSentimentAnalysis?: boolean | undefined
}

/** A participant in a recording. */
export interface RecordedParticipant {
  /** The raw id of the participant. */
  readonly participantId?: string | undefined
  /** The channel of an unmixed recording that the participant is on. */
  readonly channel?: number | undefined
}

/** A file of a recording. */
export interface RecordingChunk {
  /** The id of the file. */
  readonly documentId?: string | undefined
  /** The index of the file in the recording, from 0. */
  readonly index?: number | undefined
  /** Why it ends. */
  readonly endReason?: "SessionEnded" | "ChunkMaximumSizeExceeded" | (string & {}) | undefined
  /** For `CallRecording.getMetadata`. */
  readonly metadataLocation?: string | undefined
  /** For `CallRecording.download`. */
  readonly contentLocation?: string | undefined
  /** For `CallRecording.deleteFile`; older samples of the event have none. */
  readonly deleteLocation?: string | undefined
}

/** The form of a recording. */
export interface RecordingInfo {
  /** Sound, or sound and picture. */
  readonly contentType?: "audio" | "audioVideo" | (string & {}) | undefined
  /** All participants on one channel, or each on its own. */
  readonly channelType?: "mixed" | "unmixed" | (string & {}) | undefined
  /** The format of the file. */
  readonly format?: "wav" | "mp3" | "mp4" | (string & {}) | undefined
  /** How the sound is stored. */
  readonly audioConfiguration?: AudioConfiguration | undefined
  /** How the picture is stored. */
  readonly videoConfiguration?: VideoConfiguration | undefined
}

/** What is in one file of a recording. */
export interface RecordingMetadata {
  /** The id of the resource. */
  readonly resourceId?: string | undefined
  /** The id of the call. */
  readonly callId?: string | undefined
  /** The id of the file. */
  readonly chunkDocumentId?: string | undefined
  /** The index of the file in the recording, from 0. */
  readonly chunkIndex?: number | undefined
  /** When the file begins. */
  readonly chunkStartTime?: DateTimeText | undefined
  /** The duration, in milliseconds; four hours at most. */
  readonly chunkDuration?: number | undefined
  /** When the recording was paused. */
  readonly pauseResumeIntervals?: ReadonlyArray<PauseResumeInterval> | undefined
  /** The form of the recording. */
  readonly recordingInfo?: RecordingInfo | undefined
  /** The participants. */
  readonly participants?: ReadonlyArray<RecordedParticipant> | undefined
}

/** The path parameters of operations on a recording. */
export interface RecordingPath {
  /** The id of the recording; opaque. */
  readonly recordingId: string
}

/** A recording, and whether it records at the moment. */
export interface RecordingStateResponse {
  /** The id of the recording; opaque. */
  readonly recordingId?: string | undefined
  /** Whether it records at the moment; `inactive` when it is paused or has ended. */
  readonly recordingState?: "active" | "inactive" | (string & {}) | undefined
  /**
   * What records.
   * Since api-version 2024-04-15.
   */
  readonly recordingKind?: "azureCommunicationServices" | "teams" | "teamsCompliance" | (string & {}) | undefined
}

/** Where the files of a recording are. */
export interface RecordingStorageInfo {
  /** The files, in order. */
  readonly recordingChunks?: ReadonlyArray<RecordingChunk> | undefined
}

/** The response of `CallConnection_RemoveParticipant`. */
export interface RemoveParticipantResponse {
  /** The `operationContext` of the request. */
  readonly operationContext?: string | undefined
}

/** How an operation or a call ended. Programs look at `code` and `subCode`. */
export interface ResultInformation {
  /** A status code like HTTP's. */
  readonly code?: number | undefined
  /** Says more than `code`; 0 when there is nothing to say. */
  readonly subCode?: number | undefined
  /** For people; its wording varies. */
  readonly message?: string | undefined
  /**
   * The SIP response, of a call with the telephone network.
   * Since api-version 2025-08-15-preview.
   */
  readonly sipDetails?: SipDiagnosticInfo | undefined
  /**
   * The Q.850 cause, of a call with the telephone network.
   * Since api-version 2025-08-15-preview.
   */
  readonly q850Details?: SipDiagnosticInfo | undefined
}

/** The response of `CallMedia_SendDtmfTones`. */
export interface SendDtmfTonesResult {
  /** The `operationContext` of the request. */
  readonly operationContext?: string | undefined
}

/** The sentiment of the speech. */
export interface SentimentAnalysisResult {
  /** The sentiment, such as `positive`. */
  readonly sentiment?: string | undefined
}

/** What the telephone network said. */
export interface SipDiagnosticInfo {
  /** The status of SIP, or the cause of Q.850. */
  readonly code?: number | undefined
  /** What it means; its words vary. */
  readonly message?: string | undefined
}

/** How speech is recognized. */
export interface SpeechOptions {
  /** Milliseconds of silence that end the speech; default 2000. */
  readonly endSilenceTimeoutInMs?: number | undefined
}

/** What was said. */
export interface SpeechResult {
  /** What was said. */
  readonly speech?: string | undefined
  /**
   * The confidence of the recognition, from 0 to 1.
   * Since api-version 2025-05-15.
   */
  readonly confidence?: number | undefined
  /**
   * The language that was spoken, such as `en-US`.
   * In api-version 2025-08-15-preview only.
   */
  readonly languageIdentified?: string | undefined
  /**
   * The sentiment of the speech.
   * In api-version 2025-08-15-preview only.
   */
  readonly sentimentAnalysisResult?: SentimentAnalysisResult | undefined
}

/** Text with speech markup (SSML) to be spoken. */
export interface SsmlSource {
  /** The text with its markup. */
  readonly ssmlText: string
  /** The endpoint id of a custom voice. */
  readonly customVoiceEndpointId?: string | undefined
}

/** How a call is summarized. */
export interface SummarizationOptions {
  /** Whether a summary is made at the end of the call as well. */
  readonly enableEndCallSummary?: boolean | undefined
  /** The language of the summary, such as `en-US`. */
  readonly locale?: string | undefined
}

/** Details of a call for a Teams phone agent. */
export interface TeamsPhoneCallDetails {
  /** The caller. */
  readonly teamsPhoneCallerDetails?: TeamsPhoneCallerDetails | undefined
  /** Where the call came from. */
  readonly teamsPhoneSourceDetails?: TeamsPhoneSourceDetails | undefined
  /** The id of the session that the call belongs to. */
  readonly sessionId?: string | undefined
  /** The intent of the caller. */
  readonly intent?: string | undefined
  /**
   * What the call is about; at most 48 characters.
   * Expected: a value with a length of at most 48.
   */
  readonly callTopic?: string | undefined
  /** What happened before. */
  readonly callContext?: string | undefined
  /** Where a transcript of what was said before can be read. */
  readonly transcriptUrl?: string | undefined
  /** The sentiment of the caller. */
  readonly callSentiment?: string | undefined
  /** Suggestions for the agent. */
  readonly suggestedActions?: string | undefined
}

/** The caller as a Teams phone agent sees them. */
export interface TeamsPhoneCallerDetails {
  /** The caller. */
  readonly caller: CommunicationIdentifier
  /** The name of the caller. */
  readonly name: string
  /** The phone number of the caller. */
  readonly phoneNumber: string
  /** The id of the caller in a system of records. */
  readonly recordId?: string | undefined
  /** The URL of a page about the caller. */
  readonly screenPopUrl?: string | undefined
  /** Whether the caller's identity was verified. */
  readonly isAuthenticated?: boolean | undefined
  /**
   * More about the caller, by name; at most 10 entries.
   * Expected: a value with at most 10 entries.
   */
  readonly additionalCallerInformation?: { readonly [name: string]: string } | undefined
}

/** The queue or attendant that a Teams phone call came from. */
export interface TeamsPhoneSourceDetails {
  /** The queue or attendant. */
  readonly source: CommunicationIdentifier
  /** The language of the call there. */
  readonly language: string
  /** The state of the call there. */
  readonly status: string
  /** The name of the intended recipient. */
  readonly intendedTargets?: { readonly [name: string]: CommunicationIdentifier } | undefined
}

/** Text to be spoken. */
export interface TextSource {
  /**
   * The text, at most 4,000 characters; SSML may be longer.
   * Expected: a value with a length of at most 4000.
   */
  readonly text: string
  /** The language of the text, such as `en-US`. */
  readonly sourceLocale?: string | undefined
  /** The voice, when none is named by `voiceName`. */
  readonly voiceKind?: "male" | "female" | (string & {}) | undefined
  /** The name of a voice of Azure AI Speech, such as `en-US-NancyNeural`. */
  readonly voiceName?: string | undefined
  /** The endpoint id of a custom voice. */
  readonly customVoiceEndpointId?: string | undefined
}

/** A DTMF tone: a digit, A to D, # (`pound`) or * (`asterisk`). */
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

/** Where to send the transcript of a call, and in which language. */
export interface TranscriptionOptions {
  /** How it is sent. */
  readonly transportType: "websocket" | (string & {})
  /** The spoken language, such as `en-US`; every version but 2025-08-15-preview requires it. */
  readonly locale?: string | undefined
  /** The `wss` URL of the WebSocket; 2024-06-15-preview requires it. */
  readonly transportUrl?: string | undefined
  /**
   * The endpoint id of a custom speech model.
   * In api-version 2024-06-15-preview only.
   */
  readonly speechRecognitionModelEndpointId?: string | undefined
  /**
   * The endpoint id of a custom speech model.
   * Since api-version 2025-05-15.
   */
  readonly speechModelEndpointId?: string | undefined
  /** Whether it begins with the call, without `startTranscription`; 2024-06-15-preview requires it. */
  readonly startTranscription?: boolean | undefined
  /** Whether results are sent while a participant is still speaking; default `false`. */
  readonly enableIntermediateResults?: boolean | undefined
  /**
   * Masks personal data in the transcript.
   * In api-version 2025-08-15-preview only.
   */
  readonly piiRedactionOptions?: PiiRedactionOptions | undefined
  /**
   * Whether sentiment analysis of the speech is enabled.
   * In api-version 2025-08-15-preview only.
   */
  readonly enableSentimentAnalysis?: boolean | undefined
  /**
   * Summarizes the call.
   * In api-version 2025-08-15-preview only.
   */
  readonly summarizationOptions?: SummarizationOptions | undefined
  /**
   * Languages among which the spoken one is found.
   * In api-version 2025-08-15-preview only.
   */
  readonly locales?: ReadonlyArray<string> | undefined
}

/** The transcription of a call; `disabled` on calls that asked for none. */
export interface TranscriptionSubscription {
  /** The id of the subscription. */
  readonly id?: string | undefined
  /** Whether it transcribes at the moment. */
  readonly state?: "disabled" | "inactive" | "active" | (string & {}) | undefined
  /** Which results are sent. */
  readonly subscribedResultTypes?: ReadonlyArray<"final" | "intermediate" | (string & {})> | undefined
  /**
   * The language that is transcribed.
   * Since api-version 2025-05-15.
   */
  readonly locale?: string | undefined
}

/** The status of a transcription. */
export interface TranscriptionUpdate {
  /** The status. */
  readonly transcriptionStatus?:
    | "transcriptionStarted"
    | "transcriptionFailed"
    | "transcriptionResumed"
    | "transcriptionUpdated"
    | "transcriptionStopped"
    | "callSummaryUpdated"
    | "unspecifiedError"
    | (string & {})
    | undefined
  /** Why. */
  readonly transcriptionStatusDetails?:
    | "subscriptionStarted"
    | "streamConnectionReestablished"
    | "streamConnectionUnsuccessful"
    | "streamUrlMissing"
    | "serviceShutdown"
    | "streamConnectionInterrupted"
    | "speechServicesConnectionError"
    | "subscriptionStopped"
    | "unspecifiedError"
    | "authenticationFailure"
    | "badRequest"
    | "tooManyRequests"
    | "forbidden"
    | "serviceTimeout"
    | "transcriptionLocaleUpdated"
    | "callSummarySuccess"
    | "callSummaryFailure"
    | (string & {})
    | undefined
  /**
   * For people.
   * In api-version 2025-08-15-preview only.
   */
  readonly transcriptionMessage?: string | undefined
}

/** The response of `CallConnection_TransferToParticipant`. */
export interface TransferCallResponse {
  /** The `operationContext` of the request. */
  readonly operationContext?: string | undefined
}

/** How the picture of a recording is stored. */
export interface VideoConfiguration {
  /** The longer side, in pixels. */
  readonly longerSideLength?: number | undefined
  /** The shorter side, in pixels. */
  readonly shorterSideLength?: number | undefined
  /** Frames per second. */
  readonly framerate?: number | undefined
  /** Bits per second. */
  readonly bitRate?: number | undefined
}

/** The input of `CallConnection_AddParticipant`. */
export interface AddParticipantInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The caller id that the invited phone sees: a number that the resource owns; required to invite a phone number. */
  readonly sourceCallerIdNumber?: PhoneNumberIdentifierModel | undefined
  /** The name that an invited phone or Teams user sees; the roster does not show it. */
  readonly sourceDisplayName?: string | undefined
  /** The participant to invite. */
  readonly participantToAdd: CommunicationIdentifier
  /**
   * Seconds of ringing before the invitation fails, 0 to 180.
   * Expected: a value between 0 and 180.
   */
  readonly invitationTimeoutInSeconds?: number | undefined
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /**
   * The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg.
   * Since api-version 2023-10-15.
   */
  readonly operationCallbackUri?: string | undefined
  /**
   * Headers and details for the other side.
   * Since api-version 2023-10-15.
   */
  readonly customCallingContext?: CustomCallingContext | undefined
}

/** The input of `AnswerCall`. */
export interface AnswerCallInput {
  /** The `incomingCallContext` of the IncomingCall event; opaque, some 8 KB. */
  readonly incomingCallContext: string
  /** The URL that the events of the leg are posted to; HTTPS. */
  readonly callbackUri: string
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /** The user of the resource that answers. */
  readonly answeredBy?: CommunicationUserIdentifierModel | undefined
  /**
   * The Azure AI services resource that speaks and recognizes speech in the call.
   * Since api-version 2023-10-15.
   */
  readonly callIntelligenceOptions?: CallIntelligenceOptions | undefined
  /**
   * Streams the audio of the call to a WebSocket.
   * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
   */
  readonly mediaStreamingOptions?: MediaStreamingOptions | undefined
  /**
   * Sends the transcript of the call to a WebSocket.
   * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
   */
  readonly transcriptionOptions?: TranscriptionOptions | undefined
  /**
   * Whether the audio of the call is looped back.
   * In api-version 2025-08-15-preview only.
   */
  readonly enableLoopbackAudio?: boolean | undefined
}

/** The input of `CallConnection_CancelAddParticipant`. */
export interface CancelAddParticipantInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The id of the invitation, from the response of `addParticipant`. */
  readonly invitationId: string
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /** The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg. */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallMedia_CancelAllMediaOperations`. */
export interface CancelAllMediaOperationsInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
}

/** The input of `Connect`. */
export interface ConnectInput {
  /** The call to join: a group call, a room, or any call by its server call id. */
  readonly callLocator: CallLocator
  /** The URL that the events of the leg are posted to; HTTPS. */
  readonly callbackUri: string
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /** The Azure AI services resource that speaks and recognizes speech in the call. */
  readonly callIntelligenceOptions?: CallIntelligenceOptions | undefined
  /**
   * Streams the audio of the call to a WebSocket.
   * Since api-version 2025-05-15.
   */
  readonly mediaStreamingOptions?: MediaStreamingOptions | undefined
  /**
   * Sends the transcript of the call to a WebSocket.
   * Since api-version 2025-05-15.
   */
  readonly transcriptionOptions?: TranscriptionOptions | undefined
  /**
   * Whether the audio of the call is looped back.
   * In api-version 2025-08-15-preview only.
   */
  readonly enableLoopbackAudio?: boolean | undefined
}

/** The input of `CreateCall`. */
export interface CreateCallInput {
  /** The participants to call: one, or several for a group call. */
  readonly targets: ReadonlyArray<CommunicationIdentifier>
  /** The caller id that phones see: a number that the resource owns; required to call phone numbers. */
  readonly sourceCallerIdNumber?: PhoneNumberIdentifierModel | undefined
  /** The name that phones see. */
  readonly sourceDisplayName?: string | undefined
  /** The user of the resource that calls. */
  readonly source?: CommunicationUserIdentifierModel | undefined
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /** The URL that the events of the leg are posted to; HTTPS. */
  readonly callbackUri: string
  /**
   * The Azure AI services resource that speaks and recognizes speech in the call.
   * Since api-version 2023-10-15.
   */
  readonly callIntelligenceOptions?: CallIntelligenceOptions | undefined
  /**
   * Streams the audio of the call to a WebSocket.
   * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
   */
  readonly mediaStreamingOptions?: MediaStreamingOptions | undefined
  /**
   * Sends the transcript of the call to a WebSocket.
   * In api-version 2024-06-15-preview, 2025-05-15, 2025-06-15, 2025-08-15-preview, 2026-03-12 only.
   */
  readonly transcriptionOptions?: TranscriptionOptions | undefined
  /**
   * The Teams app that calls.
   * Since api-version 2025-05-15.
   */
  readonly teamsAppSource?: MicrosoftTeamsAppIdentifierModel | undefined
  /**
   * Whether the audio of the call is looped back.
   * In api-version 2025-08-15-preview only.
   */
  readonly enableLoopbackAudio?: boolean | undefined
}

/** The input of `CallConnection_GetCall`. */
export interface GetCallInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
}

/** The input of `CallConnection_GetParticipant`. */
export interface GetParticipantInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The raw id of the participant, such as `4:+14255550123`. */
  readonly participantRawId: string
}

/** The input of `CallConnection_GetParticipants`. */
export interface GetParticipantsInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
}

/** The input of `CallRecording_GetRecordingProperties`. */
export interface GetRecordingPropertiesInput {
  /** The id of the recording; opaque. */
  readonly recordingId: string
}

/** The input of `CallConnection_HangupCall`. */
export interface HangupCallInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
}

/** The input of `CallMedia_Hold`. */
export interface HoldInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The participant to put on hold. */
  readonly targetParticipant: CommunicationIdentifier
  /** The audio that is played to the participant meanwhile. */
  readonly playSourceInfo?: PlaySource | undefined
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /** The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg. */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallConnection_MoveParticipants`. */
export interface MoveParticipantsInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The participants to move into this call. */
  readonly targetParticipants: ReadonlyArray<CommunicationIdentifier>
  /** The `callConnectionId` of the call that they are in. */
  readonly fromCall: string
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /** The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg. */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallConnection_Mute`. */
export interface MuteParticipantsInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The ACS users to mute. */
  readonly targetParticipants: ReadonlyArray<CommunicationIdentifier>
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
}

/** The input of `CallRecording_PauseRecording`. */
export interface PauseRecordingInput {
  /** The id of the recording; opaque. */
  readonly recordingId: string
}

/** The input of `CallMedia_Play`. */
export interface PlayInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The prompts, played one after the other. */
  readonly playSources: ReadonlyArray<PlaySource>
  /** The participants that hear them; all of them when it is absent or empty. With one participant the others are on hold meanwhile. */
  readonly playTo?: ReadonlyArray<CommunicationIdentifier> | undefined
  /** How they are played. */
  readonly playOptions?:
    | {
        /** Whether they are repeated until something cancels them. */
        readonly loop: boolean
      }
    | undefined
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /**
   * The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg.
   * Since api-version 2023-10-15.
   */
  readonly operationCallbackUri?: string | undefined
  /**
   * Whether the running and queued media operations are cancelled instead of waited for; default `false`.
   * Since api-version 2024-06-15-preview.
   */
  readonly interruptCallMediaOperation?: boolean | undefined
}

/** The input of `CallMedia_Recognize`. */
export interface RecognizeInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The kind of input: tones, speech, either of both, or one of several choices. */
  readonly recognizeInputType: "dtmf" | "speech" | "speechOrDtmf" | "choices" | (string & {})
  /** The prompt that is played first. */
  readonly playPrompt?: PlaySource | undefined
  /** Whether the running and queued media operations are cancelled instead of waited for; default `false`. */
  readonly interruptCallMediaOperation?: boolean | undefined
  /** The participant whose tones or speech are recognized, and how. */
  readonly recognizeOptions: RecognizeOptions
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /**
   * The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg.
   * Since api-version 2023-10-15.
   */
  readonly operationCallbackUri?: string | undefined
  /**
   * Several prompts, played one after the other; used instead of `playPrompt`.
   * Since api-version 2024-06-15-preview.
   */
  readonly playPrompts?: ReadonlyArray<PlaySource> | undefined
}

/** The input of `RedirectCall`. */
export interface RedirectCallInput {
  /** The `incomingCallContext` of the IncomingCall event; opaque, some 8 KB. */
  readonly incomingCallContext: string
  /** The participant to redirect the call to. */
  readonly target: CommunicationIdentifier
}

/** The input of `RejectCall`. */
export interface RejectCallInput {
  /** The `incomingCallContext` of the IncomingCall event; opaque, some 8 KB. */
  readonly incomingCallContext: string
  /** The reason that is given to the caller. */
  readonly callRejectReason?: "none" | "busy" | "forbidden" | (string & {}) | undefined
}

/** The input of `CallConnection_RemoveParticipant`. */
export interface RemoveParticipantInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The participant to remove. */
  readonly participantToRemove: CommunicationIdentifier
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /**
   * The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg.
   * Since api-version 2023-10-15.
   */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallRecording_ResumeRecording`. */
export interface ResumeRecordingInput {
  /** The id of the recording; opaque. */
  readonly recordingId: string
}

/** The input of `CallMedia_SendDtmfTones`. */
export interface SendDtmfTonesInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /**
   * The tones, in their order; at most 18.
   * Expected: a value with a length of at most 18.
   */
  readonly tones: ReadonlyArray<Tone>
  /** The participant that hears them. */
  readonly targetParticipant: CommunicationIdentifier
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /** The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg. */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallMedia_StartContinuousDtmfRecognition`. */
export interface StartContinuousDtmfRecognitionInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The participant whose tones are recognized. */
  readonly targetParticipant: CommunicationIdentifier
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /** The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg. */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallMedia_StartMediaStreaming`. */
export interface StartMediaStreamingInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /** The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg. */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallRecording_StartRecording`. */
export interface StartRecordingInput {
  /** The call, which may not be a room. Versions before 2025-05-15 require it. */
  readonly callLocator?: CallLocator | undefined
  /**
   * The call by one of its legs, instead of `callLocator`.
   * Since api-version 2025-05-15.
   */
  readonly callConnectionId?: string | undefined
  /** The URL that RecordingStateChanged and StartRecordingFailed are posted to. */
  readonly recordingStateCallbackUri?: string | undefined
  /** Sound, or sound and picture. */
  readonly recordingContentType?: "audio" | "audioVideo" | (string & {}) | undefined
  /** All participants on one channel, or each on its own. */
  readonly recordingChannelType?: "mixed" | "unmixed" | (string & {}) | undefined
  /** The format of the file: `mp4` with picture, `wav` or `mp3` without. */
  readonly recordingFormatType?: "wav" | "mp3" | "mp4" | (string & {}) | undefined
  /** The participant on each channel of an unmixed recording, in the order of the channels; default the order in which they first speak. */
  readonly audioChannelParticipantOrdering?: ReadonlyArray<CommunicationIdentifier> | undefined
  /** The channels of single participants of an unmixed recording. */
  readonly channelAffinity?: ReadonlyArray<ChannelAffinity> | undefined
  /**
   * Whether it waits for `resume` before it records; default `false`.
   * Since api-version 2024-04-15.
   */
  readonly pauseOnStart?: boolean | undefined
  /**
   * Where the recording is stored.
   * Since api-version 2024-04-15.
   */
  readonly externalStorage?: ExternalStorage | undefined
}

/** The input of `CallMedia_StartTranscription`. */
export interface StartTranscriptionInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The spoken language, such as `en-US`; default that of the `transcriptionOptions` of the call. */
  readonly locale?: string | undefined
  /**
   * The endpoint id of a custom speech model.
   * In api-version 2024-06-15-preview only.
   */
  readonly speechRecognitionModelEndpointId?: string | undefined
  /**
   * The endpoint id of a custom speech model.
   * Since api-version 2025-05-15.
   */
  readonly speechModelEndpointId?: string | undefined
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /**
   * The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg.
   * Since api-version 2025-05-15.
   */
  readonly operationCallbackUri?: string | undefined
  /**
   * Masks personal data in the transcript.
   * In api-version 2025-08-15-preview only.
   */
  readonly piiRedactionOptions?: PiiRedactionOptions | undefined
  /**
   * Whether sentiment analysis of the speech is enabled.
   * In api-version 2025-08-15-preview only.
   */
  readonly enableSentimentAnalysis?: boolean | undefined
  /**
   * Summarizes the call.
   * In api-version 2025-08-15-preview only.
   */
  readonly summarizationOptions?: SummarizationOptions | undefined
  /**
   * Languages among which the spoken one is found.
   * In api-version 2025-08-15-preview only.
   */
  readonly locales?: ReadonlyArray<string> | undefined
}

/** The input of `CallMedia_StopContinuousDtmfRecognition`. */
export interface StopContinuousDtmfRecognitionInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The participant whose tones are recognized. */
  readonly targetParticipant: CommunicationIdentifier
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /** The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg. */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallMedia_StopMediaStreaming`. */
export interface StopMediaStreamingInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /** The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg. */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallRecording_StopRecording`. */
export interface StopRecordingInput {
  /** The id of the recording; opaque. */
  readonly recordingId: string
}

/** The input of `CallMedia_StopTranscription`. */
export interface StopTranscriptionInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /**
   * The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg.
   * Since api-version 2025-05-15.
   */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallMedia_SummarizeCall`. */
export interface SummarizeCallInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /** The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg. */
  readonly operationCallbackUri?: string | undefined
  /** The language of the summary. */
  readonly summarizationOptions?: SummarizationOptions | undefined
}

/** The input of `CallConnection_TerminateCall`. */
export interface TerminateCallInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
}

/** The input of `CallConnection_TransferToParticipant`. */
export interface TransferToParticipantInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The participant to transfer the call to. */
  readonly targetParticipant: CommunicationIdentifier
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /**
   * The participant to transfer; default the other participant of a call of two.
   * Since api-version 2023-10-15.
   */
  readonly transferee?: CommunicationIdentifier | undefined
  /**
   * The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg.
   * Since api-version 2023-10-15.
   */
  readonly operationCallbackUri?: string | undefined
  /**
   * Headers and details for the other side.
   * Since api-version 2023-10-15.
   */
  readonly customCallingContext?: CustomCallingContext | undefined
  /**
   * The caller id that the phone of the target sees.
   * Since api-version 2024-06-15-preview.
   */
  readonly sourceCallerIdNumber?: PhoneNumberIdentifierModel | undefined
}

/** The input of `CallMedia_Unhold`. */
export interface UnholdInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The participant to take off hold. */
  readonly targetParticipant: CommunicationIdentifier
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /**
   * The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg.
   * Since api-version 2025-05-15.
   */
  readonly operationCallbackUri?: string | undefined
}

/** The input of `CallMedia_UpdateTranscription`. */
export interface UpdateTranscriptionInput {
  /** The id of the application's leg of the call; opaque. */
  readonly callConnectionId: string
  /** The spoken language from now on, such as `en-US`; 2024-06-15-preview requires it. */
  readonly locale?: string | undefined
  /**
   * The endpoint id of a custom speech model.
   * In api-version 2024-06-15-preview only.
   */
  readonly speechRecognitionModelEndpointId?: string | undefined
  /**
   * The endpoint id of a custom speech model.
   * Since api-version 2025-05-15.
   */
  readonly speechModelEndpointId?: string | undefined
  /** A string of the application that is returned in the events of the outcome. */
  readonly operationContext?: string | undefined
  /**
   * The URL that the events of this operation are posted to, instead of the `callbackUri` of the leg.
   * Since api-version 2025-05-15.
   */
  readonly operationCallbackUri?: string | undefined
  /**
   * Masks personal data in the transcript.
   * In api-version 2025-08-15-preview only.
   */
  readonly piiRedactionOptions?: PiiRedactionOptions | undefined
  /**
   * Whether sentiment analysis of the speech is enabled.
   * In api-version 2025-08-15-preview only.
   */
  readonly enableSentimentAnalysis?: boolean | undefined
  /**
   * Summarizes the call.
   * In api-version 2025-08-15-preview only.
   */
  readonly summarizationOptions?: SummarizationOptions | undefined
}
