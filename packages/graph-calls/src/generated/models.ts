// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public types.
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import type * as Redacted from "effect/Redacted"

/** The operation that the request began, a `addLargeGalleryViewOperation`. */
export interface AddLargeGalleryViewOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** The operation that the request began, a `admitAllFromLobbyOperation`. */
export interface AdmitAllFromLobbyOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** The operation that the request began, a `admitFromLobbyOperation`. */
export interface AdmitFromLobbyOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** The options of a call, as an answer shows them. */
export interface AnyCallOptions {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** Whether the application is hidden once the call became a group call. */
  readonly hideBotAfterEscalation?: boolean | undefined
  /** Whether sessions of content sharing are notified. */
  readonly isContentSharingNotificationEnabled?: boolean | undefined
  /** Whether changes of the roster are notified in numbered parts instead of whole. */
  readonly isDeltaRosterEnabled?: boolean | undefined
  /** Whether the roster of a large meeting shows those first who speak or raise a hand. */
  readonly isInteractiveRosterEnabled?: boolean | undefined
}

/** A participant that was called, as a response shows it. */
export interface AnyInvitationParticipantInfo {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The kind of the endpoint that is called. */
  readonly endpointType?: EndpointType | undefined
  /** The language, such as `en-US`. */
  readonly languageId?: string | undefined
  /** The id that the participant gets in the call. */
  readonly participantId?: string | undefined
  /** The region of the physical location, as far as it is known. */
  readonly region?: string | undefined
  /** The call that this one replaces, of a peer-to-peer call. */
  readonly replacesCallId?: string | undefined
  /** Whether others do not see the participant in the roster. */
  readonly hidden?: boolean | undefined
  /** Whether the participant is taken out of the mixed audio. */
  readonly removeFromDefaultAudioRoutingGroup?: boolean | undefined
  /** The called participants. */
  readonly identity?: IdentitySet | undefined
  /** The id of the participant in the call. */
  readonly id?: string | undefined
}

/** The host of a call's media, as a response shows it. */
export interface AnyMediaConfig {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** Whether the application is taken out of the mixed audio. */
  readonly removeFromDefaultAudioGroup?: boolean | undefined
  /** Files that the service fetched ahead. */
  readonly preFetchMedia?: ReadonlyArray<MediaInfo> | undefined
  /**
   * Live captions of the call.
   * In beta only.
   */
  readonly liveCaptionOptions?: LiveCaptionOptions | undefined
  /** The media session blob of Microsoft's media platform for this call. */
  readonly blob?: string | undefined
}

/** The meeting of a call, as an answer shows it. */
export interface AnyMeetingInfo {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** Whether people may talk before a host is there. */
  readonly allowConversationWithoutHost?: boolean | undefined
  /** The organizer of the meeting. */
  readonly organizer?: IdentitySet | undefined
  /** The token to join the meeting. */
  readonly token?: string | undefined
  /** The id that people type to join. */
  readonly joinMeetingId?: string | undefined
  /** The passcode of the meeting. */
  readonly passcode?: string | undefined
}

/** The application handles the media with Microsoft's media platform. */
export interface AppHostedMediaConfig {
  /** The type of this value; written when it is left out. */
  readonly "@odata.type"?: "#microsoft.graph.appHostedMediaConfig" | undefined
  /** Whether the application is taken out of the mixed audio. */
  readonly removeFromDefaultAudioGroup?: boolean | undefined
  /** The media session blob of Microsoft's media platform for this call; examples of the reference lack it. */
  readonly blob?: string | undefined
}

/** The context of a call that an application was added to by a policy. */
export interface ApplicationMetadata {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** Information of the platform for the bot, such as why it was invited. */
  readonly botData?: unknown
}

/** A route of audio: its receivers hear its sources besides what they hear by default, and other participants who hear the sources still do. */
export interface AudioRoutingGroup {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the group in the call. */
  readonly id?: string | undefined
  /** Whether one source is heard by one receiver or by several. */
  readonly routingMode?: RoutingMode | undefined
  /** The ids of the participants who are heard. */
  readonly sources?: ReadonlyArray<string> | undefined
  /** The ids of the participants who hear them. */
  readonly receivers?: ReadonlyArray<string> | undefined
}

/** A page of a list. */
export interface AudioRoutingGroupPage {
  /** What this page has. */
  readonly value: ReadonlyArray<AudioRoutingGroup>
  /** The link to the next page; absent on the last. */
  readonly "@odata.nextLink"?: string | undefined
}

/** A call. */
export interface Call {
  /** The id of the call. */
  readonly id: string
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The state of the call. */
  readonly state?: CallState | undefined
  /** Whether the call comes in or goes out. */
  readonly direction?: "incoming" | "outgoing" | (string & {}) | undefined
  /** Where notifications of the call are posted. */
  readonly callbackUri?: string | undefined
  /** The id of the chain of calls that this one belongs to. */
  readonly callChainId?: string | undefined
  /** What the application asked of the call. */
  readonly callOptions?: AnyCallOptions | undefined
  /** How the call came here, when it was routed. */
  readonly callRoutes?: ReadonlyArray<CallRoute> | undefined
  /** The chat of the meeting. */
  readonly chatInfo?: ChatInfo | undefined
  /** Of an incoming call, on whose behalf it comes. */
  readonly incomingContext?: IncomingContext | undefined
  /** The host of the media: the service or the application. */
  readonly mediaConfig?: AnyMediaConfig | undefined
  /** Whether the media run. */
  readonly mediaState?: MediaState | undefined
  /** The meeting. */
  readonly meetingInfo?: AnyMeetingInfo | undefined
  /** The id of the application as a participant. */
  readonly myParticipantId?: string | undefined
  /** The media that were asked for. */
  readonly requestedModalities?: ReadonlyArray<Modality> | undefined
  /** Why the call ended, or how an action on it ended. */
  readonly resultInfo?: ResultInfo | undefined
  /** The caller. */
  readonly source?: ParticipantInfo | undefined
  /** The subject of the call. */
  readonly subject?: string | undefined
  /** The called participants. */
  readonly targets?: ReadonlyArray<AnyInvitationParticipantInfo> | undefined
  /** The tenant of the call. */
  readonly tenantId?: string | undefined
  /** The last tone that was pressed. */
  readonly toneInfo?: ToneInfo | undefined
  /** Whether the call is transcribed. */
  readonly transcription?: Transcription | undefined
  /** The media that run. */
  readonly activeModalities?: ReadonlyArray<Modality> | undefined
  /** The participant that answered. */
  readonly answeredBy?: ParticipantInfo | undefined
  /** What the meeting allows. */
  readonly meetingCapability?: MeetingCapability | undefined
  /** The ring timeout, in seconds. */
  readonly ringingTimeoutInSeconds?: number | undefined
  /** How the call may be routed. */
  readonly routingPolicies?:
    | ReadonlyArray<
        | "none"
        | "noMissedCall"
        | "disableForwardingExceptPhone"
        | "disableForwarding"
        | "preferSkypeForBusiness"
        | "unknownFutureValue"
        | (string & {})
      >
    | undefined
  /** Why the call ended, as text. */
  readonly terminationReason?: string | undefined
  /** The context of the call, where a policy added the application to it. */
  readonly applicationMetadata?: ApplicationMetadata | undefined
  /** The context of the call that a transfer replaces. */
  readonly replacesContext?: string | undefined
}

/** How a call was routed. */
export interface CallRoute {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The original callee. */
  readonly original?: IdentitySet | undefined
  /** The final callee. */
  readonly final?: IdentitySet | undefined
  /** How the call was routed. */
  readonly routingType?: "forwarded" | "lookup" | "selfFork" | "unknownFutureValue" | (string & {}) | undefined
}

