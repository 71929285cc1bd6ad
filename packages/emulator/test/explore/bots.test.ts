/** The bots of graph-calls' README under every fault at every point. */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import * as StatefulCall from "@effect-comms/graph-calls/StatefulCall"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Emulator from "../../src/Emulator.ts"
import { conversation } from "../clients/bots/menu.ts"
import { answering, recording } from "../clients/bots/policyRecording.ts"

const makeBot = Effect.fnUntraced(function* (
  { settings, transport }: Emulator.TestCloud,
  handle: (call: StatefulCall.StatefulCall) => Effect.Effect<unknown, unknown>,
  handling: CallNotifications.Handling = {}
) {
  const clients = Layer.merge(
    GraphCalls.layer(settings.graphCalls),
    CallNotifications.layer(settings.callNotifications)
  )
  const services = yield* Layer.build(
    Layer.provide(clients, Layer.succeed(CurrentTransport.CurrentTransport, transport))
  )
  yield* Effect.provide(StatefulCall.listen(handle, { onError: () => Effect.void }), services)
  const handler = CallNotifications.handler(handling)
  return (request: Request) => Effect.provide(handler(request), services)
})

const makeMenu = (cloud: Emulator.TestCloud) => makeBot(cloud, conversation)
const makeRecorder = (cloud: Emulator.TestCloud) => makeBot(cloud, recording, answering)

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
    const faults = ["answer-lost", "duplicate", "refused", "caller-leaves"] as const
    const { plans, realTime } = yield* Emulator.explore(makeMenu, scenario, { faults, pairs: 0 })
    assert.isAbove(plans, 20)
    assert.strictEqual(realTime, 0)
  })
)

it.live("a bot that does not know whether it has answered hangs up on the caller", () =>
  Effect.gen(function* () {
    const plan = [{ fault: "answer-lost", of: "Call_Answer", nth: 1 }] as const
    const { gaveUp } = yield* Emulator.explore(makeMenu, leavesMessage, { plan })
    assert.strictEqual(gaveUp, 1)
  })
)

const isRecorded = Effect.fn(function* (cloud: Emulator.TestCloud) {
  const caller = yield* cloud.graphCall({ applicationMetadata: { botData: { user: "1" } } })
  yield* caller.hears("call established")
  const joining = `/graph/calls/${encodeURIComponent(caller.callId)}/policy-participants`
  yield* cloud.control("POST", joining, { participant: "8:orgid:joiner" })
  yield* caller.isConnectedTo("8:orgid:joiner")
  yield* caller.hangUp
  yield* caller.ends()
})

it.live("a bot that records by a policy takes everybody and says that it records, whatever goes wrong", () =>
  Effect.gen(function* () {
    // A policy gives the bot five seconds to answer, which is how late an event comes: such a call is over then.
    const options = { except: ["restart", "late"], pairs: 10 } as const
    const { plans, realTime } = yield* Emulator.explore(makeRecorder, isRecorded, options)
    assert.isAbove(plans, 30)
    assert.strictEqual(realTime, 0)
  })
)
