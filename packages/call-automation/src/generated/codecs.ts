// Written by `pnpm derive` from the declarations of this package.
import * as Codec from "@effect-comms/core/internal/Codec"
import * as core from "@effect-comms/core/internal/codecs"
import { ApiVersions } from "../ApiVersion.ts"
import { areVoipHeaders } from "../internal/callingHeaders.ts"
import { areSipHeaders } from "../internal/callingHeaders.ts"

export const AddParticipantRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("AddParticipantRequest", () => ({
  sourceCallerIdNumber: Codec.optional(core.PhoneNumberIdentifierModel),
  sourceDisplayName: Codec.optional(Codec.text),
  participantToAdd: Codec.required(core.CommunicationIdentifierModel),
  invitationTimeoutInSeconds: Codec.optional(
    Codec.checked(
      Codec.number,
      Codec.check("an integer", Number.isSafeInteger),
      Codec.between("a value between 0 and 180", 0, 180)
    )
  ),
  operationContext: Codec.optional(Codec.text),
  operationCallbackUri: Codec.optional(Codec.text, ApiVersions.from("2023-10-15")),
  customCallingContext: Codec.optional(CustomCallingContext, ApiVersions.from("2023-10-15"))
}))

export const AddParticipantResponse: Codec.Codec = /* @__PURE__ */ Codec.struct("AddParticipantResponse", () => ({
  participant: Codec.optional(CallParticipant),
  operationContext: Codec.optional(Codec.text),
  invitationId: Codec.optional(Codec.text, ApiVersions.from("2023-10-15"))
}))

export const AnswerCallRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("AnswerCallRequest", () => ({
  incomingCallContext: Codec.required(Codec.text),
  callbackUri: Codec.required(Codec.text),
  operationContext: Codec.optional(Codec.text),
  answeredBy: Codec.optional(core.CommunicationUserIdentifierModel),
  callIntelligenceOptions: Codec.optional(CallIntelligenceOptions, ApiVersions.from("2023-10-15")),
  mediaStreamingOptions: Codec.optional(
    MediaStreamingOptions,
    ApiVersions.only("2024-06-15-preview", "2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12")
  ),
  transcriptionOptions: Codec.optional(
    TranscriptionOptions,
    ApiVersions.only("2024-06-15-preview", "2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12")
  ),
  enableLoopbackAudio: Codec.optional(Codec.boolean, ApiVersions.only("2025-08-15-preview"))
}))

const AudioConfiguration: Codec.Codec = /* @__PURE__ */ Codec.struct("AudioConfiguration", () => ({
  sampleRate: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
  bitRate: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
  channels: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite)))
}))

export const CallConnectionPath: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  callConnectionId: Codec.required(Codec.named("CallConnectionId", Codec.text))
}))

export const CallConnectionProperties: Codec.Codec = /* @__PURE__ */ Codec.struct("CallConnectionProperties", () => ({
  callConnectionId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  targets: Codec.optional(Codec.array(core.CommunicationIdentifierModel)),
  callConnectionState: Codec.optional(
    Codec.openEnum(
      "unknown",
      "connecting",
      "connected",
      "transferring",
      "transferAccepted",
      "disconnecting",
      "disconnected"
    )
  ),
  callbackUri: Codec.optional(Codec.text),
  sourceCallerIdNumber: Codec.optional(core.PhoneNumberIdentifierModel),
  sourceDisplayName: Codec.optional(Codec.text),
  source: Codec.optional(core.CommunicationIdentifierModel),
  correlationId: Codec.optional(Codec.text),
  answeredBy: Codec.optional(core.CommunicationUserIdentifierModel),
  mediaStreamingSubscription: Codec.optional(
    MediaStreamingSubscription,
    ApiVersions.only("2024-06-15-preview", "2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12")
  ),
  transcriptionSubscription: Codec.optional(
    TranscriptionSubscription,
    ApiVersions.only("2024-06-15-preview", "2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12")
  ),
  answeredFor: Codec.optional(core.PhoneNumberIdentifierModel, ApiVersions.from("2024-06-15-preview"))
}))

const CallIntelligenceOptions: Codec.Codec = /* @__PURE__ */ Codec.struct("CallIntelligenceOptions", () => ({
  cognitiveServicesEndpoint: Codec.optional(Codec.text)
}))

const CallLocator: Codec.Codec = /* @__PURE__ */ Codec.struct("CallLocator", () => ({
  groupCallId: Codec.optional(Codec.text),
  serverCallId: Codec.optional(Codec.text),
  kind: Codec.optional(Codec.openEnum("unknown", "groupCallLocator", "serverCallLocator", "roomCallLocator")),
  roomId: Codec.optional(Codec.text, ApiVersions.from("2024-06-15-preview"))
}))

