// Written by `pnpm derive` from the declarations of this package.
import * as Codec from "@effect-comms/core/internal/Codec"
import * as core from "@effect-comms/core/internal/codecs"
import { ApiVersions } from "../ApiVersion.ts"
import { open } from "../internal/open.ts"
import { withSubcode } from "../internal/withSubcode.ts"
import { namesSomebody } from "../internal/namesSomebody.ts"
import { kinds } from "../internal/kinds.ts"

export const ActionRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("ActionRequest", () => ({ clientContext: Codec.optional(ClientContext) }))
)

export const AddLargeGalleryViewOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("addLargeGalleryViewOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

export const AdmitAllFromLobbyOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("admitAllFromLobbyOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

export const AdmitFromLobbyOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("admitFromLobbyOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

export const AnswerRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("AnswerRequest", () => ({
    callbackUri: Codec.optional(
      Codec.checked(
        Codec.text,
        Codec.pattern(
          "an https URL, or http of this machine",
          /^https:\/\/[^/]|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/?]|$)|^[^:]*$/i
        )
      )
    ),
    acceptedModalities: Codec.required(
      Codec.checked(Codec.array(Modality), Codec.length("at least one modality", 1, Infinity))
    ),
    mediaConfig: Codec.required(
      kinds(
        "appHostedMediaConfig | serviceHostedMediaConfig",
        [AppHostedMediaConfig, "#microsoft.graph.appHostedMediaConfig", "blob"],
        [ServiceHostedMediaConfig, "#microsoft.graph.serviceHostedMediaConfig"]
      )
    ),
    participantCapacity: Codec.optional(Codec.integer),
    callOptions: Codec.optional(IncomingCallOptions)
  }))
)

const AnyCallOptions: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    "@odata.type": Codec.optional(Codec.text),
    hideBotAfterEscalation: Codec.optional(Codec.boolean),
    isContentSharingNotificationEnabled: Codec.optional(Codec.boolean),
    isDeltaRosterEnabled: Codec.optional(Codec.boolean),
    isInteractiveRosterEnabled: Codec.optional(Codec.boolean)
  }))
)

const AnyInvitationParticipantInfo: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    "@odata.type": Codec.optional(Codec.text),
    endpointType: Codec.optional(EndpointType),
    languageId: Codec.optional(Codec.text),
    participantId: Codec.optional(Codec.text),
    region: Codec.optional(Codec.text),
    replacesCallId: Codec.optional(Codec.text),
    hidden: Codec.optional(Codec.boolean),
    removeFromDefaultAudioRoutingGroup: Codec.optional(Codec.boolean),
    identity: Codec.optional(IdentitySet),
    id: Codec.optional(Codec.text)
  }))
)

const AnyMediaConfig: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    "@odata.type": Codec.optional(Codec.text),
    removeFromDefaultAudioGroup: Codec.optional(Codec.boolean),
    preFetchMedia: Codec.optional(Codec.array(MediaInfo)),
    liveCaptionOptions: Codec.optional(LiveCaptionOptions, ApiVersions.only("beta")),
    blob: Codec.optional(Codec.text)
  }))
)

const AnyMeetingInfo: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    "@odata.type": Codec.optional(Codec.text),
    allowConversationWithoutHost: Codec.optional(Codec.boolean),
    organizer: Codec.optional(IdentitySet),
    token: Codec.optional(Codec.text),
    joinMeetingId: Codec.optional(Codec.text),
    passcode: Codec.optional(Codec.text)
  }))
)

const AppHostedMediaConfig: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("appHostedMediaConfig", () => ({
    "@odata.type": Codec.constant("#microsoft.graph.appHostedMediaConfig"),
    removeFromDefaultAudioGroup: Codec.optional(Codec.boolean),
    blob: Codec.optional(Codec.text)
  }))
)

const ApplicationMetadata: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    "@odata.type": Codec.optional(Codec.text),
    botData: Codec.optionalKey(Codec.unknown)
  }))
)

export const AudioRoutingGroup: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("audioRoutingGroup", () => ({
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    routingMode: Codec.optional(RoutingMode),
    sources: Codec.optional(Codec.array(Codec.text)),
    receivers: Codec.optional(Codec.array(Codec.text))
  }))
)

