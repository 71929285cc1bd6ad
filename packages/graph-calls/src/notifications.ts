/**
 * Graph's notifications of calls as data: what is on the wire, and how it is read.
 *
 * Nothing here verifies, waits or keeps; that is `CallNotifications`.
 */
export { ChangeType, CommsNotification, CommsNotifications } from "./notifications/CommsNotification.ts"
export { decode } from "./notifications/decode.ts"
export { DeltaParticipants } from "./notifications/DeltaParticipants.ts"
export {
  type CallNotification,
  type Envelope,
  type InvalidNotification,
  type Notification,
  NotificationDecodeError,
  type OperationNotification,
  type ParticipantsNotification,
  type UnknownNotification
} from "./notifications/Notification.ts"
export { isCancelled, type Outcome, outcomeOf, outcomeOfDeleted } from "./notifications/outcome.ts"
export { canonicalId, parse as parseResourceUrl, type Resource, sameId } from "./notifications/resourceUrl.ts"
export { Call, CallState, ToneInfo } from "./schemas/Call.ts"
export { CommsOperation } from "./schemas/CommsOperation.ts"
export { Identity, IdentitySet } from "./schemas/Identity.ts"
export { OperationStatus } from "./schemas/OperationStatus.ts"
export { Participant, ParticipantInfo } from "./schemas/Participant.ts"
export { ResultInfo } from "./schemas/ResultInfo.ts"
