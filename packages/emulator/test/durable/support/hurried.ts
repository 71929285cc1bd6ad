/**
 * A process of the stress test: it runs many call flows over a file or over PostgreSQL, receives their webhooks, and says what each has seen.
 * Its settings are JSON in its first argument; a number on its standard input sets how far its clock is off, in milliseconds.
 */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallAutomation from "@effect-comms/durable/DurableCallAutomation"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import { FlowStore } from "@effect-comms/durable/FlowStore"
import * as Runner from "@effect-comms/durable/Runner"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { say } from "./say.ts"
import { listening } from "./program.ts"

const Settings = Schema.Struct({
  connectionString: Schema.String,
  storage: Schema.Union([
    Schema.Struct({ file: Schema.String }),
    Schema.Struct({ database: Schema.String, runnerPort: Schema.Int })
  ]),
  port: Schema.Int,
  callbackUri: Schema.String,
  numbers: Schema.Array(Schema.String),
  clockMillis: Schema.Int,
  /** How long a flow waits for an outcome. */
  waitMillis: Schema.Int,
  /** Which program the flows have: another plays another prompt. */
  version: Schema.Int
})

const { callbackUri, clockMillis, connectionString, numbers, port, storage, version, waitMillis } =
  Schema.decodeUnknownSync(Schema.fromJsonString(Settings))(process.argv[2])

const now = Date.now.bind(Date)
let offMillis = clockMillis
Date.now = () => now() + offMillis
process.stdin.on("data", (chunk: Buffer) => {
  const last = chunk.toString("utf8").trim().split("\n").at(-1)
  offMillis = Number(last)
})

/** More than of one request go wrong: of a thousand requests, one would meet four faults in a row, which are as many as are tried by default. */
const attempts = 8

const sourceCallerIdNumber = { value: "+14255550100" }

const idOf = (event: object): string => ("id" in event && typeof event.id === "string" ? event.id : "")

/**
 * Does it again where nothing told in all the time for which it was waited: it was not executed, as when its process was killed before it was sent
 * and its clock set back, so that the pair may be too old.
 */
const again = <A, E, R>(form: Effect.Effect<A, E | CommunicationError, R>) =>
  Effect.catchIf(
    form,
    (error) => error instanceof CommunicationError && error.reason._tag === "Ambiguous",
    () => form
  )

/** Calls somebody, plays a prompt, adds an agent and hangs up, and meanwhile notes each event of the call. */
const flow = CallFlow.make(
  "Hurried",
  { payload: { to: Schema.String }, success: Schema.String, key: ({ to }) => to },
  ({ to }) =>
    Effect.gen(function* () {
      const { data } = yield* again(
        CallAutomation.createCallAndWait(
          { targets: [{ phoneNumber: { value: to } }], sourceCallerIdNumber, callbackUri },
          { waitMillis, trustRepeatability: true }
        )
      )
      const { callConnectionId = "" } = data
      const acts = Effect.gen(function* () {
        const played = yield* CallMedia.playAndWait(
          {
            callConnectionId,
            playSources: [{ kind: "file", file: { uri: `https://media.example/welcome${version}.wav?durationMs=200` } }]
          },
          { waitMillis }
        ).pipe(
          Effect.map(({ _tag }): string => _tag),
          // Nothing tells whether it was played: this flow goes on without.
          Effect.catchTag("CommunicationError", (error) =>
            error.reason._tag === "Ambiguous" ? Effect.succeed("Ambiguous") : Effect.fail(error)
          )
        )
        yield* again(
          CallConnection.addParticipantAndWait(
            { callConnectionId, participantToAdd: { phoneNumber: { value: "+14255550111" } }, sourceCallerIdNumber },
            { waitMillis }
          )
        )
        yield* CallConnection.hangupCallAndWait({ callConnectionId }, { waitMillis })
        return played
      })
      const events = yield* CallEvents.CallEvents
      const noted = Stream.runCollect(Stream.map(events.stream(callConnectionId), idOf))
      const [played, seen] = yield* Effect.all([acts, noted], { concurrency: 2 })
      return JSON.stringify({ callConnectionId, played, seen })
    })
)

const engine: Layer.Layer<Runner.Runner> =
  "file" in storage
    ? Layer.orDie(Runner.layerSqlite(storage.file))
    : Layer.orDie(
        // Loaded where it is used: it is half of what a process would load.
        (await import("@effect-comms/durable/Postgres")).layer({
          database: { url: Redacted.make(storage.database), maxConnections: 8 },
          runner: { host: "127.0.0.1", port: storage.runnerPort }
        })
      )

const Ended = Schema.fromJsonString(
  Schema.Struct({ callConnectionId: Schema.String, played: Schema.String, seen: Schema.Array(Schema.String) })
)

const program = Effect.gen(function* () {
  yield* listening(port)
  say("READY")
  yield* Effect.forEach(numbers, (to) => flow.start({ to }), { concurrency: 8 })
  const ended = yield* Effect.forEach(
    numbers,
    (to) =>
      Effect.gen(function* () {
        const ran = yield* Effect.result(flow.run({ to }))
        if (ran._tag === "Failure") return { failed: `${ran.failure.error}: ${ran.failure.description}` }
        const result = yield* Schema.decodeEffect(Ended)(ran.success)
        const kept = yield* FlowStore.use((store) =>
          Effect.eventually(
            Effect.tapError(store.eventsOf("CallAutomation", result.callConnectionId), () => Effect.sleep(100))
          )
        )
        return { ...result, kept: kept.map(({ body }) => idOf(Object(JSON.parse(body)))) }
      }).pipe(Effect.tap(() => Effect.sync(() => say(`ENDED ${to}`)))),
    { concurrency: "unbounded" }
  )
  say(`DONE ${JSON.stringify(ended)}`)
  yield* Effect.never
})

const fiber = Effect.runFork(
  program.pipe(
    Effect.provide(
      flow.layer.pipe(
        Layer.provideMerge(
          Layer.merge(DurableCallAutomation.layer({ connectionString, retry: { attempts } }), DurableCallEvents.layer())
        ),
        Layer.provideMerge(engine)
      )
    ),
    // As when the database is away while it starts: whoever runs it starts it again.
    Effect.tapCause((cause) =>
      Effect.sync(() => {
        if (Cause.hasInterruptsOnly(cause)) return
        say(`CRASHED ${String(cause)}`)
        process.exit(1)
      })
    )
  )
)

// As `NodeRuntime.runMain` does.
process.on("SIGTERM", () => {
  say("CLOSING")
  void Effect.runPromise(Fiber.interrupt(fiber)).then(() => process.exit(0))
})
