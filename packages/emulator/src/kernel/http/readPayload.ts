/** The JSON of a request's body, or the refusal of what is none. */
import type * as Operation from "@effect-comms/core/Operation"
import { Refusal } from "../../service/Refusal.ts"
import type { ServiceProfile } from "../../service/ServiceProfile.ts"
import type { Request } from "./Exchange.ts"

const decoder = new TextDecoder("utf-8", { fatal: true })

/** The text of a body; `undefined` when its bytes are not UTF-8. */
export const textOf = (request: Request): string | undefined => {
  const { body } = request
  if (body === undefined || typeof body === "string") return body ?? ""
  try {
    return decoder.decode(body)
  } catch {
    return undefined
  }
}

/** The parsed body; `undefined` when there is none or the operation takes none. */
export const readPayload = (profile: ServiceProfile, operation: Operation.Any, request: Request): unknown => {
  const { contentTypes } = operation
  const text = textOf(request)
  if (contentTypes.length === 0 || text === "") return undefined
  const type = (request.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? ""
  if (!contentTypes.includes(type))
    throw new Refusal({
      status: 415,
      code: "UnsupportedMediaType",
      description: `Content-Type: expected ${contentTypes.join(" or ")}.`
    })
  try {
    if (text !== undefined) {
      const payload: unknown = JSON.parse(text)
      return payload
    }
  } catch {
    // Refused below, as bytes that are no text are.
  }
  throw new Refusal({ status: 400, code: profile.validationCode, description: "body: expected JSON." })
}