/** The state of a call; `ringing` is published in beta only. */
export type CallState =
  | "incoming"
  | "establishing"
  | "ringing"
  | "established"
  | "hold"
  | "transferring"
  | "transferAccepted"
  | "redirecting"
  | "terminating"
  | "terminated"
  | "unknownFutureValue"
  | (string & {})

/** The operation that the request began, a `cancelMediaProcessingOperation`. */
export interface CancelMediaProcessingOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** What happened to a resource; the end of an operation and of a call is `deleted`. */
export type ChangeType = "created" | "updated" | "deleted" | (string & {})

/** The chat of a meeting. */
export interface ChatInfo {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the thread of the chat. */
  readonly threadId?: string | undefined
  /** The id of the message that the meeting is about. */
  readonly messageId?: string | undefined
  /** The id of the message that it replies to. */
  readonly replyChainMessageId?: string | undefined
}

/** One change. */
export interface CommsNotification {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** What happened to the resource. */
  readonly changeType: ChangeType
  /** Which resource: the address of a call or of something of it. */
  readonly resourceUrl: string
  /** The older address of the resource. */
  readonly resource?: string | undefined
  /** Where it was posted. */
  readonly callbackUri?: string | undefined
  /** The subscription that it belongs to. */
  readonly subscriptionId?: string | undefined
  /** The resource as it is now. */
  readonly resourceData?: unknown
}

/** A body that Graph posts: several changes. */
export interface CommsNotifications {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The changes. */
  readonly value: ReadonlyArray<CommsNotification>
}

/** An operation of a call: its kind, its status and its result. */
export interface CommsOperation {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
  /** Why a prompt, a recording or the sending of tones ended. */
  readonly completionReason?: string | undefined
  /** The participants that were invited, or the ids of those that were muted. */
  readonly participants?: ReadonlyArray<string | AnyInvitationParticipantInfo> | undefined
  /** The location of the recording; it is deleted with the call. */
  readonly recordingLocation?: string | undefined
  /** The bearer token to fetch the recording with. */
  readonly recordingAccessToken?: Redacted.Redacted | undefined
}

/** The kind of what was analyzed. */
export type ContentModality = "audio" | "video" | "image" | "text" | "multimodal" | "unknownFutureValue" | (string & {})

/** A session in which content is shared. */
export interface ContentSharingSession {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the session in the call. */
  readonly id?: string | undefined
  /**
   * The id of the participant who shares.
   * In beta only.
   */
  readonly presenterParticipantId?: string | undefined
  /**
   * The slide that is shown, as a picture.
   * In beta only.
   */
  readonly pngOfCurrentSlide?: unknown
}

/** A page of a list. */
export interface ContentSharingSessionPage {
  /** What this page has. */
  readonly value: ReadonlyArray<ContentSharingSession>
  /** The link to the next page; absent on the last. */
  readonly "@odata.nextLink"?: string | undefined
}

/** The call that was created, and where it is. */
export interface CreateCallResponse {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The id of the call. */
  readonly id: string
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The state of the call. */
  readonly state?: CallState | undefined
  /** Whether the call comes in or goes out. */
  readonly direction?: "incoming" | "outgoing" | (string & {}) | undefined
  /** Where notifications of the call are posted. */
  readonly callbackUri?: string | undefined
  /** The id of the chain of calls that this one belongs to. */
  readonly callChainId?: string | undefined
  /** What the application asked of the call. */
  readonly callOptions?: AnyCallOptions | undefined
  /** How the call came here, when it was routed. */
  readonly callRoutes?: ReadonlyArray<CallRoute> | undefined
  /** The chat of the meeting. */
  readonly chatInfo?: ChatInfo | undefined
  /** Of an incoming call, on whose behalf it comes. */
  readonly incomingContext?: IncomingContext | undefined
  /** The host of the media: the service or the application. */
  readonly mediaConfig?: AnyMediaConfig | undefined
  /** Whether the media run. */
  readonly mediaState?: MediaState | undefined
  /** The meeting. */
  readonly meetingInfo?: AnyMeetingInfo | undefined
  /** The id of the application as a participant. */
  readonly myParticipantId?: string | undefined
  /** The media that were asked for. */
  readonly requestedModalities?: ReadonlyArray<Modality> | undefined
  /** Why the call ended, or how an action on it ended. */
  readonly resultInfo?: ResultInfo | undefined
  /** The caller. */
  readonly source?: ParticipantInfo | undefined
  /** The subject of the call. */
  readonly subject?: string | undefined
  /** The called participants. */
  readonly targets?: ReadonlyArray<AnyInvitationParticipantInfo> | undefined
  /** The tenant of the call. */
  readonly tenantId?: string | undefined
  /** The last tone that was pressed. */
  readonly toneInfo?: ToneInfo | undefined
  /** Whether the call is transcribed. */
  readonly transcription?: Transcription | undefined
  /** The media that run. */
  readonly activeModalities?: ReadonlyArray<Modality> | undefined
  /** The participant that answered. */
  readonly answeredBy?: ParticipantInfo | undefined
  /** What the meeting allows. */
  readonly meetingCapability?: MeetingCapability | undefined
  /** The ring timeout, in seconds. */
  readonly ringingTimeoutInSeconds?: number | undefined
  /** How the call may be routed. */
  readonly routingPolicies?:
    | ReadonlyArray<
        | "none"
        | "noMissedCall"
        | "disableForwardingExceptPhone"
        | "disableForwarding"
        | "preferSkypeForBusiness"
        | "unknownFutureValue"
        | (string & {})
      >
    | undefined
  /** Why the call ended, as text. */
  readonly terminationReason?: string | undefined
  /** The context of the call, where a policy added the application to it. */
  readonly applicationMetadata?: ApplicationMetadata | undefined
  /** The context of the call that a transfer replaces. */
  readonly replacesContext?: string | undefined
}

/** The part of a roster that changed. */
export interface DeltaParticipants {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the call. */
  readonly id?: string | undefined
  /** The number of this part; a lower one is older. */
  readonly sequenceNumber?: number | undefined
  /** The participants that changed. */
  readonly participants?: ReadonlyArray<Participant> | undefined
}

/** The kind of the endpoint that is called. */
export type EndpointType =
  | "default"
  | "voicemail"
  | "skypeForBusiness"
  | "skypeForBusinessVoipPhone"
  | "unknownFutureValue"
  | (string & {})

/** A user, an application, a phone or a guest. */
export interface Identity {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the user or application; of a phone its number in E.164. */
  readonly id?: string | undefined
  /** The name shown to others; it may be out of date. */
  readonly displayName?: string | undefined
  /** The tenant of the identity. */
  readonly tenantId?: string | undefined
  /** The identity provider, such as `AAD`. */
  readonly identityProvider?: string | undefined
  /** Whether others do not see it in the call. */
  readonly hidden?: boolean | undefined
  /** The e-mail address of a guest. */
  readonly email?: string | undefined
  /** The type of an application. */
  readonly applicationType?: string | undefined
  /** The resource of Azure Communication Services that a user belongs to. */
  readonly azureCommunicationServicesResourceId?: string | undefined
}

/** Identities by kind; as a rule, one of them. */
export interface IdentitySet {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** A user of a tenant. */
  readonly user?: Identity | undefined
  /** An application, such as a bot. */
  readonly application?: Identity | undefined
  /** A device. */
  readonly device?: Identity | undefined
  /** A phone; its `id` is the number in E.164. */
  readonly phone?: Identity | undefined
  /** A resource account, which owns a number. */
  readonly applicationInstance?: Identity | undefined
  /** A guest of a meeting. */
  readonly guest?: Identity | undefined
  /** A user whose identity Microsoft shows encrypted only. */
  readonly encrypted?: Identity | undefined
  /** A user of Skype for Business. */
  readonly onPremises?: Identity | undefined
  /** The caller as the telephone network asserts it. */
  readonly assertedIdentity?: Identity | undefined
  /** A user of Azure Communication Services. */
  readonly azureCommunicationServicesUser?: Identity | undefined
  /** The kind of the endpoint that is called. */
  readonly endpointType?: EndpointType | undefined
  /** A user of Azure Communication Services, as calls write it. */
  readonly acsUser?: Identity | undefined
  /** An application of Azure Communication Services. */
  readonly acsApplicationInstance?: Identity | undefined
  /** A user of Azure Communication Services, as older calls write it. */
  readonly spoolUser?: Identity | undefined
  /** An application of Azure Communication Services, as older calls write it. */
  readonly spoolApplicationInstance?: Identity | undefined
}

