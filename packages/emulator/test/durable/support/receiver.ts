/**
 * One of several processes over PostgreSQL that take what begins flows: incoming calls of Event Grid's and of Graph's. Each flow says that it has
 * acted. Its settings are JSON in its first argument.
 */
import { createServer } from "node:http"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import type { EventOf } from "@effect-comms/call-automation/events"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import * as DurableCallNotifications from "@effect-comms/durable/DurableCallNotifications"
import * as Postgres from "@effect-comms/durable/Postgres"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import type { CallNotification } from "@effect-comms/graph-calls/notifications"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { say } from "./say.ts"

const { database, port, runnerPort } = Schema.decodeUnknownSync(
  Schema.fromJsonString(Schema.Struct({ database: Schema.String, port: Schema.Int, runnerPort: Schema.Int }))
)(process.argv[2])

/** A flow that acts once for a call. */
const acting = (name: string) =>
  CallFlow.make(
    name,
    { payload: { call: Schema.String }, success: Schema.String, key: ({ call }) => call },
    ({ call }) =>
      CallFlow.step(
        "act",
        Schema.String,
        Effect.as(
          Effect.sync(() => say(`ACTED ${name} ${call}`)),
          call
        )
      )
  )

const called = acting("Called")
const notified = acting("Notified")

const services = Layer.merge(
  DurableCallEvents.layer({
    onIncomingCall: CallFlow.starts(called, ({ data, id }: EventOf<"IncomingCall">) => ({
      call: data.correlationId ?? id
    }))
  }),
  DurableCallNotifications.layer({
    clientId: "1f2e3d4c-5b6a-4978-8a9b-acbdcedfe0f1",
    onIncoming: CallFlow.starts(notified, ({ callId }: CallNotification) => ({ call: callId }))
  })
)

const program = Effect.gen(function* () {
  const events = yield* CallEvents.CallEvents
  const notifications = yield* CallNotifications.CallNotifications
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const { headers, method, url } = request
      const webhook = { method, headers, body: Buffer.concat(chunks).toString("utf8") }
      const answering = (url === "/events" ? events : notifications).answer(webhook, { trusted: true })
      Effect.runFork(
        Effect.map(answering, (answer) => void response.writeHead(answer.status, answer.headers).end(answer.body))
      )
    })
  })
  yield* Effect.callback<void>((resume) => void server.listen(port, "127.0.0.1", () => resume(Effect.void)))
  say("READY")
  yield* Effect.never
})

Effect.runFork(
  program.pipe(
    Effect.provide(
      Layer.merge(called.layer, notified.layer).pipe(
        Layer.provideMerge(services),
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
