import { toNodeListener } from "@effect-comms/core/webhooks/node"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import * as StatefulCall from "@effect-comms/graph-calls/StatefulCall"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { createServer } from "node:http"
import { fileURLToPath } from "node:url"

const file = (name: string) => ({ mediaInfo: { uri: `https://cdn.contoso.com/${name}.wav` } })
const agent = { identity: { user: { id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8" } } }

/** What the bot does with a call: 1 leaves a message, every other key asks for the agent. */
export const conversation = Effect.fn("conversation")(
  function* (call: StatefulCall.StatefulCall) {
    yield* call.answer({ acceptedModalities: ["audio"], mediaConfig: {} })
    yield* call.audioActive
    yield* call.subscribeToTone()
    yield* call.playPrompt({ prompts: [file("menu")] })
    const { tone } = yield* call.nextTone
    if (tone === "tone1") {
      const { recordingLocation } = yield* call.recordResponse({ prompts: [file("message")], stopTones: ["#"] })
      yield* Effect.log("there is a message", recordingLocation)
      return yield* call.hangUp()
    }
    yield* call
      .transfer({ transferTarget: agent })
      .pipe(Effect.catchTag("TransferFailed", () => call.playPrompt({ prompts: [file("nobody-there")] })))
    // A caller who hangs up is no error.
  },
  Effect.catchTag("CallEnded", () => Effect.void)
)

/** Graph posts here; any HTTP server will do. */
const server = Effect.gen(function* () {
  const run = Effect.runPromiseWith(yield* Effect.context<CallNotifications.CallNotifications>())
  const handler = CallNotifications.handler()
  const http = createServer(toNodeListener((request) => run(handler(request))))
  yield* Effect.acquireRelease(
    Effect.sync(() => http.listen(8080)),
    () => Effect.sync(() => http.close())
  )
})

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const program = Effect.gen(function* () {
    yield* StatefulCall.listen(conversation)
    yield* server
    yield* Effect.never
  })
  const services = Layer.merge(GraphCalls.layerConfig(), CallNotifications.layerConfig())
  await Effect.runPromise(Effect.scoped(program).pipe(Effect.provide(services)))
}
