import * as Operation from "@effect-comms/core/Operation"
import { commandToCall } from "./command.ts"

export const keepAlive = commandToCall("Call_KeepAlive", "keepAlive", {
  description:
    "Keeps a call alive; once every 15 minutes is recommended.\nWithout one for 45 minutes the call ends with 408/8537. A call that has ended is `NotFound`.",
  source: "call: keepAlive",
  retry: "idempotent",
  failures: [404],
  success: { 200: Operation.Empty }
})
