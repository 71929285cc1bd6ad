import { createCallAutomation, createCallEvents, type CallEventsOptions } from "@effect-comms/call-automation/promise"
import { phoneNumber } from "@effect-comms/core/CommunicationIdentifier"

type Settings = CallEventsOptions & { connectionString: string; callbackUri?: string }

const customer = phoneNumber("+14255550123")
const say = (text: string) => ({ kind: "text", text: { text, voiceName: "en-US-NancyNeural" } })

export const makeOutbound = (settings: Settings) => {
  const { callbackUri = "http://127.0.0.1:8080/api/callbacks" } = settings
  const { callConnection, callMedia, createCall } = createCallAutomation(settings)

  const callCustomer = () =>
    createCall({
      targets: [customer],
      sourceCallerIdNumber: { value: "+14255550100" },
      callbackUri,
      callIntelligenceOptions: { cognitiveServicesEndpoint: "https://ai.contoso.com/" }
    })

  const handler = createCallEvents(settings).handler({
    on: {
      CallConnected: ({ data: { callConnectionId = "" } }) =>
        callMedia.recognize({
          callConnectionId,
          recognizeInputType: "choices",
          playPrompt: say("Shall we keep your appointment?"),
          recognizeOptions: {
            targetParticipant: customer,
            choices: [
              { label: "Confirm", phrases: ["yes", "keep it"], tone: "one" },
              { label: "Cancel", phrases: ["no", "cancel"], tone: "two" }
            ]
          }
        }),
      RecognizeCompleted: ({ data: { callConnectionId = "", choiceResult } }) => {
        const answer = choiceResult?.label === "Confirm" ? "We keep it." : "It is cancelled."
        return callMedia.play({ callConnectionId, playSources: [say(answer)] })
      },
      RecognizeFailed: ({ data: { callConnectionId = "" } }) =>
        callMedia.play({ callConnectionId, playSources: [say("Good bye.")] }),
      PlayCompleted: ({ data: { callConnectionId = "" } }) => callConnection.terminateCall({ callConnectionId })
    }
  })
  return { callCustomer, handler }
}
