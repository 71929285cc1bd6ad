/** The client of Graph's calls whose operations are steps inside a call flow; outside flows it is the client as it is. */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import { canonicalId } from "@effect-comms/graph-calls/internal/durable"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { FlowStore } from "./FlowStore.ts"
import { evidence, service } from "./internal/graphEvidence.ts"
import { defaultSettleMillis, type Settling } from "./internal/evidence.ts"
import * as step from "./internal/step.ts"

/** Which client, and how long is waited for what a process that ended has asked for. */
export type Options = GraphCalls.Options & Settling

/** Provides the client; the same options as `GraphCalls.layer`, and `settleMillis`. */
export const layer = ({
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
        service,
        subject: { ofInput: ["callId", "id"], ofAnswer: "id" },
        canonical: canonicalId
      })
    })
  )
