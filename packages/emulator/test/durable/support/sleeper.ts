/**
 * One of several processes over PostgreSQL whose flows sleep for an hour and say then that they were woken. Its settings are JSON in its first
 * argument.
 */
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Postgres from "@effect-comms/durable/Postgres"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { say } from "./say.ts"

const Settings = Schema.Struct({
  database: Schema.String,
  runnerPort: Schema.Int,
  sleepers: Schema.Array(Schema.String),
  pollMillis: Schema.Int
})

const { database, pollMillis, runnerPort, sleepers } = Schema.decodeUnknownSync(Schema.fromJsonString(Settings))(
  process.argv[2]
)

const flow = CallFlow.make(
  "Sleeper",
  { payload: { name: Schema.String }, success: Schema.Void, key: ({ name }) => name },
  ({ name }) =>
    Effect.andThen(
      CallFlow.sleep(3_600_000),
      CallFlow.step(
        "wake",
        Schema.Void,
        Effect.sync(() => say(`WOKEN ${name}`))
      )
    )
)

const program = Effect.gen(function* () {
  // Every process begins every flow: each begins once.
  yield* Effect.forEach(sleepers, (name) => flow.start({ name }), { discard: true })
  say("READY")
  yield* Effect.forEach(sleepers, (name) => flow.run({ name }), { concurrency: "unbounded", discard: true })
  say("DONE")
  yield* Effect.never
})

Effect.runFork(
  program.pipe(
    Effect.provide(
      flow.layer.pipe(
        Layer.provideMerge(
          Postgres.layer({
            database: { url: Redacted.make(database), maxConnections: 4 },
            runner: { host: "127.0.0.1", port: runnerPort },
            pollInterval: pollMillis
          })
        )
      )
    ),
    Effect.tapCause((cause) => Effect.sync(() => say(`FAILED ${String(cause)}`)))
  )
)
