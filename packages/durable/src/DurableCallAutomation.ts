/**
 * The client of Call Automation whose operations are steps inside a call flow; outside flows it is the client as it is.
 */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { FlowStore } from "./FlowStore.ts"
import { evidence, service } from "./internal/callEvidence.ts"
import { defaultSettleMillis, type Settling } from "./internal/evidence.ts"
import * as step from "./internal/step.ts"

/** Which client, and how long is waited for what a process that ended has asked for. */
export type Options = CallAutomation.Options & Settling

/** Provides the client; the same options as `CallAutomation.layer`, and `settleMillis`. */
export const layer = ({
  settleMillis = defaultSettleMillis,
  ...options
}: Options): Layer.Layer<CallAutomation.CallAutomation, CommunicationError, FlowStore> =>
  Layer.effect(
    CallAutomation.CallAutomation,
    Effect.gen(function* () {
      const store = yield* FlowStore
      const client = yield* CallAutomation.make(options)
      return step.client({
        client,
        store,
        evidence: evidence(client, store, settleMillis),
        context: "operationContext",
        service,
        subject: { ofInput: ["callConnectionId"], ofAnswer: "callConnectionId" }
      })
    })
  )
