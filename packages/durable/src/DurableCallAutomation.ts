/**
 * The client of Call Automation whose operations are steps inside a call flow; outside flows it is the client as it is.
 */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { FlowStore } from "./FlowStore.ts"
import { evidence, service } from "./internal/callEvidence.ts"
import * as step from "./internal/step.ts"

/** Provides the client; the same options as `CallAutomation.layer`. */
export const layer = (
  options: CallAutomation.Options
): Layer.Layer<CallAutomation.CallAutomation, CommunicationError, FlowStore> =>
  Layer.effect(
    CallAutomation.CallAutomation,
    Effect.gen(function* () {
      const store = yield* FlowStore
      const client = yield* CallAutomation.make(options)
      return step.client({
        client,
        store,
        evidence: evidence(client, store),
        context: "operationContext",
        service,
        subject: { ofInput: ["callConnectionId"], ofAnswer: "callConnectionId" }
      })
    })
  )
