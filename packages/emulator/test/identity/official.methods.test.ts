/** Every public method of `@azure/communication-identity` 1.3.1, unmodified, on a local cloud behind a port. */
import { CommunicationIdentityClient } from "@azure/communication-identity"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { performed, type Stories } from "../official/methods.ts"
import { official } from "../official/support.ts"
import { at } from "./support/wire.ts"

const world = Effect.gen(function* () {
  const { chat, cloud, identity } = yield* official()
  const user = yield* Effect.promise(() => identity.createUser())
  return { chat, cloud, identity, user }
})

type World = Effect.Success<typeof world>

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")

/** A token as Entra gives one to a Teams user; nobody has signed it. */
const teamsUserAadToken = (userObjectId: string, clientId: string): string =>
  `${part({ alg: "none" })}.${part({ oid: userObjectId, appid: clientId, tid: crypto.randomUUID() })}.x`

const statusOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "done",
    (error: unknown) => at(error, "statusCode")
  )

const stories: Stories<CommunicationIdentityClient, World> = {
  createUser: async ({ cloud, identity }) => {
    const { communicationUserId } = await identity.createUser()
    assert.match(communicationUserId, new RegExp(`^8:acs:${cloud.resourceId}_[0-9a-f-]{36}$`))
  },
  createUserAndToken: async ({ chat, identity }) => {
    const { expiresOn, token, user } = await identity.createUserAndToken(["chat", "voip.join"], {
      tokenExpiresInMinutes: 60
    })
    assert.isAtMost(Math.abs(expiresOn.getTime() - Date.now() - 3_600_000), 60_000)
    const { chatThread } = await chat(token).createChatThread({ topic: "t" })
    assert.deepStrictEqual(chatThread?.createdBy, { kind: "communicationUser", ...user })
  },
  getToken: async ({ chat, identity, user }) => {
    const { token } = await identity.getToken(user, ["voip"])
    assert.strictEqual(await statusOf(chat(token).createChatThread({ topic: "t" })), 403)
    const { token: allowed } = await identity.getToken(user, ["chat"])
    assert.strictEqual(await statusOf(chat(allowed).createChatThread({ topic: "t" })), "done")
  },
  revokeTokens: async ({ chat, identity, user }) => {
    const { token } = await identity.getToken(user, ["chat"])
    await identity.revokeTokens(user)
    assert.strictEqual(await statusOf(chat(token).createChatThread({ topic: "t" })), 401)
  },
  deleteUser: async ({ identity, user }) => {
    await identity.deleteUser(user)
    assert.strictEqual(await statusOf(identity.getToken(user, ["chat"])), 404)
    const stranger = { communicationUserId: `8:acs:${crypto.randomUUID()}_${crypto.randomUUID()}` }
    assert.strictEqual(await statusOf(identity.deleteUser(stranger)), 401)
  },
  getTokenForTeamsUser: async ({ identity }) => {
    const [clientId, userObjectId] = [crypto.randomUUID(), crypto.randomUUID()]
    const asked = { clientId, userObjectId, teamsUserAadToken: teamsUserAadToken(userObjectId, clientId) }
    const { expiresOn, token } = await identity.getTokenForTeamsUser(asked)
    assert.isAbove(expiresOn.getTime(), Date.now())
    assert.strictEqual(token.split(".").length, 3)
    assert.strictEqual(await statusOf(identity.getTokenForTeamsUser({ ...asked, teamsUserAadToken: "no.token" })), 401)
  }
}

performed({
  title: "CommunicationIdentityClient of @azure/communication-identity 1.3.1",
  prototype: CommunicationIdentityClient.prototype,
  stories: { ...stories },
  internal: [],
  world
})
