/** A call as Graph shows it: in the answer to create and get, and in notifications. */
import * as Field from "@effect-comms/core/Field"
import { UncheckedDateTimeText } from "@effect-comms/core/schemas"
import * as Schema from "effect/Schema"
import { AnyCallOptions } from "./CallOptions.ts"
import { IdentitySet } from "./Identity.ts"
import { AnyMediaConfig } from "./Media.ts"
import { AnyMeetingInfo, ChatInfo } from "./Meeting.ts"
import { Modality } from "./Modality.ts"
import * as OData from "./odataType.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { RoutingPolicy } from "./RoutingPolicy.ts"
import { AnyInvitationParticipantInfo, ParticipantInfo } from "./Participant.ts"
import { ResultInfo } from "./ResultInfo.ts"
import { Tone } from "./Tone.ts"
import { WireInt } from "./WireInt.ts"
import { open } from "./open.ts"

/** The state of a call; `ringing` is published in beta only. */
export const CallState = /* @__PURE__ */ (() =>
  openEnum([
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
  ]).annotate({ description: "The state of a call; `ringing` is published in beta only." }))()
export type CallState = typeof CallState.Type

const toneInfo = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    sequenceId: Field.optionalOrNull(WireInt).annotate({
      description: "The sequence number of the tone within the call, from 1."
    }),
    tone: Field.optionalOrNull(Tone).annotate({ description: "The tone." })
  }).annotate({
    identifier: "toneInfo",
    description: "A tone that a participant pressed, numbered within the call; Graph does not say by whom."
  }))()

/** A tone that a participant pressed, numbered within the call; Graph does not say by whom. */
export interface ToneInfo extends Schema.Schema.Type<typeof toneInfo> {}
export const ToneInfo: Schema.Codec<ToneInfo, unknown> = toneInfo

const callRoute = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    original: Field.optionalOrNull(IdentitySet).annotate({ description: "The original callee." }),
    final: Field.optionalOrNull(IdentitySet).annotate({ description: "The final callee." }),
    routingType: Field.optionalOrNull(openEnum(["forwarded", "lookup", "selfFork", "unknownFutureValue"])).annotate({
      description: "How the call was routed."
    })
  }).annotate({ description: "How a call was routed." }))()

export interface CallRoute extends Schema.Schema.Type<typeof callRoute> {}
export const CallRoute: Schema.Codec<CallRoute, unknown> = callRoute

const incomingContext = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    sourceParticipantId: Field.optionalOrNull(Schema.String).annotate({
      description: "The id of the participant who calls."
    }),
    observedParticipantId: Field.optionalOrNull(Schema.String).annotate({
      description: "The id of the participant on whose behalf the application is called."
    }),
    onBehalfOf: Field.optionalOrNull(IdentitySet).annotate({ description: "On whose behalf the call is made." }),
    transferor: Field.optionalOrNull(IdentitySet).annotate({
      description: "The participant that transferred the call."
    })
  }).annotate({ description: "On whose behalf a call comes in." }))()

export interface IncomingContext extends Schema.Schema.Type<typeof incomingContext> {}
export const IncomingContext: Schema.Codec<IncomingContext, unknown> = incomingContext

const mediaState = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    audio: Field.optionalOrNull(openEnum(["active", "inactive", "unknownFutureValue"])).annotate({
      description: "Whether the audio runs."
    })
  }).annotate({ description: "Whether media run." }))()

export interface MediaState extends Schema.Schema.Type<typeof mediaState> {}
export const MediaState: Schema.Codec<MediaState, unknown> = mediaState

const transcription = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    state: Field.optionalOrNull(openEnum(["notStarted", "active", "inactive", "unknownFutureValue"])).annotate({
      description: "Whether the call is transcribed."
    }),
    lastModifiedDateTime: Field.optionalOrNull(UncheckedDateTimeText).annotate({
      description: "When that last changed, an ISO 8601 time in UTC."
    })
  }).annotate({ description: "Whether a call is transcribed." }))()

export interface Transcription extends Schema.Schema.Type<typeof transcription> {}
export const Transcription: Schema.Codec<Transcription, unknown> = transcription

const meetingCapability = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    allowAnonymousUsersToDialOut: Field.optionalOrNull(Schema.Boolean).annotate({
      description: "Whether anonymous users may call others from the meeting."
    }),
    allowAnonymousUsersToStartMeeting: Field.optionalOrNull(Schema.Boolean).annotate({
      description: "Whether anonymous users may start the meeting."
    }),
    autoAdmittedUsers: Field.optionalOrNull(openEnum(["everyoneInCompany", "everyone"])).annotate({
      description: "The users that are admitted without waiting."
    })
  }).annotate({ description: "What a meeting allows." }))()

