import { actionOnCall, began, request } from "./actionOnCall.ts"

export const cancelMediaProcessing = actionOnCall("Call_CancelMediaProcessing", "cancelMediaProcessing", {
  description:
    "Cancels the running and all queued prompts and recordings, never the subscription to tones.\nThe answer is final; each cancelled operation is told by a notification of its own.",
  source: "call: cancelMediaProcessing",
  clouds: { beta: ["global"] },
  takes: request("CancelMediaProcessingRequest", {}),
  answers: began("cancelMediaProcessingOperation", {})
})