/** The options of a call that is answered. */
export interface IncomingCallOptions {
  /** The type of this value; written when it is left out. */
  readonly "@odata.type"?: "#microsoft.graph.incomingCallOptions" | undefined
  /** Whether the application is hidden once the call became a group call. */
  readonly hideBotAfterEscalation?: boolean | undefined
  /** Whether sessions of content sharing are notified. */
  readonly isContentSharingNotificationEnabled?: boolean | undefined
  /** Whether changes of the roster are notified in numbered parts instead of whole. */
  readonly isDeltaRosterEnabled?: boolean | undefined
  /** Whether the roster of a large meeting shows those first who speak or raise a hand. */
  readonly isInteractiveRosterEnabled?: boolean | undefined
}

/** On whose behalf a call comes in. */
export interface IncomingContext {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the participant who calls. */
  readonly sourceParticipantId?: string | undefined
  /** The id of the participant on whose behalf the application is called. */
  readonly observedParticipantId?: string | undefined
  /** On whose behalf the call is made. */
  readonly onBehalfOf?: IdentitySet | undefined
  /** The participant that transferred the call. */
  readonly transferor?: IdentitySet | undefined
}

/** A participant that is called or invited. */
export interface InvitationParticipantInfo {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The kind of the endpoint that is called. */
  readonly endpointType?: EndpointType | undefined
  /** The language, such as `en-US`. */
  readonly languageId?: string | undefined
  /** The id that the participant gets in the call. */
  readonly participantId?: string | undefined
  /** The region of the physical location, as far as it is known. */
  readonly region?: string | undefined
  /** The call that this one replaces, of a peer-to-peer call. */
  readonly replacesCallId?: string | undefined
  /** Whether others do not see the participant in the roster. */
  readonly hidden?: boolean | undefined
  /** Whether the participant is taken out of the mixed audio. */
  readonly removeFromDefaultAudioRoutingGroup?: boolean | undefined
  /**
   * The participant to call: one identity of the set, with its id.
   * Expected: an identity with an id.
   */
  readonly identity: IdentitySet
}

/** The operation that the request began, a `inviteParticipantsOperation`. */
export interface InviteParticipantsOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
  /** Who was invited. */
  readonly participants?: ReadonlyArray<AnyInvitationParticipantInfo> | undefined
}

/** A meeting named by the id that people type. */
export interface JoinMeetingIdMeetingInfo {
  /** The type of this value; written when it is left out. */
  readonly "@odata.type"?: "#microsoft.graph.joinMeetingIdMeetingInfo" | undefined
  /** Whether people may talk before a host is there. */
  readonly allowConversationWithoutHost?: boolean | undefined
  /** The id that people type to join, digits without spaces. */
  readonly joinMeetingId: string
  /** The passcode of the meeting; `null` where it has none. */
  readonly passcode?: string | null | undefined
}

/** The call that a participant under a policy joins or left. */
export interface JoiningCall {
  /** The id of the call. */
  readonly id?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The state of the call. */
  readonly state?: CallState | undefined
  /** Whether the call comes in or goes out. */
  readonly direction?: "incoming" | "outgoing" | (string & {}) | undefined
  /** Where notifications of the call are posted. */
  readonly callbackUri?: string | undefined
  /** The id of the chain of calls that this one belongs to. */
  readonly callChainId?: string | undefined
  /** What the application asked of the call. */
  readonly callOptions?: AnyCallOptions | undefined
  /** How the call came here, when it was routed. */
  readonly callRoutes?: ReadonlyArray<CallRoute> | undefined
  /** The chat of the meeting. */
  readonly chatInfo?: ChatInfo | undefined
  /** Of an incoming call, on whose behalf it comes. */
  readonly incomingContext?: IncomingContext | undefined
  /** The host of the media: the service or the application. */
  readonly mediaConfig?: AnyMediaConfig | undefined
  /** Whether the media run. */
  readonly mediaState?: MediaState | undefined
  /** The meeting. */
  readonly meetingInfo?: AnyMeetingInfo | undefined
  /** The id of the application as a participant. */
  readonly myParticipantId?: string | undefined
  /** The media that were asked for. */
  readonly requestedModalities?: ReadonlyArray<Modality> | undefined
  /** Why the call ended, or how an action on it ended. */
  readonly resultInfo?: ResultInfo | undefined
  /** The caller. */
  readonly source?: ParticipantInfo | undefined
  /** The subject of the call. */
  readonly subject?: string | undefined
  /** The called participants. */
  readonly targets?: ReadonlyArray<AnyInvitationParticipantInfo> | undefined
  /** The tenant of the call. */
  readonly tenantId?: string | undefined
  /** The last tone that was pressed. */
  readonly toneInfo?: ToneInfo | undefined
  /** Whether the call is transcribed. */
  readonly transcription?: Transcription | undefined
  /** The media that run. */
  readonly activeModalities?: ReadonlyArray<Modality> | undefined
  /** The participant that answered. */
  readonly answeredBy?: ParticipantInfo | undefined
  /** What the meeting allows. */
  readonly meetingCapability?: MeetingCapability | undefined
  /** The ring timeout, in seconds. */
  readonly ringingTimeoutInSeconds?: number | undefined
  /** How the call may be routed. */
  readonly routingPolicies?:
    | ReadonlyArray<
        | "none"
        | "noMissedCall"
        | "disableForwardingExceptPhone"
        | "disableForwarding"
        | "preferSkypeForBusiness"
        | "unknownFutureValue"
        | (string & {})
      >
    | undefined
  /** Why the call ended, as text. */
  readonly terminationReason?: string | undefined
  /** The context of the call, where a policy added the application to it. */
  readonly applicationMetadata?: ApplicationMetadata | undefined
  /** The context of the call that a transfer replaces. */
  readonly replacesContext?: string | undefined
}

/** Where live captions come from. */
export interface LiveCaptionOptions {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** Where the stream of captions is. */
  readonly streamUrl: string
}

/** An audio file: WAV, mono, 16 bit, 16 kHz. */
export interface MediaInfo {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The address of the file, which the service fetches. */
  readonly uri: string
  /** The key under which the service caches the file; another key makes it fetch the file again. */
  readonly resourceId?: string | undefined
}

/** The content that was analyzed. */
export interface MediaMetadata {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The kind of what was analyzed. */
  readonly modality?: ContentModality | undefined
  /** Whether it was analyzed while it ran. */
  readonly isRealTime?: boolean | undefined
  /** The media type, such as `audio/pcm`. */
  readonly mimeType?: string | undefined
  /** The size, in bytes; 0 for what runs. */
  readonly byteSize?: number | undefined
  /** The duration of what was analyzed, in seconds. */
  readonly duration?: number | undefined
  /** The form of the audio. */
  readonly audioMetadata?:
    | {
        /** The type of this value as Graph names it; absent where its place already says it. */
        readonly "@odata.type"?: string | undefined
        /** The samples a second. */
        readonly sampleRateHz?: number | undefined
        /** The bits of a sample. */
        readonly bitDepth?: number | undefined
        /** The number of channels. */
        readonly channels?: number | undefined
      }
    | undefined
  /** The form of the video. */
  readonly videoMetadata?:
    | {
        /** The type of this value as Graph names it; absent where its place already says it. */
        readonly "@odata.type"?: string | undefined
        /** The codec, such as `H.264`. */
        readonly codec?: string | undefined
        /** The frames a second. */
        readonly frameRate?: number | undefined
        /** The kilobits a second. */
        readonly bitrateKbps?: number | undefined
      }
    | undefined
  /** How well the stream arrived. */
  readonly streamingMetadata?:
    | {
        /** The type of this value as Graph names it; absent where its place already says it. */
        readonly "@odata.type"?: string | undefined
        /** The latency, in milliseconds. */
        readonly latencyMs?: number | undefined
        /** The share of frames that were lost. */
        readonly frameDropRate?: number | undefined
        /** The jitter, in milliseconds. */
        readonly networkJitterMs?: number | undefined
      }
    | undefined
}

