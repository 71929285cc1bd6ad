/** What the service tells about recognitions, tones and cancelled prompts, and that it decodes to the event meant. */
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { decodeResult, type EventName } from "../../src/events.ts"
import { callConnectionId, customer } from "../support.ts"
import { connected, integer, number, pact, regex, type State, string, uuid } from "./provider.ts"
import { legId, someServerCallId } from "./values.ts"

const source = regex("^calling/callConnections/[0-9a-f-]{36}$", `calling/callConnections/${callConnectionId}`)
const time = regex(
  "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$",
  "2025-09-01T06:35:08.5401757+00:00"
)
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
    result: completed
  },
  { name: "SendDtmfTonesCompleted", state: "tones are sent", result: completed },
  {
    name: "SendDtmfTonesFailed",
    state: "tones are sent to a participant who leaves",
    result: [400, 8558, "Action failed, the participant is not present in the call."]
  }
]

describe("webhooks at the callback URI", () => {
  for (const { decoded = {}, name, of, own = {}, result, state } of webhooks) {
    const [code, subCode, message] = result
    const what = of === undefined ? name : `${name} of ${of}`
    it(`decodes ${what}`, async () => {
      const parameters = { callConnectionId, participant: customer.communicationUser.id, operationContext }
      const given: ReadonlyArray<State> = [connected, { name: state, parameters }]
      const interaction = pact.addAsynchronousInteraction()
      for (const one of given) interaction.given(one.name, one.parameters)
      const done = await interaction
        .expectsToReceive(`the webhook ${what}`, (webhook) => {
          webhook.withJSONContent([
            {
              id: uuid("c3220fa3-79bd-473e-96a2-3ecb5be7d71f"),
              source,
              type: `Microsoft.Communication.${name}`,
              data: {
                ...own,
                operationContext,
                resultInformation: { code, subCode, message: string(message) },
                callConnectionId: legId,
                serverCallId: someServerCallId,
                correlationId: uuid("7a659f11-202f-4a5d-8d0c-1c2c0e4c1d0b")
              },
              time,
              specversion: "1.0",
              datacontenttype: "application/json",
              subject: source
            }
          ])
          webhook.withMetadata({ contentType: "application/json" })
        })
        .executeTest(async ({ contents }) => ({ decoded: await Promise.resolve(decodeResult(contents.content)) }))
      if (done === undefined || Result.isFailure(done.decoded)) return assert.fail("it is no batch")
      const [event] = done.decoded.success
      if (event?._tag !== name) return assert.fail(event?._tag)
      assert.deepInclude(event.data, {
        ...decoded,
        callConnectionId,
        operationContext,
        resultInformation: { code, subCode, message }
      })
    })
  }
})
