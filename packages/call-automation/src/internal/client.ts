/** The key under which the client is found in the context. */
import type { Client } from "@effect-comms/core/Client"
import * as Context from "effect/Context"
import type { ApiVersion } from "../ApiVersion.ts"

/** The client of Call Automation in the context. */
export class CallAutomation extends Context.Service<CallAutomation, Client<ApiVersion>>()(
  "@effect-comms/call-automation/CallAutomation"
) {}
