/** What Graph's calls refuse, in the platform's own codes where they are known. */
import { Refusal } from "../service/Refusal.ts"

/** The call ended, never was, or belongs to another application. */
export const callNotFound = (): Refusal => new Refusal({ status: 404, code: "8522", description: "Call not found." })

/** The call has no such operation. */
export const operationNotFound = (): Refusal =>
  new Refusal({ status: 404, code: "NotFound", description: "Operation not found." })

/** The token is of another tenant than the call, or a call to a telephone names none. */
export const tenantMismatch = (): Refusal =>
  new Refusal({ status: 403, code: "7505", description: "Request authorization tenant mismatch." })

/** A call to a telephone that does not come from a resource account. */
export const sourceInvalid = (): Refusal =>
  new Refusal({ status: 400, code: "7507", description: "Call source identity invalid." })

/** Something that fits its type and cannot be used; `detail` names the field. */
export const invalid = (detail: string): Refusal =>
  new Refusal({ status: 400, code: "BadRequest", description: `The request is invalid. ${detail}` })

/** Only applications have calls. */
export const unauthorized = (): Refusal =>
  new Refusal({ status: 401, code: "InvalidAuthenticationToken", description: "Access token is empty." })
