/** Microsoft's error envelopes, and what a status means. */
import type { Details, Reason } from "../CommunicationError.ts"
import { maskShort } from "../Redaction.ts"
import type { WireResponse } from "../Transport.ts"

/** A failure before the operation's id and the number of attempts are put to it. */
export type Failure = Omit<Details, "operation" | "attempts">

type Plain = "Unauthorized" | "Forbidden" | "NotFound" | "Timeout" | "Conflict" | "PreconditionFailed"
const tags: Readonly<Record<number, Plain>> = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  408: "Timeout",
  409: "Conflict",
  412: "PreconditionFailed"
}

const reasonOf = (status: number, retryAfter: number | undefined, field: string | undefined): Reason =>
  tags[status]
    ? { _tag: tags[status] }
    : status === 429
      ? { _tag: "Throttled", retryAfter }
      : status >= 500
        ? { _tag: "Unavailable" }
        : { _tag: status >= 400 ? "InvalidRequest" : "UnexpectedResponse", field, expected: undefined }

/** The value under a key of whatever it is. */
export const at = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined

/** A value as text when it is one, or a number or boolean. */
export const scalar = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined

/** The value under a key, which some services write with a capital letter. */
const under = (value: unknown, key: string): unknown =>
  at(value, key) ?? at(value, key.charAt(0).toUpperCase() + key.slice(1))

const textAt = (value: unknown, key: string): string | undefined => {
  const text = scalar(under(value, key))
  return text && maskShort(text)
}

// ACS writes `innererror`, Graph `innerError`; the innermost says most. A loop, since nothing bounds how deep an answer nests.
const innermost = (error: unknown): string | undefined => {
  let code: string | undefined
  while ((error = at(error, "innererror") ?? under(error, "innerError"))) code = textAt(error, "code") ?? code
  return code
}

/**
 * What an answer that is not a success says. Most put it into `error`; the preview into `CommunicationError`, others at the top, in a list, or
 * as problem details (RFC 9457).
 */
export const errorOf = (response: WireResponse, retryAfter?: number): Failure => {
  const { status } = response
  let body = ""
  let error: unknown
  try {
    body = response.text()
    error = JSON.parse(body)
    if (Array.isArray(error)) error = error[0]
    const inner = under(error, "error") ?? under(error, "communicationError")
    if (typeof inner === "object") error = inner
  } catch {
    // A proxy's page, nothing at all, or more than is read: the status says what there is to say.
  }
  const target = textAt(error, "target")
  const message = textAt(error, "message")
  const requestId = ["x-ms-request-id", "request-id", "ms-cv", "x-ms-client-request-id"]
    .map((name) => response.header(name))
    .find(Boolean)
  return {
    reason: reasonOf(status, retryAfter, target),
    description: message ?? textAt(error, "detail") ?? textAt(error, "title") ?? `status ${status}`,
    status,
    code: textAt(error, "code"),
    subCode: innermost(error),
    target,
    requestId: requestId && maskShort(requestId),
    ...(message === undefined && status >= 300 && body !== "" && { body: maskShort(body, 2_000) })
  }
}
