/** What an exported test of a call that the application begins runs: a reminder that asks for a key, and fetches a colleague. */
import { createCallAutomation, createCallEvents, type Options } from "@effect-comms/call-automation/promise"

const source = { value: "+14255550100" }
const say = (text: string) => ({ kind: "text", text: { text, voiceName: "en-US-NancyNeural" } })

export const makeApplication = (settings: Options & { readonly connectionString: string }) => {
  const events = createCallEvents(settings)
  const { callConnection, callMedia, createCallAndWait } = createCallAutomation({ ...settings, events })
  return {
    fetch: events.handler(),
    remind: async (number: string): Promise<void> => {
      const targetParticipant = { phoneNumber: { value: number } }
      const { data } = await createCallAndWait({
        targets: [targetParticipant],
        sourceCallerIdNumber: source,
        callbackUri: "http://127.0.0.1:8080/reminders",
        callIntelligenceOptions: { cognitiveServicesEndpoint: "https://contoso.cognitiveservices.azure.com/" }
      })
      const { callConnectionId = "" } = data
      await callMedia.recognizeAndWait({
        callConnectionId,
        recognizeInputType: "dtmf",
        playPrompt: say("Your appointment is tomorrow. Press 2 to move it."),
        recognizeOptions: { targetParticipant, dtmfOptions: { maxTonesToCollect: 1 } }
      })
      const participantToAdd = { phoneNumber: { value: "+14255550199" } }
      await callConnection.addParticipantAndWait({ callConnectionId, participantToAdd, sourceCallerIdNumber: source })
      await callConnection.removeParticipantAndWait({ callConnectionId, participantToRemove: participantToAdd })
      await callMedia.playAndWait({ callConnectionId, playSources: [say("Good bye.")] })
      await callConnection.terminateCallAndWait({ callConnectionId })
    }
  }
}

/** Has the application do what begins the call; resolves when it is done. */
export const begin = (application: ReturnType<typeof makeApplication>): Promise<void> =>
  application.remind("+14255550123")
