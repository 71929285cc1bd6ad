/** The participants of a call, and those that are invited into it. */
import * as Field from "@effect-comms/core/Field"
import * as Derivation from "@effect-comms/core/internal/Derivation"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import { namesSomebody } from "../internal/namesSomebody.ts"
import { EndpointType } from "./EndpointType.ts"
import { IdentitySet } from "./Identity.ts"
import { Modality } from "./Modality.ts"
import * as OData from "./odataType.ts"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { WireInt } from "./WireInt.ts"
import { open } from "./open.ts"

const participantInfo = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    identity: Field.optionalOrNull(IdentitySet).annotate({ description: "The participant." }),
    id: Field.optionalOrNull(Schema.String).annotate({ description: "The id of the participant." }),
    participantId: Field.optionalOrNull(Schema.String).annotate({
      description: "The id of the participant in its call."
    }),
    countryCode: Field.optionalOrNull(Schema.String).annotate({
      description: "The country, a code of ISO 3166-1, as far as it is known."
    }),
    endpointType: Field.optionalOrNull(EndpointType).annotate({
      description: "The kind of the participant's endpoint."
    }),
    languageId: Field.optionalOrNull(Schema.String).annotate({ description: "The language, such as `en-US`." }),
    region: Field.optionalOrNull(Schema.String).annotate({
      description: "The region of the physical location, as far as it is known."
    }),
    nonAnonymizedIdentity: Field.optionalOrNull(IdentitySet)
      .annotate({ description: "The restricted identity, where `identity` is anonymized." })
      .pipe(Field.versions(beta)),
    platformId: Field.optionalOrNull(Schema.String)
      .annotate({ description: "The platform of the client." })
      .pipe(Field.versions(beta))
  }).annotate({ identifier: "participantInfo", description: "A participant in a call." }))()

/** Somebody in a call. */
export interface ParticipantInfo extends Schema.Schema.Type<typeof participantInfo> {}
export const ParticipantInfo: Schema.Codec<ParticipantInfo, unknown> = participantInfo

const invitation = /* @__PURE__ */ (() => ({
  "@odata.type": OData.read,
  endpointType: Field.optionalOrNull(EndpointType).annotate({
    description: "The kind of the endpoint that is called."
  }),
  languageId: Field.optionalOrNull(Schema.String).annotate({ description: "The language, such as `en-US`." }),
  participantId: Field.optionalOrNull(Schema.String).annotate({
    description: "The id that the participant gets in the call."
  }),
  region: Field.optionalOrNull(Schema.String).annotate({
    description: "The region of the physical location, as far as it is known."
  }),
  replacesCallId: Field.optionalOrNull(Schema.String).annotate({
    description: "The call that this one replaces, of a peer-to-peer call."
  }),
  hidden: Field.optionalOrNull(Schema.Boolean).annotate({
    description: "Whether others do not see the participant in the roster."
  }),
  removeFromDefaultAudioRoutingGroup: Field.optionalOrNull(Schema.Boolean).annotate({
    description: "Whether the participant is taken out of the mixed audio."
  })
}))()

const invitationParticipantInfo = /* @__PURE__ */ (() =>
  open({
    ...invitation,
    identity: IdentitySet.check(
      Derivation.condition(namesSomebody, {
        name: "namesSomebody",
        from: "@effect-comms/graph-calls/internal/namesSomebody",
        expected: "an identity with an id"
      })
    ).annotate({ description: "The participant to call: one identity of the set, with its id." })
  }).annotate({ identifier: "invitationParticipantInfo", description: "A participant that is called or invited." }))()

/** Somebody who is called or invited. */
export interface InvitationParticipantInfo extends Schema.Schema.Type<typeof invitationParticipantInfo> {}
export const InvitationParticipantInfo: Schema.Codec<InvitationParticipantInfo, unknown> = invitationParticipantInfo

const anyInvitationParticipantInfo = /* @__PURE__ */ (() =>
  open({
    ...invitation,
    identity: Field.optionalOrNull(IdentitySet).annotate({ description: "The called participants." }),
    id: Field.optionalOrNull(Schema.String).annotate({ description: "The id of the participant in the call." })
  }).annotate({ description: "A participant that was called, as a response shows it." }))()

/** Somebody who was called, as an answer shows them. */
export interface AnyInvitationParticipantInfo extends Schema.Schema.Type<typeof anyInvitationParticipantInfo> {}
export const AnyInvitationParticipantInfo: Schema.Codec<AnyInvitationParticipantInfo, unknown> =
  anyInvitationParticipantInfo

