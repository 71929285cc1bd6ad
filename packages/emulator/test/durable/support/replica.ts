/** One of several processes that run the same flows over PostgreSQL; its settings are JSON in its first argument. */
import * as DurableCallAutomation from "@effect-comms/durable/DurableCallAutomation"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import * as Postgres from "@effect-comms/durable/Postgres"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { say } from "./say.ts"
import { flow, listening, watch } from "./program.ts"

const Settings = Schema.Struct({
  connectionString: Schema.String,
  database: Schema.String,
  port: Schema.Int,
  runnerPort: Schema.Int,
  callbackUri: Schema.String,
  numbers: Schema.Array(Schema.String),
  pollMillis: Schema.Int,
  /** How long after the one before each flow is begun. */
  apartMillis: Schema.Int
})

const settings = Schema.decodeUnknownSync(Schema.fromJsonString(Settings))(process.argv[2])
const { callbackUri, numbers } = settings
watch.played = (callConnectionId) => say(`PLAYED ${callConnectionId}`)

const program = Effect.gen(function* () {
  yield* listening(settings.port)
  // Every process begins every flow: each begins once.
  yield* Effect.forEach(numbers, (to) =>
    Effect.andThen(flow.start({ to, callbackUri }), Effect.sleep(settings.apartMillis))
  )
  say("READY")
  const summaries = yield* Effect.forEach(numbers, (to) => flow.run({ to, callbackUri }), { concurrency: "unbounded" })
  say(`DONE ${JSON.stringify(summaries)}`)
  yield* Effect.never
})

Effect.runFork(
  program.pipe(
    Effect.provide(
      flow.layer.pipe(
        Layer.provideMerge(
          Layer.merge(
            DurableCallAutomation.layer({ connectionString: settings.connectionString }),
            DurableCallEvents.layer()
          )
        ),
        Layer.provideMerge(
          Postgres.layer({
            database: { url: Redacted.make(settings.database), maxConnections: 10 },
            runner: { host: "127.0.0.1", port: settings.runnerPort },
            pollInterval: settings.pollMillis
          })
        )
      )
    ),
    Effect.tapCause((cause) => Effect.sync(() => say(`FAILED ${String(cause)}`)))
  )
)