export const AudioRoutingGroupPage: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("AudioRoutingGroupPage", () => ({
    value: Codec.required(Codec.array(AudioRoutingGroup)),
    "@odata.nextLink": Codec.optional(Codec.text)
  }))
)

export const Call: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("call", () => ({
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
    ringingTimeoutInSeconds: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
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
      )
    ),
    terminationReason: Codec.optional(Codec.text),
    applicationMetadata: Codec.optional(ApplicationMetadata),
    replacesContext: Codec.optional(Codec.text)
  }))
)

const CallRoute: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    "@odata.type": Codec.optional(Codec.text),
    original: Codec.optional(IdentitySet),
    final: Codec.optional(IdentitySet),
    routingType: Codec.optional(Codec.openEnum("forwarded", "lookup", "selfFork", "unknownFutureValue"))
  }))
)

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

export const CancelMediaProcessingOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("cancelMediaProcessingOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

export const ChangeScreenSharingRoleRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("ChangeScreenSharingRoleRequest", () => ({ role: Codec.required(Codec.openEnum("viewer", "sharer")) }))
)

const ChatInfo: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("chatInfo", () => ({
    "@odata.type": Codec.optional(Codec.text),
    threadId: Codec.optional(Codec.text),
    messageId: Codec.optional(Codec.text),
    replyChainMessageId: Codec.optional(Codec.text)
  }))
)

const ClientContext: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.checked(Codec.text, Codec.length("at most 256 characters", 0, 256)))()

export const CommsOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("commsOperation", () => ({
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo),
    completionReason: Codec.optional(Codec.text),
    participants: Codec.optional(Codec.array(Codec.union("string | object", Codec.text, AnyInvitationParticipantInfo))),
    recordingLocation: Codec.optional(Codec.text),
    recordingAccessToken: Codec.optional(Codec.redacted)
  }))
)

const ContentModality: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum("audio", "video", "image", "text", "multimodal", "unknownFutureValue"))()

export const ContentSharingSession: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("contentSharingSession", () => ({
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    presenterParticipantId: Codec.optional(Codec.text, ApiVersions.only("beta")),
    pngOfCurrentSlide: Codec.optionalKey(Codec.unknown, ApiVersions.only("beta"))
  }))
)

export const ContentSharingSessionPage: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("ContentSharingSessionPage", () => ({
    value: Codec.required(Codec.array(ContentSharingSession)),
    "@odata.nextLink": Codec.optional(Codec.text)
  }))
)

export const CreateAudioRoutingGroupRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("CreateAudioRoutingGroupRequest", () => ({
    id: Codec.optional(Codec.text),
    routingMode: Codec.optional(RoutingMode),
    sources: Codec.optional(Codec.array(Codec.text)),
    receivers: Codec.optional(Codec.array(Codec.text))
  }))
)

export const CreateCallRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("CreateCallRequest", () => ({
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
      kinds(
        "appHostedMediaConfig | serviceHostedMediaConfig",
        [AppHostedMediaConfig, "#microsoft.graph.appHostedMediaConfig", "blob"],
        [ServiceHostedMediaConfig, "#microsoft.graph.serviceHostedMediaConfig"]
      )
    ),
    requestedModalities: Codec.required(
      Codec.checked(Codec.array(Modality), Codec.length("at least one modality", 1, Infinity))
    ),
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
      kinds(
        "organizerMeetingInfo | tokenMeetingInfo | joinMeetingIdMeetingInfo",
        [OrganizerMeetingInfo, "#microsoft.graph.organizerMeetingInfo", "organizer"],
        [TokenMeetingInfo, "#microsoft.graph.tokenMeetingInfo", "token"],
        [JoinMeetingIdMeetingInfo, "#microsoft.graph.joinMeetingIdMeetingInfo", "joinMeetingId", "passcode"]
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
)

export const CreateCallResponse: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("CreateCallResponse", () => ({
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
    ringingTimeoutInSeconds: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
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
      )
    ),
    terminationReason: Codec.optional(Codec.text),
    applicationMetadata: Codec.optional(ApplicationMetadata),
    replacesContext: Codec.optional(Codec.text)
  }))
)

