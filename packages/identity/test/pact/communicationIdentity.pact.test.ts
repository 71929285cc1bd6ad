/** Users and tokens, with the values of Microsoft's examples. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as CommunicationIdentity from "../../src/CommunicationIdentity.ts"
import {
  accessToken,
  envelope,
  exchange,
  identity,
  itIsRefused,
  known,
  regex,
  resource,
  scopes,
  user,
  userPath
} from "./provider.ts"

const id = regex("^8:acs:[0-9a-f-]+_[0-9a-f-]+$", user)

describe("create an identity", () => {
  const to = "create an identity with a token"
  const body = { createTokenWithScopes: scopes, expiresInMinutes: 60 }
  const effect = CommunicationIdentity.create(body)
  const request = { states: [resource], method: "POST", path: "/identities", body }

  it("gives the user and its token", async () => {
    const created = await exchange(
      {
        ...request,
        description: `a request to ${to}`,
        response: { status: 201, body: { identity: { id }, accessToken } }
      },
      effect
    )
    assert.strictEqual(created.identity.id, user)
    assert.strictEqual(created.accessToken?.expiresOn, "2023-10-10T21:39:39.3244584+00:00")
  })

  it("gives a user alone", async () => {
    const created = await exchange(
      {
        ...request,
        body: {},
        description: "a request to create an identity",
        response: { status: 201, body: { identity: { id } } }
      },
      CommunicationIdentity.create({})
    )
    assert.deepEqual(created, { identity: { id: user } })
  })

  it("fails for a scope that does not exist", async () => {
    const unknown = { createTokenWithScopes: ["telephony"] }
    const error = await exchange(
      {
        ...request,
        body: unknown,
        description: `a request to ${to} of an unknown scope`,
        response: { status: 400, body: envelope }
      },
      Effect.flip(CommunicationIdentity.create(unknown))
    )
    assert.deepStrictEqual(known(error), ["InvalidRequest", 400, "Code", 1])
  })
  itIsRefused({ ...request, to, effect })
})

describe("issue an access token", () => {
  const to = "issue an access token"
  const effect = CommunicationIdentity.issueAccessToken({ id: user, scopes, expiresInMinutes: 60 })
  const path = `${userPath}/:issueAccessToken`
  const request = { states: [identity], method: "POST", path, body: { scopes, expiresInMinutes: 60 } }

  it("gives the token", async () => {
    const issued = await exchange(
      { ...request, description: `a request to ${to}`, response: { status: 200, body: accessToken } },
      effect
    )
    assert.strictEqual(Redacted.value(issued.token), "token")
    assert.strictEqual(issued.expiresOn, "2023-10-10T21:39:39.3244584+00:00")
  })

  it("fails for a scope that does not exist", async () => {
    const unknown = { scopes: ["telephony"] }
    const error = await exchange(
      {
        ...request,
        body: unknown,
        description: `a request to ${to} of an unknown scope`,
        response: { status: 400, body: envelope }
      },
      Effect.flip(CommunicationIdentity.issueAccessToken({ id: user, ...unknown }))
    )
    assert.deepStrictEqual(known(error), ["InvalidRequest", 400, "Code", 1])
  })
  itIsRefused({ ...request, to, effect })
})

describe("revoke access tokens", () => {
  const to = "revoke access tokens"
  const effect = CommunicationIdentity.revokeAccessTokens({ id: user })
  const request = { states: [identity], method: "POST", path: `${userPath}/:revokeAccessTokens` }

  it("answers 204", async () => {
    assert.isUndefined(
      await exchange({ ...request, description: `a request to ${to}`, response: { status: 204 } }, effect)
    )
  })
  itIsRefused({ ...request, to, effect })
})

describe("delete an identity", () => {
  const to = "delete an identity"
  const effect = CommunicationIdentity.delete({ id: user })
  const request = { states: [identity], method: "DELETE", path: userPath }

  it("answers 204", async () => {
    assert.isUndefined(
      await exchange({ ...request, description: `a request to ${to}`, response: { status: 204 } }, effect)
    )
  })
  itIsRefused({ ...request, to, effect, repeatable: true })
})
