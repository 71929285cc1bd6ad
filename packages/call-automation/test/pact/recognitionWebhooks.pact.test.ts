/** What the service tells about recognitions, tones and cancelled prompts, and that it decodes to the event meant. */
import { assert, describe, it } from "@effect/vitest"
import type { EventName } from "../../src/events.ts"
import { callConnectionId, customer } from "../support.ts"
import { cloudEvent, received, result as resultOf } from "./event.ts"
import { connected, integer, number, type State, string } from "./provider.ts"

const operationContext = "recognizing"

interface Webhook {
  readonly name: EventName
  /** Which of several events of the name it is. */
  readonly of?: string
  readonly state: string
  readonly result: readonly [code: number, subCode: number, message: string]
  /** Members of its own, as matched. */
  readonly own?: object
  /** The same, as decoded. */
  readonly decoded?: object
}

const completed = [200, 0, "Action completed successfully."] as const

const webhooks: ReadonlyArray<Webhook> = [
  {
    name: "RecognizeCompleted",
    of: "tones",
    state: "a participant presses as many keys as are wanted",
    result: [200, 8531, "Action completed, max digits received."],
    own: { recognitionType: "dtmf", dtmfResult: { tones: ["five", "pound"] } },
    decoded: { recognitionType: "dtmf", dtmfResult: { tones: ["five", "pound"] } }
  },
  {
    name: "RecognizeCompleted",
    of: "a choice",
    state: "a participant says the phrase of a choice",
    result: [200, 8545, "Action completed, a phrase was matched."],
    own: {
      recognitionType: "choices",
      choiceResult: { label: "Confirm", recognizedPhrase: string("yes"), confidence: number(0.75) }
    },
    decoded: {
      recognitionType: "choices",
      choiceResult: { label: "Confirm", recognizedPhrase: "yes", confidence: 0.75 }
    }
  },
  {
    name: "RecognizeCompleted",
    of: "speech",
    state: "a participant speaks",
    result: [200, 8569, "Action completed, speech was recognized."],
    own: { recognitionType: "speech", speechResult: { speech: "my order is late", confidence: number(0.75) } },
    decoded: { recognitionType: "speech", speechResult: { speech: "my order is late", confidence: 0.75 } }
  },
  {
    name: "RecognizeFailed",
    of: "silence",
    state: "a participant presses nothing",
    result: [400, 8510, "Action failed, initial silence timeout reached."]
  },
  {
    name: "RecognizeFailed",
    of: "a prompt",
    state: "a prompt of a recognition cannot be decoded",
    result: [400, 8535, "Action failed, file format is invalid."],
    own: { failedPlaySourceIndex: 0 },
    decoded: { failedPlaySourceIndex: 0 }
  },
  {
    name: "RecognizeCanceled",
    state: "a recognition is cancelled",
    result: [400, 8508, "Action failed, the operation was cancelled."]
  },
  {
    name: "PlayCanceled",
    state: "a prompt is cancelled",
    result: [400, 8508, "Action failed, the operation was cancelled."]
  },
  {
    name: "ContinuousDtmfRecognitionToneReceived",
    state: "a participant presses a key that is told by itself",
    result: completed,
    own: { sequenceId: integer(1), tone: "five" },
    decoded: { sequenceId: 1, tone: "five" }
  },
  {
    name: "ContinuousDtmfRecognitionStopped",
    state: "keys are told no longer",
    result: [200, 7000, "The conversation has ended. DiagCode: 0#7000.@"]
  },
  { name: "SendDtmfTonesCompleted", state: "tones are sent", result: [200, 0, ""] },
  {
    name: "SendDtmfTonesFailed",
    state: "tones are sent to a participant who leaves",
    result: [400, 8558, "Action failed, the participant is not present in the call."]
  }
]

describe("webhooks at the callback URI", () => {
  for (const { decoded = {}, name, of, own: members = {}, result, state } of webhooks) {
    const [code, subCode, message] = result
    const what = of === undefined ? name : `${name} of ${of}`
    it(`decodes ${what}`, async () => {
      const parameters = { callConnectionId, participant: customer.communicationUser.id, operationContext }
      const given: ReadonlyArray<State> = [connected, { name: state, parameters }]
      const own = { ...members, operationContext, ...resultOf(code, subCode, message) }
      const event = await received(`the webhook ${what}`, given, cloudEvent(name, own))
      if (event._tag !== name) return assert.fail(event._tag)
      assert.deepInclude(event.data, {
        ...decoded,
        callConnectionId,
        operationContext,
        resultInformation: { code, subCode, message }
      })
    })
  }
})