export const DeltaParticipants: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("deltaParticipants", () => ({
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    sequenceNumber: Codec.optional(WireInt),
    participants: Codec.optional(Codec.array(Participant))
  }))
)

const EndpointType: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum("default", "voicemail", "skypeForBusiness", "skypeForBusinessVoipPhone", "unknownFutureValue"))()

const Identity: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("identity", () => ({
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
)

const IdentitySet: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("identitySet", () => ({
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
)

const IncomingCallOptions: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("incomingCallOptions", () => ({
    "@odata.type": Codec.constant("#microsoft.graph.incomingCallOptions"),
    hideBotAfterEscalation: Codec.optional(Codec.boolean),
    isContentSharingNotificationEnabled: Codec.optional(Codec.boolean),
    isDeltaRosterEnabled: Codec.optional(Codec.boolean),
    isInteractiveRosterEnabled: Codec.optional(Codec.boolean)
  }))
)

const IncomingContext: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    "@odata.type": Codec.optional(Codec.text),
    sourceParticipantId: Codec.optional(Codec.text),
    observedParticipantId: Codec.optional(Codec.text),
    onBehalfOf: Codec.optional(IdentitySet),
    transferor: Codec.optional(IdentitySet)
  }))
)

const InvitationParticipantInfo: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("invitationParticipantInfo", () => ({
    "@odata.type": Codec.optional(Codec.text),
    endpointType: Codec.optional(EndpointType),
    languageId: Codec.optional(Codec.text),
    participantId: Codec.optional(Codec.text),
    region: Codec.optional(Codec.text),
    replacesCallId: Codec.optional(Codec.text),
    hidden: Codec.optional(Codec.boolean),
    removeFromDefaultAudioRoutingGroup: Codec.optional(Codec.boolean),
    identity: Codec.required(Codec.checked(IdentitySet, Codec.check("an identity with an id", namesSomebody)))
  }))
)

export const InviteParticipantsOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("inviteParticipantsOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo),
    participants: Codec.optional(Codec.array(AnyInvitationParticipantInfo))
  }))
)

export const InviteRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("InviteRequest", () => ({
    participants: Codec.required(
      Codec.checked(
        Codec.array(InvitationParticipantInfo),
        Codec.length("1 to 5 participants", 1, Infinity),
        Codec.length("1 to 5 participants", 0, 5)
      )
    ),
    clientContext: Codec.optional(ClientContext)
  }))
)

const JoinMeetingIdMeetingInfo: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("joinMeetingIdMeetingInfo", () => ({
    "@odata.type": Codec.constant("#microsoft.graph.joinMeetingIdMeetingInfo"),
    allowConversationWithoutHost: Codec.optional(Codec.boolean),
    joinMeetingId: Codec.required(Codec.text),
    passcode: Codec.optionalKey(Codec.union("string | null", Codec.text, Codec.literal(null)))
  }))
)

const JoiningCall: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    id: Codec.optional(Codec.text),
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
    ringingTimeoutInSeconds: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
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
      )
    ),
    terminationReason: Codec.optional(Codec.text),
    applicationMetadata: Codec.optional(ApplicationMetadata),
    replacesContext: Codec.optional(Codec.text)
  }))
)

const LiveCaptionOptions: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({ "@odata.type": Codec.optional(Codec.text), streamUrl: Codec.required(Codec.text) }))
)

export const LogTeleconferenceDeviceQualityRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("LogTeleconferenceDeviceQualityRequest", () => ({
    quality: Codec.required(TeleconferenceDeviceQuality)
  }))
)

const MediaInfo: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("mediaInfo", () => ({
    "@odata.type": Codec.optional(Codec.text),
    uri: Codec.required(Codec.text),
    resourceId: Codec.optional(Codec.text)
  }))
)

