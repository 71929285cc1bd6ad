/**
 * How each of Microsoft's services words its answers: the envelope of errors and the headers that recordings show.
 */
import { randomBytes, randomUUID } from "node:crypto"
import { STATUS_CODES } from "node:http"
import type { Refusal } from "../../service/Refusal.ts"
import type { Request } from "./Exchange.ts"

/** The services by their habits. */
export type Dialect = "callAutomation" | "chat" | "identity" | "graph" | "none"

/** The service that a path belongs to. */
export const ofPath = (path: string): Dialect => {
  const first = (path.split("/", 2)[1] ?? "").toLowerCase()
  if (first === "calling") return "callAutomation"
  if (first === "chat") return "chat"
  if (first === "identities" || first === "access" || first === "teamsuser") return "identity"
  // A version that Graph does not have, or none at all, is for Graph to refuse.
  return first === "beta" || first === "communications" || /^v\d+\.\d+$/.test(first) ? "graph" : "none"
}

/** The code that the services give to a status of which nothing else is known, such as `TooManyRequests`. */
export const codeOf = (status: number): string => (STATUS_CODES[status] ?? `Status${status}`).replace(/[^A-Za-z]/g, "")

/** What Chat says with a status. Source: the examples of errors of every operation of Chat. */
const chatTexts: ReadonlyMap<number, string> = new Map([
  [401, "Request is not authorized."],
  [403, "User is not allowed to perform specified action."],
  [429, "Rate limit exceeded."],
  [503, "The server is currently unable to handle the request."]
])

/** The message of an answer that was ordered as a fault: the service's own where it is published. */
export const faultText = (dialect: Dialect, status: number): string =>
  (dialect === "chat" ? chatTexts.get(status) : undefined) ?? "The local cloud was told to fail this request."

/** The body of a refusal. */
export const envelope = (
  dialect: Dialect,
  refusal: Refusal,
  context: { readonly requestId: string; readonly request: Request; readonly wall: number }
): string => {
  const { code, description: message, target } = refusal
  if (dialect !== "graph")
    return JSON.stringify({ error: target === undefined ? { code, message } : { code, message, target } })
  const clientRequestId = context.request.header("client-request-id") ?? context.requestId
  const date = new Date(context.wall).toISOString().slice(0, 19)
  return JSON.stringify({
    error: {
      code,
      message,
      innerError: { date, "request-id": context.requestId, "client-request-id": clientRequestId }
    }
  })
}

/**
 * The versions that every answer of Call Automation names, whatever the operation; recorded in 2026. Three previews among them were
 * never published, and are refused here.
 */
const production = [
  "2023-03-06",
  "2023-10-15",
  "2024-04-15",
  "2024-06-15-preview",
  "2024-09-01-preview",
  "2024-09-15",
  "2024-11-15-preview",
  "2025-03-30-preview",
  "2025-05-15",
  "2025-06-15",
  "2025-08-15-preview",
  "2026-03-12"
]

/** The version of Call Automation whose answers do not name them; recorded. */
const reticent = /[?&]api-version=2024-06-15-preview(?:&|$)/i

/** The headers that every answer of a service has. */
export const headers = (
  dialect: Dialect,
  request: Request,
  context: { readonly requestId: string; readonly wall: number; readonly versions: ReadonlyArray<string> | undefined }
): Record<string, string> => {
  const all: Record<string, string> = { date: new Date(context.wall).toUTCString() }
  if (dialect === "graph") {
    all["request-id"] = context.requestId
    all["client-request-id"] = request.header("client-request-id") ?? context.requestId
    return all
  }
  if (context.versions !== undefined && dialect !== "callAutomation")
    all["api-supported-versions"] = context.versions.join(", ")
  if (context.versions !== undefined && dialect === "callAutomation" && !reticent.test(request.target))
    all["api-supported-versions"] = production.join(", ")
  if (dialect === "chat") {
    all["access-control-expose-headers"] = "*"
    all["ms-cv"] = `${randomBytes(16).toString("base64url")}.0`
    all["x-processing-time"] = "1ms"
    return all
  }
  const clientRequestId = request.header("x-ms-client-request-id")
  if (clientRequestId !== undefined) all["x-ms-client-request-id"] = clientRequestId
  const userAgent = request.header("user-agent")
  if (dialect === "callAutomation" && userAgent !== undefined) all["x-microsoft-skype-client"] = userAgent
  return all
}

/** A fresh id of an exchange. */
export const requestId = (): string => randomUUID()
