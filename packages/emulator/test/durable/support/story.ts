/**
 * A process that runs a flow and receives its webhooks: it is killed at any moment and started again with the same settings, which it
 * takes as JSON from its first argument.
 */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as DurableCallAutomation from "@effect-comms/durable/DurableCallAutomation"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import * as Runner from "@effect-comms/durable/Runner"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as crash from "./crash.ts"
import { flow, listening } from "./program.ts"

const Settings = Schema.Struct({
  connectionString: Schema.String,
  file: Schema.String,
  port: Schema.Int,
  number: Schema.String,
  unsent: Schema.optionalKey(Schema.Literals(["call", "play"])),
  crash: Schema.optionalKey(
    Schema.Union([
      Schema.Struct({ at: Schema.Int }),
      Schema.Struct({ name: Schema.String }),
      Schema.Struct({ afterMillis: Schema.Int })
    ])
  )
})

const settings = Schema.decodeUnknownSync(Schema.fromJsonString(Settings))(process.argv[2])
const points = crash.make(settings.crash)

const program = Effect.gen(function* () {
  const { number, port, unsent } = settings
  yield* listening(port, points.point)
  crash.say("LISTENING")
  const summary = yield* flow.run({
    to: number,
    callbackUri: `http://127.0.0.1:${port}/callbacks`,
    ...(unsent !== undefined && { unsent })
  })
  crash.say(`DONE ${points.passed()} ${summary}`)
})

const clients = Layer.merge(
  DurableCallAutomation.layer({ connectionString: settings.connectionString, settleMillis: 2_000 }).pipe(
    Layer.provide(CurrentTransport.layer(points.transport))
  ),
  DurableCallEvents.layer()
)

await Effect.runPromise(
  program.pipe(
    Effect.provide(flow.layer.pipe(Layer.provideMerge(clients), Layer.provideMerge(Runner.layerSqlite(settings.file))))
  )
).catch((error: unknown) => {
  crash.say(`FAILED ${String(error)}`)
})
process.exit(0)
