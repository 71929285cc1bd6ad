import { createCallAutomation, createCallEvents, type CallEventsOptions } from "@effect-comms/call-automation/promise"

const say = (text: string) => ({ kind: "text", text: { text, voiceName: "en-US-NancyNeural" } })

export const makeMenu = (settings: CallEventsOptions & { connectionString: string; eventGridSecret: string }) => {
  const events = createCallEvents(settings)
  const { answerCallAndWait, callConnection, callMedia } = createCallAutomation({ ...settings, events })
  const offer = async (callConnectionId: string, caller: string) => {
    const chosen = await callMedia.recognizeAndWait({
      callConnectionId,
      recognizeInputType: "dtmf",
      playPrompt: say("Welcome to Contoso. Press 1 for an agent."),
      recognizeOptions: { targetParticipant: { rawId: caller }, dtmfOptions: { maxTonesToCollect: 1 } }
    })
    if (chosen.data.dtmfResult?.tones?.[0] === "one")
      return callConnection.addParticipantAndWait({
        callConnectionId,
        participantToAdd: { phoneNumber: { value: "+14255550199" } },
        sourceCallerIdNumber: { value: "+14255550100" }
      })
    await callMedia.playAndWait({ callConnectionId, playSources: [say("Good bye.")] })
    return callConnection.terminateCall({ callConnectionId })
  }
  return events.handler({
    eventGridSecret: settings.eventGridSecret,
    onIncomingCall: async ({ data: { from, incomingCallContext } }) => {
      const { data } = await answerCallAndWait({
        incomingCallContext,
        callbackUri: "http://127.0.0.1:8080/callbacks",
        callIntelligenceOptions: { cognitiveServicesEndpoint: "https://contoso.cognitiveservices.azure.com/" }
      })
      const { callConnectionId = "" } = data
      const hangUp = () => callConnection.terminateCall({ callConnectionId }) // nobody is left in silence
      await offer(callConnectionId, from?.rawId ?? "").catch((error) => (console.error(error), hangUp()))
    },
    onError: (error) => console.error(error) // the caller is gone, or will be
  })
}
