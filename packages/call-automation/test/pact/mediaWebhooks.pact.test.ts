/** The webhooks of plays and of media that fail, and of a leg that ends before it is connected. */
import { assert, describe, it } from "@effect/vitest"
import type { EventName } from "../../src/events.ts"
import { agent, bot, callConnectionId, customer } from "../support.ts"
import { cloudEvent, received, result as resultOf } from "./event.ts"
import { connected, integer, type State } from "./provider.ts"

const operationContext = "media"

interface Webhook {
  readonly name: EventName
  /** Which of several events of the name it is. */
  readonly of?: string
  readonly states: ReadonlyArray<State>
  readonly result: readonly [code: number, subCode: number, message: string]
  /** Whether the codes are agreed on, or only that there are some. */
  readonly exact?: boolean
  readonly failedPlaySourceIndex?: number
}

const completed = [200, 0, "Action completed successfully."] as const
const parameters = { callConnectionId, participant: customer.communicationUser.id, operationContext }
const talking = (name: string): ReadonlyArray<State> => [connected, { name, parameters }]

const webhooks: ReadonlyArray<Webhook> = [
  { name: "PlayStarted", states: talking("a prompt is played"), result: completed },
  { name: "PlayCompleted", states: talking("a prompt is played"), result: completed },
  {
    name: "PlayFailed",
    of: "a file",
    states: talking("a prompt cannot be decoded"),
    result: [400, 8535, "Action failed, file format is invalid."],
    failedPlaySourceIndex: 0
  },
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
  },
  {
    name: "AnswerFailed",
    states: [
      {
        name: "the caller gives up while the application connects",
        parameters: {
          callConnectionId,
          from: agent.communicationUser.id,
          to: bot.communicationUser.id,
          operationContext
        }
      }
    ],
    result: [404, 8522, "Call not found."],
    exact: false
  }
]

describe("webhooks at the callback URI", () => {
  for (const { exact = true, failedPlaySourceIndex, name, of, result, states } of webhooks) {
    const [code, subCode, message] = result
    const what = of === undefined ? name : `${name} of ${of}`
    const index = failedPlaySourceIndex === undefined ? {} : { failedPlaySourceIndex }
    it(`decodes ${what}`, async () => {
      const resultInformation = exact
        ? resultOf(code, subCode, message)
        : resultOf(integer(code), integer(subCode), message)
      const own = { ...index, operationContext, ...resultInformation }
      const event = await received(`the webhook ${what}`, states, cloudEvent(name, own))
      if (event._tag !== name) return assert.fail(event._tag)
      const expected = { callConnectionId, operationContext, resultInformation: { code, subCode, message } }
      assert.deepInclude(event.data, { ...index, ...expected })
    })
  }
})
