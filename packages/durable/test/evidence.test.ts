import * as operations from "@effect-comms/call-automation/internal/operations"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as FlowStore from "@effect-comms/durable/FlowStore"
import * as Sqlite from "@effect-comms/durable/Sqlite"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import { evidence, service } from "../src/internal/callEvidence.ts"
import { accepting } from "./support.ts"

const store = FlowStore.layer.pipe(Layer.provide(Sqlite.layer(":memory:")))

/** Keeps an event with a context that a program gives to several requests. */
const happened = (leg: string) =>
  FlowStore.FlowStore.use((kept) =>
    kept.keep(service, [
      { id: `${leg}-${Math.random()}`, subject: leg, kind: "PlayStarted", context: "greeting", body: "{}" }
    ])
  )

const clients = CallAutomation.make({
  connectionString: "endpoint=https://contoso.communication.azure.com/;accesskey=c2VjcmV0"
}).pipe(Effect.provide(CurrentTransport.layer(accepting())))

/** What shows that a request was executed which began an hour after 1970. */
const shown = <I, A>(operation: ClientOperation<I, A>, input: I) =>
  Effect.gen(function* () {
    const step = {
      operation: operation.id,
      inputHash: "",
      pairId: "",
      firstSent: "",
      inOrder: true,
      begunAt: 3_600_000,
      again: true,
      answer: undefined
    }
    const look = evidence(yield* clients, yield* FlowStore.FlowStore, 5_000)(operation, input, step)
    const looking = yield* Effect.forkChild(look, { startImmediately: true })
    yield* TestClock.adjust("6 seconds")
    return (yield* Fiber.join(looking)) !== undefined
  })

const play = (callConnectionId: string) =>
  shown(operations.play, { callConnectionId, operationContext: "greeting", playSources: [] })

describe("an event with the context of a request whose answer was lost", () => {
  it.effect("shows that it was executed if it is of its call and came after the step began", () =>
    Effect.gen(function* () {
      yield* happened("mine")
      yield* TestClock.adjust("1 hour")
      yield* happened("another")
      assert.isFalse(yield* play("mine"))
      yield* happened("mine")
      assert.isTrue(yield* play("mine"))
    }).pipe(Effect.provide(store))
  )

  it.effect("does not tell which call was made when it is of several", () =>
    Effect.gen(function* () {
      const create = shown(operations.createCall, {
        operationContext: "greeting",
        targets: [],
        callbackUri: "https://x"
      })
      yield* happened("earlier")
      yield* TestClock.adjust("1 hour")
      assert.isFalse(yield* create)
      yield* Effect.andThen(happened("one"), happened("another"))
      assert.isFalse(yield* create)
    }).pipe(Effect.provide(store))
  )
})
