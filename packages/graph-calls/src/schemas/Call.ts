/** A call as Graph shows it: in the answer to create and get, and in notifications. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { AnyCallOptions } from "./CallOptions.ts"
import { IdentitySet } from "./Identity.ts"
import { AnyMediaConfig } from "./Media.ts"
import { AnyMeetingInfo, ChatInfo } from "./Meeting.ts"
import { Modality } from "./Modality.ts"
import * as OData from "./odataType.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { AnyInvitationParticipantInfo, ParticipantInfo } from "./Participant.ts"
import { ResultInfo } from "./ResultInfo.ts"
import { WireInt } from "./WireInt.ts"

/** Where a call is in its life; `ringing` is published in beta only. */
export const CallState = /* @__PURE__ */ openEnum([
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
])
export type CallState = typeof CallState.Type

const toneInfo = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    sequenceId: Field.optional(WireInt),
    tone: Field.optional(
      openEnum([
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
      ])
    )
  }).annotate({ identifier: "toneInfo" }))()

/** A key that somebody pressed, numbered within the call; Graph does not say who. */
export interface ToneInfo extends Schema.Schema.Type<typeof toneInfo> {}
export const ToneInfo: Schema.Codec<ToneInfo, unknown> = toneInfo

const callRoute = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    original: Field.optional(IdentitySet),
    final: Field.optional(IdentitySet),
    routingType: Field.optional(openEnum(["forwarded", "lookup", "selfFork", "unknownFutureValue"]))
  }))()

export interface CallRoute extends Schema.Schema.Type<typeof callRoute> {}
export const CallRoute: Schema.Codec<CallRoute, unknown> = callRoute

const incomingContext = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    sourceParticipantId: Field.optional(Schema.String),
    observedParticipantId: Field.optional(Schema.String),
    onBehalfOf: Field.optional(IdentitySet),
    transferor: Field.optional(IdentitySet)
  }))()

export interface IncomingContext extends Schema.Schema.Type<typeof incomingContext> {}
export const IncomingContext: Schema.Codec<IncomingContext, unknown> = incomingContext

const mediaState = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    audio: Field.optional(openEnum(["active", "inactive", "unknownFutureValue"]))
  }))()

export interface MediaState extends Schema.Schema.Type<typeof mediaState> {}
export const MediaState: Schema.Codec<MediaState, unknown> = mediaState

const transcription = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    state: Field.optional(openEnum(["notStarted", "active", "inactive", "unknownFutureValue"])),
    lastModifiedDateTime: Field.optional(Schema.String)
  }))()

export interface Transcription extends Schema.Schema.Type<typeof transcription> {}
export const Transcription: Schema.Codec<Transcription, unknown> = transcription

const meetingCapability = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    allowAnonymousUsersToDialOut: Field.optional(Schema.Boolean),
    allowAnonymousUsersToStartMeeting: Field.optional(Schema.Boolean),
    autoAdmittedUsers: Field.optional(Schema.String)
  }))()

export interface MeetingCapability extends Schema.Schema.Type<typeof meetingCapability> {}
export const MeetingCapability: Schema.Codec<MeetingCapability, unknown> = meetingCapability

/**
 * The members of a call but its id.
 *
 * Those that only beta publishes (`activeModalities`, `answeredBy`, `terminationReason` and so on) are on the wire of v1.0 too.
 */
export const callFields = /* @__PURE__ */ (() => ({
  "@odata.type": OData.read,
  state: Field.optional(CallState),
  direction: Field.optional(openEnum(["incoming", "outgoing"])),
  callbackUri: Field.optional(Schema.String),
  callChainId: Field.optional(Schema.String),
  callOptions: Field.optional(AnyCallOptions),
  callRoutes: Field.optional(Schema.Array(CallRoute)),
  chatInfo: Field.optional(ChatInfo),
  incomingContext: Field.optional(IncomingContext),
  mediaConfig: Field.optional(AnyMediaConfig),
  mediaState: Field.optional(MediaState),
  meetingInfo: Field.optional(AnyMeetingInfo),
  myParticipantId: Field.optional(Schema.String),
  requestedModalities: Field.optional(Schema.Array(Modality)),
  resultInfo: Field.optional(ResultInfo),
  source: Field.optional(ParticipantInfo),
  subject: Field.optional(Schema.String),
  targets: Field.optional(Schema.Array(AnyInvitationParticipantInfo)),
  tenantId: Field.optional(Schema.String),
  toneInfo: Field.optional(ToneInfo),
  transcription: Field.optional(Transcription),
  activeModalities: Field.optional(Schema.Array(Modality)),
  answeredBy: Field.optional(ParticipantInfo),
  meetingCapability: Field.optional(MeetingCapability),
  ringingTimeoutInSeconds: Field.optional(WireInt),
  routingPolicies: Field.optional(Schema.Array(Schema.String)),
  terminationReason: Field.optional(Schema.String)
}))()

const call = /* @__PURE__ */ (() =>
  Schema.Struct({ id: Schema.String, ...callFields }).annotate({ identifier: "call" }))()

/** A call. */
export interface Call extends Schema.Schema.Type<typeof call> {}
export const Call: Schema.Codec<Call, unknown> = call
