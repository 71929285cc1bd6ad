/** The webhooks of prompts, recognition and tones. */
import { integer, number, string } from "@effect-comms/core/test/contract/Matching.ts"
import { type ProviderState, timeHasPassed } from "@effect-comms/core/test/contract/ProviderState.ts"
import { connected, operationCallbackUri, rawIdOf } from "../scenarios/given.ts"
import { callConnectionId, customer } from "../support.ts"
import { completed, describeWebhooks, done, result, type Webhook } from "./webhook.ts"

const operationContext = "media"
const told = { operationContext, operationCallbackUri }
const awhile = timeHasPassed(5000)
const file = (name: string) => ({ kind: "file", file: { uri: `https://cdn.contoso.com/${name}` } })

const play = (name: string, loop = false) =>
  done("play", { playSources: [file(name)], playTo: [], playOptions: { loop }, ...told })

/** The customer is asked for something; without a prompt, and by default one tone. */
const recognize = (recognizeInputType: string, recognizeOptions: object = {}, more: object = {}) =>
  done("recognize", {
    playPrompt: undefined,
    recognizeInputType,
    recognizeOptions: { targetParticipant: customer, ...recognizeOptions },
    ...told,
    ...more
  })
const tones = (maxTonesToCollect: number) => recognize("dtmf", { dtmfOptions: { maxTonesToCollect } })

const of = { callConnectionId, participant: rawIdOf(customer) }
const presses = (...keys: ReadonlyArray<string>): ProviderState => ({
  name: "a participant presses tones",
  parameters: { ...of, tones: keys }
})
const says = (speech: string): ProviderState => ({
  name: "a participant speaks",
  parameters: { ...of, speech, confidence: 0.75 }
})
const hangsUp: ProviderState = { name: "a participant hangs up", parameters: of }
const fails = (code: number, subCode: number): ProviderState => ({
  name: "the next media operation fails",
  parameters: { callConnectionId, code, subCode }
})
const cancelAll = done("cancelAllMediaOperations")
const listen = done("startContinuousDtmfRecognition", { targetParticipant: customer, ...told })
const stopListening = done("stopContinuousDtmfRecognition", { targetParticipant: customer, ...told })
const send = done("sendDtmfTones", { targetParticipant: customer, ...told }, { body: { operationContext } })

const dtmf = (...keys: ReadonlyArray<string>) => ({ recognitionType: "dtmf", dtmfResult: { tones: keys } })

/** Members that are told in the call of the customer and the agent, at the address of the operation. */
const webhook = (
  name: Webhook["name"],
  of: string,
  given: ReadonlyArray<ProviderState>,
  own: object,
  count = 1
): Webhook => ({
  name,
  ...(of === "" ? {} : { of }),
  given: [connected, ...given],
  own: { operationContext, ...own },
  ofOperation: true,
  count
})

