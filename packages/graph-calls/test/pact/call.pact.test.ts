/** Calls: create, get, delete. */
import { assert, describe, it } from "@effect/vitest"
import * as Call from "../../src/Call.ts"
import {
  application,
  callbackUri,
  callId,
  callPath,
  established,
  exchange,
  id,
  itIsRefused,
  regex
} from "./provider.ts"

const location = regex(
  "^https?://[^/]+/v1\\.0/communications/calls/[0-9A-Fa-f-]+$",
  `https://graph.microsoft.com${callPath}`
)

describe("create a call", () => {
  const to = "create a call to a user"
  const input: Parameters<typeof Call.create>[0] = {
    callbackUri,
    targets: [
      {
        "@odata.type": "#microsoft.graph.invitationParticipantInfo",
        identity: {
          "@odata.type": "#microsoft.graph.identitySet",
          user: {
            "@odata.type": "#microsoft.graph.identity",
            displayName: "John",
            id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8"
          }
        }
      }
    ],
    requestedModalities: ["audio"],
    mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
  }
  const effect = Call.create(input)
  const body = { "@odata.type": "#microsoft.graph.call", ...input }
  const request = { states: [application], method: "POST", path: "/v1.0/communications/calls", body }

  it("gives the call and where it is", async () => {
    const call = await exchange(
      {
        ...request,
        description: `a request to ${to}`,
        response: {
          status: 201,
          headers: { Location: location },
          body: {
            "@odata.type": "#microsoft.graph.call",
            id: id(callId),
            state: "establishing",
            direction: "outgoing",
            callbackUri,
            requestedModalities: ["audio"]
          }
        }
      },
      effect
    )
    assert.deepInclude(call, { id: callId, state: "establishing", direction: "outgoing" })
    assert.strictEqual(call.location, `https://graph.microsoft.com${callPath}`)
  })
  itIsRefused({ ...request, to, effect })
})

describe("get a call", () => {
  const to = "get a call"
  const effect = Call.get({ id: callId })
  const request = { states: [established], method: "GET", path: callPath }

  it("gives it as it is", async () => {
    const body = {
      "@odata.type": "#microsoft.graph.call",
      id: id(callId),
      state: "established",
      direction: "outgoing",
      callbackUri
    }
    const call = await exchange(
      { ...request, description: `a request to ${to}`, response: { status: 200, body } },
      effect
    )
    assert.deepInclude(call, { id: callId, state: "established" })
  })
  itIsRefused({ ...request, to, effect, repeatable: true })
})

describe("delete a call", () => {
  const to = "delete a call"
  const effect = Call.delete({ id: callId })
  const request = { states: [established], method: "DELETE", path: callPath }

  it("answers 204", async () => {
    assert.isUndefined(
      await exchange({ ...request, description: `a request to ${to}`, response: { status: 204 } }, effect)
    )
  })
  itIsRefused({ ...request, to, effect, repeatable: true })
})
