/** The states of Call Automation's contract about what comes before a call: Event Grid's handshake, and an answer that comes too late. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Endpoint from "../Endpoint.ts"
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"
import { awhile, callbackUri, contextOf } from "./calls.ts"
import { given, type States } from "./State.ts"

/** Subscribes an endpoint at a local cloud of its own: one whose deliveries stay in its process asks for no handshake. */
const subscribe = ({ deliveries }: ProviderUnderTest): Promise<void> =>
  Effect.gen(function* () {
    const endpoint = yield* Endpoint.open(deliveries)
    yield* Emulator.serve({ port: 0, eventGrid: endpoint.url })
    yield* endpoint.answered
  }).pipe(Effect.scoped, Effect.runPromise)

export const announcements: States = {
  "an endpoint is subscribed": subscribe,
  "the caller hangs up while the application answers": given(
    Schema.Struct({
      callConnectionId: Schema.String,
      from: Schema.String,
      to: Schema.String,
      operationContext: Schema.optionalKey(Schema.String)
    }),
    async (provider, { callConnectionId, from, to, ...context }) => {
      const { cloud } = provider
      const { incomingCallContext } = await Effect.runPromise(cloud.incomingCall({ from, to }))
      const leg = await provider.run(
        CallAutomation.answerCall({ incomingCallContext, callbackUri, ...contextOf(context) })
      )
      provider.aliases.add(callConnectionId, leg.callConnectionId ?? "")
      await Effect.runPromise(cloud.leave(leg.callConnectionId ?? "", from))
      await provider.advance(awhile)
    }
  )
}
