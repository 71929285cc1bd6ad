/** What the service tells about prompts, and about a call that could not be answered. */
import { assert, describe, it } from "@effect/vitest"
import type { EventName } from "../../src/events.ts"
import { agent, bot, callConnectionId, customer } from "../support.ts"
import { cloudEvent, received, result } from "./event.ts"
import { connected, integer, type State, string, uuid } from "./provider.ts"

interface Webhook {
  readonly name: EventName
  readonly states: ReadonlyArray<State>
  readonly own: object
}

const operationContext = "telling"

const during = (name: string): ReadonlyArray<State> => [
  connected,
  { name, parameters: { callConnectionId, participant: customer.communicationUser.id, operationContext } }
]

const webhooks: ReadonlyArray<Webhook> = [
  {
    name: "PlayStarted",
    states: during("a prompt has begun"),
    own: result(200, 0, "Action completed successfully.")
  },
  {
    name: "PlayCompleted",
    states: during("a prompt has been played"),
    own: result(200, 0, "Action completed successfully.")
  },
  {
    name: "PlayFailed",
    states: during("a prompt cannot be decoded"),
    own: { failedPlaySourceIndex: 0, ...result(400, 8535, "Action failed, file format is invalid.") }
  },
  {
    name: "AnswerFailed",
    states: [
      {
        name: "the caller hangs up while the application answers",
        parameters: {
          callConnectionId,
          from: agent.communicationUser.id,
          to: bot.communicationUser.id,
          operationContext
        }
      }
    ],
    own: result(487, integer(0), "The call ended before it was connected.")
  }
]

describe("webhooks at the callback URI", () => {
  for (const { name, own, states } of webhooks)
    it(`decodes ${name}`, async () => {
      const event = await received(`the webhook ${name}`, states, cloudEvent(name, { ...own, operationContext }))
      if (event._tag !== name || !("resultInformation" in event.data)) return assert.fail(event._tag)
      assert.deepInclude(event.data, { callConnectionId, operationContext })
      assert.isNumber(event.data.resultInformation?.code)
      if (event._tag === "PlayFailed") assert.strictEqual(event.data.failedPlaySourceIndex, 0)
    })
})

describe("events through Event Grid", () => {
  it("SubscriptionValidation", async () => {
    const validationCode = "512D38B6-C7B8-40C8-89FE-F46F9E9622B6"
    const validationUrl = `https://rp-eastus2.eventgrid.azure.net/eventsubscriptions/estest/validate?id=${validationCode}`
    const event = await received(
      "the Event Grid event SubscriptionValidationEvent",
      [{ name: "an endpoint is subscribed" }],
      [
        {
          id: uuid("2d1781af-3a4c-4d7c-bd0c-e34b19da4e66"),
          topic: string("/subscriptions/s/resourceGroups/g/providers/Microsoft.Communication/communicationServices/c"),
          subject: "",
          data: { validationCode: string(validationCode), validationUrl: string(validationUrl) },
          eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
          eventTime: string("2018-01-25T22:12:19.4556811Z"),
          metadataVersion: "1",
          dataVersion: "2"
        }
      ]
    )
    if (event._tag !== "SubscriptionValidation") return assert.fail(event._tag)
    assert.deepEqual(event.data, { validationCode, validationUrl })
  })
})
