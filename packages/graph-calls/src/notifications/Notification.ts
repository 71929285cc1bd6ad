/** A change of a call, read: what changed, typed; or what it was that could not be read. */
import * as Printing from "@effect-comms/core/internal/Printing"
import * as Data from "effect/Data"
import type * as Redacted from "effect/Redacted"
import type {
  Call,
  ChangeType,
  CommsOperation,
  ContentSharingSession,
  Participant,
  ParticipantJoining,
  ParticipantLeft
} from "../generated/models.ts"

/** A body, or a part of one, that is not what Graph sends. */
export class NotificationDecodeError extends Data.TaggedError("NotificationDecodeError")<{
  /** Where in the body, such as `value[0].resourceData.state`; empty for the body itself. */
  readonly path: string
  /** What was expected there. */
  readonly expected: string
  /** Whether the body is larger than is taken, and was not looked at: nothing of it was published. */
  readonly tooLarge: boolean
}> {
  override get message(): string {
    return this.path === "" ? this.expected : `${this.path}: ${this.expected}`
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** What every change says. */
export interface Envelope {
  /** Whether it was created, updated or deleted. */
  readonly changeType: ChangeType
  /** The address of what changed, as received. */
  readonly resourceUrl: string
  /** The call, in lower case with dashes whatever the notification wrote. */
  readonly callId: string
  /** The whole notification, as received; it may hold phone numbers and tokens. */
  readonly raw: Redacted.Redacted<unknown>
}

/** A call changed: its state, its media, a tone that was pressed, its end. */
export interface CallNotification extends Envelope {
  readonly _tag: "Call"
  /** The call with those properties that were notified. */
  readonly call: Call
}

/** An operation of a call changed; as a rule, it ended. */
export interface OperationNotification extends Envelope {
  readonly _tag: "Operation"
  /** The operation's id in lower case with dashes; `undefined` where neither the address nor the operation has it, as for invitations of several. */
  readonly operationId: string | undefined
  /** The operation with those properties that were notified. */
  readonly operation: CommsOperation
}

/** The roster of a call changed. */
export interface ParticipantsNotification extends Envelope {
  readonly _tag: "Participants"
  /** `full`: these are all there are. `delta`: these changed. */
  readonly roster: "full" | "delta"
  /** The participants that `roster` says. */
  readonly participants: ReadonlyArray<Participant>
  /** The number of a delta roster. */
  readonly sequenceNumber: number | undefined
  /** Whether a newer roster of the call was received before; set by the `CallNotifications` service. */
  readonly stale: boolean
}

/** Content is shared in a call, or the sharing changed or ended. */
export interface ContentSharingNotification extends Envelope {
  readonly _tag: "ContentSharing"
  /** The sessions that `changeType` is about. */
  readonly sessions: ReadonlyArray<ContentSharingSession>
}

/** A participant under the application's policy is about to join a call. */
export interface ParticipantJoiningNotification extends Envelope {
  readonly _tag: "ParticipantJoining"
  /** The call, and who joins it. */
  readonly joining: ParticipantJoining
}

/** A participant under the application's policy left a call. */
export interface ParticipantLeftNotification extends Envelope {
  readonly _tag: "ParticipantLeft"
  /** The participant, and the call that it left. */
  readonly left: ParticipantLeft
}

/** A change of something that this package has no type for, kept as received. */
export interface UnknownNotification {
  readonly _tag: "Unknown"
  /** Whether it was created, updated or deleted. */
  readonly changeType: ChangeType
  /** The address of what changed, as received. */
  readonly resourceUrl: string
  /** The call, when the address is of one. */
  readonly callId: string | undefined
  /** The `@odata.type` of what changed. */
  readonly type: string | undefined
  /** What changed, as received. */
  readonly resourceData: unknown
  /** The whole notification, as received; it may hold phone numbers and tokens. */
  readonly raw: Redacted.Redacted<unknown>
}

/** A change that could not be read, kept as received. */
export interface InvalidNotification {
  readonly _tag: "Invalid"
  /** Where it could not be read, and what was expected there. */
  readonly error: NotificationDecodeError
  /** The call, when that much could be read. */
  readonly callId: string | undefined
  /** The whole notification, as received; it may hold phone numbers and tokens. */
  readonly raw: Redacted.Redacted<unknown>
}

/** One change of a body. */
export type Notification =
  | CallNotification
  | OperationNotification
  | ParticipantsNotification
  | ContentSharingNotification
  | ParticipantJoiningNotification
  | ParticipantLeftNotification
  | UnknownNotification
  | InvalidNotification
