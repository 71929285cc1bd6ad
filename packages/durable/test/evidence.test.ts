import * as operations from "@effect-comms/call-automation/internal/operations"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as FlowStore from "@effect-comms/durable/FlowStore"
import * as Sqlite from "@effect-comms/durable/Sqlite"
import * as graph from "@effect-comms/graph-calls/internal/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import { evidence, service } from "../src/internal/callEvidence.ts"
import * as graphEvidence from "../src/internal/graphEvidence.ts"
import type { Evidence } from "../src/internal/step.ts"
import { accepting } from "./support.ts"

const store = FlowStore.layer.pipe(Layer.provide(Sqlite.layer(":memory:")))

let kept = 0

/** Keeps an event with a context that a program gives to several requests. */
const happened = (subject: string, of = service, body: object = {}) =>
  FlowStore.FlowStore.use(({ keep }) =>
    keep(of, [{ id: `event ${++kept}`, subject, kind: "PlayStarted", context: "greeting", body: JSON.stringify(body) }])
  )

const clients = CallAutomation.make({
  connectionString: "endpoint=https://contoso.communication.azure.com/;accesskey=c2VjcmV0"
}).pipe(Effect.provide(CurrentTransport.layer(accepting())))

/** A step begins, by the clock of its process. */
const begins = Effect.gen(function* () {
  const begun = {
    operation: "operation",
    inputHash: "",
    pairId: "",
    firstSent: "",
    inOrder: true,
    begunAt: yield* Clock.currentTimeMillis,
    context: "greeting",
    traceparent: undefined,
    subject: undefined
  }
  return yield* (yield* FlowStore.FlowStore).beginStep("execution", "step", begun)
})

/** Whether something shows that the request of a step was executed. */
const shown = <I, A>(look: Evidence, operation: ClientOperation<I, A>, input: I, step: FlowStore.BegunStep) =>
  Effect.gen(function* () {
    const looking = yield* Effect.forkChild(look(operation, input, step), { startImmediately: true })
    yield* TestClock.adjust("6 seconds")
    return (yield* Fiber.join(looking)) !== undefined
  })

const ofCalls = Effect.gen(function* () {
  return evidence(yield* clients, yield* FlowStore.FlowStore, 5_000)
})

const play = (callConnectionId: string, step: FlowStore.BegunStep) =>
  Effect.flatMap(ofCalls, (look) =>
    shown(look, operations.play, { callConnectionId, operationContext: "greeting", playSources: [] }, step)
  )

describe("an event with the context of a request whose answer was lost", () => {
  it.effect("shows that it was executed if it is of its call and came after the step began", () =>
    Effect.gen(function* () {
      yield* happened("mine")
      const step = yield* begins
      yield* happened("another")
      assert.isFalse(yield* play("mine", step))
      yield* happened("mine")
      assert.isTrue(yield* play("mine", step))
    }).pipe(Effect.provide(store))
  )

  it.effect("does not tell which call was made when it is of several", () =>
    Effect.gen(function* () {
      yield* happened("earlier")
      const step = yield* begins
      const create = Effect.flatMap(ofCalls, (look) =>
        shown(
          look,
          operations.createCall,
          { operationContext: "greeting", targets: [], callbackUri: "https://x" },
          step
        )
      )
      assert.isFalse(yield* create)
      yield* Effect.andThen(happened("one"), happened("another"))
      assert.isFalse(yield* create)
    }).pipe(Effect.provide(store))
  )

  it.effect("shows it though the clock was set back since the step began", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(3_600_000)
      const step = yield* begins
      yield* TestClock.setTime(0)
      yield* happened("mine")
      assert.isTrue(yield* play("mine", step))
    }).pipe(Effect.provide(store))
  )

  it.effect("shows nothing if it came before the step began, though the clock was set back between them", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(3_600_000)
      yield* happened("mine")
      yield* TestClock.setTime(0)
      const step = yield* begins
      assert.isFalse(yield* play("mine", step))
    }).pipe(Effect.provide(store))
  )
})

describe("a notification of Graph's", () => {
  const callId = "57dab8b1-894c-409a-b240-bd8beae78896"
  const state = (name: string) => ({
    changeType: "updated",
    resourceUrl: `/communications/calls/${callId}`,
    resourceData: { "@odata.type": "#microsoft.graph.call", id: callId, state: name }
  })
  const ended = {
    changeType: "updated",
    resourceUrl: `/communications/calls/${callId}/operations/1`,
    resourceData: {
      "@odata.type": "#microsoft.graph.playPromptOperation",
      id: "1",
      status: "completed",
      clientContext: "greeting"
    }
  }
  const answered = (step: FlowStore.BegunStep) =>
    Effect.flatMap(FlowStore.FlowStore, (rows) =>
      shown(
        graphEvidence.evidence(rows, 5_000),
        graph.answerCall,
        {
          id: callId,
          acceptedModalities: ["audio"],
          mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
        },
        step
      )
    )
  const played = (step: FlowStore.BegunStep) =>
    Effect.flatMap(FlowStore.FlowStore, (rows) =>
      shown(
        graphEvidence.evidence(rows, 5_000),
        graph.playPrompt,
        { id: callId, clientContext: "greeting", prompts: [] },
        step
      )
    )

  it.effect("shows that a request was executed if it came after the step began, whatever the clock shows", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(7_200_000)
      yield* happened(callId, graphEvidence.service, state("established"))
      yield* happened(callId, graphEvidence.service, ended)
      yield* TestClock.setTime(3_600_000)
      const step = yield* begins
      assert.deepStrictEqual([yield* answered(step), yield* played(step)], [false, false])
      yield* TestClock.setTime(0)
      yield* happened(callId, graphEvidence.service, state("established"))
      yield* happened(callId, graphEvidence.service, ended)
      assert.deepStrictEqual([yield* answered(step), yield* played(step)], [true, true])
    }).pipe(Effect.provide(store))
  )
})
