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

/** How a call stands by the service itself. */
const stateOf = (callConnectionId: string) =>
  CallConnection.getCall({ callConnectionId }).pipe(
    Effect.map(({ callConnectionState = "unknown" }): string => callConnectionState),
    Effect.catchTag("CommunicationError", (error) =>
      error.reason._tag === "NotFound" ? Effect.succeed("ended") : Effect.fail(error)
    )
  )

const asking = CallFlow.make(
  "Asking",
  { payload: { to: Schema.String }, success: Schema.Array(Schema.String), key: ({ to }) => to },
  ({ to }) =>
    Effect.gen(function* () {
      const connected = yield* CallAutomation.createCallAndWait({
        targets: [{ phoneNumber: { value: to } }],
        sourceCallerIdNumber: { value: "+14255550100" },
        callbackUri: "http://127.0.0.1:8080/callbacks"
      })
      const { callConnectionId = "" } = connected.data
      const played = yield* CallMedia.playAndWait(
        { callConnectionId, playSources: [{ kind: "file", file: { uri: "https://media.example/welcome.wav" } }] },
        { waitMillis: 200 }
      ).pipe(
        Effect.map(({ _tag }): string => _tag),
        Effect.catchTag("OutcomeTimeout", () => stateOf(callConnectionId))
      )
      const ended = yield* CallConnection.hangupCallAndWait({ callConnectionId }, { waitMillis: 200 }).pipe(
        Effect.map(({ _tag }): string => _tag),
        Effect.catchTag("OutcomeTimeout", () => stateOf(callConnectionId))
      )
      return [played, ended]
    })
)

/** Runs a flow on a local cloud whose events come, but for those that nobody takes, however often they are sent. */
const run = <A, E>(
  one: {
    readonly layer: Layer.Layer<never, never, Needed>
    readonly run: (given: { readonly to: string }) => Effect.Effect<A, E, CallFlow.Engine>
  },
  isLost: (body: string) => boolean = () => false
) =>
  Effect.gen(function* () {
    const events = yield* Deferred.make<CallEvents.Service>()
    const cloud = yield* Emulator.make({
      callbackRetries: 0,
      deliver: ({ body, headers }) =>
        Effect.gen(function* () {
          if (isLost(body)) return { status: 502 }
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
      return yield* one.run({ to: "+14255550123" })
    })
    return yield* program.pipe(Effect.provide(one.layer.pipe(Layer.provideMerge(clients), Layer.provideMerge(engine))))
  }).pipe(Effect.scoped)

type Needed = CallAutomation.CallAutomation | CallEvents.CallEvents | Runner.Runner

it.live("a flow runs from its call to its end", () => Effect.map(run(flow), (id) => assert.isString(id)))

it.live("a flow whose events are lost for good asks the service when its waits are over, and goes on", () =>
  Effect.map(
    run(asking, (body) => /PlayStarted|PlayCompleted|CallDisconnected/.test(body)),
    (told) => assert.deepStrictEqual(told, ["connected", "ended"])
  )
)