/** A file to play. */
export interface MediaPrompt {
  /** The type of this value; written when it is left out. */
  readonly "@odata.type"?: "#microsoft.graph.mediaPrompt" | undefined
  /** The file to play. */
  readonly mediaInfo: MediaInfo
  /**
   * The number of times it is played; default 1.
   * Expected: an integer of at least 1.
   * In beta only.
   */
  readonly loop?: number | undefined
}

/** Whether media run. */
export interface MediaState {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** Whether the audio runs. */
  readonly audio?: "active" | "inactive" | "unknownFutureValue" | (string & {}) | undefined
}

/** A stream of a participant. */
export interface MediaStream {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** What the stream carries. */
  readonly mediaType?: Modality | undefined
  /** Whether it is sent, received or both. */
  readonly direction?: "inactive" | "sendOnly" | "receiveOnly" | "sendReceive" | (string & {}) | undefined
  /** The id of the source of the stream. */
  readonly sourceId?: string | undefined
  /** Whether the service muted it. */
  readonly serverMuted?: boolean | undefined
  /** The name of the stream. */
  readonly label?: string | undefined
}

/** What a meeting allows. */
export interface MeetingCapability {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** Whether anonymous users may call others from the meeting. */
  readonly allowAnonymousUsersToDialOut?: boolean | undefined
  /** Whether anonymous users may start the meeting. */
  readonly allowAnonymousUsersToStartMeeting?: boolean | undefined
  /** The users that are admitted without waiting. */
  readonly autoAdmittedUsers?: "everyoneInCompany" | "everyone" | (string & {}) | undefined
}

/** A kind of media in a call. */
export type Modality =
  | "unknown"
  | "audio"
  | "video"
  | "videoBasedScreenSharing"
  | "data"
  | "unknownFutureValue"
  | (string & {})

/** The operation that the request began, a `muteParticipantOperation`. */
export interface MuteParticipantOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** The operation that the request began, a `muteParticipantsOperation`. */
export interface MuteParticipantsOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
  /** The ids of the participants that were muted. */
  readonly participants?: ReadonlyArray<string> | undefined
}

/** The status of an operation; an absent one means `running`. */
export type OperationStatus = "notStarted" | "running" | "completed" | "failed" | (string & {})

/** A meeting named by its organizer; needs `chatInfo` beside it. */
export interface OrganizerMeetingInfo {
  /** The type of this value; written when it is left out. */
  readonly "@odata.type"?: "#microsoft.graph.organizerMeetingInfo" | undefined
  /** Whether people may talk before a host is there. */
  readonly allowConversationWithoutHost?: boolean | undefined
  /** The organizer of the meeting: a `user` with `id` and `tenantId`. */
  readonly organizer: IdentitySet
}

/** The options of a call that is created. */
export interface OutgoingCallOptions {
  /** The type of this value; written when it is left out. */
  readonly "@odata.type"?: "#microsoft.graph.outgoingCallOptions" | undefined
  /** Whether the application is hidden once the call became a group call. */
  readonly hideBotAfterEscalation?: boolean | undefined
  /** Whether sessions of content sharing are notified. */
  readonly isContentSharingNotificationEnabled?: boolean | undefined
  /** Whether changes of the roster are notified in numbered parts instead of whole. */
  readonly isDeltaRosterEnabled?: boolean | undefined
  /** Whether the roster of a large meeting shows those first who speak or raise a hand. */
  readonly isInteractiveRosterEnabled?: boolean | undefined
}

/** One line of the roster of a call. */
export interface Participant {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the participant in the call. */
  readonly id?: string | undefined
  /** The identity and the endpoint of the participant. */
  readonly info?: ParticipantInfo | undefined
  /** Whether the participant waits to be let in. */
  readonly isInLobby?: boolean | undefined
  /** Whether the participant is muted. */
  readonly isMuted?: boolean | undefined
  /** What the participant sends and receives. */
  readonly mediaStreams?: ReadonlyArray<MediaStream> | undefined
  /** The user agent of the client. */
  readonly metadata?: string | undefined
  /** Whether the participant records. */
  readonly recordingInfo?: RecordingInfo | undefined
  /** Why the participant left; in delta rosters only. */
  readonly removedState?: RemovedState | undefined
  /** What the participant may not do. */
  readonly restrictedExperience?: RestrictedExperience | undefined
  /** The number of the roster that this line belongs to; in delta rosters only. */
  readonly rosterSequenceNumber?: number | undefined
  /**
   * Whether the identity is hidden from others.
   * In beta only.
   */
  readonly isIdentityAnonymized?: boolean | undefined
  /**
   * The name that the participant chose.
   * In beta only.
   */
  readonly preferredDisplayName?: string | undefined
}

/** A participant in a call. */
export interface ParticipantInfo {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The participant. */
  readonly identity?: IdentitySet | undefined
  /** The id of the participant. */
  readonly id?: string | undefined
  /** The id of the participant in its call. */
  readonly participantId?: string | undefined
  /** The country, a code of ISO 3166-1, as far as it is known. */
  readonly countryCode?: string | undefined
  /** The kind of the participant's endpoint. */
  readonly endpointType?: EndpointType | undefined
  /** The language, such as `en-US`. */
  readonly languageId?: string | undefined
  /** The region of the physical location, as far as it is known. */
  readonly region?: string | undefined
  /**
   * The restricted identity, where `identity` is anonymized.
   * In beta only.
   */
  readonly nonAnonymizedIdentity?: IdentitySet | undefined
  /**
   * The platform of the client.
   * In beta only.
   */
  readonly platformId?: string | undefined
}

/** A participant under the policy is about to join; the answer says whether the application takes it. */
export interface ParticipantJoining {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the notification. */
  readonly id?: string | undefined
  /** The call, and who joins it. */
  readonly call?: JoiningCall | undefined
}

/** A participant under the policy left. */
export interface ParticipantLeft {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the notification. */
  readonly id?: string | undefined
  /** The id of the participant that left. */
  readonly participantId?: string | undefined
  /** The call that it left. */
  readonly call?: JoiningCall | undefined
}

/** A page of a list. */
export interface ParticipantPage {
  /** What this page has. */
  readonly value: ReadonlyArray<Participant>
  /** The link to the next page; absent on the last. */
  readonly "@odata.nextLink"?: string | undefined
}

/** How a prompt ended. */
export type PlayPromptCompletionReason =
  | "unknown"
  | "completedSuccessfully"
  | "mediaOperationCanceled"
  | "unknownFutureValue"
  | (string & {})

/** The operation that the request began, a `playPromptOperation`. */
export interface PlayPromptOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
  /** How the prompt ended. */
  readonly completionReason?: PlayPromptCompletionReason | undefined
}

/** How a recording ended. */
export type RecordCompletionReason =
  | "operationCanceled"
  | "stopToneDetected"
  | "maxRecordDurationReached"
  | "initialSilenceTimeout"
  | "maxSilenceTimeout"
  | "playPromptFailed"
  | "playBeepFailed"
  | "mediaReceiveTimeout"
  | "unspecifiedError"
  | (string & {})

