/**
 * A process that runs a flow and receives its webhooks: it is killed at any moment and started again with the same settings, which it
 * takes as JSON from its first argument.
 */
import { createServer } from "node:http"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallAutomation from "@effect-comms/durable/DurableCallAutomation"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import * as Runner from "@effect-comms/durable/Runner"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as crash from "./crash.ts"

const Settings = Schema.Struct({
  connectionString: Schema.String,
  file: Schema.String,
  port: Schema.Int,
  number: Schema.String,
  crash: Schema.optionalKey(Schema.Union([Schema.Struct({ at: Schema.Int }), Schema.Struct({ name: Schema.String })]))
})

const settings = Schema.decodeUnknownSync(Schema.fromJsonString(Settings))(process.argv[2])
const points = crash.make(settings.crash)

const sourceCallerIdNumber = { value: "+14255550100" }

/** Plays a prompt. Where nothing tells whether it was played when its process ended, it is played again: hearing it twice does no harm. */
const play = (callConnectionId: string) => {
  const once = CallMedia.playAndWait(
    {
      callConnectionId,
      playSources: [{ kind: "file", file: { uri: "https://media.example/welcome.wav?durationMs=200" } }]
    },
    { waitMillis: 10_000 }
  )
  return once.pipe(
    Effect.catchTag("CommunicationError", (error) => (error.reason._tag === "Ambiguous" ? once : Effect.fail(error)))
  )
}

/** Calls somebody, unless the call was begun already: where nothing tells, it is called again. */
const call = (to: string) => {
  const once = CallAutomation.createCallAndWait(
    {
      targets: [{ phoneNumber: { value: to } }],
      sourceCallerIdNumber,
      callbackUri: `http://127.0.0.1:${settings.port}/callbacks`
    },
    { waitMillis: 10_000 }
  )
  return once.pipe(
    Effect.catchTag("CommunicationError", (error) => (error.reason._tag === "Ambiguous" ? once : Effect.fail(error)))
  )
}

const flow = CallFlow.make(
  "Story",
  { payload: { to: Schema.String }, success: Schema.String, key: ({ to }) => to },
  ({ to }) =>
    Effect.gen(function* () {
      const { data } = yield* call(to)
      const { callConnectionId } = data
      const played = yield* play(callConnectionId)
      const added = yield* CallConnection.addParticipantAndWait({
        callConnectionId,
        participantToAdd: { phoneNumber: { value: "+14255550111" } },
        sourceCallerIdNumber
      })
      const ended = yield* CallConnection.hangupCallAndWait({ callConnectionId, forEveryone: true })
      return [played._tag, added._tag, ended._tag].join(" ")
    })
)

/** The server of webhooks. */
const listening = Effect.gen(function* () {
  const events = yield* CallEvents.CallEvents
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8")
      const { headers, method } = request
      points.point("before webhook")
      Effect.runFork(
        Effect.map(events.answer({ method, headers, body }, { trusted: true }), (answer) => {
          points.point("after webhook")
          response.writeHead(answer.status, answer.headers).end(answer.body)
        })
      )
    })
  })
  yield* Effect.callback<void>((resume) => void server.listen(settings.port, "127.0.0.1", () => resume(Effect.void)))
})

const program = Effect.gen(function* () {
  yield* listening
  const summary = yield* flow.run({ to: settings.number })
  crash.say(`DONE ${points.passed()} ${summary}`)
})

const clients = Layer.merge(
  DurableCallAutomation.layer({ connectionString: settings.connectionString }).pipe(
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