const MediaMetadata: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("mediaMetadata", () => ({
    "@odata.type": Codec.optional(Codec.text),
    modality: Codec.optional(ContentModality),
    isRealTime: Codec.optional(Codec.boolean),
    mimeType: Codec.optional(Codec.text),
    byteSize: Codec.optional(Codec.integer),
    duration: Codec.optional(Codec.integer),
    audioMetadata: Codec.optional(
      open(
        Codec.struct("object", () => ({
          "@odata.type": Codec.optional(Codec.text),
          sampleRateHz: Codec.optional(Codec.integer),
          bitDepth: Codec.optional(Codec.integer),
          channels: Codec.optional(Codec.integer)
        }))
      )
    ),
    videoMetadata: Codec.optional(
      open(
        Codec.struct("object", () => ({
          "@odata.type": Codec.optional(Codec.text),
          codec: Codec.optional(Codec.text),
          frameRate: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
          bitrateKbps: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite)))
        }))
      )
    ),
    streamingMetadata: Codec.optional(
      open(
        Codec.struct("object", () => ({
          "@odata.type": Codec.optional(Codec.text),
          latencyMs: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
          frameDropRate: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
          networkJitterMs: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite)))
        }))
      )
    )
  }))
)

const MediaPrompt: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("mediaPrompt", () => ({
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
)

const MediaState: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    "@odata.type": Codec.optional(Codec.text),
    audio: Codec.optional(Codec.openEnum("active", "inactive", "unknownFutureValue"))
  }))
)

const MediaStream: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    "@odata.type": Codec.optional(Codec.text),
    mediaType: Codec.optional(Modality),
    direction: Codec.optional(Codec.openEnum("inactive", "sendOnly", "receiveOnly", "sendReceive")),
    sourceId: Codec.optional(Codec.text),
    serverMuted: Codec.optional(Codec.boolean),
    label: Codec.optional(Codec.text)
  }))
)

const MeetingCapability: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    "@odata.type": Codec.optional(Codec.text),
    allowAnonymousUsersToDialOut: Codec.optional(Codec.boolean),
    allowAnonymousUsersToStartMeeting: Codec.optional(Codec.boolean),
    autoAdmittedUsers: Codec.optional(Codec.openEnum("everyoneInCompany", "everyone"))
  }))
)

const Modality: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum("unknown", "audio", "video", "videoBasedScreenSharing", "data", "unknownFutureValue"))()

export const MuteAllRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("MuteAllRequest", () => ({
    participants: Codec.optional(Codec.array(Codec.text)),
    clientContext: Codec.optional(ClientContext)
  }))
)

export const MuteParticipantOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("muteParticipantOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

export const MuteParticipantsOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("muteParticipantsOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo),
    participants: Codec.optional(Codec.array(Codec.text))
  }))
)

const OperationStatus: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum("notStarted", "running", "completed", "failed"))()

const OrganizerMeetingInfo: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("organizerMeetingInfo", () => ({
    "@odata.type": Codec.constant("#microsoft.graph.organizerMeetingInfo"),
    allowConversationWithoutHost: Codec.optional(Codec.boolean),
    organizer: Codec.required(IdentitySet)
  }))
)

const OutgoingCallOptions: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("outgoingCallOptions", () => ({
    "@odata.type": Codec.constant("#microsoft.graph.outgoingCallOptions"),
    hideBotAfterEscalation: Codec.optional(Codec.boolean),
    isContentSharingNotificationEnabled: Codec.optional(Codec.boolean),
    isDeltaRosterEnabled: Codec.optional(Codec.boolean),
    isInteractiveRosterEnabled: Codec.optional(Codec.boolean)
  }))
)

export const Participant: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("participant", () => ({
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
)

const ParticipantInfo: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("participantInfo", () => ({
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
)

export const ParticipantJoining: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("participantJoiningNotification", () => ({
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    call: Codec.optional(JoiningCall)
  }))
)

export const ParticipantLeft: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("participantLeftNotification", () => ({
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    participantId: Codec.optional(Codec.text),
    call: Codec.optional(JoiningCall)
  }))
)

export const ParticipantPage: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("ParticipantPage", () => ({
    value: Codec.required(Codec.array(Participant)),
    "@odata.nextLink": Codec.optional(Codec.text)
  }))
)

const PlayPromptCompletionReason: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum("unknown", "completedSuccessfully", "mediaOperationCanceled", "unknownFutureValue"))()

