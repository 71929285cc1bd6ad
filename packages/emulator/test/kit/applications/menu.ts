/** An IVR: answers, plays a menu, and connects whoever presses 1 with an agent. */
import { createCallAutomation, createCallEvents } from "@effect-comms/call-automation/promise"
import type * as CallAutomationApi from "@effect-comms/call-automation/promise"
import * as WebhookAnswer from "@effect-comms/core/WebhookAnswer"

export const agentNumber = "+14255550150"
const cognitiveServicesEndpoint = "https://contoso.cognitiveservices.azure.com/"

const say = (text: string) => ({ kind: "text", text: { text, voiceName: "en-US-NancyNeural" } })

/** What the application is given: the options of its client and of its receiver, `cloud.settings` on a local cloud. */
export interface Options {
  readonly callAutomation: CallAutomationApi.Options
  readonly callEvents: Parameters<typeof createCallEvents>[0]
  readonly callbackPath?: string
}

export const makeMenu = ({ callAutomation, callEvents, callbackPath = "/callbacks" }: Options) => {
  const events = createCallEvents(callEvents)
  const calls = createCallAutomation({ ...callAutomation, events })

  const serve = async (incomingCallContext: string, from: string) => {
    const { callConnectionId = "" } = await calls.answerCall({
      incomingCallContext,
      callbackUri: `http://127.0.0.1:8080${callbackPath}`,
      callIntelligenceOptions: { cognitiveServicesEndpoint }
    })
    await events.awaitOutcome({ ...(await import("@effect-comms/call-automation/Outcome")).answerCall }, { callConnectionId })
    const { data } = await calls.callMedia.recognizeAndWait({
      callConnectionId,
      recognizeInputType: "dtmf",
      playPrompt: say("Welcome to Contoso. Press 1 for an agent."),
      recognizeOptions: { targetParticipant: { rawId: from }, dtmfOptions: { maxTonesToCollect: 1 } }
    })
    const [tone] = data.dtmfResult?.tones ?? []
    if (tone === "one")
      return await calls.callConnection.addParticipantAndWait({
        callConnectionId,
        participantToAdd: { phoneNumber: { value: agentNumber } },
        sourceCallerIdNumber: { value: "+14255550100" }
      })
    await calls.callMedia.playAndWait({ callConnectionId, playSources: [say("Good bye.")] })
    await calls.callConnection.terminateCall({ callConnectionId })
  }

  return async (request: Request): Promise<Response> => {
    const { headers, method, url } = request
    if (new URL(url).pathname !== "/callbacks") return new Response(null, { status: 404 })
    const answer = await events.answer(
      { method, headers, body: await request.text() },
      {
        trusted: () => true,
        onEvent: async (event) => {
          if (event._tag === "IncomingCall")
            await serve(event.data.incomingCallContext ?? "", event.data.from?.rawId ?? "")
        }
      }
    )
    return WebhookAnswer.toResponse(answer)
  }
}
