import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as Emulator from "@effect-comms/emulator/Emulator"
import { it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { menu } from "./menu-effect.ts"

const makeMenu = Effect.fn(function* ({ connectionString, eventGridSecret, transport }: Emulator.TestCloud) {
  const clients = Layer.merge(CallAutomation.layer({ connectionString }), CallEvents.layer({ connectionString }))
  const services = yield* Layer.build(
    Layer.provide(clients, Layer.succeed(CurrentTransport.CurrentTransport, transport))
  )
  const handler = menu(eventGridSecret)
  return (request: Request) => Effect.provide(handler(request), services)
})

it.live("tells the opening hours to a caller who presses 1", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.start({ makeApplication: makeMenu })
    const caller = yield* cloud.call({ to: "+14255550100" })
    yield* caller.press("1")
    yield* caller.hearsText("opening-hours.wav")
    yield* caller.ends()
  })
)