export const PlayPromptOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("playPromptOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo),
    completionReason: Codec.optional(PlayPromptCompletionReason)
  }))
)

export const PlayPromptRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("PlayPromptRequest", () => ({
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
)

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

export const RecordOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("recordOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo),
    completionReason: Codec.optional(RecordCompletionReason),
    recordingLocation: Codec.optional(Codec.text),
    recordingAccessToken: Codec.optional(Codec.redacted)
  }))
)

export const RecordRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("RecordRequest", () => ({
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
        Codec.between("at least 1 second", 1, Infinity)
      )
    ),
    playBeep: Codec.optional(Codec.boolean),
    streamWhileRecording: Codec.optional(Codec.boolean, ApiVersions.only("beta")),
    stopTones: Codec.optional(Codec.array(Codec.text)),
    clientContext: Codec.optional(ClientContext)
  }))
)

export const RecordResponseRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("RecordResponseRequest", () => ({
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
)

const RecordingInfo: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    "@odata.type": Codec.optional(Codec.text),
    recordingStatus: Codec.optional(RecordingStatus),
    initiator: Codec.optional(IdentitySet),
    initiatedBy: Codec.optional(ParticipantInfo, ApiVersions.only("beta"))
  }))
)

const RecordingStatus: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum("unknown", "notRecording", "recording", "failed", "unknownFutureValue"))()

export const RedirectRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("RedirectRequest", () => ({
    targets: Codec.required(
      Codec.checked(
        Codec.array(InvitationParticipantInfo),
        Codec.length("1 to 25 targets", 1, Infinity),
        Codec.length("1 to 25 targets", 0, 25)
      )
    ),
    timeout: Codec.optional(
      Codec.checked(
        Codec.number,
        Codec.check("an integer", Number.isSafeInteger),
        Codec.between("15 to 90 seconds", 15, 90)
      )
    ),
    callbackUri: Codec.optional(
      Codec.checked(
        Codec.text,
        Codec.pattern(
          "an https URL, or http of this machine",
          /^https:\/\/[^/]|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/?]|$)|^[^:]*$/i
        )
      )
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
      )
    ),
    maskCallee: Codec.optional(Codec.boolean, ApiVersions.only("beta")),
    maskCaller: Codec.optional(Codec.boolean, ApiVersions.only("beta")),
    targetDisposition: Codec.optional(
      Codec.openEnum("default", "simultaneousRing", "forward"),
      ApiVersions.only("beta")
    )
  }))
)

export const RejectRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("RejectRequest", () => ({
    reason: Codec.optional(Codec.openEnum("none", "busy", "forbidden", "unknownFutureValue")),
    callbackUri: Codec.optional(
      Codec.checked(
        Codec.text,
        Codec.pattern(
          "an https URL, or http of this machine",
          /^https:\/\/[^/]|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/?]|$)|^[^:]*$/i
        )
      )
    )
  }))
)

export const RemoveFromLobbyOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("removeFromLobbyOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

const RemovedState: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({ "@odata.type": Codec.optional(Codec.text), reason: Codec.optional(Codec.text) }))
)

export const ReportSyntheticMediaRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("ReportSyntheticMediaRequest", () => ({
    id: Codec.required(Codec.text),
    detectionDateTime: Codec.required(core.DateTimeText),
    severity: Codec.optional(Codec.openEnum("low", "medium", "high", "unknownFutureValue")),
    overallConfidence: Codec.required(
      Codec.checked(
        Codec.number,
        Codec.check("a finite number", Number.isFinite),
        Codec.between("a number from 0 to 1", 0, 1)
      )
    ),
    isMalicious: Codec.required(Codec.boolean),
    contentMetadata: Codec.required(MediaMetadata),
    detections: Codec.required(Codec.array(SyntheticMediaDetectionDetail))
  }))
)

const RestrictedExperience: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    "@odata.type": Codec.optional(Codec.text),
    contentSharingDisabled: Codec.optional(Codec.openEnum("watermarkProtection", "unknownFutureValue")),
    videoDisabled: Codec.optional(Codec.openEnum("watermarkProtection", "unknownFutureValue"))
  }))
)

