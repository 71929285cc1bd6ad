/** The bot of graph-calls' README under every fault at every point. */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import * as StatefulCall from "@effect-comms/graph-calls/StatefulCall"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Emulator from "../../src/Emulator.ts"
import { conversation } from "../clients/bots/menu.ts"

const makeBot = Effect.fn(function* ({ settings, transport }: Emulator.TestCloud) {
  const clients = Layer.merge(
    GraphCalls.layer(settings.graphCalls),
    CallNotifications.layer(settings.callNotifications)
  )
  const services = yield* Layer.build(
    Layer.provide(clients, Layer.succeed(CurrentTransport.CurrentTransport, transport))
  )
  yield* Effect.provide(StatefulCall.listen(conversation, { onError: () => Effect.void }), services)
  const handler = CallNotifications.handler()
  return (request: Request) => Effect.provide(handler(request), services)
})

const leavesMessage = Effect.fn(function* (cloud: Emulator.TestCloud) {
  const caller = yield* cloud.graphCall()
  yield* caller.hearsText("menu.wav")
  yield* caller.press("1")
  yield* caller.hearsText("message.wav")
  yield* caller.press("#")
  yield* caller.ends()
})

const isTransferred = Effect.fn(function* (cloud: Emulator.TestCloud) {
  const caller = yield* cloud.graphCall()
  yield* caller.hearsText("menu.wav")
  yield* caller.press("2")
  yield* caller.hears("call transferAccepted")
})

it.live.each([
  ["leaves a message", leavesMessage],
  ["is transferred", isTransferred]
] as const)("a caller %s", ([, scenario]) =>
  Effect.gen(function* () {
    const { plans, realTime } = yield* Emulator.explore(makeBot, scenario, { except: ["restart"], pairs: 0 })
    assert.isAbove(plans, 40)
    assert.strictEqual(realTime, 0)
  })
)

it.live("a bot that does not know whether it has answered hangs up on the caller", () =>
  Effect.gen(function* () {
    const plan = [{ fault: "answer-lost", of: "Call_Answer", nth: 1 }] as const
    const { gaveUp } = yield* Emulator.explore(makeBot, leavesMessage, { plan })
    assert.strictEqual(gaveUp, 1)
  })
)
