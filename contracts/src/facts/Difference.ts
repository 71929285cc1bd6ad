/**
 * One disagreement between something declared or recorded and Microsoft's facts.
 */

/** What disagrees. */
export type Kind =
  | "operation"
  | "id"
  | "version"
  | "status"
  | "missing"
  | "unknown"
  | "required"
  | "type"
  | "value"
  | "bounds"
  | "content-type"
  | "header"
  | "interaction"

/** A disagreement, precise enough to act on without opening the facts. */
export interface Difference {
  /** The operation's id, the event's type, or the description of an interaction. */
  readonly subject: string
  /** The version it shows in; null where it does not depend on one. */
  readonly version: string | null
  /** Where: `request.participantToRemove`, `202.operationContext`, `query.skip`, `header.location`. */
  readonly at: string
  readonly kind: Kind
  readonly expected: string
  readonly found: string
}

/** A difference on one line. */
export const render = (difference: Difference): string =>
  `${difference.subject}${difference.version === null ? "" : ` [${difference.version}]`} ${difference.at}: ` +
  `${difference.kind}: expected ${difference.expected}, found ${difference.found}`
