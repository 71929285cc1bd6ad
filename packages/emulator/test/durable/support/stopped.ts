/**
 * A process over PostgreSQL whose clock stands still: it runs one flow, says what it gave, and lives until it is killed. Its settings are JSON in
 * its first argument.
 */
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Postgres from "@effect-comms/durable/Postgres"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { say } from "./say.ts"

const { database, nowMillis, runnerPort, text } = Schema.decodeUnknownSync(
  Schema.fromJsonString(
    Schema.Struct({ database: Schema.String, runnerPort: Schema.Int, nowMillis: Schema.Int, text: Schema.String })
  )
)(process.argv[2])

Date.now = () => nowMillis

const flow = CallFlow.make(
  "Echo",
  { payload: { text: Schema.String }, success: Schema.String, key: ({ text }) => text },
  ({ text }) =>
    Effect.gen(function* () {
      const first = yield* CallFlow.step("first", Schema.String, Effect.succeed(`${text} 1`))
      const second = yield* CallFlow.step("second", Schema.String, Effect.succeed(`${text} 2`))
      return `${first}, ${second}`
    })
)

Effect.runFork(
  flow.run({ text }).pipe(
    Effect.tap((gave) => Effect.sync(() => say(`DONE ${gave}`))),
    Effect.andThen(Effect.never),
    Effect.provide(
      flow.layer.pipe(
        Layer.provideMerge(
          Postgres.layer({
            database: { url: Redacted.make(database), maxConnections: 4 },
            runner: { host: "127.0.0.1", port: runnerPort }
          })
        )
      )
    ),
    Effect.tapCause((cause) => Effect.sync(() => say(`FAILED ${String(cause)}`)))
  )
)
