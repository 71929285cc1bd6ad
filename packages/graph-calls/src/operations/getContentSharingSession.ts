import { ContentSharingSession } from "../schemas/ContentSharingSession.ts"
import { contentSharingSession } from "./paths.ts"
import { readOf } from "./resource.ts"

export const getContentSharingSession = readOf("ContentSharingSession_Get", ContentSharingSession, {
  description: "Gets a session of a call in which content is shared.",
  source: "Get contentSharingSession",
  clouds: { "v1.0": ["global"], beta: ["global"] },
  at: contentSharingSession
})
