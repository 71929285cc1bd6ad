/**
 * Graph's notifications of calls as data: what is on the wire, and how it is read.
 *
 * Nothing here verifies, waits or keeps; that is `CallNotifications`.
 */
export type {
  Call,
  CallState,
  ChangeType,
  CommsNotification,
  CommsNotifications,
  CommsOperation,
  ContentSharingSession,
  DeltaParticipants,
  Identity,
  IdentitySet,
  OperationStatus,
  Participant,
  ParticipantInfo,
  ParticipantJoining,
  ParticipantLeft,
  ResultInfo,
  ToneInfo
} from "./generated/models.ts"
export { decode } from "./notifications/decode.ts"
export {
  type CallNotification,
  type ContentSharingNotification,
  type Envelope,
  type InvalidNotification,
  type Notification,
  NotificationDecodeError,
  type OperationNotification,
  type ParticipantJoiningNotification,
  type ParticipantLeftNotification,
  type ParticipantsNotification,
  type UnknownNotification
} from "./notifications/Notification.ts"
export { isCancelled, type Outcome, outcomeOf, outcomeOfDeleted } from "./notifications/outcome.ts"
export { canonicalId, parse as parseResourceUrl, type Resource, sameId } from "./notifications/resourceUrl.ts"
