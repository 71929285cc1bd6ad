/** The webhooks of transfers, and of connecting to what cannot be joined. */
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { decodeResult, type EventName } from "../../src/events.ts"
import { agent, bot, callConnectionId } from "../support.ts"
import { connected, integer, pact, regex, type State, string, uuid } from "./provider.ts"
import { legId, someServerCallId, someUser } from "./values.ts"

const correlationId = "7a659f11-202f-4a5d-8d0c-1c2c0e4c1d0b"
const source = regex("^calling/callConnections/[0-9a-f-]{36}$", `calling/callConnections/${callConnectionId}`)

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
      resultInformation: { code: 200, subCode: 0, message: string("") }
    }
  },
  {
    name: "CallTransferFailed",
    states: [connected, { name: "the transfer is declined", parameters: { operationContext: "transferring call" } }],
    operationContext: "transferring call",
    own: { resultInformation: { code: 603, subCode: integer(0), message: string("The call has been declined.") } }
  },
  {
    name: "ConnectFailed",
    states: [{ name: "the room cannot be joined", parameters: { callConnectionId, operationContext: "connecting" } }],
    operationContext: "connecting",
    own: { resultInformation: { code: integer(404), subCode: integer(0), message: string("There is no such room.") } }
  }
]

describe("webhooks at the callback URI", () => {
  for (const { name, operationContext, own, states } of webhooks)
    it(`decodes ${name}`, async () => {
      const content = [
        {
          id: uuid("c3220fa3-79bd-473e-96a2-3ecb5be7d71f"),
          source,
          type: `Microsoft.Communication.${name}`,
          data: {
            ...own,
            operationContext,
            callConnectionId: legId,
            serverCallId: someServerCallId,
            correlationId: uuid(correlationId)
          },
          time: regex(
            "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$",
            "2025-09-01T06:35:08.5401757+00:00"
          ),
          specversion: "1.0",
          datacontenttype: "application/json",
          subject: source
        }
      ]
      const interaction = pact.addAsynchronousInteraction()
      for (const { name, parameters } of states) interaction.given(name, parameters)
      const done = await interaction
        .expectsToReceive(`the webhook ${name}`, (message) => {
          message.withJSONContent(content)
          message.withMetadata({ contentType: "application/json" })
        })
        .executeTest(async (message) => ({ result: await Promise.resolve(decodeResult(message.contents.content)) }))
      if (done === undefined || Result.isFailure(done.result)) return assert.fail("it is no batch")
      const [event] = done.result.success
      if (event?._tag !== name || !("operationContext" in event.data)) return assert.fail(event?._tag ?? "nothing")
      assert.deepInclude(event.data, { callConnectionId, correlationId, operationContext })
      if (event._tag === "CallTransferAccepted")
        assert.deepInclude(event.data, { transferTarget: bot, transferee: agent })
    })
})