/** The operation that the request began, a `recordOperation`. */
export interface RecordOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
  /** How the recording ended. */
  readonly completionReason?: RecordCompletionReason | undefined
  /** The location of the recording; it is deleted with the call. */
  readonly recordingLocation?: string | undefined
  /** The bearer token to fetch the recording with. */
  readonly recordingAccessToken?: Redacted.Redacted | undefined
}

/** Whether a participant records. */
export interface RecordingInfo {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** Whether the participant records. */
  readonly recordingStatus?: RecordingStatus | undefined
  /** The participant that started the recording. */
  readonly initiator?: IdentitySet | undefined
  /**
   * The participant that started the recording.
   * In beta only.
   */
  readonly initiatedBy?: ParticipantInfo | undefined
}

/** Whether an application records a call. */
export type RecordingStatus = "unknown" | "notRecording" | "recording" | "failed" | "unknownFutureValue" | (string & {})

/** The operation that the request began, a `removeFromLobbyOperation`. */
export interface RemoveFromLobbyOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** Why a participant left. */
export interface RemovedState {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** Why the participant is not in the call any more. */
  readonly reason?: string | undefined
}

/** What a participant may not do. */
export interface RestrictedExperience {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** Why content sharing is off. */
  readonly contentSharingDisabled?: "watermarkProtection" | "unknownFutureValue" | (string & {}) | undefined
  /** Why video is off. */
  readonly videoDisabled?: "watermarkProtection" | "unknownFutureValue" | (string & {}) | undefined
}

/** The outcome of an operation or the reason why a call ended. */
export interface ResultInfo {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The code, of the HTTP family: 2xx success, 4xx client, 5xx server, 0 for some ends of calls. */
  readonly code: number
  /** The sub-code of the platform; failed transfers write `subCode`, which is read as `subcode`. */
  readonly subcode?: number | undefined
  /** Microsoft's message. */
  readonly message?: string | undefined
}

/** Whether one source is heard by one receiver or by several. */
export type RoutingMode = "oneToOne" | "multicast" | "unknownFutureValue" | (string & {})

/** How the sending of tones ended. */
export type SendDtmfCompletionReason =
  | "unknown"
  | "completedSuccessfully"
  | "mediaOperationCanceled"
  | "unknownFutureValue"
  | (string & {})

/** The operation that the request began, a `sendDtmfTonesOperation`. */
export interface SendDtmfTonesOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
  /** How the sending ended. */
  readonly completionReason?: SendDtmfCompletionReason | undefined
}

/** The service plays, records and listens for tones. */
export interface ServiceHostedMediaConfig {
  /** The type of this value; written when it is left out. */
  readonly "@odata.type"?: "#microsoft.graph.serviceHostedMediaConfig" | undefined
  /** Whether the application is taken out of the mixed audio. */
  readonly removeFromDefaultAudioGroup?: boolean | undefined
  /** Files that the service fetches ahead, so that they play without a delay. */
  readonly preFetchMedia?: ReadonlyArray<MediaInfo> | undefined
  /**
   * Live captions of the call.
   * In beta only.
   */
  readonly liveCaptionOptions?: LiveCaptionOptions | undefined
}

/** The operation that the request began, a `startHoldMusicOperation`. */
export interface StartHoldMusicOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** The operation that the request began, a `startRecordingOperation`. */
export interface StartRecordingOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** The operation that the request began, a `startTranscriptionOperation`. */
export interface StartTranscriptionOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** The operation that the request began, a `stopHoldMusicOperation`. */
export interface StopHoldMusicOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** The operation that the request began, a `stopRecordingOperation`. */
export interface StopRecordingOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** The operation that the request began, a `stopTranscriptionOperation`. */
export interface StopTranscriptionOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** The operation that the request began, a `subscribeToToneOperation`. */
export interface SubscribeToToneOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** What one model found in one part. */
export interface SyntheticMediaDetectionDetail {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The model that found it. */
  readonly modelName?: string | undefined
  /** The kind of what was analyzed. */
  readonly modality?: ContentModality | undefined
  /** What the model looked for, such as `voiceClone`. */
  readonly modelTasks?: ReadonlyArray<string> | undefined
  /** The part of the media that was looked at. */
  readonly segment?:
    | {
        /** The type of this value as Graph names it; absent where its place already says it. */
        readonly "@odata.type"?: string | undefined
        /** Where it begins, in seconds. */
        readonly startTimeSec?: number | undefined
        /** Where it ends, in seconds. */
        readonly endTimeSec?: number | undefined
        /** The frames that were looked at. */
        readonly frameIndices?: ReadonlyArray<number> | undefined
      }
    | undefined
  /** How sure the model is, from 0 to 1. */
  readonly confidence?: number | undefined
}

/** The quality of the device's audio. */
export interface TeleconferenceDeviceAudioQuality {
  /** The type of this value, as Graph names it. */
  readonly "@odata.type": "#microsoft.graph.teleconferenceDeviceAudioQuality"
  /** The average jitter of what came in, a duration of ISO 8601. */
  readonly averageInboundJitter?: string | undefined
  /** The average share of packets lost that came in, in percent. */
  readonly averageInboundPacketLossRateInPercentage?: number | undefined
  /** The average round trip of what came in, a duration of ISO 8601. */
  readonly averageInboundRoundTripDelay?: string | undefined
  /** The average jitter of what went out, a duration of ISO 8601. */
  readonly averageOutboundJitter?: string | undefined
  /** The average share of packets lost that went out, in percent. */
  readonly averageOutboundPacketLossRateInPercentage?: number | undefined
  /** The average round trip of what went out, a duration of ISO 8601. */
  readonly averageOutboundRoundTripDelay?: string | undefined
  /** The number of the channel, from 1. */
  readonly channelIndex?: number | undefined
  /** The number of packets that came in. */
  readonly inboundPackets?: number | undefined
  /** The own IP address of the media. */
  readonly localIPAddress?: string | undefined
  /** The own port of the media. */
  readonly localPort?: number | undefined
  /** The highest jitter of what came in, a duration of ISO 8601. */
  readonly maximumInboundJitter?: string | undefined
  /** The highest share of packets lost that came in, in percent. */
  readonly maximumInboundPacketLossRateInPercentage?: number | undefined
  /** The longest round trip of what came in, a duration of ISO 8601. */
  readonly maximumInboundRoundTripDelay?: string | undefined
  /** The highest jitter of what went out, a duration of ISO 8601. */
  readonly maximumOutboundJitter?: string | undefined
  /** The highest share of packets lost that went out, in percent. */
  readonly maximumOutboundPacketLossRateInPercentage?: number | undefined
  /** The longest round trip of what went out, a duration of ISO 8601. */
  readonly maximumOutboundRoundTripDelay?: string | undefined
  /** How long the media ran, all parts together, a duration of ISO 8601. */
  readonly mediaDuration?: string | undefined
  /** The speed of the link, in bytes a second. */
  readonly networkLinkSpeedInBytes?: number | undefined
  /** The number of packets that went out. */
  readonly outboundPackets?: number | undefined
  /** The other side's IP address of the media. */
  readonly remoteIPAddress?: string | undefined
  /** The other side's port of the media. */
  readonly remotePort?: number | undefined
}

