import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as Emulator from "@effect-comms/emulator/Emulator"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

const greet = Effect.fn(function* (incomingCallContext: string) {
  const { data } = yield* CallAutomation.answerCallAndWait({
    incomingCallContext,
    callbackUri: "http://127.0.0.1:8080/callbacks"
  })
  const { callConnectionId = "" } = data
  yield* CallMedia.playAndWait({
    callConnectionId,
    playSources: [{ kind: "file", file: { uri: "https://cdn.contoso.com/welcome.wav" } }]
  })
  yield* CallConnection.terminateCall({ callConnectionId })
})

const makeGreeter = Effect.fn(function* ({ connectionString, eventGridSecret, transport }: Emulator.TestCloud) {
  const clients = Layer.merge(CallAutomation.layer({ connectionString }), CallEvents.layer({ connectionString }))
  const services = yield* Layer.build(
    Layer.provide(clients, Layer.succeed(CurrentTransport.CurrentTransport, transport))
  )
  const handler = CallEvents.handler({
    eventGridSecret,
    onIncomingCall: ({ data }) => greet(data.incomingCallContext)
  })
  return (request: Request) => Effect.provide(handler(request), services)
})

export const program = Effect.gen(function* () {
  const cloud = yield* Emulator.start({ makeApplication: makeGreeter })
  const caller = yield* cloud.call({ to: "+14255550100" })
  yield* caller.hearsText("welcome.wav")
  yield* caller.ends()
  return yield* caller.sequence
})