export const CallParticipant: Codec.Codec = /* @__PURE__ */ Codec.struct("CallParticipant", () => ({
  identifier: Codec.optional(core.CommunicationIdentifierModel),
  isMuted: Codec.optional(Codec.boolean),
  isOnHold: Codec.optional(Codec.boolean, ApiVersions.from("2024-06-15-preview"))
}))

export const CancelAddParticipantRequest: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "CancelAddParticipantRequest",
  () => ({
    invitationId: Codec.required(Codec.text),
    operationContext: Codec.optional(Codec.text),
    operationCallbackUri: Codec.optional(Codec.text)
  })
)

export const CancelAddParticipantResponse: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "CancelAddParticipantResponse",
  () => ({ invitationId: Codec.optional(Codec.text), operationContext: Codec.optional(Codec.text) })
)

const ChannelAffinity: Codec.Codec = /* @__PURE__ */ Codec.struct("ChannelAffinity", () => ({
  channel: Codec.optional(
    Codec.checked(
      Codec.number,
      Codec.check("an integer", Number.isSafeInteger),
      Codec.between("a value between 0 and 4", 0, 4)
    )
  ),
  participant: Codec.required(core.CommunicationIdentifierModel)
}))

const Choice: Codec.Codec = /* @__PURE__ */ Codec.struct("Choice", () => ({
  label: Codec.required(Codec.text),
  phrases: Codec.required(Codec.array(Codec.text)),
  tone: Codec.optional(Tone)
}))

export const ChoiceResult: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  label: Codec.optional(Codec.text),
  recognizedPhrase: Codec.optional(Codec.text),
  confidence: Codec.optional(
    Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite)),
    ApiVersions.from("2025-05-15")
  ),
  languageIdentified: Codec.optional(Codec.text, ApiVersions.only("2025-08-15-preview")),
  sentimentAnalysisResult: Codec.optional(SentimentAnalysisResult, ApiVersions.only("2025-08-15-preview"))
}))

export const CloudEvent: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  id: Codec.required(Codec.checked(Codec.text, Codec.length("a value with a length of at least 1", 1, Infinity))),
  source: Codec.required(Codec.checked(Codec.text, Codec.length("a value with a length of at least 1", 1, Infinity))),
  type: Codec.required(Codec.checked(Codec.text, Codec.length("a value with a length of at least 1", 1, Infinity))),
  specversion: Codec.required(Codec.literal("1.0")),
  time: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  subject: Codec.optional(Codec.text),
  datacontenttype: Codec.optional(Codec.text),
  data: Codec.optionalKey(Codec.unknown)
}))

export const ConnectRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("ConnectRequest", () => ({
  callLocator: Codec.required(CallLocator),
  callbackUri: Codec.required(Codec.text),
  operationContext: Codec.optional(Codec.text),
  callIntelligenceOptions: Codec.optional(CallIntelligenceOptions),
  mediaStreamingOptions: Codec.optional(MediaStreamingOptions, ApiVersions.from("2025-05-15")),
  transcriptionOptions: Codec.optional(TranscriptionOptions, ApiVersions.from("2025-05-15")),
  enableLoopbackAudio: Codec.optional(Codec.boolean, ApiVersions.only("2025-08-15-preview"))
}))

export const ContinuousDtmfRecognitionRequest: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "ContinuousDtmfRecognitionRequest",
  () => ({
    targetParticipant: Codec.required(core.CommunicationIdentifierModel),
    operationContext: Codec.optional(Codec.text),
    operationCallbackUri: Codec.optional(Codec.text)
  })
)

export const CreateCallRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("CreateCallRequest", () => ({
  targets: Codec.required(Codec.array(core.CommunicationIdentifierModel)),
  sourceCallerIdNumber: Codec.optional(core.PhoneNumberIdentifierModel),
  sourceDisplayName: Codec.optional(Codec.text),
  source: Codec.optional(core.CommunicationUserIdentifierModel),
  operationContext: Codec.optional(Codec.text),
  callbackUri: Codec.required(Codec.text),
  callIntelligenceOptions: Codec.optional(CallIntelligenceOptions, ApiVersions.from("2023-10-15")),
  mediaStreamingOptions: Codec.optional(
    MediaStreamingOptions,
    ApiVersions.only("2024-06-15-preview", "2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12")
  ),
  transcriptionOptions: Codec.optional(
    TranscriptionOptions,
    ApiVersions.only("2024-06-15-preview", "2025-05-15", "2025-06-15", "2025-08-15-preview", "2026-03-12")
  ),
  teamsAppSource: Codec.optional(core.MicrosoftTeamsAppIdentifierModel, ApiVersions.from("2025-05-15")),
  enableLoopbackAudio: Codec.optional(Codec.boolean, ApiVersions.only("2025-08-15-preview"))
}))

