import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallAutomation from "@effect-comms/durable/DurableCallAutomation"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import * as Runner from "@effect-comms/durable/Runner"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Deferred from "effect/Deferred"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Emulator from "@effect-comms/emulator/Emulator"

const flow = CallFlow.make(
  "Greeting",
  { payload: { to: Schema.String }, success: Schema.String, key: ({ to }) => to },
  ({ to }) =>
    Effect.gen(function* () {
      const connected = yield* CallAutomation.createCallAndWait({
        targets: [{ phoneNumber: { value: to } }],
        sourceCallerIdNumber: { value: "+14255550100" },
        callbackUri: "http://127.0.0.1:8080/callbacks"
      })
      const { callConnectionId = "" } = connected.data
      yield* CallMedia.playAndWait({
        callConnectionId,
        playSources: [{ kind: "file", file: { uri: "https://media.example/welcome.wav" } }]
      })
      yield* CallConnection.hangupCall({ callConnectionId })
      return callConnectionId
    })
)

it.live("a flow runs from its call to its end", () =>
  Effect.gen(function* () {
    const events = yield* Deferred.make<CallEvents.Service>()
    const cloud = yield* Emulator.make({
      deliver: ({ body, headers }) =>
        Effect.gen(function* () {
          const service = yield* Deferred.await(events)
          const answer = yield* service.answer({ method: "POST", headers, body }, { trusted: true })
          return { status: answer.status }
        })
    })
    const engine = Runner.layerSqlite(":memory:")
    const clients = Layer.merge(
      DurableCallAutomation.layer({ connectionString: cloud.connectionString }).pipe(
        Layer.provide(Layer.succeed(CurrentTransport.CurrentTransport, cloud.transport))
      ),
      DurableCallEvents.layer()
    )
    const program = Effect.gen(function* () {
      yield* Deferred.succeed(events, yield* CallEvents.CallEvents)
      return yield* flow.run({ to: "+14255550123" })
    })
    const id = yield* program.pipe(
      Effect.provide(flow.layer.pipe(Layer.provideMerge(clients), Layer.provideMerge(engine)))
    )
    assert.isString(id)
  }).pipe(Effect.scoped)
)
