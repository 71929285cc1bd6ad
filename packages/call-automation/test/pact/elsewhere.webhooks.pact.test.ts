/** The webhooks of transfers, and of connecting to what cannot be joined. */
import { assert, describe, it } from "@effect/vitest"
import type { EventName } from "../../src/events.ts"
import { agent, bot, callConnectionId } from "../support.ts"
import { cloudEvent, correlationId, received, result } from "./event.ts"
import { connected, integer, type State } from "./provider.ts"
import { someUser } from "./values.ts"

interface Webhook {
  readonly name: EventName
  readonly states: ReadonlyArray<State>
  readonly operationContext: string
  readonly own: object
}

const webhooks: ReadonlyArray<Webhook> = [
  {
    name: "CallTransferAccepted",
    states: [connected, { name: "the transfer is accepted", parameters: { operationContext: "transferring call" } }],
    operationContext: "transferring call",
    own: {
      transferTarget: someUser(bot),
      transferee: someUser(agent),
      ...result(200, 0, "")
    }
  },
  {
    name: "CallTransferFailed",
    states: [connected, { name: "the transfer is declined", parameters: { operationContext: "transferring call" } }],
    operationContext: "transferring call",
    own: result(603, integer(0), "The call has been declined.")
  },
  {
    name: "ConnectFailed",
    states: [{ name: "the room cannot be joined", parameters: { callConnectionId, operationContext: "connecting" } }],
    operationContext: "connecting",
    own: result(integer(404), integer(0), "There is no such room.")
  }
]

describe("webhooks at the callback URI", () => {
  for (const { name, operationContext, own, states } of webhooks)
    it(`decodes ${name}`, async () => {
      const event = await received(`the webhook ${name}`, states, cloudEvent(name, { ...own, operationContext }))
      if (event._tag !== name || !("operationContext" in event.data)) return assert.fail(event._tag)
      assert.deepInclude(event.data, { callConnectionId, correlationId, operationContext })
      if (event._tag === "CallTransferAccepted")
        assert.deepInclude(event.data, { transferTarget: bot, transferee: agent })
    })
})
