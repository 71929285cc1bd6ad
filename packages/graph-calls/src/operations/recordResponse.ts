import { actionOnCall, request } from "./action.ts"
import { recording, recordOperation } from "./recording.ts"

export const recordResponse = actionOnCall("Call_RecordResponse", "recordResponse", {
  ends: "notified",
  description:
    "Plays a prompt and records the answer, after what is queued before; only for service-hosted media.\nNeeds `Calls.AccessMedia.All`. Each limit is 5 seconds unless given, at most 120. The notification's `recordingLocation` is fetched with its `recordingAccessToken` as a bearer token, soon: it goes with the call.",
  source: "call: recordResponse",
  takes: request("RecordResponseRequest", recording),
  success: { 200: recordOperation }
})
