/** What Graph's calls refuse, in the platform's own codes where they are known. */
import { Refusal } from "../../service/Refusal.ts"

/** The call ended, never was, or belongs to another application. */
export const callNotFound = (): Refusal => new Refusal({ status: 404, code: "8522", description: "Call not found." })

const notFound = (what: string) => (): Refusal =>
  new Refusal({ status: 404, code: "NotFound", description: `${what} not found.` })

export const operationNotFound = notFound("Operation")
export const participantNotFound = notFound("Participant")
export const groupNotFound = notFound("Audio routing group")
export const sessionNotFound = notFound("Content sharing session")

/** The token is of another tenant than the request says, or a call that needs a tenant names none. */
export const tenantMismatch = (): Refusal =>
  new Refusal({ status: 403, code: "7505", description: "Request authorization tenant mismatch." })

/** The token is of another tenant than the call. */
export const callTenantMismatch = (): Refusal =>
  new Refusal({
    status: 403,
    code: "7505",
    description: "Mismatch between request authorization tenant and call tenant."
  })

/** The application does not have a permission. */
export const insufficientPermissions = (): Refusal =>
  new Refusal({
    status: 403,
    code: "7504",
    description: "Insufficient enterprise tenant permissions, cannot access this API."
  })

/** A call to a telephone that does not come from a resource account. */
export const sourceInvalid = (): Refusal =>
  new Refusal({ status: 400, code: "7507", description: "Call source identity invalid." })

/** A policy did not bring the application into the call. */
export const notPolicyRecorded = (): Refusal =>
  new Refusal({ status: 400, code: "8506", description: "API call not allowed for non-Compliance Recording call" })

/** Something that fits its type and cannot be used; `detail` names the field. */
export const invalid = (detail: string): Refusal =>
  new Refusal({ status: 400, code: "BadRequest", description: `The request is invalid. ${detail}` })

/** A request that comes too often. */
export const tooMany = (seconds: number): Refusal =>
  new Refusal({
    status: 429,
    code: "TooManyRequests",
    description: "Please retry again later.",
    headers: { "retry-after": String(seconds) }
  })

/** Only applications have calls. */
export const unauthorized = (): Refusal =>
  new Refusal({ status: 401, code: "InvalidAuthenticationToken", description: "Access token is empty." })