describeWebhooks([
  webhook("PlayStarted", "", [play("music.wav?durationMs=60000"), awhile], completed),
  webhook("PlayCompleted", "", [play("welcome.wav?durationMs=1000"), awhile], completed),
  webhook("PlayCompleted", "of a file of unknown length", [play("welcome.wav"), awhile], completed),
  webhook("PlayFailed", "", [play("invalid-format.mp3"), awhile], {
    failedPlaySourceIndex: 0,
    ...result(400, 8535, "Action failed, file format is invalid.")
  }),
  webhook("PlayFailed", "of Azure AI services", [fails(401, 8565), play("welcome.wav"), awhile], {
    failedPlaySourceIndex: 0,
    ...result(401, 8565, "Action failed, Azure AI services authentication error.")
  }),
  webhook(
    "PlayCanceled",
    "",
    [play("music.wav?durationMs=60000"), awhile, cancelAll, awhile],
    result(400, 8508, "Action failed, the operation was cancelled.")
  ),
  webhook(
    "PlayCanceled",
    "of a loop, which has no end",
    [play("welcome.wav?durationMs=1000", true), awhile, cancelAll, awhile],
    result(400, 8508, "Action failed, the operation was cancelled.")
  ),
  webhook(
    "PlayCanceled",
    "of one that another interrupts",
    [
      play("music.wav?durationMs=60000"),
      awhile,
      done("play", { playSources: [file("welcome.wav")], playTo: [], interruptCallMediaOperation: true }),
      awhile
    ],
    result(400, 8508, "Action failed, the operation was cancelled.")
  ),
  webhook("RecognizeCompleted", "of tones", [tones(2), presses("5", "#"), awhile], {
    ...dtmf("five", "pound"),
    ...result(200, 8531, "Action completed, max digits received.")
  }),
  webhook(
    "RecognizeCompleted",
    "of the tones before a stop tone",
    [recognize("dtmf", { dtmfOptions: { maxTonesToCollect: 5, stopTones: ["pound"] } }), presses("5", "#"), awhile],
    { ...dtmf("five"), ...result(200, 8514, "Action completed, stop tone was detected.") }
  ),
  webhook(
    "RecognizeCompleted",
    "of a tone before the default silence",
    [tones(1), timeHasPassed(4900), presses("5"), awhile],
    {
      ...dtmf("five"),
      ...result(200, 8531, "Action completed, max digits received.")
    }
  ),
  webhook(
    "RecognizeFailed",
    "of a tone after the default silence",
    [tones(1), timeHasPassed(5100), presses("5"), awhile],
    result(400, 8510, "Action failed, initial silence timeout reached.")
  ),
  webhook(
    "RecognizeCompleted",
    "of tones with less than the default pause between them",
    [tones(2), presses("5"), timeHasPassed(1900), presses("#"), awhile],
    { ...dtmf("five", "pound"), ...result(200, 8531, "Action completed, max digits received.") }
  ),
  webhook(
    "RecognizeFailed",
    "of tones with more than the default pause between them",
    [tones(2), presses("5"), timeHasPassed(2100), presses("#"), awhile],
    result(400, 8532, "Action failed, inter-digit silence timeout reached.")
  ),
  webhook(
    "RecognizeCompleted",
    "of a choice",
    [recognize("choices", { choices: [{ label: "Confirm", phrases: ["yes"] }] }), says("yes"), awhile],
    {
      recognitionType: "choices",
      choiceResult: { label: "Confirm", recognizedPhrase: string("yes"), confidence: number(0.75) },
      ...result(200, 8545, "Action completed, a phrase was matched.")
    }
  ),
  webhook("RecognizeCompleted", "of speech", [recognize("speech"), says("my order is late"), awhile], {
    recognitionType: "speech",
    speechResult: { speech: "my order is late", confidence: number(0.75) },
    ...result(200, 8569, "Action completed, speech was recognized.")
  }),
  webhook(
    "RecognizeFailed",
    "of silence",
    [recognize("dtmf", { initialSilenceTimeoutInSeconds: 1 }), timeHasPassed(1100)],
    result(400, 8510, "Action failed, initial silence timeout reached.")
  ),
  webhook(
    "RecognizeFailed",
    "of a prompt",
    [recognize("dtmf", {}, { playPrompt: file("invalid-format.mp3") }), awhile],
    { failedPlaySourceIndex: 0, ...result(400, 8535, "Action failed, file format is invalid.") }
  ),
  webhook(
    "RecognizeFailed",
    "of a speech timeout",
    [fails(408, 8570), recognize("speech"), awhile],
    result(408, 8570, "Action failed, speech recognition timed out.")
  ),
  webhook(
    "RecognizeCanceled",
    "",
    [recognize("dtmf"), timeHasPassed(1000), cancelAll, awhile],
    result(400, 8508, "Action failed, the operation was cancelled.")
  ),
  webhook("ContinuousDtmfRecognitionToneReceived", "", [listen, presses("5"), awhile], {
    sequenceId: 1,
    tone: "five",
    ...completed
  }),
  webhook(
    "ContinuousDtmfRecognitionToneReceived",
    "of the second tone",
    [listen, presses("5", "#"), awhile],
    { sequenceId: 2, tone: "pound", ...completed },
    2
  ),
  webhook(
    "ContinuousDtmfRecognitionToneReceived",
    "of those before it was stopped",
    [listen, presses("5"), awhile, stopListening, awhile, presses("#"), awhile],
    { sequenceId: 1, tone: "five", ...completed }
  ),
  webhook(
    "ContinuousDtmfRecognitionToneFailed",
    "",
    [fails(500, 9999), listen, presses("5"), awhile],
    result(500, 9999, "Unknown internal server error.")
  ),
  webhook(
    "ContinuousDtmfRecognitionStopped",
    "",
    [listen, stopListening, awhile],
    result(200, 7000, "The conversation has ended. DiagCode: 0#7000.@")
  ),
  webhook("SendDtmfTonesCompleted", "", [send, awhile], result(200, 0, "")),
  webhook(
    "SendDtmfTonesFailed",
    "",
    [send, hangsUp, awhile],
    result(integer(400), 8558, "Action failed, the participant is not present in the call.")
  )
])
