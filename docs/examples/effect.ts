/** A phone in Effect, as a route of `effect/http` on Node. The configuration is that of `phone.ts`. */
import { createServer } from "node:http"
import { CallAutomation, CallConnection, CallEvents, CallMedia } from "@effect-comms/call-automation"
import * as HttpRoute from "@effect-comms/core/http-route"
import { NodeHttpServer, NodeRuntime } from "@effect/platform-node"
import { Config, Effect, Layer } from "effect"
import { HttpRouter } from "effect/http"

const settings = Config.all({
  port: Config.withDefault(Config.Port("PORT"), 3000),
  publicUrl: Config.withDefault(Config.String("PUBLIC_URL"), "http://127.0.0.1:3000"),
  eventGridSecret: Config.Redacted("EVENT_GRID_SECRET")
})

const answer = Effect.fn(function* (incomingCallContext: string, callbackUri: string) {
  const { data } = yield* CallAutomation.answerCallAndWait({ incomingCallContext, callbackUri })
  const { callConnectionId = "" } = data
  yield* CallMedia.playAndWait({
    callConnectionId,
    playSources: [{ kind: "file", file: { uri: "https://cdn.contoso.com/welcome.wav?durationMs=200" } }]
  })
  yield* CallConnection.terminateCallAndWait({ callConnectionId })
})

const server = Layer.unwrap(
  Effect.map(settings, ({ eventGridSecret, port, publicUrl }) => {
    const handler = CallEvents.handler({
      eventGridSecret,
      onIncomingCall: ({ data }) => answer(data.incomingCallContext, `${publicUrl}/events`)
    })
    return HttpRouter.serve(HttpRoute.layer("/events", handler)).pipe(
      Layer.provide(NodeHttpServer.layer(createServer, { port }))
    )
  })
)

const phone = server.pipe(Layer.provide(Layer.mergeAll(CallAutomation.layerConfig(), CallEvents.layerConfig())))
NodeRuntime.runMain(Layer.launch(phone))
