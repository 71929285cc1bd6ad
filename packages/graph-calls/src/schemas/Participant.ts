/** Who is in a call, and who is invited into it. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import { EndpointType } from "./EndpointType.ts"
import { IdentitySet } from "./Identity.ts"
import { Modality } from "./Modality.ts"
import * as OData from "./odataType.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { WireInt } from "./WireInt.ts"

const participantInfo = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    identity: Field.optional(IdentitySet),
    id: Field.optional(Schema.String),
    participantId: Field.optional(Schema.String),
    countryCode: Field.optional(Schema.String),
    endpointType: Field.optional(EndpointType),
    languageId: Field.optional(Schema.String),
    region: Field.optional(Schema.String),
    nonAnonymizedIdentity: Field.optional(IdentitySet).pipe(Field.versions(beta)),
    platformId: Field.optional(Schema.String).pipe(Field.versions(beta))
  }).annotate({ identifier: "participantInfo" }))()

/** Somebody in a call. */
export interface ParticipantInfo extends Schema.Schema.Type<typeof participantInfo> {}
export const ParticipantInfo: Schema.Codec<ParticipantInfo, unknown> = participantInfo

const invitation = /* @__PURE__ */ (() => ({
  "@odata.type": OData.read,
  endpointType: Field.optional(EndpointType).pipe(Field.versions(beta)),
  participantId: Field.optional(Schema.String),
  replacesCallId: Field.optional(Schema.String),
  hidden: Field.optional(Schema.Boolean),
  removeFromDefaultAudioRoutingGroup: Field.optional(Schema.Boolean)
}))()

const invitationParticipantInfo = /* @__PURE__ */ (() =>
  Schema.Struct({ ...invitation, identity: IdentitySet }).annotate({ identifier: "invitationParticipantInfo" }))()

/** Somebody who is called or invited. */
export interface InvitationParticipantInfo extends Schema.Schema.Type<typeof invitationParticipantInfo> {}
export const InvitationParticipantInfo: Schema.Codec<InvitationParticipantInfo, unknown> = invitationParticipantInfo

const anyInvitationParticipantInfo = /* @__PURE__ */ (() =>
  Schema.Struct({ ...invitation, identity: Field.optional(IdentitySet) }))()

/** Somebody who was called, as an answer shows them. */
export interface AnyInvitationParticipantInfo extends Schema.Schema.Type<typeof anyInvitationParticipantInfo> {}
export const AnyInvitationParticipantInfo: Schema.Codec<AnyInvitationParticipantInfo, unknown> =
  anyInvitationParticipantInfo

const mediaStream = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    mediaType: Field.optional(Modality),
    direction: Field.optional(openEnum(["inactive", "sendOnly", "receiveOnly", "sendReceive"])),
    sourceId: Field.optional(Schema.String),
    serverMuted: Field.optional(Schema.Boolean),
    label: Field.optional(Schema.String)
  }))()

export interface MediaStream extends Schema.Schema.Type<typeof mediaStream> {}
const MediaStream: Schema.Codec<MediaStream, unknown> = mediaStream

const recordingInfo = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    recordingStatus: Field.optional(openEnum(["unknown", "notRecording", "recording", "failed", "unknownFutureValue"])),
    initiator: Field.optional(IdentitySet),
    initiatedBy: Field.optional(ParticipantInfo).pipe(Field.versions(beta))
  }))()

export interface RecordingInfo extends Schema.Schema.Type<typeof recordingInfo> {}
const RecordingInfo: Schema.Codec<RecordingInfo, unknown> = recordingInfo

const restrictedExperience = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    contentSharingDisabled: Field.optional(Schema.String),
    videoDisabled: Field.optional(Schema.String)
  }))()

export interface RestrictedExperience extends Schema.Schema.Type<typeof restrictedExperience> {}
const RestrictedExperience: Schema.Codec<RestrictedExperience, unknown> = restrictedExperience

const participant = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    id: Field.optional(Schema.String),
    info: Field.optional(ParticipantInfo),
    isInLobby: Field.optional(Schema.Boolean),
    isMuted: Field.optional(Schema.Boolean),
    mediaStreams: Field.optional(Schema.Array(MediaStream)),
    metadata: Field.optional(Schema.String),
    recordingInfo: Field.optional(RecordingInfo),
    removedState: Field.optional(Schema.Struct({ "@odata.type": OData.read, reason: Field.optional(Schema.String) })),
    restrictedExperience: Field.optional(RestrictedExperience),
    rosterSequenceNumber: Field.optional(WireInt),
    isIdentityAnonymized: Field.optional(Schema.Boolean).pipe(Field.versions(beta)),
    preferredDisplayName: Field.optional(Schema.String).pipe(Field.versions(beta))
  }).annotate({ identifier: "participant" }))()

/** One line of a call's roster. `rosterSequenceNumber` and `removedState` come with delta rosters. */
export interface Participant extends Schema.Schema.Type<typeof participant> {}
export const Participant: Schema.Codec<Participant, unknown> = participant