/** The quality of the media of a device for video conferences in one call. */
export interface TeleconferenceDeviceQuality {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The `callChainId` of the call, a GUID. */
  readonly callChainId?: string | undefined
  /** The `myParticipantId` of the call, a GUID. */
  readonly participantId?: string | undefined
  /** The id that the vendor gave to this leg of media, a GUID. */
  readonly mediaLegId?: string | undefined
  /** The name of the device, such as its model. */
  readonly deviceName?: string | undefined
  /** Whatever else is to be said of the device. */
  readonly deviceDescription?: string | undefined
  /** The quality of each medium. */
  readonly mediaQualityList?:
    | ReadonlyArray<
        TeleconferenceDeviceAudioQuality | TeleconferenceDeviceVideoQuality | TeleconferenceDeviceScreenSharingQuality
      >
    | undefined
  /** The region that the vendor's service runs in. */
  readonly cloudServiceDeploymentEnvironment?: string | undefined
  /** The id of the deployment of the vendor's service. */
  readonly cloudServiceDeploymentId?: string | undefined
  /** The instance of the vendor's service. */
  readonly cloudServiceInstanceName?: string | undefined
  /** The name of the vendor's service. */
  readonly cloudServiceName?: string | undefined
}

/** The quality of the screen that the device shares. */
export interface TeleconferenceDeviceScreenSharingQuality {
  /** The type of this value, as Graph names it. */
  readonly "@odata.type": "#microsoft.graph.teleconferenceDeviceScreenSharingQuality"
  /** The average jitter of what came in, a duration of ISO 8601. */
  readonly averageInboundJitter?: string | undefined
  /** The average share of packets lost that came in, in percent. */
  readonly averageInboundPacketLossRateInPercentage?: number | undefined
  /** The average round trip of what came in, a duration of ISO 8601. */
  readonly averageInboundRoundTripDelay?: string | undefined
  /** The average jitter of what went out, a duration of ISO 8601. */
  readonly averageOutboundJitter?: string | undefined
  /** The average share of packets lost that went out, in percent. */
  readonly averageOutboundPacketLossRateInPercentage?: number | undefined
  /** The average round trip of what went out, a duration of ISO 8601. */
  readonly averageOutboundRoundTripDelay?: string | undefined
  /** The number of the channel, from 1. */
  readonly channelIndex?: number | undefined
  /** The number of packets that came in. */
  readonly inboundPackets?: number | undefined
  /** The own IP address of the media. */
  readonly localIPAddress?: string | undefined
  /** The own port of the media. */
  readonly localPort?: number | undefined
  /** The highest jitter of what came in, a duration of ISO 8601. */
  readonly maximumInboundJitter?: string | undefined
  /** The highest share of packets lost that came in, in percent. */
  readonly maximumInboundPacketLossRateInPercentage?: number | undefined
  /** The longest round trip of what came in, a duration of ISO 8601. */
  readonly maximumInboundRoundTripDelay?: string | undefined
  /** The highest jitter of what went out, a duration of ISO 8601. */
  readonly maximumOutboundJitter?: string | undefined
  /** The highest share of packets lost that went out, in percent. */
  readonly maximumOutboundPacketLossRateInPercentage?: number | undefined
  /** The longest round trip of what went out, a duration of ISO 8601. */
  readonly maximumOutboundRoundTripDelay?: string | undefined
  /** How long the media ran, all parts together, a duration of ISO 8601. */
  readonly mediaDuration?: string | undefined
  /** The speed of the link, in bytes a second. */
  readonly networkLinkSpeedInBytes?: number | undefined
  /** The number of packets that went out. */
  readonly outboundPackets?: number | undefined
  /** The other side's IP address of the media. */
  readonly remoteIPAddress?: string | undefined
  /** The other side's port of the media. */
  readonly remotePort?: number | undefined
  /** The average bit rate of what came in, in bits a second. */
  readonly averageInboundBitRate?: number | undefined
  /** The average frame rate of what came in, in frames a second. */
  readonly averageInboundFrameRate?: number | undefined
  /** The average bit rate of what went out, in bits a second. */
  readonly averageOutboundBitRate?: number | undefined
  /** The average frame rate of what went out, in frames a second. */
  readonly averageOutboundFrameRate?: number | undefined
}

/** The quality of the device's video. */
export interface TeleconferenceDeviceVideoQuality {
  /** The type of this value, as Graph names it. */
  readonly "@odata.type": "#microsoft.graph.teleconferenceDeviceVideoQuality"
  /** The average jitter of what came in, a duration of ISO 8601. */
  readonly averageInboundJitter?: string | undefined
  /** The average share of packets lost that came in, in percent. */
  readonly averageInboundPacketLossRateInPercentage?: number | undefined
  /** The average round trip of what came in, a duration of ISO 8601. */
  readonly averageInboundRoundTripDelay?: string | undefined
  /** The average jitter of what went out, a duration of ISO 8601. */
  readonly averageOutboundJitter?: string | undefined
  /** The average share of packets lost that went out, in percent. */
  readonly averageOutboundPacketLossRateInPercentage?: number | undefined
  /** The average round trip of what went out, a duration of ISO 8601. */
  readonly averageOutboundRoundTripDelay?: string | undefined
  /** The number of the channel, from 1. */
  readonly channelIndex?: number | undefined
  /** The number of packets that came in. */
  readonly inboundPackets?: number | undefined
  /** The own IP address of the media. */
  readonly localIPAddress?: string | undefined
  /** The own port of the media. */
  readonly localPort?: number | undefined
  /** The highest jitter of what came in, a duration of ISO 8601. */
  readonly maximumInboundJitter?: string | undefined
  /** The highest share of packets lost that came in, in percent. */
  readonly maximumInboundPacketLossRateInPercentage?: number | undefined
  /** The longest round trip of what came in, a duration of ISO 8601. */
  readonly maximumInboundRoundTripDelay?: string | undefined
  /** The highest jitter of what went out, a duration of ISO 8601. */
  readonly maximumOutboundJitter?: string | undefined
  /** The highest share of packets lost that went out, in percent. */
  readonly maximumOutboundPacketLossRateInPercentage?: number | undefined
  /** The longest round trip of what went out, a duration of ISO 8601. */
  readonly maximumOutboundRoundTripDelay?: string | undefined
  /** How long the media ran, all parts together, a duration of ISO 8601. */
  readonly mediaDuration?: string | undefined
  /** The speed of the link, in bytes a second. */
  readonly networkLinkSpeedInBytes?: number | undefined
  /** The number of packets that went out. */
  readonly outboundPackets?: number | undefined
  /** The other side's IP address of the media. */
  readonly remoteIPAddress?: string | undefined
  /** The other side's port of the media. */
  readonly remotePort?: number | undefined
  /** The average bit rate of what came in, in bits a second. */
  readonly averageInboundBitRate?: number | undefined
  /** The average frame rate of what came in, in frames a second. */
  readonly averageInboundFrameRate?: number | undefined
  /** The average bit rate of what went out, in bits a second. */
  readonly averageOutboundBitRate?: number | undefined
  /** The average frame rate of what went out, in frames a second. */
  readonly averageOutboundFrameRate?: number | undefined
}

/** A meeting named by its join token. */
export interface TokenMeetingInfo {
  /** The type of this value; written when it is left out. */
  readonly "@odata.type"?: "#microsoft.graph.tokenMeetingInfo" | undefined
  /** Whether people may talk before a host is there. */
  readonly allowConversationWithoutHost?: boolean | undefined
  /** The token to join the meeting. */
  readonly token: string
}

/** A tone of a keypad. */
export type Tone =
  | "tone0"
  | "tone1"
  | "tone2"
  | "tone3"
  | "tone4"
  | "tone5"
  | "tone6"
  | "tone7"
  | "tone8"
  | "tone9"
  | "star"
  | "pound"
  | "a"
  | "b"
  | "c"
  | "d"
  | "flash"
  | (string & {})

/** A tone that a participant pressed, numbered within the call; Graph does not say by whom. */
export interface ToneInfo {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The sequence number of the tone within the call, from 1. */
  readonly sequenceId?: number | undefined
  /** The tone. */
  readonly tone?: Tone | undefined
}

