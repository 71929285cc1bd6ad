/** What Chat refuses, in Microsoft's words where they are published. */
import { Refusal } from "../../service/Refusal.ts"

/** Not a member of the thread. Source: the examples of every operation of Chat. */
export const forbidden = (): Refusal =>
  new Refusal({ status: 403, code: "Forbidden", description: "User is not allowed to perform specified action." })

/** Chat belongs to users: a resource has no say in it. Source: the examples of every operation of Chat. */
export const unauthorized = (): Refusal =>
  new Refusal({ status: 401, code: "Unauthorized", description: "Request is not authorized." })

/** A thread or a member that is not there, or not any more. */
export const notFound = (what: string): Refusal =>
  new Refusal({ status: 404, code: "NotFound", description: `The ${what} was not found.` })

/** A field that fits its type and cannot be used; `description` names it. */
export const badRequest = (description: string): Refusal =>
  new Refusal({ status: 400, code: "BadRequest", description })

/** A media type that the version does not take, though others do. */
export const unsupportedMediaType = (expected: string): Refusal =>
  new Refusal({ status: 415, code: "UnsupportedMediaType", description: `Content-Type: expected ${expected}.` })
