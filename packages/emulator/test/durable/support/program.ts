/** The flow of the tests' processes, and how they receive their webhooks. */
import { createServer } from "node:http"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

const sourceCallerIdNumber = { value: "+14255550100" }

/** How long an outcome is waited for; longer than several processes take, one after the other, on a busy machine. */
const waitMillis = 30_000

/** Plays a prompt. Where nothing tells whether it was played when its process ended, it is played again: hearing it twice does no harm. */
const play = (callConnectionId: string) => {
  const once = CallMedia.playAndWait(
    {
      callConnectionId,
      playSources: [{ kind: "file", file: { uri: "https://media.example/welcome.wav?durationMs=200" } }]
    },
    { waitMillis }
  )
  return once.pipe(
    Effect.catchTag("CommunicationError", (error) => (error.reason._tag === "Ambiguous" ? once : Effect.fail(error)))
  )
}

/** Calls somebody, unless the call was begun already: where nothing tells, it is called again. */
const call = (to: string, callbackUri: string) => {
  const once = CallAutomation.createCallAndWait(
    {
      targets: [{ phoneNumber: { value: to } }],
      sourceCallerIdNumber,
      callbackUri
    },
    { waitMillis }
  )
  return once.pipe(
    Effect.catchTag("CommunicationError", (error) => (error.reason._tag === "Ambiguous" ? once : Effect.fail(error)))
  )
}

/** What a test is told of a flow. */
export const watch = { played: (_callConnectionId: string): void => undefined }

/** Calls somebody, plays a prompt, adds an agent, hangs up. */
export const flow = CallFlow.make(
  "Story",
  {
    payload: {
      to: Schema.String,
      callbackUri: Schema.String
    },
    success: Schema.String,
    key: ({ to }) => to
  },
  ({ callbackUri, to }) =>
    Effect.gen(function* () {
      const { data } = yield* call(to, callbackUri)
      const { callConnectionId = "" } = data
      const played = yield* play(callConnectionId)
      watch.played(callConnectionId)
      const added = yield* CallConnection.addParticipantAndWait({
        callConnectionId,
        participantToAdd: { phoneNumber: { value: "+14255550111" } },
        sourceCallerIdNumber
      })
      const ended = yield* CallConnection.hangupCallAndWait({ callConnectionId })
      return [played._tag, added._tag, ended._tag].join(" ")
    })
)

/** The server of webhooks. */
export const listening = (port: number) =>
  Effect.gen(function* () {
    const events = yield* CallEvents.CallEvents
    const server = createServer((request, response) => {
      const chunks: Array<Buffer> = []
      request.on("data", (chunk: Buffer) => chunks.push(chunk))
      request.on("end", () => {
        const body = Buffer.concat(chunks).toString("utf8")
        const { headers, method } = request
        Effect.runFork(
          Effect.map(events.answer({ method, headers, body }, { trusted: true }), (answer) => {
            response.writeHead(answer.status, answer.headers).end(answer.body)
          })
        )
      })
    })
    yield* Effect.callback<void>((resume) => void server.listen(port, "127.0.0.1", () => resume(Effect.void)))
  })