/** Whether a call is transcribed. */
export interface Transcription {
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** Whether the call is transcribed. */
  readonly state?: "notStarted" | "active" | "inactive" | "unknownFutureValue" | (string & {}) | undefined
  /** When that last changed, an ISO 8601 time in UTC. */
  readonly lastModifiedDateTime?: DateTimeText | undefined
}

/** The operation that the request began, a `unmuteParticipantOperation`. */
export interface UnmuteParticipantOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** The operation that the request began, a `updateRecordingStatusOperation`. */
export interface UpdateRecordingStatusOperation {
  /** The URL of what the request made: a call or an operation. */
  readonly location?: string | undefined
  /** The type of this value as Graph names it; absent where its place already says it. */
  readonly "@odata.type"?: string | undefined
  /** The id of the operation. */
  readonly id?: string | undefined
  /** The string that was given with the request. */
  readonly clientContext?: string | undefined
  /** The status of the operation; an absent one means `running`. */
  readonly status?: OperationStatus | undefined
  /** How the operation ended. */
  readonly resultInfo?: ResultInfo | undefined
}

/** The input of `Call_AddLargeGalleryView`. */
export interface AddLargeGalleryViewInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Participant_AdmitAllFromLobby`. */
export interface AdmitAllFromLobbyInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Participant_AdmitFromLobby`. */
export interface AdmitFromLobbyInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the participant in the call: a GUID as a rule, opaque. */
  readonly participantId: string
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_Answer`. */
export interface AnswerCallInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /**
   * Where notifications of this call are posted; default where those of incoming calls are.
   * Expected: an https URL, or http of this machine.
   */
  readonly callbackUri?: string | undefined
  /**
   * The media that are accepted.
   * Expected: at least one modality.
   */
  readonly acceptedModalities: ReadonlyArray<Modality>
  /** The host of the media: the service or the application. */
  readonly mediaConfig: AppHostedMediaConfig | ServiceHostedMediaConfig
  /** How many participants the application can take, of a policy's group of applications. */
  readonly participantCapacity?: number | undefined
  /** What the application asks of the call. */
  readonly callOptions?: IncomingCallOptions | undefined
}

/** The input of `Call_CancelMediaProcessing`. */
export interface CancelMediaProcessingInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_ChangeScreenSharingRole`. */
export interface ChangeScreenSharingRoleInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /** What the application does from now on. */
  readonly role: "viewer" | "sharer" | (string & {})
}

/** The input of `AudioRoutingGroup_Create`. */
export interface CreateAudioRoutingGroupInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the group; default one of Graph's. */
  readonly id?: string | undefined
  /** Whether one source is heard by one receiver or by several. */
  readonly routingMode?: RoutingMode | undefined
  /** The ids of the participants who are heard. */
  readonly sources?: ReadonlyArray<string> | undefined
  /** The ids of the participants who hear them. */
  readonly receivers?: ReadonlyArray<string> | undefined
}

/** The input of `Call_Create`. */
export interface CreateCallInput {
  /** The type of this value; written when it is left out. */
  readonly "@odata.type"?: "#microsoft.graph.call" | undefined
  /**
   * Where notifications of the call are posted.
   * Expected: an https URL, or http of this machine.
   */
  readonly callbackUri: string
  /** The host of the media: the service or the application. */
  readonly mediaConfig: AppHostedMediaConfig | ServiceHostedMediaConfig
  /**
   * The media of the call: `["audio"]`.
   * Expected: at least one modality.
   */
  readonly requestedModalities: ReadonlyArray<Modality>
  /**
   * The participants to call; none when a meeting is joined.
   * Expected: 1 to 5 targets.
   */
  readonly targets?: ReadonlyArray<InvitationParticipantInfo> | undefined
  /** The caller; needed to call a phone number. */
  readonly source?: ParticipantInfo | undefined
  /** The tenant of the meeting or of the users; needed to call a phone number. */
  readonly tenantId?: string | undefined
  /** The subject of the call. */
  readonly subject?: string | undefined
  /** `outgoing`. */
  readonly direction?: "incoming" | "outgoing" | (string & {}) | undefined
  /** The id of the chain of calls that this one belongs to, a GUID. */
  readonly callChainId?: string | undefined
  /** What the application asks of the call. */
  readonly callOptions?: OutgoingCallOptions | undefined
  /** The chat of the meeting that is joined; needed beside a meeting named by its organizer. */
  readonly chatInfo?: ChatInfo | undefined
  /** The meeting that is joined. */
  readonly meetingInfo?: OrganizerMeetingInfo | TokenMeetingInfo | JoinMeetingIdMeetingInfo | undefined
  /**
   * The ring timeout, in seconds.
   * Expected: 1 to 115 seconds.
   * In beta only.
   */
  readonly ringingTimeoutInSeconds?: number | undefined
  /**
   * How the call may be routed.
   * In beta only.
   */
  readonly routingPolicies?:
    | ReadonlyArray<
        | "none"
        | "noMissedCall"
        | "disableForwardingExceptPhone"
        | "disableForwarding"
        | "preferSkypeForBusiness"
        | "unknownFutureValue"
        | (string & {})
      >
    | undefined
}

/** The input of `AudioRoutingGroup_Delete`. */
export interface DeleteAudioRoutingGroupInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the audio routing group in the call, opaque. */
  readonly groupId: string
}

/** The input of `Call_Delete`. */
export interface DeleteCallInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
}

/** The input of `Participant_Delete`. */
export interface DeleteParticipantInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the participant in the call: a GUID as a rule, opaque. */
  readonly participantId: string
}

/** The input of `AudioRoutingGroup_Get`. */
export interface GetAudioRoutingGroupInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the audio routing group in the call, opaque. */
  readonly groupId: string
}

/** The input of `Call_Get`. */
export interface GetCallInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
}

/** The input of `ContentSharingSession_Get`. */
export interface GetContentSharingSessionInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the content sharing session in the call, opaque. */
  readonly sessionId: string
}

/** The input of `Call_GetOperation`. */
export interface GetOperationInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the operation of the call: a GUID as a rule, opaque. */
  readonly operationId: string
}

/** The input of `Participant_Get`. */
export interface GetParticipantInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the participant in the call: a GUID as a rule, opaque. */
  readonly participantId: string
}