const CustomCallingContext: Codec.Codec = /* @__PURE__ */ Codec.struct("CustomCallingContext", () => ({
  voipHeaders: Codec.optional(
    Codec.checked(
      Codec.record(Codec.text),
      Codec.check(
        "at most 1000 headers, with names of at most 64 characters and values of at most 1024",
        areVoipHeaders
      )
    )
  ),
  sipHeaders: Codec.optional(
    Codec.checked(
      Codec.record(Codec.text),
      Codec.check(
        "at most 5 headers X-… or X-MS-Custom-… and User-To-User, with names of at most 64 characters and values of at most 256 in one line",
        areSipHeaders
      )
    )
  ),
  teamsPhoneCallDetails: Codec.optional(TeamsPhoneCallDetails, ApiVersions.from("2025-08-15-preview"))
}))

const DtmfOptions: Codec.Codec = /* @__PURE__ */ Codec.struct("DtmfOptions", () => ({
  interToneTimeoutInSeconds: Codec.optional(
    Codec.checked(
      Codec.number,
      Codec.check("an integer", Number.isSafeInteger),
      Codec.between("a value between 1 and 60", 1, 60)
    )
  ),
  maxTonesToCollect: Codec.optional(Codec.integer),
  stopTones: Codec.optional(Codec.array(Tone))
}))

export const DtmfResult: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  tones: Codec.optional(Codec.array(Tone))
}))

export const EventGridEvent: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  id: Codec.required(Codec.checked(Codec.text, Codec.length("a value with a length of at least 1", 1, Infinity))),
  topic: Codec.optional(Codec.text),
  subject: Codec.required(Codec.text),
  eventType: Codec.required(
    Codec.checked(Codec.text, Codec.length("a value with a length of at least 1", 1, Infinity))
  ),
  eventTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  dataVersion: Codec.optional(Codec.text),
  metadataVersion: Codec.optional(Codec.text),
  data: Codec.optionalKey(Codec.unknown)
}))

const ExternalStorage: Codec.Codec = /* @__PURE__ */ Codec.struct("ExternalStorage", () => ({
  recordingStorageKind: Codec.required(Codec.openEnum("azureCommunicationServices", "azureBlobStorage")),
  recordingDestinationContainerUrl: Codec.optional(Codec.text)
}))

const FileSource: Codec.Codec = /* @__PURE__ */ Codec.struct("FileSource", () => ({ uri: Codec.required(Codec.text) }))

export const GetParticipantsResponse: Codec.Codec = /* @__PURE__ */ Codec.struct("GetParticipantsResponse", () => ({
  value: Codec.required(Codec.array(CallParticipant)),
  nextLink: Codec.optional(Codec.text)
}))

export const HoldRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("HoldRequest", () => ({
  targetParticipant: Codec.required(core.CommunicationIdentifierModel),
  playSourceInfo: Codec.optional(PlaySource),
  operationContext: Codec.optional(Codec.text),
  operationCallbackUri: Codec.optional(Codec.text)
}))

const MediaStreamingOptions: Codec.Codec = /* @__PURE__ */ Codec.struct("MediaStreamingOptions", () => ({
  transportType: Codec.required(Codec.openEnum("websocket")),
  audioChannelType: Codec.required(Codec.openEnum("mixed", "unmixed")),
  transportUrl: Codec.optional(Codec.text),
  contentType: Codec.optional(Codec.openEnum("audio")),
  startMediaStreaming: Codec.optional(Codec.boolean),
  enableBidirectional: Codec.optional(Codec.boolean, ApiVersions.from("2025-05-15")),
  audioFormat: Codec.optional(Codec.openEnum("pcm16KMono", "pcm24KMono"), ApiVersions.from("2025-05-15")),
  enableDtmfTones: Codec.optional(Codec.boolean, ApiVersions.from("2025-05-15"))
}))

const MediaStreamingSubscription: Codec.Codec = /* @__PURE__ */ Codec.struct("MediaStreamingSubscription", () => ({
  id: Codec.optional(Codec.text),
  state: Codec.optional(Codec.openEnum("disabled", "inactive", "active")),
  subscribedContentTypes: Codec.optional(Codec.array(Codec.openEnum("audio")))
}))

