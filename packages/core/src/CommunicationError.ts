/**
 * The one error of every client: what was requested, what came back, and the reason as a tagged union.
 *
 * Nothing in it holds a secret, a phone number or a user id: texts of the service are masked before they get here, causes when they do.
 */
import * as Data from "effect/Data"
import { markMasked, maskProps } from "./Redaction.ts"
import type { Pair } from "./Repeatability.ts"

/** The credential is missing, wrong, expired or revoked (401). */
export interface Unauthorized {
  readonly _tag: "Unauthorized"
}
/** The credential is good and not allowed to do this (403). */
export interface Forbidden {
  readonly _tag: "Forbidden"
}
/** The call, thread, participant or operation does not exist, or no longer does (404). */
export interface NotFound {
  readonly _tag: "NotFound"
}
/** Another operation is in the way (409). */
export interface Conflict {
  readonly _tag: "Conflict"
}
/** A condition of the request does not hold, such as the age of its Repeatability-First-Sent (412). */
export interface PreconditionFailed {
  readonly _tag: "PreconditionFailed"
}
/** Too many requests (429), also after the retries that fit into the deadline. */
export interface Throttled {
  readonly _tag: "Throttled"
  /** Milliseconds the service asked to wait, when it said so. */
  readonly retryAfter: number | undefined
}
/** The service failed (5xx) and a repeat is harmless. */
export interface Unavailable {
  readonly _tag: "Unavailable"
}
/** The request is wrong; found by the client before sending, or by the service (400 and other 4xx). */
export interface InvalidRequest {
  readonly _tag: "InvalidRequest"
  /** The field or header that is wrong, when known. */
  readonly field: string | undefined
  /** What was expected there, when known. */
  readonly expected: string | undefined
}
/** The request may or may not have been executed, and a repeat could act twice. Nothing was sent again. */
export interface Ambiguous {
  readonly _tag: "Ambiguous"
  /** The pair that was sent: the same operation with it, within five minutes, acts at most once. */
  readonly repeatability: Pair | undefined
}
/** The deadline or an attempt's limit passed, and the request was certainly not executed, or is safe. */
export interface Timeout {
  readonly _tag: "Timeout"
}
/** No connection; the request was certainly not executed, or is safe. */
export interface TransportFailed {
  readonly _tag: "Transport"
}
/** The answer is not one that this operation has: an unknown status, or a body that does not fit. */
export interface UnexpectedResponse {
  readonly _tag: "UnexpectedResponse"
  /** The path in the body that does not fit, when it is the body. */
  readonly field: string | undefined
  /** What was expected there. */
  readonly expected: string | undefined
}

/** Why an operation failed. */
export type Reason =
  | Unauthorized
  | Forbidden
  | NotFound
  | Conflict
  | PreconditionFailed
  | Throttled
  | Unavailable
  | InvalidRequest
  | Ambiguous
  | Timeout
  | TransportFailed
  | UnexpectedResponse

/** What is known of a failure, besides its reason. */
export interface Details {
  /** The operation's id as Microsoft writes it, such as `CallConnection_RemoveParticipant`. */
  readonly operation: string
  readonly reason: Reason
  /** One masked sentence. */
  readonly description: string
  /** The HTTP status of the last answer, when there was one. */
  readonly status?: number | undefined
  /** `error.code` of Microsoft's envelope, such as `8522`. */
  readonly code?: string | undefined
  /** The innermost `innererror.code`, or a numeric sub-code of the platform. */
  readonly subCode?: string | undefined
  /** `error.target` of the envelope. */
  readonly target?: string | undefined
  /** The service's id of the request, for a support case. */
  readonly requestId?: string | undefined
  /** How many times the request was sent or tried; 0 when it was refused before sending. */
  readonly attempts: number
  /** The beginning of an answer that says more than the fields above, masked: a page of a gateway, or JSON that is not an envelope. */
  readonly body?: string | undefined
  /** What was thrown, as a copy that may be printed. */
  readonly cause?: unknown
}

/** Every failure of every operation. `Effect.catchReason` picks one reason of it. */
export class CommunicationError extends Data.TaggedError("CommunicationError")<Details> {
  constructor(details: Details) {
    super(maskProps(details))
    markMasked(this)
  }

  override get message(): string {
    return `${this.operation}: ${this.reason._tag}: ${this.description}`
  }
}

/** A failure found before anything was sent; without a field it is the input itself that does not fit. */
export const invalid = (operation: string, field: string, expected: string): CommunicationError =>
  new CommunicationError({
    attempts: 0,
    operation,
    reason: { _tag: "InvalidRequest", field: (field ||= "input"), expected },
    description: `${field}: ${expected}`
  })