const mediaStream = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    mediaType: Field.optionalOrNull(Modality).annotate({ description: "What the stream carries." }),
    direction: Field.optionalOrNull(openEnum(["inactive", "sendOnly", "receiveOnly", "sendReceive"])).annotate({
      description: "Whether it is sent, received or both."
    }),
    sourceId: Field.optionalOrNull(Schema.String).annotate({ description: "The id of the source of the stream." }),
    serverMuted: Field.optionalOrNull(Schema.Boolean).annotate({ description: "Whether the service muted it." }),
    label: Field.optionalOrNull(Schema.String).annotate({ description: "The name of the stream." })
  }).annotate({ description: "A stream of a participant." }))()

export interface MediaStream extends Schema.Schema.Type<typeof mediaStream> {}
export const MediaStream: Schema.Codec<MediaStream, unknown> = mediaStream

/** Whether an application records a call. */
export const RecordingStatus = /* @__PURE__ */ (() =>
  openEnum(["unknown", "notRecording", "recording", "failed", "unknownFutureValue"]).annotate({
    description: "Whether an application records a call."
  }))()

const recordingInfo = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    recordingStatus: Field.optionalOrNull(RecordingStatus).annotate({
      description: "Whether the participant records."
    }),
    initiator: Field.optionalOrNull(IdentitySet).annotate({
      description: "The participant that started the recording."
    }),
    initiatedBy: Field.optionalOrNull(ParticipantInfo)
      .annotate({ description: "The participant that started the recording." })
      .pipe(Field.versions(beta))
  }).annotate({ description: "Whether a participant records." }))()

export interface RecordingInfo extends Schema.Schema.Type<typeof recordingInfo> {}
export const RecordingInfo: Schema.Codec<RecordingInfo, unknown> = recordingInfo

const restrictedExperience = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    contentSharingDisabled: Field.optionalOrNull(openEnum(["watermarkProtection", "unknownFutureValue"])).annotate({
      description: "Why content sharing is off."
    }),
    videoDisabled: Field.optionalOrNull(openEnum(["watermarkProtection", "unknownFutureValue"])).annotate({
      description: "Why video is off."
    })
  }).annotate({ description: "What a participant may not do." }))()

export interface RestrictedExperience extends Schema.Schema.Type<typeof restrictedExperience> {}
export const RestrictedExperience: Schema.Codec<RestrictedExperience, unknown> = restrictedExperience

const removedState = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    reason: Field.optionalOrNull(Schema.String).annotate({
      description: "Why the participant is not in the call any more."
    })
  }).annotate({ description: "Why a participant left." }))()

export interface RemovedState extends Schema.Schema.Type<typeof removedState> {}
export const RemovedState: Schema.Codec<RemovedState, unknown> = removedState

const participant = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    id: Field.optionalOrNull(Schema.String).annotate({ description: "The id of the participant in the call." }),
    info: Field.optionalOrNull(ParticipantInfo).annotate({
      description: "The identity and the endpoint of the participant."
    }),
    isInLobby: Field.optionalOrNull(Schema.Boolean).annotate({
      description: "Whether the participant waits to be let in."
    }),
    isMuted: Field.optionalOrNull(Schema.Boolean).annotate({ description: "Whether the participant is muted." }),
    mediaStreams: Field.optionalOrNull(Schema.Array(MediaStream)).annotate({
      description: "What the participant sends and receives."
    }),
    metadata: Field.optionalOrNull(Schema.String).annotate({ description: "The user agent of the client." }),
    recordingInfo: Field.optionalOrNull(RecordingInfo).annotate({ description: "Whether the participant records." }),
    removedState: Field.optionalOrNull(RemovedState).annotate({
      description: "Why the participant left; in delta rosters only."
    }),
    restrictedExperience: Field.optionalOrNull(RestrictedExperience).annotate({
      description: "What the participant may not do."
    }),
    rosterSequenceNumber: Field.optionalOrNull(WireInt).annotate({
      description: "The number of the roster that this line belongs to; in delta rosters only."
    }),
    isIdentityAnonymized: Field.optionalOrNull(Schema.Boolean)
      .annotate({ description: "Whether the identity is hidden from others." })
      .pipe(Field.versions(beta)),
    preferredDisplayName: Field.optionalOrNull(Schema.String)
      .annotate({ description: "The name that the participant chose." })
      .pipe(Field.versions(beta))
  }).annotate({ identifier: "participant", description: "One line of the roster of a call." }))()

/** One line of a call's roster. `rosterSequenceNumber` and `removedState` come with delta rosters. */
export interface Participant extends Schema.Schema.Type<typeof participant> {}
export const Participant: Schema.Codec<Participant, unknown> = participant
