/** What participants press and say, sent tones, and cancelling all of it. */
import { assert, describe, it } from "@effect/vitest"
import * as CallMedia from "../../src/CallMedia.ts"
import { recognitionCases } from "../recognition.ts"
import { agent, bot, callConnectionId, customer } from "../support.ts"
import { connected, exchange, itIsRefused, type State } from "./provider.ts"
import { leg } from "./values.ts"

/** The examples of Microsoft's reference are about a third user. */
const connectedToBot: State = {
  name: "a call is connected",
  parameters: { callConnectionId, participants: [bot.communicationUser.id] }
}

for (const { answer, call, name, status, to, ...rest } of recognitionCases) {
  const request = { ...rest, states: [connectedToBot] }
  describe(`to ${to}`, () => {
    it(`answers ${status}`, async () => {
      const response = answer === undefined ? { status } : { status, body: answer }
      const given: unknown = await exchange({ ...request, description: `a request to ${to} (${name})`, response }, call)
      assert.deepEqual(given, answer)
    })
    itIsRefused({ ...request, to, effect: call })
  })
}

describe("to recognize", () => {
  const choices = {
    recognizeInputType: "choices",
    playPrompts: [
      { kind: "text", text: { text: "Please say yes or no.", sourceLocale: "en-US", voiceKind: "female" } },
      { kind: "file", file: { uri: "https://some.file.azure.com/sample.wav" } }
    ],
    interruptCallMediaOperation: true,
    recognizeOptions: {
      interruptPrompt: true,
      initialSilenceTimeoutInSeconds: 5,
      targetParticipant: customer,
      speechLanguage: "en-US",
      choices: [
        { label: "Confirm", phrases: ["yes", "go ahead"], tone: "one" },
        { label: "Cancel", phrases: ["no"] }
      ]
    },
    operationContext: "recognizing"
  }
  const speech = {
    recognizeInputType: "speechOrDtmf",
    recognizeOptions: {
      targetParticipant: agent,
      speechLanguage: "en-US",
      speechOptions: { endSilenceTimeoutInMs: 1000 },
      dtmfOptions: { maxTonesToCollect: 4 }
    },
    operationContext: "recognizing"
  }
  for (const [what, body] of [
    ["choices", choices],
    ["speech or tones", speech]
  ] as const)
    it(`${what} answers 202`, async () => {
      const answer = await exchange(
        {
          description: `a request to recognize ${what}`,
          states: [connected],
          method: "POST",
          path: `${leg}:recognize`,
          repeatable: false,
          body,
          response: { status: 202 }
        },
        CallMedia.recognize({ callConnectionId, ...body })
      )
      assert.isUndefined(answer)
    })
})
