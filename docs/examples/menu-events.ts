import { createCallAutomation, createCallEvents, type Options } from "@effect-comms/call-automation/promise"

type Settings = Options & { connectionString: string; audience?: string; eventGridSecret: string }

const callbackUri = "http://127.0.0.1:8080/callbacks"
const file = (name: string) => ({ kind: "file", file: { uri: `https://cdn.contoso.com/${name}.wav` } })

/** The menu by its events alone: it waits for nothing, and what it has to know of a call comes back with the call's events. */
export const makeMenu = (settings: Settings) => {
  const { answerCall, callConnection, callMedia } = createCallAutomation(settings)

  const hangUp = ({ data: { callConnectionId = "" } }: { data: { callConnectionId?: string | undefined } }) =>
    callConnection.terminateCall({ callConnectionId })

  /** Nobody is left in silence, and the log says why. */
  const giveUp = (event: Parameters<typeof hangUp>[0], reason: unknown) => {
    console.error(reason)
    return hangUp(event)
  }

  return createCallEvents(settings).handler({
    eventGridSecret: settings.eventGridSecret,
    onIncomingCall: ({ data: { from, incomingCallContext } }) =>
      // CallConnected has it again.
      answerCall({ incomingCallContext, callbackUri, operationContext: from?.rawId ?? "" }),
    on: {
      CallConnected: (event) => {
        const { callConnectionId = "", operationContext: rawId = "" } = event.data
        const recognizeOptions = { targetParticipant: { rawId }, dtmfOptions: { maxTonesToCollect: 1 } }
        return callMedia
          .recognize({ callConnectionId, recognizeInputType: "dtmf", playPrompt: file("menu"), recognizeOptions })
          .catch((error) => giveUp(event, error))
      },
      RecognizeCompleted: (event) => {
        const { callConnectionId = "", dtmfResult } = event.data
        const answer = dtmfResult?.tones?.[0] === "one" ? "opening-hours" : "good-bye"
        return callMedia.play({ callConnectionId, playSources: [file(answer)] }).catch((error) => giveUp(event, error))
      },
      RecognizeFailed: (event) => giveUp(event, event.data.resultInformation),
      PlayCompleted: hangUp,
      PlayFailed: (event) => giveUp(event, event.data.resultInformation)
    },
    onError: (error) => console.error(error) // the caller has left, or will
  })
}
