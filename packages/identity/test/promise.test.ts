import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, expect, it } from "@effect/vitest"
import * as Redacted from "effect/Redacted"
import { createIdentity } from "../src/promise.ts"
import { accessToken, connectionString, user } from "./scripted.ts"

const connect = (script: Parameters<typeof ScriptedTransport.make>[0]) => {
  const transport = ScriptedTransport.make(script)
  return { transport, ...createIdentity({ connectionString, transport }) }
}

describe("createIdentity", () => {
  it("resolves with what the service gives", async () => {
    const { communicationIdentity } = connect([
      { status: 201, body: { identity: { id: user }, accessToken } },
      { status: 200, body: accessToken },
      { status: 204 },
      { status: 204 }
    ])
    const { identity } = await communicationIdentity.create({ createTokenWithScopes: ["chat"] })
    const { token } = await communicationIdentity.issueAccessToken({ id: identity.id, scopes: ["chat"] })
    assert.strictEqual(Redacted.value(token), accessToken.token)
    await communicationIdentity.revokeAccessTokens({ id: identity.id })
    await communicationIdentity.delete({ id: identity.id })
  })

  it("rejects with the error itself", async () => {
    const { communicationIdentity } = connect([{ status: 401, body: { error: { code: "Denied", message: "No." } } }])
    await expect(communicationIdentity.create({})).rejects.toMatchObject({
      _tag: "CommunicationError",
      code: "Denied",
      reason: { _tag: "Unauthorized" }
    })
  })

  it("throws the typed error of an invalid limit", () => {
    const options = { connectionString, retry: { attempts: Number.NaN } }
    assert.throws(() => createIdentity(options), CommunicationError, /retry\.attempts: expected a whole number from 1/)
  })

  it("throws when the connection string is invalid", () => {
    assert.throws(() => createIdentity({ connectionString: "contoso" }), /connectionString/)
  })
})
