/** A reception as a durable flow, which asks for a key and transfers, and its application on a local cloud: over a file, which survives a crash. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import { phoneNumber } from "@effect-comms/core/CommunicationIdentifier"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as DurableCallAutomation from "@effect-comms/durable/DurableCallAutomation"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import * as Flows from "@effect-comms/durable/Flows"
import * as Runner from "@effect-comms/durable/Runner"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import type { TestCloud } from "../../../src/Emulator.ts"

/** Who takes the calls. */
export const agent = "+14255550199"

const callbackUri = "http://127.0.0.1:8080/callbacks"
const file = (name: string) => ({ kind: "file", file: { uri: `https://cdn.contoso.com/${name}.wav` } })

/** Asks up to three times; nothing when nobody presses a key. */
const ask = Effect.fnUntraced(function* (callConnectionId: string, caller: string) {
  for (let left = 3; left > 0; left--) {
    const chosen = yield* CallMedia.recognizeAndWait(
      {
        callConnectionId,
        recognizeInputType: "dtmf",
        playPrompt: file("menu"),
        recognizeOptions: {
          targetParticipant: { rawId: caller },
          interruptPrompt: true,
          initialSilenceTimeoutInSeconds: 5,
          dtmfOptions: { maxTonesToCollect: 1 }
        }
      },
      { waitMillis: 30_000 }
    ).pipe(Effect.catchTag("OperationFailed", () => Effect.undefined))
    if (chosen !== undefined) return chosen.data.dtmfResult?.tones?.[0]
  }
  return undefined
})

const serve = Effect.fnUntraced(function* (callConnectionId: string, caller: string) {
  if ((yield* ask(callConnectionId, caller)) === "one") {
    const targetParticipant = phoneNumber(agent)
    const options = { waitMillis: 60_000 }
    return void (yield* CallConnection.transferToParticipantAndWait({ callConnectionId, targetParticipant }, options))
  }
  const playSources = [file("good-bye")]
  yield* CallMedia.playAndWait({ callConnectionId, playSources }, { waitMillis: 20_000 })
  return yield* CallConnection.terminateCall({ callConnectionId })
})

const reception = CallFlow.make(
  "Reception",
  {
    payload: { id: Schema.String, caller: Schema.String, incomingCallContext: Schema.String },
    success: Schema.Void,
    key: ({ id }) => id
  },
  ({ caller, incomingCallContext }) =>
    Effect.gen(function* () {
      const options = { waitMillis: 20_000 }
      const { data } = yield* CallAutomation.answerCallAndWait({ incomingCallContext, callbackUri }, options)
      const { callConnectionId = "" } = data
      yield* serve(callConnectionId, caller).pipe(
        Effect.catch(() => CallConnection.terminateCall({ callConnectionId }))
      )
    })
)

/** What the flows of the application that was made last have come to. */
export let flows: Effect.Effect<Effect.Success<ReturnType<typeof Flows.list>>, unknown> = Effect.succeed([])

/** Makes applications over a file. */
export const makeReception = (database: string) =>
  Effect.fnUntraced(function* ({ connectionString, eventGridSecret, signal, transport }: TestCloud) {
    const clients = Layer.merge(
      DurableCallAutomation.layer({ connectionString }),
      DurableCallEvents.layer({
        connectionString,
        onIncomingCall: CallFlow.starts(reception, ({ data: { correlationId, from, incomingCallContext }, id }) => ({
          id: correlationId ?? id,
          caller: from?.rawId ?? "",
          incomingCallContext
        }))
      })
    )
    const services = yield* Layer.build(
      reception.layer.pipe(
        Layer.provideMerge(clients),
        Layer.provideMerge(Runner.layerSqlite(database, { signal })),
        Layer.provide(CurrentTransport.layer(transport))
      )
    )
    // One that crashed while it was made may get here all the same.
    if (!signal.aborted) flows = Effect.provideContext(Flows.list(), services)
    const handler = CallEvents.handler({ eventGridSecret })
    return (request: Request) => Effect.provideContext(handler(request), services)
  })
