import { createCallAutomation, createCallEvents, type CallEventsOptions } from "@effect-comms/call-automation/promise"
import { phoneNumber } from "@effect-comms/core/CommunicationIdentifier"

export type Settings = CallEventsOptions & { connectionString: string; eventGridSecret: string }

const callbackUri = "http://127.0.0.1:8080/callbacks"
const agent = phoneNumber("+14255550199")
const file = (name: string) => ({ kind: "file", file: { uri: `https://cdn.contoso.com/${name}.wav` } })

export const makeReception = (settings: Settings) => {
  const events = createCallEvents(settings)
  const { answerCallAndWait, callConnection, callMedia } = createCallAutomation({ ...settings, events })

  const play = (callConnectionId: string, name: string) =>
    callMedia.playAndWait({ callConnectionId, playSources: [file(name)] })

  // #region ask
  /** Asks up to three times; `undefined` when nobody presses a key. */
  const ask = async (callConnectionId: string, caller: string) => {
    for (let left = 3; left > 0; left -= 1) {
      try {
        const { data } = await callMedia.recognizeAndWait({
          callConnectionId,
          recognizeInputType: "dtmf",
          playPrompt: file("menu"),
          recognizeOptions: {
            targetParticipant: { rawId: caller },
            interruptPrompt: true,
            initialSilenceTimeoutInSeconds: 5,
            dtmfOptions: { maxTonesToCollect: 1 }
          }
        })
        return data.dtmfResult?.tones?.[0]
      } catch (error) {
        // RecognizeFailed: nothing was pressed in time. Anything else, such as the end of the call, is not for this loop.
        if (!(error instanceof Error && error.name === "OperationFailed")) throw error
      }
    }
    return undefined
  }
  // #endregion ask

  // #region transfer
  /** Transfers; when the agent does not take the call the caller is still there, and hears why. */
  const transfer = async (callConnectionId: string) => {
    try {
      await callConnection.transferToParticipantAndWait({ callConnectionId, targetParticipant: agent })
    } catch (error) {
      if (!(error instanceof Error && error.name === "OperationFailed")) throw error
      await play(callConnectionId, "nobody-there")
      await callConnection.terminateCall({ callConnectionId })
    }
  }
  // #endregion transfer

  const serve = async (callConnectionId: string, caller: string) => {
    if ((await ask(callConnectionId, caller)) === "one") return transfer(callConnectionId)
    await play(callConnectionId, "good-bye")
    return callConnection.terminateCall({ callConnectionId })
  }

  return events.handler({
    eventGridSecret: settings.eventGridSecret,
    // #region answer
    onIncomingCall: async ({ data: { from, incomingCallContext } }) => {
      const { data } = await answerCallAndWait({ incomingCallContext, callbackUri })
      const { callConnectionId = "" } = data
      // Whatever fails: the log says why, and nobody is left in silence.
      await serve(callConnectionId, from?.rawId ?? "").catch((error) => {
        console.error(error)
        return callConnection.terminateCall({ callConnectionId })
      })
    },
    onError: (error) => console.error(error) // the caller has left, or will
    // #endregion answer
  })
}
