/** A flow of ours: in memory, as a durable flow over a file of SQLite, or in one of several processes over PostgreSQL. */
import { setTimeout as sleep } from "node:timers/promises"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallAutomation from "@effect-comms/durable/DurableCallAutomation"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import * as FlowStore from "@effect-comms/durable/FlowStore"
import * as Runner from "@effect-comms/durable/Runner"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { connectionString, forEach, type Make, played, prompt, type Settings } from "./engine.ts"

const day = 86_400_000

const programOf = (program: Settings["program"], callConnectionId: string) =>
  program === "play"
    ? CallMedia.playAndWait(
        {
          callConnectionId,
          playSources: [{ kind: "file", file: { uri: prompt } }],
          operationContext: callConnectionId
        },
        { waitMillis: day }
      )
    : CallFlow.timeoutOrElse(
        Effect.asVoid(CallEvents.awaitOutcome(Outcome.play, { callConnectionId, operationContext: callConnectionId })),
        day,
        () => Effect.void
      )

const deliver = (leg: string) =>
  Effect.asVoid(CallEvents.answer({ method: "POST", headers: {}, body: played(leg) }, { trusted: true }))

/** Our clients without flows. */
export const memory: Make = async ({ origin, program }, resumed) => {
  const runtime = ManagedRuntime.make(
    Layer.merge(CallAutomation.layer({ connectionString: connectionString(origin) }), CallEvents.layer())
  )
  await runtime.runPromise(Effect.void)
  return {
    begin: async (legs) => {
      for (const leg of legs)
        runtime.runFork(
          Effect.andThen(
            programOf(program, leg),
            Effect.sync(() => resumed(leg))
          )
        )
      await sleep(500)
    },
    deliver: (leg) => runtime.runPromise(deliver(leg)),
    close: () => runtime.dispose()
  }
}

/** Where durable flows are kept. */
const runnerOf = async ({ runnerPort, storage }: Settings): Promise<Layer.Layer<Runner.Runner, Error>> => {
  if (!storage.startsWith("postgres:")) return Runner.layerSqlite(storage)
  const Postgres = await import("@effect-comms/durable/Postgres")
  const database = { url: Redacted.make(storage), maxConnections: 8 }
  return Postgres.layer({ database, runner: { host: "127.0.0.1", port: runnerPort } })
}

/** Our clients with flows. */
export const durable: Make = async (settings, resumed) => {
  const flow = CallFlow.make(
    "Prompt",
    { payload: { leg: Schema.String }, success: Schema.Void, key: ({ leg }) => leg },
    ({ leg }) =>
      Effect.andThen(
        programOf(settings.program, leg),
        Effect.sync(() => resumed(leg))
      )
  )
  const runtime = ManagedRuntime.make(
    flow.layer.pipe(
      Layer.provideMerge(
        Layer.merge(
          DurableCallAutomation.layer({ connectionString: connectionString(settings.origin) }),
          DurableCallEvents.layer()
        )
      ),
      Layer.provideMerge(await runnerOf(settings))
    )
  )
  const waits = FlowStore.FlowStore.use((store) => store.pendingWaits)
  await runtime.runPromise(waits)
  return {
    begin: async (legs, waiting) => {
      await forEach(legs, 32, (leg) => runtime.runPromise(flow.start({ leg })))
      while ((await runtime.runPromise(waits)) < waiting) await sleep(20)
    },
    deliver: (leg) => runtime.runPromise(deliver(leg)),
    close: () => runtime.dispose()
  }
}
