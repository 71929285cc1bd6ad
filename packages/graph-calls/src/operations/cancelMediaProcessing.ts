import { actionOnCall, began } from "./action.ts"

export const cancelMediaProcessing = actionOnCall("Call_CancelMediaProcessing", "cancelMediaProcessing", {
  ends: "answered",
  description:
    "Cancels the running and all queued prompts and recordings, never the subscription to tones.\nThe response is final; a notification reports each cancelled operation.",
  source: "call: cancelMediaProcessing",
  clouds: { beta: ["global"] },
  success: { 200: began("cancelMediaProcessingOperation") }
})