export const MediaStreamingUpdate: Codec.Codec = /* @__PURE__ */ Codec.struct("MediaStreamingUpdate", () => ({
  contentType: Codec.optional(Codec.text),
  mediaStreamingStatus: Codec.optional(
    Codec.openEnum("mediaStreamingStarted", "mediaStreamingFailed", "mediaStreamingStopped", "unspecifiedError")
  ),
  mediaStreamingStatusDetails: Codec.optional(
    Codec.openEnum(
      "subscriptionStarted",
      "streamConnectionReestablished",
      "streamConnectionUnsuccessful",
      "streamUrlMissing",
      "serviceShutdown",
      "streamConnectionInterrupted",
      "speechServicesConnectionError",
      "subscriptionStopped",
      "unspecifiedError",
      "authenticationFailure",
      "badRequest",
      "tooManyRequests",
      "forbidden",
      "serviceTimeout",
      "initialWebSocketConnectionFailed"
    )
  )
}))

export const MoveParticipantsRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("MoveParticipantsRequest", () => ({
  targetParticipants: Codec.required(Codec.array(core.CommunicationIdentifierModel)),
  fromCall: Codec.required(Codec.text),
  operationContext: Codec.optional(Codec.text),
  operationCallbackUri: Codec.optional(Codec.text)
}))

export const MoveParticipantsResponse: Codec.Codec = /* @__PURE__ */ Codec.struct("MoveParticipantsResponse", () => ({
  participants: Codec.optional(Codec.array(CallParticipant)),
  operationContext: Codec.optional(Codec.text),
  fromCall: Codec.optional(Codec.text)
}))

export const MuteParticipantsRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("MuteParticipantsRequest", () => ({
  targetParticipants: Codec.required(Codec.array(core.CommunicationIdentifierModel)),
  operationContext: Codec.optional(Codec.text)
}))

export const MuteParticipantsResult: Codec.Codec = /* @__PURE__ */ Codec.struct("MuteParticipantsResult", () => ({
  operationContext: Codec.optional(Codec.text)
}))

const PauseResumeInterval: Codec.Codec = /* @__PURE__ */ Codec.struct("PauseResumeInterval", () => ({
  startTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  duration: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite)))
}))

const PiiRedactionOptions: Codec.Codec = /* @__PURE__ */ Codec.struct("PiiRedactionOptions", () => ({
  enable: Codec.optional(Codec.boolean),
  redactionType: Codec.optional(Codec.openEnum("maskWithCharacter"))
}))

export const PlayRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("PlayRequest", () => ({
  playSources: Codec.required(Codec.array(PlaySource)),
  playTo: Codec.optional(Codec.array(core.CommunicationIdentifierModel)),
  playOptions: Codec.optional(Codec.struct("object", () => ({ loop: Codec.required(Codec.boolean) }))),
  operationContext: Codec.optional(Codec.text),
  operationCallbackUri: Codec.optional(Codec.text, ApiVersions.from("2023-10-15")),
  interruptCallMediaOperation: Codec.optional(Codec.boolean, ApiVersions.from("2024-06-15-preview"))
}))

const PlaySource: Codec.Codec = /* @__PURE__ */ Codec.struct("PlaySource", () => ({
  kind: Codec.required(Codec.openEnum("file", "text", "ssml")),
  playSourceCacheId: Codec.optional(Codec.text),
  file: Codec.optional(FileSource),
  text: Codec.optional(TextSource, ApiVersions.from("2023-10-15")),
  ssml: Codec.optional(SsmlSource, ApiVersions.from("2023-10-15"))
}))

export const ReceivedCallingContext: Codec.Codec = /* @__PURE__ */ Codec.struct("CustomCallingContext", () => ({
  voipHeaders: Codec.optional(Codec.record(Codec.named("string | null", Codec.text), true)),
  sipHeaders: Codec.optional(Codec.record(Codec.named("string | null", Codec.text), true)),
  teamsPhoneCallDetails: Codec.optional(ReceivedTeamsPhoneCallDetails, ApiVersions.from("2025-08-15-preview"))
}))

const ReceivedTeamsPhoneCallDetails: Codec.Codec = /* @__PURE__ */ Codec.struct("TeamsPhoneCallDetails", () => ({
  teamsPhoneCallerDetails: Codec.optional(ReceivedTeamsPhoneCallerDetails),
  teamsPhoneSourceDetails: Codec.optional(ReceivedTeamsPhoneSourceDetails),
  sessionId: Codec.optional(Codec.text),
  intent: Codec.optional(Codec.text),
  callTopic: Codec.optional(Codec.text),
  callContext: Codec.optional(Codec.text),
  transcriptUrl: Codec.optional(Codec.text),
  callSentiment: Codec.optional(Codec.text),
  suggestedActions: Codec.optional(Codec.text)
}))

const ReceivedTeamsPhoneCallerDetails: Codec.Codec = /* @__PURE__ */ Codec.struct("TeamsPhoneCallerDetails", () => ({
  caller: Codec.optional(core.CommunicationIdentifierModel),
  name: Codec.optional(Codec.text),
  phoneNumber: Codec.optional(Codec.text),
  recordId: Codec.optional(Codec.text),
  screenPopUrl: Codec.optional(Codec.text),
  isAuthenticated: Codec.optional(Codec.boolean),
  additionalCallerInformation: Codec.optional(Codec.record(Codec.named("string | null", Codec.text), true))
}))

