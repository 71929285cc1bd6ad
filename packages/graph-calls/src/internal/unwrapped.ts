/** Errors of the platform behind Graph, which Graph at times puts into the message of its own. */
import { CommunicationError } from "@effect-comms/core/CommunicationError"

const codeOf = /"(?:errorCode|code)"\s*:\s*"?([\w.-]+)/

const messageIn = (text: string): string | undefined => {
  const [, said] = /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text) ?? []
  return said?.replaceAll(/\\(.)/g, "$1")
}

/** An error whose code and message are the inner ones where the message of an `UnknownError` holds them as JSON. */
export const unwrapped = (error: CommunicationError): CommunicationError => {
  const { attempts, body, cause, description, operation, reason, requestId, status, subCode, target } = error
  if (error.code !== "UnknownError" || !description.includes("{")) return error
  const [, code] = codeOf.exec(description) ?? []
  if (code === undefined) return error
  const details = { attempts, body, cause, operation, reason, requestId, status, subCode, target }
  return new CommunicationError({ ...details, code, description: messageIn(description) ?? description })
}
