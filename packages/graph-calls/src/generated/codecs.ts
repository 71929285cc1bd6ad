// Written by `pnpm derive` from the declarations of this package.
import * as Codec from "@effect-comms/core/internal/Codec"
import { ApiVersions } from "../ApiVersion.ts"
import { withSubcode } from "../internal/withSubcode.ts"

const AnyCallOptions: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  hideBotAfterEscalation: Codec.optional(Codec.boolean),
  isContentSharingNotificationEnabled: Codec.optional(Codec.boolean),
  isDeltaRosterEnabled: Codec.optional(Codec.boolean),
  isInteractiveRosterEnabled: Codec.optional(Codec.boolean)
}))

const AnyInvitationParticipantInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  endpointType: Codec.optional(EndpointType, ApiVersions.only("beta")),
  participantId: Codec.optional(Codec.text),
  replacesCallId: Codec.optional(Codec.text),
  hidden: Codec.optional(Codec.boolean),
  removeFromDefaultAudioRoutingGroup: Codec.optional(Codec.boolean),
  identity: Codec.optional(IdentitySet)
}))

const AnyMediaConfig: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  removeFromDefaultAudioGroup: Codec.optional(Codec.boolean, ApiVersions.only("beta")),
  preFetchMedia: Codec.optional(Codec.array(MediaInfo)),
  liveCaptionOptions: Codec.optional(LiveCaptionOptions, ApiVersions.only("beta")),
  blob: Codec.optional(Codec.text)
}))

const AnyMeetingInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  allowConversationWithoutHost: Codec.optional(Codec.boolean),
  organizer: Codec.optional(IdentitySet),
  token: Codec.optional(Codec.text),
  joinMeetingId: Codec.optional(Codec.text),
  passcode: Codec.optional(Codec.text)
}))

const AppHostedMediaConfig: Codec.Codec = /* @__PURE__ */ Codec.struct("appHostedMediaConfig", () => ({
  "@odata.type": Codec.constant("#microsoft.graph.appHostedMediaConfig"),
  removeFromDefaultAudioGroup: Codec.optional(Codec.boolean, ApiVersions.only("beta")),
  blob: Codec.required(Codec.text)
}))

export const Call: Codec.Codec = /* @__PURE__ */ Codec.struct("call", () => ({
  id: Codec.required(Codec.text),
  "@odata.type": Codec.optional(Codec.text),
  state: Codec.optional(CallState),
  direction: Codec.optional(Codec.openEnum("incoming", "outgoing")),
  callbackUri: Codec.optional(Codec.text),
  callChainId: Codec.optional(Codec.text),
  callOptions: Codec.optional(AnyCallOptions),
  callRoutes: Codec.optional(Codec.array(CallRoute)),
  chatInfo: Codec.optional(ChatInfo),
  incomingContext: Codec.optional(IncomingContext),
  mediaConfig: Codec.optional(AnyMediaConfig),
  mediaState: Codec.optional(MediaState),
  meetingInfo: Codec.optional(AnyMeetingInfo),
  myParticipantId: Codec.optional(Codec.text),
  requestedModalities: Codec.optional(Codec.array(Modality)),
  resultInfo: Codec.optional(ResultInfo),
  source: Codec.optional(ParticipantInfo),
  subject: Codec.optional(Codec.text),
  targets: Codec.optional(Codec.array(AnyInvitationParticipantInfo)),
  tenantId: Codec.optional(Codec.text),
  toneInfo: Codec.optional(ToneInfo),
  transcription: Codec.optional(Transcription),
  activeModalities: Codec.optional(Codec.array(Modality)),
  answeredBy: Codec.optional(ParticipantInfo),
  meetingCapability: Codec.optional(MeetingCapability),
  ringingTimeoutInSeconds: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
  routingPolicies: Codec.optional(
    Codec.array(
      Codec.openEnum(
        "none",
        "noMissedCall",
        "disableForwardingExceptPhone",
        "disableForwarding",
        "preferSkypeForBusiness",
        "unknownFutureValue"
      )
    )
  ),
  terminationReason: Codec.optional(Codec.text)
}))

