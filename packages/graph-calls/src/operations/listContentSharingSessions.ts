import { ContentSharingSession } from "../schemas/ContentSharingSession.ts"
import { ofCall } from "./paths.ts"
import { listOf } from "./resource.ts"

export const listContentSharingSessions = listOf("ContentSharingSession_List", ContentSharingSession, {
  description: "Lists the sessions of a call in which content is shared.",
  source: "List contentSharingSessions",
  clouds: { "v1.0": ["global"], beta: ["global"] },
  at: ofCall("contentSharingSessions")
})
