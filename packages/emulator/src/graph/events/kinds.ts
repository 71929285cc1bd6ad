/**
 * The kinds of notifications that Graph posts, each with the schema of its resource: nothing is posted but through one of them.
 *
 * Members of ended operations stand in the order of Microsoft's examples.
 */
import {
  Call,
  CommsNotification,
  CommsNotifications,
  DeltaParticipants,
  OperationStatus,
  Participant,
  ParticipantJoining,
  ParticipantLeft,
  ResultInfo
} from "@effect-comms/graph-calls/schemas"
import * as Schema from "effect/Schema"

/** A kind of notification. */
export interface NotificationKind<Data> {
  /** For the journal and for faults. */
  readonly name: string
  readonly resource: Schema.Codec<Data, unknown>
}

const text = Schema.optionalKey(Schema.String)

/** A call changed. */
export const callChanged: NotificationKind<Call> = { name: "call", resource: Call }

/** Who is in a call, all of them. */
export const rosterChanged: NotificationKind<ReadonlyArray<Participant>> = {
  name: "participants",
  resource: Schema.Array(Participant)
}

/** Who came, left or changed, for calls that want only that. */
export const rosterPartChanged: NotificationKind<DeltaParticipants> = {
  name: "deltaParticipants",
  resource: DeltaParticipants
}

const OperationEnded = Schema.Struct({
  "@odata.type": Schema.String,
  "@odata.id": Schema.String,
  "@odata.etag": Schema.String,
  id: Schema.String,
  clientContext: text,
  status: OperationStatus,
  resultInfo: Schema.optionalKey(ResultInfo),
  recordingLocation: text,
  recordingAccessToken: text,
  completionReason: text,
  participants: Schema.optionalKey(Schema.Array(Schema.Unknown))
}).annotate({ identifier: "commsOperationEnded", description: "An operation of a call that ended, as it is notified." })

/** An operation of a call ended. */
export const operationEnded: NotificationKind<typeof OperationEnded.Type> = {
  name: "operation",
  resource: OperationEnded
}

const SharingSessions = Schema.Array(
  Schema.Struct({ "@odata.type": Schema.String, id: Schema.String }).annotate({
    identifier: "contentSharingSessionChanged",
    description: "A session in which content is shared."
  })
)

/** A session of content sharing began or ended. */
export const sharingChanged: NotificationKind<typeof SharingSessions.Type> = {
  name: "contentSharingSessions",
  resource: SharingSessions
}

/** Somebody under a policy is about to join; the answer is the application's decision. */
export const participantJoining: NotificationKind<ParticipantJoining> = {
  name: "participantJoining",
  resource: ParticipantJoining
}

/** Somebody under a policy left. */
export const participantLeft: NotificationKind<ParticipantLeft> = { name: "participantLeft", resource: ParticipantLeft }

/** An incoming call in the form of the protocol before Graph's, which has no list of changes. */
export const olderIncoming = Schema.Struct({
  id: Schema.String,
  appId: Schema.String,
  participants: Schema.Array(
    Schema.Struct({ identity: Schema.String, languageId: Schema.String, originator: Schema.Boolean })
  ),
  isMultiparty: Schema.Boolean,
  presentedModalityTypes: Schema.Array(Schema.String),
  callState: Schema.Literal("incoming")
}).annotate({
  identifier: "olderIncomingCall",
  description: "A call that comes in, in the format that preceded Graph's own."
})

/** The body of a notification of a kind. */
export const bodyOfKind = <Data>({ resource }: Pick<NotificationKind<Data>, "resource">) =>
  Schema.Struct({
    "@odata.type": CommsNotifications.fields["@odata.type"],
    value: Schema.Array(Schema.Struct({ ...CommsNotification.fields, resourceData: resource }))
  })
