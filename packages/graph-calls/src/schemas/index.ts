/** The models of Graph's calls and their notifications as schemas. Clients do not load them: generated sources have their types and codecs. */
import type * as Schema from "effect/Schema"
import { Call } from "./Call.ts"
import { CommsOperation } from "./CommsOperation.ts"
import { ContentSharingSession } from "./ContentSharingSession.ts"
import { DeltaParticipants } from "./DeltaParticipants.ts"
import { Participant } from "./Participant.ts"
import { ParticipantJoining, ParticipantLeft } from "./ParticipantJoining.ts"

export * from "./AudioRoutingGroup.ts"
export * from "./Call.ts"
export * from "./CallOptions.ts"
export * from "./ClientContext.ts"
export * from "./CommsNotification.ts"
export * from "./CommsOperation.ts"
export * from "./ContentSharingSession.ts"
export * from "./DeltaParticipants.ts"
export * from "./EndpointType.ts"
export * from "./Identity.ts"
export * from "./Media.ts"
export * from "./Meeting.ts"
export * from "./Modality.ts"
export * from "./OperationStatus.ts"
export * from "./Participant.ts"
export * from "./ParticipantJoining.ts"
export * from "./ResultInfo.ts"
export * from "./SyntheticMedia.ts"
export * from "./TeleconferenceDeviceQuality.ts"
export * from "./Tone.ts"
export * from "./WireInt.ts"
export * from "./ids.ts"

/** What clients read besides the answers of operations: the resources of notifications. */
export const received: ReadonlyArray<Schema.Top> = [
  Call,
  CommsOperation,
  Participant,
  DeltaParticipants,
  ContentSharingSession,
  ParticipantJoining,
  ParticipantLeft
]
