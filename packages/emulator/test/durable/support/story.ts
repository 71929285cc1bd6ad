/**
 * A process that runs a flow and receives its webhooks: it is killed at any moment and started again with the same arguments.
 *
 *   node story.ts <connection string> <database file> <port> <number>
 */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallAutomation from "@effect-comms/durable/DurableCallAutomation"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import * as Runner from "@effect-comms/durable/Runner"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { createServer } from "node:http"

const [, , connectionString = "", file = "", port = "", number = ""] = process.argv
const callbackUri = `http://127.0.0.1:${port}/callbacks`

/** Plays a prompt; whether it was executed when its process ended is decided by its event, or else it is played again. */
const play = (callConnectionId: string, uri: string) =>
  CallMedia.playAndWait({ callConnectionId, playSources: [{ kind: "file", file: { uri } }] }, { waitMillis: 10_000 })

const flow = CallFlow.make(
  "Story",
  { payload: { to: Schema.String }, success: Schema.String, key: ({ to }) => to },
  ({ to }) =>
    Effect.gen(function* () {
      const { data } = yield* CallAutomation.createCallAndWait({
        targets: [{ phoneNumber: { value: to } }],
        sourceCallerIdNumber: { value: "+14255550100" },
        callbackUri
      })
      const { callConnectionId } = data
      yield* play(callConnectionId, "https://media.example/welcome.wav?durationMs=200").pipe(
        Effect.catchTag("CommunicationError", (error) =>
          error.reason._tag === "Ambiguous"
            ? play(callConnectionId, "https://media.example/welcome.wav?durationMs=200")
            : Effect.fail(error)
        )
      )
      const added = yield* CallConnection.addParticipantAndWait({
        callConnectionId,
        participantToAdd: { phoneNumber: { value: "+14255550111" } },
        sourceCallerIdNumber: { value: "+14255550100" }
      })
      yield* CallConnection.hangupCallAndWait({ callConnectionId, forEveryone: true })
      return added._tag
    })
)

const program = Effect.gen(function* () {
  const events = yield* CallEvents.CallEvents
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8")
      void Effect.runPromise(
        events.answer({ method: request.method, headers: request.headers, body }, { trusted: true })
      ).then(({ body: text, headers, status }) => response.writeHead(status, headers).end(text))
    })
  })
  yield* Effect.callback<void>((resume) => void server.listen(Number(port), "127.0.0.1", () => resume(Effect.void)))
  process.stdout.write("READY\n")
  const summary = yield* flow.run({ to: number })
  process.stdout.write(`DONE ${summary}\n`)
})

await Effect.runPromise(
  program.pipe(
    Effect.provide(
      flow.layer.pipe(
        Layer.provideMerge(Layer.merge(DurableCallAutomation.layer({ connectionString }), DurableCallEvents.layer())),
        Layer.provideMerge(Runner.layerSqlite(file))
      )
    )
  )
)
process.exit(0)