const ResultInfo: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.mapped(
    "resultInfo",
    open(
      Codec.struct("object", () => ({
        "@odata.type": Codec.optional(Codec.text),
        code: Codec.required(WireInt),
        subcode: Codec.optional(WireInt),
        message: Codec.optional(Codec.text),
        subCode: Codec.optional(WireInt)
      }))
    ),
    open(
      Codec.struct("resultInfo", () => ({
        "@odata.type": Codec.optionalKey(Codec.text),
        code: Codec.required(Codec.integer),
        subcode: Codec.optionalKey(Codec.integer),
        message: Codec.optionalKey(Codec.text)
      }))
    ),
    withSubcode
  ))()

const RoutingMode: Codec.Codec = /* @__PURE__ */ (() => Codec.openEnum("oneToOne", "multicast", "unknownFutureValue"))()

const SendDtmfCompletionReason: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.openEnum("unknown", "completedSuccessfully", "mediaOperationCanceled", "unknownFutureValue"))()

export const SendDtmfTonesOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("sendDtmfTonesOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo),
    completionReason: Codec.optional(SendDtmfCompletionReason)
  }))
)

export const SendDtmfTonesRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("SendDtmfTonesRequest", () => ({
    tones: Codec.required(Codec.checked(Codec.array(Tone), Codec.length("at least one tone", 1, Infinity))),
    delayBetweenTonesMs: Codec.optional(
      Codec.checked(
        Codec.number,
        Codec.check("an integer", Number.isSafeInteger),
        Codec.between("an integer from 0", 0, Infinity)
      )
    ),
    clientContext: Codec.optional(ClientContext)
  }))
)

const ServiceHostedMediaConfig: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("serviceHostedMediaConfig", () => ({
    "@odata.type": Codec.constant("#microsoft.graph.serviceHostedMediaConfig"),
    removeFromDefaultAudioGroup: Codec.optional(Codec.boolean),
    preFetchMedia: Codec.optional(Codec.array(MediaInfo)),
    liveCaptionOptions: Codec.optional(LiveCaptionOptions, ApiVersions.only("beta"))
  }))
)

export const StartHoldMusicOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("startHoldMusicOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

export const StartHoldMusicRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("StartHoldMusicRequest", () => ({
    customPrompt: Codec.optional(MediaPrompt),
    clientContext: Codec.optional(ClientContext)
  }))
)

export const StartRecordingOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("startRecordingOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

export const StartTranscriptionOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("startTranscriptionOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

export const StartTranscriptionRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("StartTranscriptionRequest", () => ({
    language: Codec.optional(Codec.text),
    clientContext: Codec.optional(ClientContext)
  }))
)

export const StopHoldMusicOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("stopHoldMusicOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

export const StopRecordingOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("stopRecordingOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

export const StopTranscriptionOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("stopTranscriptionOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

export const StopTranscriptionRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("StopTranscriptionRequest", () => ({
    language: Codec.optional(Codec.text),
    clientContext: Codec.optional(ClientContext)
  }))
)

export const SubscribeToToneOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("subscribeToToneOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

const SyntheticMediaDetectionDetail: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("syntheticMediaDetectionDetail", () => ({
    "@odata.type": Codec.optional(Codec.text),
    modelName: Codec.optional(Codec.text),
    modality: Codec.optional(ContentModality),
    modelTasks: Codec.optional(Codec.array(Codec.text)),
    segment: Codec.optional(
      open(
        Codec.struct("object", () => ({
          "@odata.type": Codec.optional(Codec.text),
          startTimeSec: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
          endTimeSec: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
          frameIndices: Codec.optional(Codec.array(Codec.integer))
        }))
      )
    ),
    confidence: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite)))
  }))
)

