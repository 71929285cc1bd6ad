/** Speech, transfers and media sockets from the side of who calls. */
import { createCallAutomation, createCallEvents } from "@effect-comms/call-automation/promise"
import * as WebhookAnswer from "@effect-comms/core/WebhookAnswer"
import { assert, it } from "vitest"
import { Emulator, type TestCloud } from "../../src/promise.ts"
import { ramp, waveFile } from "../support/sound.ts"
import { expectCall } from "../../src/vitest.ts"

const colleague = "+14255550177"

/** Asks what the call is about, and transfers whoever says "agent". */
const makeAssistant = ({ settings }: TestCloud) => {
  const events = createCallEvents(settings.callEvents)
  const calls = createCallAutomation({ ...settings.callAutomation, events })
  const serve = async (incomingCallContext: string, caller: string) => {
    const { data } = await calls.answerCallAndWait({
      incomingCallContext,
      callbackUri: "http://127.0.0.1:8080/callbacks",
      callIntelligenceOptions: { cognitiveServicesEndpoint: "https://contoso.cognitiveservices.azure.com/" }
    })
    const { callConnectionId = "" } = data
    const heard = await calls.callMedia.recognizeAndWait({
      callConnectionId,
      recognizeInputType: "speech",
      playPrompt: { kind: "ssml", ssml: { ssmlText: "<speak>How can <b>we</b> help?</speak>" } },
      recognizeOptions: { targetParticipant: { rawId: caller } }
    })
    if (heard.data.speechResult?.speech !== "an agent, please") return
    await calls.callConnection.transferToParticipantAndWait({
      callConnectionId,
      targetParticipant: { phoneNumber: { value: colleague } }
    })
  }
  return async (request: Request): Promise<Response> =>
    WebhookAnswer.toResponse(
      await events.answer(
        { headers: request.headers, body: await request.text() },
        {
          trusted: request.headers.has("aeg-event-type"),
          onEvent: (event) =>
            event._tag === "IncomingCall"
              ? serve(event.data.incomingCallContext, event.data.from?.rawId ?? "")
              : undefined
        }
      )
    )
}

it("a caller hears the text of SSML, says what it wants, and follows a transfer", async () => {
  await using cloud = await Emulator.start({ makeApplication: makeAssistant })
  const agent = await cloud.agent({ number: colleague, afterMillis: 3_000 })
  const caller = await cloud.call()
  assert.strictEqual(await caller.hearsText("we help"), "How can we help?")
  await caller.says("an agent, please", { audio: waveFile(ramp(8000), 16_000) })
  await agent.joins()
  await expectCall(caller).toHaveReceived("CallTransferAccepted")
  await expectCall(caller).toBeConnectedTo(colleague)
  await agent.hangUp()
  await caller.ends()
  await expectCall(agent).toHaveEnded()
})

it("a caller without a listener fails with advice", async () => {
  await using cloud = await Emulator.start({ makeApplication: makeAssistant })
  const caller = await cloud.call()
  const error: unknown = await caller.press("1", { withinMillis: 2_000 }).catch((reason: unknown) => reason)
  assert.match(String(error), /to press 1: .*\n→ Nobody listened: no recognition of \+14255550111 was under way/)
})

it("keys that several recognitions want are pressed one by one, each when it is wanted", async () => {
  const chosen: Array<string> = []
  await using cloud = await Emulator.start({
    makeApplication: ({ eventGridSecret, settings }) => {
      const events = createCallEvents(settings.callEvents)
      const calls = createCallAutomation({ ...settings.callAutomation, events })
      return events.handler({
        eventGridSecret,
        onIncomingCall: async ({ data }) => {
          const { from = {}, incomingCallContext } = data
          const callbackUri = "http://127.0.0.1:8080/callbacks"
          const answered = await calls.answerCallAndWait({ incomingCallContext, callbackUri })
          const { callConnectionId = "" } = answered.data
          for (const name of ["first", "second"]) {
            const recognized = await calls.callMedia.recognizeAndWait({
              callConnectionId,
              recognizeInputType: "dtmf",
              playPrompt: { kind: "file", file: { uri: `https://cdn.contoso.com/${name}.wav` } },
              recognizeOptions: { targetParticipant: from, dtmfOptions: { maxTonesToCollect: 1 } }
            })
            chosen.push(...(recognized.data.dtmfResult?.tones ?? []))
          }
          await calls.callConnection.terminateCall({ callConnectionId })
        }
      })
    }
  })
  const caller = await cloud.call()
  await caller.press("42")
  await caller.ends()
  assert.deepStrictEqual(chosen, ["four", "two"])
})
