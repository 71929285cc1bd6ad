import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"

const file = (name: string) => ({ kind: "file", file: { uri: `https://cdn.contoso.com/${name}.wav` } })

const serve = Effect.fn("menu")(function* (callConnectionId: string, caller: string) {
  const chosen = yield* CallMedia.recognizeAndWait({
    callConnectionId,
    recognizeInputType: "dtmf",
    playPrompt: file("menu"),
    recognizeOptions: { targetParticipant: { rawId: caller }, dtmfOptions: { maxTonesToCollect: 1 } }
  })
  const answer = chosen.data.dtmfResult?.tones?.[0] === "one" ? "opening-hours" : "good-bye"
  yield* CallMedia.playAndWait({ callConnectionId, playSources: [file(answer)] })
  yield* CallConnection.terminateCall({ callConnectionId })
})

/** The handler of the menu's webhooks; it needs `CallAutomation` and `CallEvents`. */
export const menu = (eventGridSecret: string | Redacted.Redacted) =>
  CallEvents.handler({
    eventGridSecret,
    onIncomingCall: Effect.fnUntraced(function* ({ data: { from, incomingCallContext } }) {
      const { data } = yield* CallAutomation.answerCallAndWait({
        incomingCallContext,
        callbackUri: "http://127.0.0.1:8080/callbacks"
      })
      const { callConnectionId = "" } = data
      // Whatever fails, such as a key that nobody presses: the log says why, and nobody is left in silence.
      yield* serve(callConnectionId, from?.rawId ?? "").pipe(
        Effect.tapError((error) => Effect.logWarning(error)),
        Effect.catch(() => CallConnection.terminateCall({ callConnectionId }))
      )
    })
  })
