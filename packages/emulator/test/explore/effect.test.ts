/** The same exploration of applications and scenarios that are effects. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Emulator from "../../src/Emulator.ts"

const greet = (incomingCallContext: string) =>
  Effect.gen(function* () {
    const { data } = yield* CallAutomation.answerCallAndWait({
      incomingCallContext,
      callbackUri: "http://127.0.0.1:8080/callbacks"
    })
    const { callConnectionId = "" } = data
    yield* Effect.sleep("1 minute")
    yield* CallMedia.playAndWait({
      callConnectionId,
      playSources: [{ kind: "file", file: { uri: "https://cdn.contoso.com/welcome.wav" } }]
    }).pipe(Effect.ensuring(Effect.ignore(CallConnection.terminateCall({ callConnectionId }))))
  })

const makeGreeter = (onError: (() => Effect.Effect<void>) | undefined) =>
  Effect.fn(function* ({ connectionString, eventGridSecret, transport }: Emulator.TestCloud) {
    const clients = Layer.merge(CallAutomation.layer({ connectionString }), CallEvents.layer({ connectionString }))
    const services = yield* Layer.build(
      Layer.provide(clients, Layer.succeed(CurrentTransport.CurrentTransport, transport))
    )
    const handler = CallEvents.handler({
      eventGridSecret,
      onIncomingCall: ({ data }) => greet(data.incomingCallContext),
      ...(onError === undefined ? {} : { onError })
    })
    return (request: Request) => Effect.provide(handler(request), services)
  })

const scenario = Effect.fn(function* (cloud: Emulator.TestCloud) {
  const caller = yield* cloud.call()
  yield* caller.hearsText("welcome.wav")
  yield* caller.ends()
})

it.live("an application that takes its failures passes, on the local cloud's time, and logs none of its waits", () =>
  Effect.gen(function* () {
    const lines: Array<string> = []
    const explored = yield* Emulator.explore(
      makeGreeter(() => Effect.void),
      scenario,
      { except: ["restart"], pairs: 0 }
    ).pipe(Effect.provide(Logger.layer([Logger.make(({ message }) => void lines.push(String(message)))])))
    assert.deepStrictEqual(lines, [])
    assert.isAbove(explored.plans, 30)
    assert.strictEqual(explored.realTime, 0)
  })
)

it.live("one that does not is in the error channel", () =>
  Effect.gen(function* () {
    const { _tag, plan, problems } = yield* Effect.flip(
      Emulator.explore(makeGreeter(undefined), scenario, { faults: ["caller-leaves"] })
    )
    assert.strictEqual(_tag, "ExplorationFailed")
    assert.strictEqual(plan[0]?.fault, "caller-leaves")
    assert.match(problems[0] ?? "", /^an error was not handled: /)
  })
)