const ReceivedTeamsPhoneSourceDetails: Codec.Codec = /* @__PURE__ */ Codec.struct("TeamsPhoneSourceDetails", () => ({
  source: Codec.optional(core.CommunicationIdentifierModel),
  language: Codec.optional(Codec.text),
  status: Codec.optional(Codec.text),
  intendedTargets: Codec.optional(Codec.record(core.CommunicationIdentifierModel))
}))

const RecognizeOptions: Codec.Codec = /* @__PURE__ */ Codec.struct("RecognizeOptions", () => ({
  interruptPrompt: Codec.optional(Codec.boolean),
  initialSilenceTimeoutInSeconds: Codec.optional(
    Codec.checked(
      Codec.number,
      Codec.check("an integer", Number.isSafeInteger),
      Codec.between("a value between 0 and 300", 0, 300)
    )
  ),
  targetParticipant: Codec.required(core.CommunicationIdentifierModel),
  dtmfOptions: Codec.optional(DtmfOptions),
  speechLanguage: Codec.optional(Codec.text, ApiVersions.from("2023-10-15")),
  speechRecognitionModelEndpointId: Codec.optional(Codec.text, ApiVersions.from("2023-10-15")),
  choices: Codec.optional(Codec.array(Choice), ApiVersions.from("2023-10-15")),
  speechOptions: Codec.optional(SpeechOptions, ApiVersions.from("2023-10-15")),
  speechLanguages: Codec.optional(Codec.array(Codec.text), ApiVersions.only("2025-08-15-preview")),
  enableSentimentAnalysis: Codec.optional(Codec.boolean, ApiVersions.only("2025-08-15-preview"))
}))

export const RecognizeRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("RecognizeRequest", () => ({
  recognizeInputType: Codec.required(Codec.openEnum("dtmf", "speech", "speechOrDtmf", "choices")),
  playPrompt: Codec.optional(PlaySource),
  interruptCallMediaOperation: Codec.optional(Codec.boolean),
  recognizeOptions: Codec.required(RecognizeOptions),
  operationContext: Codec.optional(Codec.text),
  operationCallbackUri: Codec.optional(Codec.text, ApiVersions.from("2023-10-15")),
  playPrompts: Codec.optional(Codec.array(PlaySource), ApiVersions.from("2024-06-15-preview"))
}))

const RecordedParticipant: Codec.Codec = /* @__PURE__ */ Codec.struct("RecordedParticipant", () => ({
  participantId: Codec.optional(Codec.text),
  channel: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite)))
}))

const RecordingChunk: Codec.Codec = /* @__PURE__ */ Codec.struct("RecordingChunk", () => ({
  documentId: Codec.optional(Codec.text),
  index: Codec.optional(Codec.integer),
  endReason: Codec.optional(Codec.openEnum("SessionEnded", "ChunkMaximumSizeExceeded")),
  metadataLocation: Codec.optional(Codec.text),
  contentLocation: Codec.optional(Codec.text),
  deleteLocation: Codec.optional(Codec.text)
}))

const RecordingInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("RecordingInfo", () => ({
  contentType: Codec.optional(Codec.openEnum("audio", "audioVideo")),
  channelType: Codec.optional(Codec.openEnum("mixed", "unmixed")),
  format: Codec.optional(Codec.openEnum("wav", "mp3", "mp4")),
  audioConfiguration: Codec.optional(AudioConfiguration),
  videoConfiguration: Codec.optional(VideoConfiguration)
}))

export const RecordingMetadata: Codec.Codec = /* @__PURE__ */ Codec.struct("RecordingMetadata", () => ({
  resourceId: Codec.optional(Codec.text),
  callId: Codec.optional(Codec.text),
  chunkDocumentId: Codec.optional(Codec.text),
  chunkIndex: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
  chunkStartTime: Codec.optional(Codec.named("DateTimeText", Codec.text)),
  chunkDuration: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
  pauseResumeIntervals: Codec.optional(Codec.array(PauseResumeInterval)),
  recordingInfo: Codec.optional(RecordingInfo),
  participants: Codec.optional(Codec.array(RecordedParticipant))
}))

export const RecordingPath: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  recordingId: Codec.required(Codec.text)
}))

export const RecordingStateResponse: Codec.Codec = /* @__PURE__ */ Codec.struct("RecordingStateResponse", () => ({
  recordingId: Codec.optional(Codec.text),
  recordingState: Codec.optional(Codec.openEnum("active", "inactive")),
  recordingKind: Codec.optional(
    Codec.openEnum("azureCommunicationServices", "teams", "teamsCompliance"),
    ApiVersions.from("2024-04-15")
  )
}))