/** The input of `Participant_Invite`. */
export interface InviteParticipantsInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /**
   * Who is invited.
   * Expected: 1 to 5 participants.
   */
  readonly participants: ReadonlyArray<InvitationParticipantInfo>
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_KeepAlive`. */
export interface KeepAliveInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
}

/** The input of `AudioRoutingGroup_List`. */
export interface ListAudioRoutingGroupsInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
}

/** The input of `ContentSharingSession_List`. */
export interface ListContentSharingSessionsInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
}

/** The input of `Participant_List`. */
export interface ListParticipantsInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
}

/** The input of `Call_LogTeleconferenceDeviceQuality`. */
export interface LogTeleconferenceDeviceQualityInput {
  /** The quality of the device's media. */
  readonly quality: TeleconferenceDeviceQuality
}

/** The input of `Participant_MuteAll`. */
export interface MuteAllParticipantsInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The ids of the participants; default all. */
  readonly participants?: ReadonlyArray<string> | undefined
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_Mute`. */
export interface MuteCallInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Participant_Mute`. */
export interface MuteParticipantInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the participant in the call: a GUID as a rule, opaque. */
  readonly participantId: string
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_PlayPrompt`. */
export interface PlayPromptInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /**
   * The files, played one after the other.
   * Expected: 1 to 20 prompts.
   */
  readonly prompts: ReadonlyArray<MediaPrompt>
  /**
   * Whether they are repeated until they are cancelled; default false.
   * In beta only.
   */
  readonly loop?: boolean | undefined
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_Record`. */
export interface RecordInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /**
   * What is played before; default nothing.
   * Expected: at most 1 prompt.
   */
  readonly prompts?: ReadonlyArray<MediaPrompt> | undefined
  /** Whether it cancels what is playing and queued and begins at once; default false. */
  readonly bargeInAllowed?: boolean | undefined
  /**
   * The silence allowed before the first word, in seconds; default 5.
   * Expected: 1 to 120 seconds.
   */
  readonly initialSilenceTimeoutInSeconds?: number | undefined
  /**
   * The silence that ends the recording, in seconds; default 5.
   * Expected: 1 to 120 seconds.
   */
  readonly maxSilenceTimeoutInSeconds?: number | undefined
  /**
   * The longest duration of the recording, in seconds; default 5.
   * Expected: at least 1 second.
   */
  readonly maxRecordDurationInSeconds?: number | undefined
  /** Whether a beep is played before the recording. */
  readonly playBeep?: boolean | undefined
  /**
   * Whether the recording can be fetched while it is made.
   * In beta only.
   */
  readonly streamWhileRecording?: boolean | undefined
  /** The tones that end it, such as `#`. */
  readonly stopTones?: ReadonlyArray<string> | undefined
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_RecordResponse`. */
export interface RecordResponseInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /**
   * What is played before; default nothing.
   * Expected: at most 1 prompt.
   */
  readonly prompts?: ReadonlyArray<MediaPrompt> | undefined
  /** Whether it cancels what is playing and queued and begins at once; default false. */
  readonly bargeInAllowed?: boolean | undefined
  /**
   * The silence allowed before the first word, in seconds; default 5.
   * Expected: 1 to 120 seconds.
   */
  readonly initialSilenceTimeoutInSeconds?: number | undefined
  /**
   * The silence that ends the recording, in seconds; default 5.
   * Expected: 1 to 120 seconds.
   */
  readonly maxSilenceTimeoutInSeconds?: number | undefined
  /**
   * The longest duration of the recording, in seconds; default 5.
   * Expected: 1 to 120 seconds.
   */
  readonly maxRecordDurationInSeconds?: number | undefined
  /** Whether a beep is played before the recording. */
  readonly playBeep?: boolean | undefined
  /**
   * Whether the recording can be fetched while it is made.
   * In beta only.
   */
  readonly streamWhileRecording?: boolean | undefined
  /** The tones that end it, such as `#`. */
  readonly stopTones?: ReadonlyArray<string> | undefined
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_Redirect`. */
export interface RedirectCallInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /**
   * Who is called instead.
   * Expected: 1 to 25 targets.
   */
  readonly targets: ReadonlyArray<InvitationParticipantInfo>
  /**
   * How long they ring, in seconds; default 55 for one target, 60 for several.
   * Expected: 15 to 90 seconds.
   */
  readonly timeout?: number | undefined
  /**
   * Where notifications of this call are posted; default where those of incoming calls are.
   * Expected: an https URL, or http of this machine.
   */
  readonly callbackUri?: string | undefined
  /** How the call may be routed; an example of the reference has it, and no metadata. */
  readonly routingPolicies?:
    | ReadonlyArray<
        | "none"
        | "noMissedCall"
        | "disableForwardingExceptPhone"
        | "disableForwarding"
        | "preferSkypeForBusiness"
        | "unknownFutureValue"
        | (string & {})
      >
    | undefined
  /**
   * Whether the caller does not see who was called.
   * In beta only.
   */
  readonly maskCallee?: boolean | undefined
  /**
   * Whether the targets do not see who calls.
   * In beta only.
   */
  readonly maskCaller?: boolean | undefined
  /**
   * How the targets are called.
   * In beta only.
   */
  readonly targetDisposition?: "default" | "simultaneousRing" | "forward" | (string & {}) | undefined
}

/** The input of `Call_Reject`. */
export interface RejectCallInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /** Why it is rejected; default `none`. */
  readonly reason?: "none" | "busy" | "forbidden" | "unknownFutureValue" | (string & {}) | undefined
  /**
   * Where notifications of this call are posted; default where those of incoming calls are.
   * Expected: an https URL, or http of this machine.
   */
  readonly callbackUri?: string | undefined
}

/** The input of `Participant_RemoveFromLobby`. */
export interface RemoveFromLobbyInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the participant in the call: a GUID as a rule, opaque. */
  readonly participantId: string
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Participant_ReportSyntheticMedia`. */
export interface ReportSyntheticMediaInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the participant in the call: a GUID as a rule, opaque. */
  readonly participantId: string
  /** The id of the report, a GUID; a new one makes another report. */
  readonly id: string
  /** When it was analyzed, an ISO 8601 time in UTC. */
  readonly detectionDateTime: DateTimeText
  /** How severe it is; left out when that is not known. */
  readonly severity?: "low" | "medium" | "high" | "unknownFutureValue" | (string & {}) | undefined
  /**
   * How sure it is that the media are made, from 0 to 1.
   * Expected: a number from 0 to 1.
   */
  readonly overallConfidence: number
  /** Whether it is done with malicious intent. */
  readonly isMalicious: boolean
  /** The content that was analyzed. */
  readonly contentMetadata: MediaMetadata
  /** What each model found. */
  readonly detections: ReadonlyArray<SyntheticMediaDetectionDetail>
}

/** The input of `Call_SendDtmfTones`. */
export interface SendDtmfTonesInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /**
   * The tones, in their order.
   * Expected: at least one tone.
   */
  readonly tones: ReadonlyArray<Tone>
  /**
   * The pause between two tones, in milliseconds.
   * Expected: an integer from 0.
   */
  readonly delayBetweenTonesMs?: number | undefined
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Participant_StartHoldMusic`. */
export interface StartHoldMusicInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the participant in the call: a GUID as a rule, opaque. */
  readonly participantId: string
  /** What is played; default music of the service. */
  readonly customPrompt?: MediaPrompt | undefined
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_StartRecording`. */
export interface StartRecordingInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_StartTranscription`. */
export interface StartTranscriptionInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /** The language that is spoken: `en-us`. */
  readonly language?: string | undefined
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Participant_StopHoldMusic`. */
export interface StopHoldMusicInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the participant in the call: a GUID as a rule, opaque. */
  readonly participantId: string
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_StopRecording`. */
export interface StopRecordingInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_StopTranscription`. */
export interface StopTranscriptionInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /** The language that is spoken: `en-us`. */
  readonly language?: string | undefined
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_SubscribeToTone`. */
export interface SubscribeToToneInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_Transfer`. */
export interface TransferCallInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /** Who takes the call. */
  readonly transferTarget: InvitationParticipantInfo
  /** Who is transferred; needed in a group call. */
  readonly transferee?: ParticipantInfo | undefined
  /** A string of the client's own; an example of the reference has it, and no metadata. */
  readonly clientContext?: string | undefined
}

/** The input of `Call_Unmute`. */
export interface UnmuteCallInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}

/** The input of `AudioRoutingGroup_Update`. */
export interface UpdateAudioRoutingGroupInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly callId: string
  /** The id of the audio routing group in the call, opaque. */
  readonly groupId: string
  /** Whether one source is heard by one receiver or by several. */
  readonly routingMode?: RoutingMode | undefined
  /** The ids of the participants who are heard. */
  readonly sources?: ReadonlyArray<string> | undefined
  /** The ids of the participants who hear them. */
  readonly receivers?: ReadonlyArray<string> | undefined
}

/** The input of `Call_UpdateRecordingStatus`. */
export interface UpdateRecordingStatusInput {
  /** The id of the call: a GUID as a rule, opaque. */
  readonly id: string
  /** Whether it is recorded, or why not. */
  readonly status: RecordingStatus
  /** A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters. One is made when it is left out. */
  readonly clientContext?: string | undefined
}
