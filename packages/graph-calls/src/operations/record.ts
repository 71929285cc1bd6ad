import { beta } from "../ApiVersion.ts"
import { actionOnCall, request } from "./action.ts"
import { recording, recordOperation } from "./recording.ts"

export const record = actionOnCall("Call_Record", "record", {
  ends: "notified",
  description: "Plays a prompt and records the answer, as `recordResponse` does, which took its place.",
  source: "call: record",
  versions: beta,
  clouds: { beta: [] },
  takes: request("RecordRequest", recording),
  success: { 200: recordOperation, 202: recordOperation }
})
