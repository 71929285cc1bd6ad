/**
 * Says which field of a request does not fit and what was expected there, never what was sent: it may be a phone number.
 */
import * as Problem from "@effect-comms/core/internal/Problem"
import type { ValidationFailure } from "./Handler.ts"

/** One sentence that begins with the field. */
export const describe = ({ issue, emptyIdentifier, unsupported }: ValidationFailure, version: string): string => {
  if (unsupported !== undefined) return `${unsupported}: the API version ${version} does not have it.`
  if (emptyIdentifier !== undefined) return `${emptyIdentifier}: expected a string that is not empty.`
  if (issue === undefined) return "The request does not fit."
  const { expected, field } = Problem.describe(issue)
  return `${field || "body"}: ${expected}.`
}