const TeleconferenceDeviceAudioQuality: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("teleconferenceDeviceAudioQuality", () => ({
    "@odata.type": Codec.required(Codec.literal("#microsoft.graph.teleconferenceDeviceAudioQuality")),
    averageInboundJitter: Codec.optional(Codec.text),
    averageInboundPacketLossRateInPercentage: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    averageInboundRoundTripDelay: Codec.optional(Codec.text),
    averageOutboundJitter: Codec.optional(Codec.text),
    averageOutboundPacketLossRateInPercentage: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    averageOutboundRoundTripDelay: Codec.optional(Codec.text),
    channelIndex: Codec.optional(Codec.integer),
    inboundPackets: Codec.optional(Codec.integer),
    localIPAddress: Codec.optional(Codec.text),
    localPort: Codec.optional(Codec.integer),
    maximumInboundJitter: Codec.optional(Codec.text),
    maximumInboundPacketLossRateInPercentage: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    maximumInboundRoundTripDelay: Codec.optional(Codec.text),
    maximumOutboundJitter: Codec.optional(Codec.text),
    maximumOutboundPacketLossRateInPercentage: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    maximumOutboundRoundTripDelay: Codec.optional(Codec.text),
    mediaDuration: Codec.optional(Codec.text),
    networkLinkSpeedInBytes: Codec.optional(Codec.integer),
    outboundPackets: Codec.optional(Codec.integer),
    remoteIPAddress: Codec.optional(Codec.text),
    remotePort: Codec.optional(Codec.integer)
  }))
)

const TeleconferenceDeviceQuality: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("teleconferenceDeviceQuality", () => ({
    "@odata.type": Codec.optional(Codec.text),
    callChainId: Codec.optionalKey(Codec.text),
    participantId: Codec.optionalKey(Codec.text),
    mediaLegId: Codec.optionalKey(Codec.text),
    deviceName: Codec.optionalKey(Codec.text),
    deviceDescription: Codec.optionalKey(Codec.text),
    mediaQualityList: Codec.optionalKey(
      Codec.array(
        Codec.union(
          "teleconferenceDeviceAudioQuality | teleconferenceDeviceVideoQuality | teleconferenceDeviceScreenSharingQuality",
          TeleconferenceDeviceAudioQuality,
          TeleconferenceDeviceVideoQuality,
          TeleconferenceDeviceScreenSharingQuality
        )
      )
    ),
    cloudServiceDeploymentEnvironment: Codec.optional(Codec.text),
    cloudServiceDeploymentId: Codec.optional(Codec.text),
    cloudServiceInstanceName: Codec.optional(Codec.text),
    cloudServiceName: Codec.optional(Codec.text)
  }))
)

const TeleconferenceDeviceScreenSharingQuality: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("teleconferenceDeviceScreenSharingQuality", () => ({
    "@odata.type": Codec.required(Codec.literal("#microsoft.graph.teleconferenceDeviceScreenSharingQuality")),
    averageInboundJitter: Codec.optional(Codec.text),
    averageInboundPacketLossRateInPercentage: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    averageInboundRoundTripDelay: Codec.optional(Codec.text),
    averageOutboundJitter: Codec.optional(Codec.text),
    averageOutboundPacketLossRateInPercentage: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    averageOutboundRoundTripDelay: Codec.optional(Codec.text),
    channelIndex: Codec.optional(Codec.integer),
    inboundPackets: Codec.optional(Codec.integer),
    localIPAddress: Codec.optional(Codec.text),
    localPort: Codec.optional(Codec.integer),
    maximumInboundJitter: Codec.optional(Codec.text),
    maximumInboundPacketLossRateInPercentage: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    maximumInboundRoundTripDelay: Codec.optional(Codec.text),
    maximumOutboundJitter: Codec.optional(Codec.text),
    maximumOutboundPacketLossRateInPercentage: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    maximumOutboundRoundTripDelay: Codec.optional(Codec.text),
    mediaDuration: Codec.optional(Codec.text),
    networkLinkSpeedInBytes: Codec.optional(Codec.integer),
    outboundPackets: Codec.optional(Codec.integer),
    remoteIPAddress: Codec.optional(Codec.text),
    remotePort: Codec.optional(Codec.integer),
    averageInboundBitRate: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
    averageInboundFrameRate: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    averageOutboundBitRate: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    averageOutboundFrameRate: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    )
  }))
)