export const RecordingStorageInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("RecordingStorageInfo", () => ({
  recordingChunks: Codec.optional(Codec.array(RecordingChunk))
}))

export const RedirectCallRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("RedirectCallRequest", () => ({
  incomingCallContext: Codec.required(Codec.text),
  target: Codec.required(core.CommunicationIdentifierModel)
}))

export const RejectCallRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("RejectCallRequest", () => ({
  incomingCallContext: Codec.required(Codec.text),
  callRejectReason: Codec.optional(Codec.openEnum("none", "busy", "forbidden"))
}))

export const RemoveParticipantRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("RemoveParticipantRequest", () => ({
  participantToRemove: Codec.required(core.CommunicationIdentifierModel),
  operationContext: Codec.optional(Codec.text),
  operationCallbackUri: Codec.optional(Codec.text, ApiVersions.from("2023-10-15"))
}))

export const RemoveParticipantResponse: Codec.Codec = /* @__PURE__ */ Codec.struct("RemoveParticipantResponse", () => ({
  operationContext: Codec.optional(Codec.text)
}))

export const ResultInformation: Codec.Codec = /* @__PURE__ */ Codec.struct("ResultInformation", () => ({
  code: Codec.optional(Codec.integer),
  subCode: Codec.optional(Codec.integer),
  message: Codec.optional(Codec.text),
  sipDetails: Codec.optional(SipDiagnosticInfo, ApiVersions.from("2025-08-15-preview")),
  q850Details: Codec.optional(SipDiagnosticInfo, ApiVersions.from("2025-08-15-preview"))
}))

export const SendDtmfTonesRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("SendDtmfTonesRequest", () => ({
  tones: Codec.required(Codec.checked(Codec.array(Tone), Codec.length("a value with a length of at most 18", 0, 18))),
  targetParticipant: Codec.required(core.CommunicationIdentifierModel),
  operationContext: Codec.optional(Codec.text),
  operationCallbackUri: Codec.optional(Codec.text)
}))

export const SendDtmfTonesResult: Codec.Codec = /* @__PURE__ */ Codec.struct("SendDtmfTonesResult", () => ({
  operationContext: Codec.optional(Codec.text)
}))

const SentimentAnalysisResult: Codec.Codec = /* @__PURE__ */ Codec.struct("SentimentAnalysisResult", () => ({
  sentiment: Codec.optional(Codec.text)
}))

const SipDiagnosticInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("SipDiagnosticInfo", () => ({
  code: Codec.optional(Codec.integer),
  message: Codec.optional(Codec.text)
}))

const SpeechOptions: Codec.Codec = /* @__PURE__ */ Codec.struct("SpeechOptions", () => ({
  endSilenceTimeoutInMs: Codec.optional(Codec.integer)
}))

export const SpeechResult: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  speech: Codec.optional(Codec.text),
  confidence: Codec.optional(
    Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite)),
    ApiVersions.from("2025-05-15")
  ),
  languageIdentified: Codec.optional(Codec.text, ApiVersions.only("2025-08-15-preview")),
  sentimentAnalysisResult: Codec.optional(SentimentAnalysisResult, ApiVersions.only("2025-08-15-preview"))
}))

const SsmlSource: Codec.Codec = /* @__PURE__ */ Codec.struct("SsmlSource", () => ({
  ssmlText: Codec.required(Codec.text),
  customVoiceEndpointId: Codec.optional(Codec.text)
}))

export const StartCallRecordingRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("StartCallRecordingRequest", () => ({
  callLocator: Codec.optional(CallLocator),
  callConnectionId: Codec.optional(Codec.text, ApiVersions.from("2025-05-15")),
  recordingStateCallbackUri: Codec.optional(Codec.text),
  recordingContentType: Codec.optional(Codec.openEnum("audio", "audioVideo")),
  recordingChannelType: Codec.optional(Codec.openEnum("mixed", "unmixed")),
  recordingFormatType: Codec.optional(Codec.openEnum("wav", "mp3", "mp4")),
  audioChannelParticipantOrdering: Codec.optional(Codec.array(core.CommunicationIdentifierModel)),
  channelAffinity: Codec.optional(Codec.array(ChannelAffinity)),
  pauseOnStart: Codec.optional(Codec.boolean, ApiVersions.from("2024-04-15")),
  externalStorage: Codec.optional(ExternalStorage, ApiVersions.from("2024-04-15"))
}))

export const StartMediaStreamingRequest: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "StartMediaStreamingRequest",
  () => ({ operationContext: Codec.optional(Codec.text), operationCallbackUri: Codec.optional(Codec.text) })
)

