import { RecordingStatus } from "../schemas/Participant.ts"
import { actionOnCall, began, request } from "./action.ts"

export const updateRecordingStatus = actionOnCall("Call_UpdateRecordingStatus", "updateRecordingStatus", {
  ends: "answered",
  description:
    "Says to a call that a policy put the application into whether it is recorded.\nThe response is final. Needs `Calls.AccessMedia.All` or `Calls.JoinGroupCall.All`.",
  source: "call: updateRecordingStatus",
  takes: request("UpdateRecordingStatusRequest", {
    status: RecordingStatus.annotate({ description: "Whether it is recorded, or why not." })
  }),
  success: { 200: began("updateRecordingStatusOperation") }
})
