/** Hold, and prompts. */
import { assert, describe, it } from "@effect/vitest"
import * as CallMedia from "../../src/CallMedia.ts"
import { agent, callbackUri, callConnectionId, customer } from "../support.ts"
import { connected, exchange, itIsRefused, type State } from "./provider.ts"
import { leg } from "./values.ts"

const onHold: State = {
  name: "a participant is on hold",
  parameters: { callConnectionId, participant: customer.communicationUser.id }
}

const operations = [
  {
    to: "hold a participant",
    states: [connected],
    path: `${leg}:hold`,
    body: {
      targetParticipant: customer,
      playSourceInfo: { kind: "file", file: { uri: "https://some.file.azure.com/sample.wav" } }
    },
    effect: CallMedia.hold({
      callConnectionId,
      targetParticipant: customer,
      playSourceInfo: { kind: "file", file: { uri: "https://some.file.azure.com/sample.wav" } }
    }),
    status: 200
  },
  {
    to: "take a participant off hold",
    states: [connected, onHold],
    path: `${leg}:unhold`,
    body: { targetParticipant: customer, operationContext: "unholding" },
    effect: CallMedia.unhold({ callConnectionId, targetParticipant: customer, operationContext: "unholding" }),
    status: 200
  },
  {
    to: "play a prompt",
    states: [connected],
    path: `${leg}:play`,
    body: {
      playSources: [
        { kind: "file", playSourceCacheId: "string", file: { uri: "https://some.file.azure.com/sample.wav" } }
      ],
      playTo: [agent],
      playOptions: { loop: true },
      operationCallbackUri: callbackUri
    },
    effect: CallMedia.play({
      callConnectionId,
      playSources: [
        { kind: "file", playSourceCacheId: "string", file: { uri: "https://some.file.azure.com/sample.wav" } }
      ],
      playTo: [agent],
      playOptions: { loop: true },
      operationCallbackUri: callbackUri
    }),
    status: 202
  }
]

for (const { effect, status, to, ...rest } of operations) {
  const request = { ...rest, method: "POST", repeatable: false }
  describe(`to ${to}`, () => {
    it(`answers ${status} without a body`, async () => {
      const answer = await exchange({ ...request, description: `a request to ${to}`, response: { status } }, effect)
      assert.isUndefined(answer)
    })
    itIsRefused({ ...request, to, effect })
  })
}
