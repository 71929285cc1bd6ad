/** The same people and waits as effects: on real clocks, where time is driven, and on a test's clock. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import { assert, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Emulator from "../../src/Emulator.ts"
import { expectCall } from "../../src/vitest.ts"
import { agentNumber, makeMenu } from "./applications/menu.ts"

const options: Emulator.StartOptions = {
  makeApplication: ({ settings }) =>
    Effect.sync(() => {
      const handler = makeMenu(settings)
      return (request) => Effect.promise(() => handler(request))
    }),
  eventGrid: "/incoming"
}

it.live("a caller hears the menu, presses a key, and is connected to an agent", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.start(options)
    const caller = yield* cloud.call({ to: "+14255550100" })
    const { data } = yield* caller.hears("CallConnected")
    assert.strictEqual(data.serverCallId, caller.callId)
    yield* caller.hearsText(/welcome/i)
    yield* caller.press("1")
    yield* caller.isConnectedTo(agentNumber)
    yield* Effect.promise(() => expectCall(caller).toHaveReceived("RecognizeCompleted"))
    yield* caller.hangUp
    yield* caller.ends()
    assert.match(yield* caller.sequence, /presses one/)
  })
)

it.live("a wait that fails is in the error channel", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.start(options)
    const caller = yield* cloud.call()
    const failure = yield* Effect.flip(caller.hears("CallTransferAccepted"))
    assert.strictEqual(failure._tag, "WaitFailed")
    const refusal = yield* Effect.flip(cloud.control("POST", "/faults", { kind: "nothing" }))
    assert.strictEqual(refusal._tag, "Refusal")
  })
)

it.live("an interrupted wait stops", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.start({ ...options, time: "real" })
    const caller = yield* cloud.call()
    const outcome = yield* caller
      .hears("CallTransferAccepted", { withinMillis: 60_000 })
      .pipe(Effect.timeoutOption("20 millis"))
    assert.strictEqual(outcome._tag, "None")
  })
)

it.effect("on a test's clock waits move it", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.start({ application: () => new Response() })
    const agent = yield* cloud.agent({ afterMillis: 5_000 })
    const { connectionString, transport } = cloud
    yield* CallAutomation.createCall({
      targets: [{ phoneNumber: { value: agent.number } }],
      sourceCallerIdNumber: { value: "+14255550100" },
      callbackUri: "http://127.0.0.1:8080/callbacks"
    }).pipe(
      Effect.provide(CallAutomation.layer({ connectionString })),
      Effect.provideService(CurrentTransport.CurrentTransport, transport)
    )
    yield* agent.joins()
    assert.strictEqual(yield* Clock.currentTimeMillis, 5_000)
    yield* agent.hears("CallConnected")
    yield* agent.hangUp
    yield* agent.ends()
  })
)

it.live("a local cloud behind a port is taken", () =>
  Effect.gen(function* () {
    const served = yield* Emulator.serve({ port: 0 })
    const cloud = yield* Emulator.connect(served.origin)
    const member = yield* cloud.member({ displayName: "Alice" })
    yield* member.starts("alone")
    yield* member.sends("hello")
    const [message] = yield* member.messages()
    assert.strictEqual(message?.text, "hello")
    const { threads } = yield* cloud.state
    assert.strictEqual(threads.length, 1)
  })
)
