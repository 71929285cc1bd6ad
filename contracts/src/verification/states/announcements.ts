/** The state of Call Automation's contract about Event Grid's handshake. */
import { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import * as Endpoint from "../Endpoint.ts"
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"
import type { States } from "./State.ts"

/** Subscribes an endpoint at a local cloud of its own: one whose deliveries stay in its process asks for no handshake. */
const subscribe = ({ deliveries }: ProviderUnderTest): Promise<void> =>
  Effect.gen(function* () {
    const endpoint = yield* Endpoint.open(deliveries)
    yield* Emulator.serve({ port: 0, eventGrid: endpoint.url })
    yield* endpoint.answered
  }).pipe(Effect.scoped, Effect.runPromise)

export const announcements: States = { "an endpoint is subscribed": subscribe }