export const StartTranscriptionRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("StartTranscriptionRequest", () => ({
  locale: Codec.optional(Codec.text),
  speechRecognitionModelEndpointId: Codec.optional(Codec.text, ApiVersions.only("2024-06-15-preview")),
  speechModelEndpointId: Codec.optional(Codec.text, ApiVersions.from("2025-05-15")),
  operationContext: Codec.optional(Codec.text),
  operationCallbackUri: Codec.optional(Codec.text, ApiVersions.from("2025-05-15")),
  piiRedactionOptions: Codec.optional(PiiRedactionOptions, ApiVersions.only("2025-08-15-preview")),
  enableSentimentAnalysis: Codec.optional(Codec.boolean, ApiVersions.only("2025-08-15-preview")),
  summarizationOptions: Codec.optional(SummarizationOptions, ApiVersions.only("2025-08-15-preview")),
  locales: Codec.optional(Codec.array(Codec.text), ApiVersions.only("2025-08-15-preview"))
}))

export const StopMediaStreamingRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("StopMediaStreamingRequest", () => ({
  operationContext: Codec.optional(Codec.text),
  operationCallbackUri: Codec.optional(Codec.text)
}))

export const StopTranscriptionRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("StopTranscriptionRequest", () => ({
  operationContext: Codec.optional(Codec.text),
  operationCallbackUri: Codec.optional(Codec.text, ApiVersions.from("2025-05-15"))
}))

const SummarizationOptions: Codec.Codec = /* @__PURE__ */ Codec.struct("SummarizationOptions", () => ({
  enableEndCallSummary: Codec.optional(Codec.boolean),
  locale: Codec.optional(Codec.text)
}))

export const SummarizeCallRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("SummarizeCallRequest", () => ({
  operationContext: Codec.optional(Codec.text),
  operationCallbackUri: Codec.optional(Codec.text),
  summarizationOptions: Codec.optional(SummarizationOptions)
}))

const TeamsPhoneCallDetails: Codec.Codec = /* @__PURE__ */ Codec.struct("TeamsPhoneCallDetails", () => ({
  teamsPhoneCallerDetails: Codec.optional(TeamsPhoneCallerDetails),
  teamsPhoneSourceDetails: Codec.optional(TeamsPhoneSourceDetails),
  sessionId: Codec.optional(Codec.text),
  intent: Codec.optional(Codec.text),
  callTopic: Codec.optional(Codec.checked(Codec.text, Codec.length("a value with a length of at most 48", 0, 48))),
  callContext: Codec.optional(Codec.text),
  transcriptUrl: Codec.optional(Codec.text),
  callSentiment: Codec.optional(Codec.text),
  suggestedActions: Codec.optional(Codec.text)
}))

const TeamsPhoneCallerDetails: Codec.Codec = /* @__PURE__ */ Codec.struct("TeamsPhoneCallerDetails", () => ({
  caller: Codec.required(core.CommunicationIdentifierModel),
  name: Codec.required(Codec.text),
  phoneNumber: Codec.required(Codec.text),
  recordId: Codec.optional(Codec.text),
  screenPopUrl: Codec.optional(Codec.text),
  isAuthenticated: Codec.optional(Codec.boolean),
  additionalCallerInformation: Codec.optional(
    Codec.checked(Codec.record(Codec.text), Codec.properties("a value with at most 10 entries", 10))
  )
}))

const TeamsPhoneSourceDetails: Codec.Codec = /* @__PURE__ */ Codec.struct("TeamsPhoneSourceDetails", () => ({
  source: Codec.required(core.CommunicationIdentifierModel),
  language: Codec.required(Codec.text),
  status: Codec.required(Codec.text),
  intendedTargets: Codec.optional(Codec.record(core.CommunicationIdentifierModel))
}))

const TextSource: Codec.Codec = /* @__PURE__ */ Codec.struct("TextSource", () => ({
  text: Codec.required(Codec.checked(Codec.text, Codec.length("a value with a length of at most 4000", 0, 4000))),
  sourceLocale: Codec.optional(Codec.text),
  voiceKind: Codec.optional(Codec.openEnum("male", "female")),
  voiceName: Codec.optional(Codec.text),
  customVoiceEndpointId: Codec.optional(Codec.text)
}))

export const Tone: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum(
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "a",
    "b",
    "c",
    "d",
    "pound",
    "asterisk"
  ))()