const TeleconferenceDeviceVideoQuality: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("teleconferenceDeviceVideoQuality", () => ({
    "@odata.type": Codec.required(Codec.literal("#microsoft.graph.teleconferenceDeviceVideoQuality")),
    averageInboundJitter: Codec.optional(Codec.text),
    averageInboundPacketLossRateInPercentage: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    averageInboundRoundTripDelay: Codec.optional(Codec.text),
    averageOutboundJitter: Codec.optional(Codec.text),
    averageOutboundPacketLossRateInPercentage: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    averageOutboundRoundTripDelay: Codec.optional(Codec.text),
    channelIndex: Codec.optional(Codec.integer),
    inboundPackets: Codec.optional(Codec.integer),
    localIPAddress: Codec.optional(Codec.text),
    localPort: Codec.optional(Codec.integer),
    maximumInboundJitter: Codec.optional(Codec.text),
    maximumInboundPacketLossRateInPercentage: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    maximumInboundRoundTripDelay: Codec.optional(Codec.text),
    maximumOutboundJitter: Codec.optional(Codec.text),
    maximumOutboundPacketLossRateInPercentage: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    maximumOutboundRoundTripDelay: Codec.optional(Codec.text),
    mediaDuration: Codec.optional(Codec.text),
    networkLinkSpeedInBytes: Codec.optional(Codec.integer),
    outboundPackets: Codec.optional(Codec.integer),
    remoteIPAddress: Codec.optional(Codec.text),
    remotePort: Codec.optional(Codec.integer),
    averageInboundBitRate: Codec.optional(Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))),
    averageInboundFrameRate: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    averageOutboundBitRate: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    ),
    averageOutboundFrameRate: Codec.optional(
      Codec.checked(Codec.number, Codec.check("a finite number", Number.isFinite))
    )
  }))
)

const TokenMeetingInfo: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("tokenMeetingInfo", () => ({
    "@odata.type": Codec.constant("#microsoft.graph.tokenMeetingInfo"),
    allowConversationWithoutHost: Codec.optional(Codec.boolean),
    token: Codec.required(Codec.text)
  }))
)

const Tone: Codec.Codec = /* @__PURE__ */ (() =>
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
  ))()

const ToneInfo: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("toneInfo", () => ({
    "@odata.type": Codec.optional(Codec.text),
    sequenceId: Codec.optional(WireInt),
    tone: Codec.optional(Tone)
  }))
)

const Transcription: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("object", () => ({
    "@odata.type": Codec.optional(Codec.text),
    state: Codec.optional(Codec.openEnum("notStarted", "active", "inactive", "unknownFutureValue")),
    lastModifiedDateTime: Codec.optional(Codec.named("DateTimeText", Codec.text))
  }))
)

export const TransferRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("TransferRequest", () => ({
    transferTarget: Codec.required(InvitationParticipantInfo),
    transferee: Codec.optional(ParticipantInfo),
    clientContext: Codec.optional(ClientContext)
  }))
)

export const UnmuteParticipantOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("unmuteParticipantOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

export const UpdateAudioRoutingGroupRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("UpdateAudioRoutingGroupRequest", () => ({
    routingMode: Codec.optional(RoutingMode),
    sources: Codec.optional(Codec.array(Codec.text)),
    receivers: Codec.optional(Codec.array(Codec.text))
  }))
)

export const UpdateRecordingStatusOperation: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("updateRecordingStatusOperation", () => ({
    location: Codec.optional(Codec.text),
    "@odata.type": Codec.optional(Codec.text),
    id: Codec.optional(Codec.text),
    clientContext: Codec.optional(Codec.text),
    status: Codec.optional(OperationStatus),
    resultInfo: Codec.optional(ResultInfo)
  }))
)

export const UpdateRecordingStatusRequest: Codec.Codec = /* @__PURE__ */ open(
  Codec.struct("UpdateRecordingStatusRequest", () => ({
    status: Codec.required(RecordingStatus),
    clientContext: Codec.optional(ClientContext)
  }))
)

const WireInt: Codec.Codec = /* @__PURE__ */ (() =>
  Codec.mapped(
    "number",
    Codec.union("number | string", Codec.integer, Codec.checked(Codec.text, Codec.pattern("an integer", /^-?\d+$/))),
    Codec.checked(Codec.number, Codec.check("an integer", Number.isSafeInteger)),
    Number
  ))()
