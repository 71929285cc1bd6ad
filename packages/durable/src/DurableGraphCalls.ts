/** The client of Graph's calls whose operations are steps inside a call flow; outside flows it is the client as it is. */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import { canonicalId } from "@effect-comms/graph-calls/internal/durable"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { FlowStore } from "./FlowStore.ts"
import { mark } from "./internal/callbackMark.ts"
import { evidence, service } from "./internal/graphEvidence.ts"
import { defaultSettleMillis, type Settling } from "./internal/evidence.ts"
import * as step from "./internal/step.ts"

/** Which client, how long is waited for what a process that ended has asked for, and what shows that a call was made. */
export type Options = GraphCalls.Options &
  Settling & {
    /**
     * Whether a call that a flow makes has the id of its step in its `callbackUri`, as the parameter `comms-step` of its query. Its notifications
     * then show that it was made when the process ended before the answer was stored, which is `Ambiguous` otherwise. The server has to take
     * notifications at the address with any query. Default false.
     */
    readonly stepInCallbackUri?: boolean | undefined
  }

/** Provides the client; the same options as `GraphCalls.layer`, `settleMillis` and `stepInCallbackUri`. */
export const layer = ({
  settleMillis = defaultSettleMillis,
  stepInCallbackUri = false,
  ...options
}: Options): Layer.Layer<GraphCalls.GraphCalls, CommunicationError, FlowStore> =>
  Layer.effect(
    GraphCalls.GraphCalls,
    Effect.gen(function* () {
      const store = yield* FlowStore
      const client = yield* GraphCalls.make(options)
      const making = stepInCallbackUri ? { client, mark } : undefined
      return step.client({
        client,
        store,
        evidence: evidence(store, settleMillis, making),
        context: "clientContext",
        mark: making?.mark,
        service,
        subject: { ofInput: ["callId", "id"], ofAnswer: "id" },
        canonical: canonicalId
      })
    })
  )