export interface MeetingCapability extends Schema.Schema.Type<typeof meetingCapability> {}
export const MeetingCapability: Schema.Codec<MeetingCapability, unknown> = meetingCapability

const applicationMetadata = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    botData: Schema.optionalKey(Schema.Unknown).annotate({
      description: "Information of the platform for the bot, such as why it was invited."
    })
  }).annotate({ description: "The context of a call that an application was added to by a policy." }))()

export interface ApplicationMetadata extends Schema.Schema.Type<typeof applicationMetadata> {}
export const ApplicationMetadata: Schema.Codec<ApplicationMetadata, unknown> = applicationMetadata

/**
 * The members of a call but its id.
 *
 * Those that only beta publishes (`activeModalities`, `answeredBy`, `terminationReason` and so on) are on the wire of v1.0 too.
 */
export const callFields = /* @__PURE__ */ (() => ({
  "@odata.type": OData.read,
  state: Field.optionalOrNull(CallState).annotate({ description: "The state of the call." }),
  direction: Field.optionalOrNull(openEnum(["incoming", "outgoing"])).annotate({
    description: "Whether the call comes in or goes out."
  }),
  callbackUri: Field.optionalOrNull(Schema.String).annotate({
    description: "Where notifications of the call are posted."
  }),
  callChainId: Field.optionalOrNull(Schema.String).annotate({
    description: "The id of the chain of calls that this one belongs to."
  }),
  callOptions: Field.optionalOrNull(AnyCallOptions).annotate({
    description: "What the application asked of the call."
  }),
  callRoutes: Field.optionalOrNull(Schema.Array(CallRoute)).annotate({
    description: "How the call came here, when it was routed."
  }),
  chatInfo: Field.optionalOrNull(ChatInfo).annotate({ description: "The chat of the meeting." }),
  incomingContext: Field.optionalOrNull(IncomingContext).annotate({
    description: "Of an incoming call, on whose behalf it comes."
  }),
  mediaConfig: Field.optionalOrNull(AnyMediaConfig).annotate({
    description: "The host of the media: the service or the application."
  }),
  mediaState: Field.optionalOrNull(MediaState).annotate({ description: "Whether the media run." }),
  meetingInfo: Field.optionalOrNull(AnyMeetingInfo).annotate({ description: "The meeting." }),
  myParticipantId: Field.optionalOrNull(Schema.String).annotate({
    description: "The id of the application as a participant."
  }),
  requestedModalities: Field.optionalOrNull(Schema.Array(Modality)).annotate({
    description: "The media that were asked for."
  }),
  resultInfo: Field.optionalOrNull(ResultInfo).annotate({
    description: "Why the call ended, or how an action on it ended."
  }),
  source: Field.optionalOrNull(ParticipantInfo).annotate({ description: "The caller." }),
  subject: Field.optionalOrNull(Schema.String).annotate({ description: "The subject of the call." }),
  targets: Field.optionalOrNull(Schema.Array(AnyInvitationParticipantInfo)).annotate({
    description: "The called participants."
  }),
  tenantId: Field.optionalOrNull(Schema.String).annotate({ description: "The tenant of the call." }),
  toneInfo: Field.optionalOrNull(ToneInfo).annotate({ description: "The last tone that was pressed." }),
  transcription: Field.optionalOrNull(Transcription).annotate({ description: "Whether the call is transcribed." }),
  activeModalities: Field.optionalOrNull(Schema.Array(Modality)).annotate({ description: "The media that run." }),
  answeredBy: Field.optionalOrNull(ParticipantInfo).annotate({ description: "The participant that answered." }),
  meetingCapability: Field.optionalOrNull(MeetingCapability).annotate({ description: "What the meeting allows." }),
  ringingTimeoutInSeconds: Field.optionalOrNull(Schema.Finite).annotate({
    description: "The ring timeout, in seconds."
  }),
  routingPolicies: Field.optionalOrNull(Schema.Array(RoutingPolicy)).annotate({
    description: "How the call may be routed."
  }),
  terminationReason: Field.optionalOrNull(Schema.String).annotate({ description: "Why the call ended, as text." }),
  applicationMetadata: Field.optionalOrNull(ApplicationMetadata).annotate({
    description: "The context of the call, where a policy added the application to it."
  }),
  replacesContext: Field.optionalOrNull(Schema.String).annotate({
    description: "The context of the call that a transfer replaces."
  })
}))()

const call = /* @__PURE__ */ (() =>
  open({ id: Schema.String.annotate({ description: "The id of the call." }), ...callFields }).annotate({
    identifier: "call",
    description: "A call."
  }))()

/** A call. */
export interface Call extends Schema.Schema.Type<typeof call> {}
export const Call: Schema.Codec<Call, unknown> = call
