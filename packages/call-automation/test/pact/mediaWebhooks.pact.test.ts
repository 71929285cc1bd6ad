/** The webhooks of media that fail because of a service behind. */
import { assert, describe, it } from "@effect/vitest"
import type { EventName } from "../../src/events.ts"
import { callConnectionId, customer } from "../support.ts"
import { cloudEvent, received, result as resultOf } from "./event.ts"
import { connected, type State } from "./provider.ts"

const operationContext = "media"

interface Webhook {
  readonly name: EventName
  /** Which of several events of the name it is. */
  readonly of?: string
  readonly states: ReadonlyArray<State>
  readonly result: readonly [code: number, subCode: number, message: string]
  readonly failedPlaySourceIndex?: number
}

const parameters = { callConnectionId, participant: customer.communicationUser.id, operationContext }
const talking = (name: string): ReadonlyArray<State> => [connected, { name, parameters }]

const webhooks: ReadonlyArray<Webhook> = [
  {
    name: "PlayFailed",
    of: "Azure AI services",
    states: talking("a prompt cannot be spoken"),
    result: [401, 8565, "Action failed, Azure AI services authentication error."],
    failedPlaySourceIndex: 0
  },
  {
    name: "RecognizeFailed",
    of: "a speech timeout",
    states: talking("speech is not recognized in time"),
    result: [408, 8570, "Action failed, speech recognition timed out."]
  },
  {
    name: "ContinuousDtmfRecognitionToneFailed",
    states: talking("a key that is told by itself fails"),
    result: [500, 9999, "Unknown internal server error."]
  }
]

describe("webhooks at the callback URI", () => {
  for (const { failedPlaySourceIndex, name, of, result, states } of webhooks) {
    const [code, subCode, message] = result
    const what = of === undefined ? name : `${name} of ${of}`
    const index = failedPlaySourceIndex === undefined ? {} : { failedPlaySourceIndex }
    it(`decodes ${what}`, async () => {
      const own = { ...index, operationContext, ...resultOf(code, subCode, message) }
      const event = await received(`the webhook ${what}`, states, cloudEvent(name, own))
      if (event._tag !== name) return assert.fail(event._tag)
      const expected = { callConnectionId, operationContext, resultInformation: { code, subCode, message } }
      assert.deepInclude(event.data, { ...index, ...expected })
    })
  }
})
