/** What Identity refuses, in Microsoft's words where they are known. */
import { Refusal } from "../../service/Refusal.ts"

/** A field that fits its type and cannot be used; `description` names it. */
export const refuse = (description: string): Refusal => new Refusal({ status: 400, code: "BadRequest", description })

/** What is not there, or not any more. */
export const notFound = (what: string): Refusal =>
  new Refusal({ status: 404, code: "NotFound", description: `The ${what} was not found.` })

/** A principal that may not use the resource. */
export const forbidden = (description: string): Refusal => new Refusal({ status: 403, code: "Forbidden", description })

/** A token that another service would have to have issued. */
export const unauthorized = (description: string): Refusal =>
  new Refusal({ status: 401, code: "Unauthorized", description })

/** Another resource's user. Recorded, with a content type that has no charset. */
export const notOwned = (): Refusal =>
  new Refusal({
    status: 401,
    code: "IdentityNotOwned",
    description: "Provided identity doesn't belong to the resource.",
    headers: { "content-type": "application/json" }
  })
