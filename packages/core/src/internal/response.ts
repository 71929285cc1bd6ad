/** Microsoft's error envelopes, and what a status means. */
import type { Details, Reason } from "../CommunicationError.ts"
import * as Redaction from "../Redaction.ts"
import { retryAfter } from "../Retry.ts"
import type { WireResponse } from "../Transport.ts"

const reasonOf = (status: number, wait: number | undefined, target: string | undefined): Reason => {
  switch (status) {
    case 401:
      return { _tag: "Unauthorized" }
    case 403:
      return { _tag: "Forbidden" }
    case 404:
      return { _tag: "NotFound" }
    case 409:
      return { _tag: "Conflict" }
    case 412:
      return { _tag: "PreconditionFailed" }
    case 408:
      return { _tag: "Timeout" }
    case 429:
      return { _tag: "Throttled", retryAfter: wait }
    default:
      if (status >= 500) return { _tag: "Unavailable" }
      if (status >= 400) return { _tag: "InvalidRequest", field: target, expected: undefined }
      return { _tag: "UnexpectedResponse", field: undefined, expected: undefined }
  }
}

const read = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && key in value ? Reflect.get(value, key) : undefined

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined

const innermost = (error: unknown): string | undefined => {
  const inner = read(error, "innererror") ?? read(error, "innerError")
  return inner === undefined ? undefined : (innermost(inner) ?? textOf(read(inner, "code")))
}

/** What an answer that is no success says. */
export const errorOf = (
  response: WireResponse,
  nowMillis: number
): Omit<Details, "operation" | "attempts"> & { readonly retryAfter: number | undefined } => {
  const { header, status } = response
  const wait = retryAfter(header, nowMillis)
  let error: unknown
  try {
    error = read(JSON.parse(response.text()), "error")
  } catch {
    // A proxy's page or nothing at all: the status says what there is to say.
  }
  const target = textOf(read(error, "target"))
  return {
    reason: reasonOf(status, wait, target),
    description: Redaction.mask((textOf(read(error, "message")) ?? `status ${status}`).slice(0, 500)),
    status,
    code: textOf(read(error, "code")),
    subCode: innermost(error),
    target: target === undefined ? undefined : Redaction.mask(target),
    requestId:
      header("x-ms-request-id") ?? header("request-id") ?? header("ms-cv") ?? header("x-ms-client-request-id"),
    retryAfter: wait
  }
}