const CallRoute: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  original: Codec.optional(IdentitySet),
  final: Codec.optional(IdentitySet),
  routingType: Codec.optional(Codec.openEnum("forwarded", "lookup", "selfFork", "unknownFutureValue"))
}))

const CallState: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum(
    "incoming",
    "establishing",
    "ringing",
    "established",
    "hold",
    "transferring",
    "transferAccepted",
    "redirecting",
    "terminating",
    "terminated",
    "unknownFutureValue"
  ))()

export const CancelMediaProcessingOperation: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "cancelMediaProcessingOperation",
  () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  })
)

export const CancelMediaProcessingRequest: Codec.Codec = /* @__PURE__ */ Codec.struct(
  "CancelMediaProcessingRequest",
  () => ({ clientContext: Codec.optional(ClientContext) })
)

const ChatInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("chatInfo", () => ({
  "@odata.type": Codec.optional(Codec.text),
  threadId: Codec.optional(Codec.text),
  messageId: Codec.optional(Codec.text),
  replyChainMessageId: Codec.optional(Codec.text)
}))

const ClientContext: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.checked(Codec.text, Codec.length("at most 256 characters", 0, 256)))()

export const CommsOperation: Codec.Codec = /* @__PURE__ */ Codec.struct("commsOperation", () => ({
  "@odata.type": Codec.optional(Codec.text),
  id: Codec.optional(Codec.text),
  clientContext: Codec.optional(Codec.text),
  status: Codec.optional(OperationStatus),
  resultInfo: Codec.optional(ResultInfo),
  completionReason: Codec.optional(Codec.text),
  recordingLocation: Codec.optional(Codec.text),
  recordingAccessToken: Codec.optional(Codec.redacted)
}))

export const CreateCallRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("CreateCallRequest", () => ({
  "@odata.type": Codec.constant("#microsoft.graph.call"),
  callbackUri: Codec.required(
    Codec.checked(
      Codec.text,
      Codec.pattern(
        "an https URL, or http of this machine",
        /^https:\/\/[^/]|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/?]|$)/i
      )
    )
  ),
  mediaConfig: Codec.required(
    Codec.union("appHostedMediaConfig | serviceHostedMediaConfig", AppHostedMediaConfig, ServiceHostedMediaConfig)
  ),
  requestedModalities: Codec.required(Codec.array(Modality)),
  targets: Codec.optional(
    Codec.checked(
      Codec.array(InvitationParticipantInfo),
      Codec.length("1 to 5 targets", 1, Infinity),
      Codec.length("1 to 5 targets", 0, 5)
    )
  ),
  source: Codec.optional(ParticipantInfo),
  tenantId: Codec.optional(Codec.text),
  subject: Codec.optional(Codec.text),
  direction: Codec.optional(Codec.openEnum("incoming", "outgoing")),
  callChainId: Codec.optional(Codec.text),
  callOptions: Codec.optional(OutgoingCallOptions),
  chatInfo: Codec.optional(ChatInfo),
  meetingInfo: Codec.optional(
    Codec.union(
      "organizerMeetingInfo | tokenMeetingInfo | joinMeetingIdMeetingInfo",
      OrganizerMeetingInfo,
      TokenMeetingInfo,
      JoinMeetingIdMeetingInfo
    )
  ),
  ringingTimeoutInSeconds: Codec.optional(
    Codec.checked(
      Codec.number,
      Codec.check("an integer", Number.isSafeInteger),
      Codec.between("1 to 115 seconds", 1, 115)
    ),
    ApiVersions.only("beta")
  ),
  routingPolicies: Codec.optional(
    Codec.array(
      Codec.openEnum(
        "none",
        "noMissedCall",
        "disableForwardingExceptPhone",
        "disableForwarding",
        "preferSkypeForBusiness",
        "unknownFutureValue"
      )
    ),
    ApiVersions.only("beta")
  )
}))

