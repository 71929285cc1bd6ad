import { createCallAutomation, createCallEvents, type CallEventsOptions } from "@effect-comms/call-automation/promise"

type Settings = CallEventsOptions & { connectionString: string; eventGridSecret: string; callbackUri?: string }

const file = (name: string) => ({ kind: "file", file: { uri: `https://cdn.contoso.com/${name}.wav` } })

export const makeMenu = (settings: Settings) => {
  const { callbackUri = "http://127.0.0.1:8080/callbacks", eventGridSecret } = settings
  const events = createCallEvents(settings)
  const { answerCallAndWait, callConnection, callMedia } = createCallAutomation({ ...settings, events })

  const serve = async (callConnectionId: string, caller: string) => {
    const chosen = await callMedia.recognizeAndWait({
      callConnectionId,
      recognizeInputType: "dtmf",
      playPrompt: file("menu"),
      recognizeOptions: { targetParticipant: { rawId: caller }, dtmfOptions: { maxTonesToCollect: 1 } }
    })
    const answer = chosen.data.dtmfResult?.tones?.[0] === "one" ? "opening-hours" : "good-bye"
    await callMedia.playAndWait({ callConnectionId, playSources: [file(answer)] })
  }

  return events.handler({
    eventGridSecret,
    onIncomingCall: async ({ data: { from, incomingCallContext } }) => {
      const { data } = await answerCallAndWait({ incomingCallContext, callbackUri })
      const { callConnectionId = "" } = data
      // Whatever fails, such as a key that nobody presses: the log says why, and nobody is left in silence.
      await serve(callConnectionId, from?.rawId ?? "").catch(console.error)
      await callConnection.terminateCall({ callConnectionId })
    },
    onError: (error) => console.error(error) // the caller has left, or will
  })
}