const TranscriptionOptions: Codec.Codec = /* @__PURE__ */ Codec.struct("TranscriptionOptions", () => ({
  transportType: Codec.required(Codec.openEnum("websocket")),
  locale: Codec.optional(Codec.text),
  transportUrl: Codec.optional(Codec.text),
  speechRecognitionModelEndpointId: Codec.optional(Codec.text, ApiVersions.only("2024-06-15-preview")),
  speechModelEndpointId: Codec.optional(Codec.text, ApiVersions.from("2025-05-15")),
  startTranscription: Codec.optional(Codec.boolean),
  enableIntermediateResults: Codec.optional(Codec.boolean),
  piiRedactionOptions: Codec.optional(PiiRedactionOptions, ApiVersions.only("2025-08-15-preview")),
  enableSentimentAnalysis: Codec.optional(Codec.boolean, ApiVersions.only("2025-08-15-preview")),
  summarizationOptions: Codec.optional(SummarizationOptions, ApiVersions.only("2025-08-15-preview")),
  locales: Codec.optional(Codec.array(Codec.text), ApiVersions.only("2025-08-15-preview"))
}))

const TranscriptionSubscription: Codec.Codec = /* @__PURE__ */ Codec.struct("TranscriptionSubscription", () => ({
  id: Codec.optional(Codec.text),
  state: Codec.optional(Codec.openEnum("disabled", "inactive", "active")),
  subscribedResultTypes: Codec.optional(Codec.array(Codec.openEnum("final", "intermediate"))),
  locale: Codec.optional(Codec.text, ApiVersions.from("2025-05-15"))
}))

export const TranscriptionUpdate: Codec.Codec = /* @__PURE__ */ Codec.struct("TranscriptionUpdate", () => ({
  transcriptionStatus: Codec.optional(
    Codec.openEnum(
      "transcriptionStarted",
      "transcriptionFailed",
      "transcriptionResumed",
      "transcriptionUpdated",
      "transcriptionStopped",
      "callSummaryUpdated",
      "unspecifiedError"
    )
  ),
  transcriptionStatusDetails: Codec.optional(
    Codec.openEnum(
      "subscriptionStarted",
      "streamConnectionReestablished",
      "streamConnectionUnsuccessful",
      "streamUrlMissing",
      "serviceShutdown",
      "streamConnectionInterrupted",
      "speechServicesConnectionError",
      "subscriptionStopped",
      "unspecifiedError",
      "authenticationFailure",
      "badRequest",
      "tooManyRequests",
      "forbidden",
      "serviceTimeout",
      "transcriptionLocaleUpdated",
      "callSummarySuccess",
      "callSummaryFailure"
    )
  ),
  transcriptionMessage: Codec.optional(Codec.text, ApiVersions.only("2025-08-15-preview"))
}))

export const TransferCallResponse: Codec.Codec = /* @__PURE__ */ Codec.struct("TransferCallResponse", () => ({
  operationContext: Codec.optional(Codec.text)
}))

export const TransferToParticipantRequest: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "TransferToParticipantRequest",
  () => ({
    targetParticipant: Codec.required(core.CommunicationIdentifierModel),
    operationContext: Codec.optional(Codec.text),
    transferee: Codec.optional(core.CommunicationIdentifierModel, ApiVersions.from("2023-10-15")),
    operationCallbackUri: Codec.optional(Codec.text, ApiVersions.from("2023-10-15")),
    customCallingContext: Codec.optional(CustomCallingContext, ApiVersions.from("2023-10-15")),
    sourceCallerIdNumber: Codec.optional(core.PhoneNumberIdentifierModel, ApiVersions.from("2024-06-15-preview"))
  })
)

export const UnholdRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("UnholdRequest", () => ({
  targetParticipant: Codec.required(core.CommunicationIdentifierModel),
  operationContext: Codec.optional(Codec.text),
  operationCallbackUri: Codec.optional(Codec.text, ApiVersions.from("2025-05-15"))
}))

export const UpdateTranscriptionRequest: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "UpdateTranscriptionRequest",
  () => ({
    locale: Codec.optional(Codec.text),
    speechRecognitionModelEndpointId: Codec.optional(Codec.text, ApiVersions.only("2024-06-15-preview")),
    speechModelEndpointId: Codec.optional(Codec.text, ApiVersions.from("2025-05-15")),
    operationContext: Codec.optional(Codec.text),
    operationCallbackUri: Codec.optional(Codec.text, ApiVersions.from("2025-05-15")),
    piiRedactionOptions: Codec.optional(PiiRedactionOptions, ApiVersions.only("2025-08-15-preview")),
    enableSentimentAnalysis: Codec.optional(Codec.boolean, ApiVersions.only("2025-08-15-preview")),
    summarizationOptions: Codec.optional(SummarizationOptions, ApiVersions.only("2025-08-15-preview"))
  })
)

const VideoConfiguration: Codec.Codec = /* @__PURE__ */ Codec.struct("VideoConfiguration", () => ({
  longerSideLength: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
  shorterSideLength: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
  framerate: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
  bitRate: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite)))
}))
