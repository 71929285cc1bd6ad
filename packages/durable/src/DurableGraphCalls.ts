/** The client of Graph's calls whose operations are steps inside a call flow; outside flows it is the client as it is. */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import { canonicalId } from "@effect-comms/graph-calls/internal/durable"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { FlowStore } from "./FlowStore.ts"
import { evidence, marking, service } from "./internal/graphEvidence.ts"
import { defaultSettleMillis, type Settling } from "./internal/evidence.ts"
import * as step from "./internal/step.ts"

/** Which client, and what shows that was executed which a process that ended has asked for. */
export type Options = GraphCalls.Options &
  Settling & {
    /**
     * Whether a call that a flow creates gets an address of its own: the parameter `flow-step` is added to its `callbackUri`. A notification
     * that is posted there shows that the call was created, whose creation is `Ambiguous` otherwise when its answer was lost. Default false.
     */
    readonly markCallbackUri?: boolean | undefined
  }

/** Provides the client; the same options as `GraphCalls.layer`, `settleMillis` and `markCallbackUri`. */
export const layer = ({
  markCallbackUri = false,
  settleMillis = defaultSettleMillis,
  ...options
}: Options): Layer.Layer<GraphCalls.GraphCalls, CommunicationError, FlowStore> =>
  Layer.effect(
    GraphCalls.GraphCalls,
    Effect.gen(function* () {
      const store = yield* FlowStore
      const client = yield* GraphCalls.make(options)
      return step.client({
        client,
        store,
        evidence: evidence(store, settleMillis),
        context: "clientContext",
        marking: markCallbackUri ? marking : undefined,
        service,
        subject: { ofInput: ["callId", "id"], ofAnswer: "id" },
        canonical: canonicalId
      })
    })
  )
