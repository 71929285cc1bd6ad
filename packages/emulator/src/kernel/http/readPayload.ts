/** The JSON of a request's body, or its bytes where the operation takes these, or the refusal of what is neither. */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
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
  const bytes = Operation.bytesIn(operation.payload)
  const text = bytes === undefined ? textOf(request) : undefined
  if (contentTypes.length === 0 || text === "") return undefined
  const type = (request.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? ""
  if (!contentTypes.includes(type))
    throw new Refusal({
      status: 415,
      code: "UnsupportedMediaType",
      description: `Content-Type: expected ${contentTypes.join(" or ")}.`
    })
  if (bytes !== undefined) return bytesOf(bytes, operation, request)
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

/** A body of bytes as the field that stands for it, beside those that travel in headers. */
const bytesOf = (field: string, { payload }: Operation.Any, { body = "", header }: Request): unknown => {
  const record: Record<string, unknown> = { [field]: typeof body === "string" ? Buffer.from(body) : body }
  for (const [name, inHeader] of Field.headersOf(payload)) record[name] = header(inHeader)
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}