export const CreateCallResponse: Codec.Codec = /* @__PURE__ */ Codec.struct("CreateCallResponse", () => ({
  location: Codec.optional(Codec.text),
  id: Codec.required(Codec.text),
  "@odata.type": Codec.optional(Codec.text),
  state: Codec.optional(CallState),
  direction: Codec.optional(Codec.openEnum("incoming", "outgoing")),
  callbackUri: Codec.optional(Codec.text),
  callChainId: Codec.optional(Codec.text),
  callOptions: Codec.optional(AnyCallOptions),
  callRoutes: Codec.optional(Codec.array(CallRoute)),
  chatInfo: Codec.optional(ChatInfo),
  incomingContext: Codec.optional(IncomingContext),
  mediaConfig: Codec.optional(AnyMediaConfig),
  mediaState: Codec.optional(MediaState),
  meetingInfo: Codec.optional(AnyMeetingInfo),
  myParticipantId: Codec.optional(Codec.text),
  requestedModalities: Codec.optional(Codec.array(Modality)),
  resultInfo: Codec.optional(ResultInfo),
  source: Codec.optional(ParticipantInfo),
  subject: Codec.optional(Codec.text),
  targets: Codec.optional(Codec.array(AnyInvitationParticipantInfo)),
  tenantId: Codec.optional(Codec.text),
  toneInfo: Codec.optional(ToneInfo),
  transcription: Codec.optional(Transcription),
  activeModalities: Codec.optional(Codec.array(Modality)),
  answeredBy: Codec.optional(ParticipantInfo),
  meetingCapability: Codec.optional(MeetingCapability),
  ringingTimeoutInSeconds: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
  routingPolicies: Codec.optional(
    Codec.array(
      Codec.openEnum(
        "none",
        "noMissedCall",
        "disableForwardingExceptPhone",
        "disableForwarding",
        "preferSkypeForBusiness",
        "unknownFutureValue"
      )
    )
  ),
  terminationReason: Codec.optional(Codec.text)
}))

export const DeltaParticipants: Codec.Codec = /* @__PURE__ */ Codec.struct("deltaParticipants", () => ({
  "@odata.type": Codec.optional(Codec.text),
  id: Codec.optional(Codec.text),
  sequenceNumber: Codec.optional(WireInt),
  participants: Codec.optional(Codec.array(Participant))
}))

const EndpointType: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum("default", "voicemail", "skypeForBusiness", "skypeForBusinessVoipPhone", "unknownFutureValue"))()

const Identity: Codec.Codec = /* @__PURE__ */ Codec.struct("identity", () => ({
  "@odata.type": Codec.optional(Codec.text),
  id: Codec.optional(Codec.text),
  displayName: Codec.optional(Codec.text),
  tenantId: Codec.optional(Codec.text),
  identityProvider: Codec.optional(Codec.text),
  hidden: Codec.optional(Codec.boolean),
  email: Codec.optional(Codec.text),
  applicationType: Codec.optional(Codec.text),
  azureCommunicationServicesResourceId: Codec.optional(Codec.text)
}))

const IdentitySet: Codec.Codec = /* @__PURE__ */ Codec.struct("identitySet", () => ({
  "@odata.type": Codec.optional(Codec.text),
  user: Codec.optional(Identity),
  application: Codec.optional(Identity),
  device: Codec.optional(Identity),
  phone: Codec.optional(Identity),
  applicationInstance: Codec.optional(Identity),
  guest: Codec.optional(Identity),
  encrypted: Codec.optional(Identity),
  onPremises: Codec.optional(Identity),
  assertedIdentity: Codec.optional(Identity),
  azureCommunicationServicesUser: Codec.optional(Identity),
  endpointType: Codec.optional(EndpointType),
  acsUser: Codec.optional(Identity),
  acsApplicationInstance: Codec.optional(Identity),
  spoolUser: Codec.optional(Identity),
  spoolApplicationInstance: Codec.optional(Identity)
}))

const IncomingContext: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  sourceParticipantId: Codec.optional(Codec.text),
  observedParticipantId: Codec.optional(Codec.text),
  onBehalfOf: Codec.optional(IdentitySet),
  transferor: Codec.optional(IdentitySet)
}))

const InvitationParticipantInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("invitationParticipantInfo", () => ({
  "@odata.type": Codec.optional(Codec.text),
  endpointType: Codec.optional(EndpointType, ApiVersions.only("beta")),
  participantId: Codec.optional(Codec.text),
  replacesCallId: Codec.optional(Codec.text),
  hidden: Codec.optional(Codec.boolean),
  removeFromDefaultAudioRoutingGroup: Codec.optional(Codec.boolean),
  identity: Codec.required(IdentitySet)
}))

const JoinMeetingIdMeetingInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("joinMeetingIdMeetingInfo", () => ({
  "@odata.type": Codec.constant("#microsoft.graph.joinMeetingIdMeetingInfo"),
  allowConversationWithoutHost: Codec.optional(Codec.boolean, ApiVersions.only("beta")),
  joinMeetingId: Codec.required(Codec.text),
  passcode: Codec.optionalKey(Codec.union("string | null", Codec.text, Codec.literal(null)))
}))

const LiveCaptionOptions: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  streamUrl: Codec.required(Codec.text)
}))

const MediaInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("mediaInfo", () => ({
  "@odata.type": Codec.optional(Codec.text),
  uri: Codec.required(Codec.text),
  resourceId: Codec.optional(Codec.text)
}))

const MediaPrompt: Codec.Codec = /* @__PURE__ */ Codec.struct("mediaPrompt", () => ({
  "@odata.type": Codec.constant("#microsoft.graph.mediaPrompt"),
  mediaInfo: Codec.required(MediaInfo),
  loop: Codec.optional(
    Codec.checked(
      Codec.number,
      Codec.check("an integer", Number.isSafeInteger),
      Codec.between("an integer of at least 1", 1, Infinity)
    ),
    ApiVersions.only("beta")
  )
}))

const MediaState: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  audio: Codec.optional(Codec.openEnum("active", "inactive", "unknownFutureValue"))
}))

const MediaStream: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  mediaType: Codec.optional(Modality),
  direction: Codec.optional(Codec.openEnum("inactive", "sendOnly", "receiveOnly", "sendReceive")),
  sourceId: Codec.optional(Codec.text),
  serverMuted: Codec.optional(Codec.boolean),
  label: Codec.optional(Codec.text)
}))

const MeetingCapability: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  allowAnonymousUsersToDialOut: Codec.optional(Codec.boolean),
  allowAnonymousUsersToStartMeeting: Codec.optional(Codec.boolean),
  autoAdmittedUsers: Codec.optional(Codec.openEnum("everyoneInCompany", "everyone"))
}))

const Modality: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum("unknown", "audio", "video", "videoBasedScreenSharing", "data", "unknownFutureValue"))()

const OperationStatus: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum("notStarted", "running", "completed", "failed"))()

const OrganizerMeetingInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("organizerMeetingInfo", () => ({
  "@odata.type": Codec.constant("#microsoft.graph.organizerMeetingInfo"),
  allowConversationWithoutHost: Codec.optional(Codec.boolean, ApiVersions.only("beta")),
  organizer: Codec.required(IdentitySet)
}))

const OutgoingCallOptions: Codec.Codec = /* @__PURE__ */ Codec.struct("outgoingCallOptions", () => ({
  "@odata.type": Codec.constant("#microsoft.graph.outgoingCallOptions"),
  hideBotAfterEscalation: Codec.optional(Codec.boolean),
  isContentSharingNotificationEnabled: Codec.optional(Codec.boolean),
  isDeltaRosterEnabled: Codec.optional(Codec.boolean),
  isInteractiveRosterEnabled: Codec.optional(Codec.boolean)
}))

export const Participant: Codec.Codec = /* @__PURE__ */ Codec.struct("participant", () => ({
  "@odata.type": Codec.optional(Codec.text),
  id: Codec.optional(Codec.text),
  info: Codec.optional(ParticipantInfo),
  isInLobby: Codec.optional(Codec.boolean),
  isMuted: Codec.optional(Codec.boolean),
  mediaStreams: Codec.optional(Codec.array(MediaStream)),
  metadata: Codec.optional(Codec.text),
  recordingInfo: Codec.optional(RecordingInfo),
  removedState: Codec.optional(RemovedState),
  restrictedExperience: Codec.optional(RestrictedExperience),
  rosterSequenceNumber: Codec.optional(WireInt),
  isIdentityAnonymized: Codec.optional(Codec.boolean, ApiVersions.only("beta")),
  preferredDisplayName: Codec.optional(Codec.text, ApiVersions.only("beta"))
}))

const ParticipantInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("participantInfo", () => ({
  "@odata.type": Codec.optional(Codec.text),
  identity: Codec.optional(IdentitySet),
  id: Codec.optional(Codec.text),
  participantId: Codec.optional(Codec.text),
  countryCode: Codec.optional(Codec.text),
  endpointType: Codec.optional(EndpointType),
  languageId: Codec.optional(Codec.text),
  region: Codec.optional(Codec.text),
  nonAnonymizedIdentity: Codec.optional(IdentitySet, ApiVersions.only("beta")),
  platformId: Codec.optional(Codec.text, ApiVersions.only("beta"))
}))

const PlayPromptCompletionReason: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum("unknown", "completedSuccessfully", "mediaOperationCanceled", "unknownFutureValue"))()

export const PlayPromptOperation: Codec.Codec = /* @__PURE__ */ Codec.struct("playPromptOperation", () => ({
  location: Codec.optional(Codec.text),
  "@odata.type": Codec.optional(Codec.text),
  id: Codec.optional(Codec.text),
  clientContext: Codec.optional(Codec.text),
  status: Codec.optional(OperationStatus),
  resultInfo: Codec.optional(ResultInfo),
  completionReason: Codec.optional(PlayPromptCompletionReason, ApiVersions.only("beta"))
}))

export const PlayPromptRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("PlayPromptRequest", () => ({
  prompts: Codec.required(
    Codec.checked(
      Codec.array(MediaPrompt),
      Codec.length("1 to 20 prompts", 1, Infinity),
      Codec.length("1 to 20 prompts", 0, 20)
    )
  ),
  loop: Codec.optional(Codec.boolean, ApiVersions.only("beta")),
  clientContext: Codec.optional(ClientContext)
}))

const RecordCompletionReason: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum(
    "operationCanceled",
    "stopToneDetected",
    "maxRecordDurationReached",
    "initialSilenceTimeout",
    "maxSilenceTimeout",
    "playPromptFailed",
    "playBeepFailed",
    "mediaReceiveTimeout",
    "unspecifiedError"
  ))()

export const RecordOperation: Codec.Codec = /* @__PURE__ */ Codec.struct("recordOperation", () => ({
  location: Codec.optional(Codec.text),
  "@odata.type": Codec.optional(Codec.text),
  id: Codec.optional(Codec.text),
  clientContext: Codec.optional(Codec.text),
  status: Codec.optional(OperationStatus),
  resultInfo: Codec.optional(ResultInfo),
  completionReason: Codec.optional(RecordCompletionReason, ApiVersions.only("beta")),
  recordingLocation: Codec.optional(Codec.text),
  recordingAccessToken: Codec.optional(Codec.redacted)
}))

export const RecordResponseRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("RecordResponseRequest", () => ({
  prompts: Codec.optional(Codec.checked(Codec.array(MediaPrompt), Codec.length("at most 1 prompt", 0, 1))),
  bargeInAllowed: Codec.optional(Codec.boolean),
  initialSilenceTimeoutInSeconds: Codec.optional(
    Codec.checked(
      Codec.number,
      Codec.check("an integer", Number.isSafeInteger),
      Codec.between("1 to 120 seconds", 1, 120)
    )
  ),
  maxSilenceTimeoutInSeconds: Codec.optional(
    Codec.checked(
      Codec.number,
      Codec.check("an integer", Number.isSafeInteger),
      Codec.between("1 to 120 seconds", 1, 120)
    )
  ),
  maxRecordDurationInSeconds: Codec.optional(
    Codec.checked(
      Codec.number,
      Codec.check("an integer", Number.isSafeInteger),
      Codec.between("1 to 120 seconds", 1, 120)
    )
  ),
  playBeep: Codec.optional(Codec.boolean),
  streamWhileRecording: Codec.optional(Codec.boolean, ApiVersions.only("beta")),
  stopTones: Codec.optional(Codec.array(Codec.text)),
  clientContext: Codec.optional(ClientContext)
}))

const RecordingInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  recordingStatus: Codec.optional(
    Codec.openEnum("unknown", "notRecording", "recording", "failed", "unknownFutureValue")
  ),
  initiator: Codec.optional(IdentitySet),
  initiatedBy: Codec.optional(ParticipantInfo, ApiVersions.only("beta"))
}))

const RemovedState: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  reason: Codec.optional(Codec.text)
}))

const RestrictedExperience: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  contentSharingDisabled: Codec.optional(Codec.openEnum("watermarkProtection", "unknownFutureValue")),
  videoDisabled: Codec.optional(Codec.openEnum("watermarkProtection", "unknownFutureValue"))
}))

const ResultInfo: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.mapped(
    "resultInfo",
    Codec.struct("object", () => ({
      "@odata.type": Codec.optional(Codec.text),
      code: Codec.required(WireInt),
      subcode: Codec.optional(WireInt),
      message: Codec.optional(Codec.text),
      subCode: Codec.optional(WireInt)
    })),
    Codec.struct("resultInfo", () => ({
      "@odata.type": Codec.optionalKey(Codec.text),
      code: Codec.required(Codec.integer),
      subcode: Codec.optionalKey(Codec.integer),
      message: Codec.optionalKey(Codec.text)
    })),
    withSubcode
  ))()

const ServiceHostedMediaConfig: Codec.Codec = /* @__PURE__ */ Codec.struct("serviceHostedMediaConfig", () => ({
  "@odata.type": Codec.constant("#microsoft.graph.serviceHostedMediaConfig"),
  removeFromDefaultAudioGroup: Codec.optional(Codec.boolean, ApiVersions.only("beta")),
  preFetchMedia: Codec.optional(Codec.array(MediaInfo)),
  liveCaptionOptions: Codec.optional(LiveCaptionOptions, ApiVersions.only("beta"))
}))

export const SubscribeToToneOperation: Codec.Codec = /* @__PURE__ */ Codec.struct("subscribeToToneOperation", () => ({
  location: Codec.optional(Codec.text),
  "@odata.type": Codec.optional(Codec.text),
  id: Codec.optional(Codec.text),
  clientContext: Codec.optional(Codec.text),
  status: Codec.optional(OperationStatus),
  resultInfo: Codec.optional(ResultInfo)
}))

export const SubscribeToToneRequest: Codec.Codec = /* @__PURE__ */ Codec.struct("SubscribeToToneRequest", () => ({
  clientContext: Codec.optional(ClientContext)
}))

const TokenMeetingInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("tokenMeetingInfo", () => ({
  "@odata.type": Codec.constant("#microsoft.graph.tokenMeetingInfo"),
  allowConversationWithoutHost: Codec.optional(Codec.boolean, ApiVersions.only("beta")),
  token: Codec.required(Codec.text)
}))

const ToneInfo: Codec.Codec = /* @__PURE__ */ Codec.struct("toneInfo", () => ({
  "@odata.type": Codec.optional(Codec.text),
  sequenceId: Codec.optional(WireInt),
  tone: Codec.optional(
    Codec.openEnum(
      "tone0",
      "tone1",
      "tone2",
      "tone3",
      "tone4",
      "tone5",
      "tone6",
      "tone7",
      "tone8",
      "tone9",
      "star",
      "pound",
      "a",
      "b",
      "c",
      "d",
      "flash"
    )
  )
}))

const Transcription: Codec.Codec = /* @__PURE__ */ Codec.struct("object", () => ({
  "@odata.type": Codec.optional(Codec.text),
  state: Codec.optional(Codec.openEnum("notStarted", "active", "inactive", "unknownFutureValue")),
  lastModifiedDateTime: Codec.optional(Codec.named("DateTimeText", Codec.text))
}))

const WireInt: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.mapped(
    "number",
    Codec.union("number | string", Codec.integer, Codec.checked(Codec.text, Codec.pattern("an integer", /^-?\d+$/))),
    Codec.checked(Codec.number, Codec.check("an integer", Number.isSafeInteger)),
    Number
  ))()
