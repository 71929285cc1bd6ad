/** A small IVR: answers, asks for a key, and connects whoever presses 1 with an agent. */
import type * as CallEvents from "@effect-comms/call-automation/CallEvents"
import {
  createCallAutomation,
  createCallEvents,
  type Options as ClientOptions
} from "@effect-comms/call-automation/promise"
import * as WebhookAnswer from "@effect-comms/core/WebhookAnswer"

export const agentNumber = "+14255550199"
const cognitiveServicesEndpoint = "https://contoso.cognitiveservices.azure.com/"

const say = (text: string) => ({ kind: "text", text: { text, voiceName: "en-US-NancyNeural" } })

/** What it is given: the options of its client and of its receiver, and where it has the cloud send events. */
export interface Options {
  readonly callAutomation: ClientOptions
  readonly callEvents: CallEvents.Options
  readonly callbackPath?: string
  readonly origin?: string
}

/** Makes the application. */
export const makeMenu = ({
  callAutomation,
  callbackPath = "/callbacks",
  callEvents,
  origin = "http://127.0.0.1:8080"
}: Options) => {
  const events = createCallEvents(callEvents)
  const calls = createCallAutomation({ ...callAutomation, events })

  const serve = async (incomingCallContext: string, from: string) => {
    const { data } = await calls.answerCallAndWait({
      incomingCallContext,
      callbackUri: origin + callbackPath,
      callIntelligenceOptions: { cognitiveServicesEndpoint }
    })
    const { callConnectionId = "" } = data
    const chosen = await calls.callMedia.recognizeAndWait({
      callConnectionId,
      recognizeInputType: "dtmf",
      playPrompt: say("Welcome to Contoso. Press 1 for an agent."),
      recognizeOptions: { targetParticipant: { rawId: from }, dtmfOptions: { maxTonesToCollect: 1 } }
    })
    if (chosen.data.dtmfResult?.tones?.[0] === "one")
      return await calls.callConnection.addParticipantAndWait({
        callConnectionId,
        participantToAdd: { phoneNumber: { value: agentNumber } },
        sourceCallerIdNumber: { value: "+14255550100" }
      })
    await calls.callMedia.playAndWait({ callConnectionId, playSources: [say("Good bye.")] })
    return await calls.callConnection.terminateCall({ callConnectionId })
  }

  return async (request: Request): Promise<Response> => {
    const { headers, method, url } = request
    const { pathname } = new URL(url)
    if (pathname !== "/incoming" && pathname !== "/callbacks") return new Response(null, { status: 404 })
    const answer = await events.answer(
      { method, headers, body: await request.text() },
      {
        trusted: pathname === "/incoming",
        onEvent: async (event) => {
          if (event._tag === "IncomingCall") await serve(event.data.incomingCallContext, event.data.from?.rawId ?? "")
        },
        onError: () => {}
      }
    )
    return WebhookAnswer.toResponse(answer)
  }
}
