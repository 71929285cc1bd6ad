/** The habits of Chat: users ask, pages may read, and answers have headers of their own. */
import { randomBytes } from "node:crypto"
import { serviceFailures as failures } from "@effect-comms/chat/operations"
import { azureProfile, supportedVersions } from "../service/azureProfile.ts"
import type { ServiceProfile } from "../service/ServiceProfile.ts"

/** What Chat says with a status. Source: the examples of errors of every operation of Chat. */
const texts: ReadonlyMap<number, string> = new Map([
  [401, "Request is not authorized."],
  [403, "User is not allowed to perform specified action."],
  [429, "Rate limit exceeded."],
  [503, "The server is currently unable to handle the request."]
])

const isTyping = /^[^?]*\/typing(?:\?|$)/i

/** Its own paths, and those of the real-time notifications that it leads to, the root among them. */
const segments = new Set(["chat", "v3", "v4", "socket.io", ""])

/** The profile. */
export const profile: ServiceProfile = {
  ...azureProfile,
  owns: (segment) => segments.has(segment),
  credentials: { _tag: "User", scope: "chat" },
  failures,
  isOpenToPages: true,
  faultText: (status) => texts.get(status),
  headers: ({ target }, _, versions) => ({
    // Recorded: that of typing lacks the first version, which had no body of it.
    ...supportedVersions(isTyping.test(target) ? versions?.filter((version) => version !== "2021-03-07") : versions),
    "access-control-expose-headers": "*",
    "ms-cv": `${randomBytes(16).toString("base64url")}.0`,
    "x-processing-time": "1ms"
  })
}
