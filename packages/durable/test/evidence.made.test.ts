/** What is known of a call that was made, when the answer was lost: what the service says of it, and else that it is there, or was. */
import * as operations from "@effect-comms/call-automation/internal/operations"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as FlowStore from "@effect-comms/durable/FlowStore"
import * as Sqlite from "@effect-comms/durable/Sqlite"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import * as graph from "@effect-comms/graph-calls/internal/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as callEvidence from "../src/internal/callEvidence.ts"
import { mark } from "../src/internal/callbackMark.ts"
import * as graphEvidence from "../src/internal/graphEvidence.ts"
import type { Evidence } from "../src/internal/step.ts"

const id = "57dab8b1-894c-409a-b240-bd8beae78896"
const context = "0123456789abcdef0123456789abcdef"
const store = FlowStore.layer.pipe(Layer.provide(Sqlite.layer(":memory:")))

/** What a request gave, by an event of its call that came after its step had begun. */
const gave = <I, A>(service: string, look: Evidence, operation: ClientOperation<I, A>, input: I) =>
  Effect.gen(function* () {
    const { beginStep, keep } = yield* FlowStore.FlowStore
    const step = yield* beginStep("execution", operation.id, {
      operation: operation.id,
      inputHash: "",
      pairId: "",
      firstSent: "",
      inOrder: true,
      begunAt: 0,
      context,
      traceparent: undefined,
      subject: undefined
    })
    yield* keep(service, [{ id: crypto.randomUUID(), subject: id, kind: "Call", context, body: "{}" }])
    return yield* look(operation, input, step)
  })

/** The same of both services, which answer so when they are asked of the call. */
const found = (answer: ScriptedTransport.Answer) =>
  Effect.gen(function* () {
    const over = Effect.provide(CurrentTransport.layer(ScriptedTransport.make(() => answer)))
    const rows = yield* FlowStore.FlowStore
    const resource = { connectionString: "endpoint=https://contoso.communication.azure.com/;accesskey=c2VjcmV0" }
    const calls = yield* over(CallAutomation.make({ ...resource, retry: { attempts: 1 } }))
    const credential = { authorize: () => ["authorization", "Bearer token"] }
    const client = yield* over(GraphCalls.make({ credential, retry: { attempts: 1 } }))
    const callbackUri = "https://contoso.com/callbacks"
    const created = yield* gave(callEvidence.service, callEvidence.evidence(calls, rows, 0), operations.createCall, {
      operationContext: context,
      targets: [],
      callbackUri
    })
    const input = { callbackUri, requestedModalities: ["audio"], mediaConfig: {} }
    const marked = mark.put(graph.createCall, input, context) ?? input
    const making = graphEvidence.evidence(rows, 0, { client, mark })
    return [created, yield* gave(graphEvidence.service, making, graph.createCall, marked)]
  }).pipe(Effect.provide(store))

describe("a call that was made", () => {
  it.live("is over when the service no longer knows it", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* found({ status: 404 }), [
        { gave: { callConnectionId: id, callConnectionState: "disconnected" } },
        { gave: { id, state: "terminated" } }
      ])
    })
  )

  it.live("is known by its id when the service does not say more", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* found({ status: 403 }), [{ gave: { callConnectionId: id } }, { gave: { id } }])
    })
  )
})
