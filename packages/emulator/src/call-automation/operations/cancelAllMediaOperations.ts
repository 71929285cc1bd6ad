/** CancelAllMediaOperations: everything that plays, recognizes or waits in the call when it is asked for is cancelled. */
import { cancelAllMediaOperations } from "@effect-comms/call-automation/operations"
import { cancel } from "../state/PromptQueue.ts"
import { onConnectedLeg } from "../requests/onLeg.ts"
import { cancelling } from "../state/timing.ts"

export const handleCancelAllMediaOperations = onConnectedLeg(cancelAllMediaOperations, ({ call, calls }) => {
  const prompts = [...call.prompts]
  calls.later(cancelling, () => cancel(prompts))
  return { status: 202, body: undefined }
})
