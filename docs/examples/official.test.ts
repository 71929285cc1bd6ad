/** The samples of Microsoft's READMEs, rewritten: each of them runs here. */
import { communicationScope } from "@effect-comms/core/EntraCredential"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { createChat } from "@effect-comms/chat/promise"
import { Emulator, type TestCloud } from "@effect-comms/emulator/promise"
import * as Redacted from "effect/Redacted"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as callAutomation from "./official-call-automation.ts"
import * as chat from "./official-chat.ts"
import * as common from "./official-common.ts"
import * as identity from "./official-identity.ts"

// The clients of these samples are made by addresses alone, so the local cloud has a port and real time.
let cloud: TestCloud
beforeAll(async () => {
  cloud = await Emulator.start({ port: 0, time: "real" })
})
afterAll(() => cloud.close())

const key = () => /accesskey=(.+)$/.exec(cloud.connectionString)?.[1] ?? ""
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url")

/** A token of an application, as `@azure/identity` gets one; the local cloud issues them for its own scopes alone. */
const entra = (clientId: string, tenantId: string) => ({
  getToken: async () => {
    const form = {
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: "s",
      scope: communicationScope
    }
    const answer = await fetch(`${cloud.origin}/${tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams(form)
    })
    const { access_token: token } = await answer.json()
    return { token, expiresOnTimestamp: Date.now() + 3_600_000 }
  }
})
const clientId = "c1e47a11-4ba5-4c3d-9e0f-7e57a9911c47"
const tenantId = "a7e57a11-4ba5-4c3d-9e0f-7e57a9911ca7"

describe("call automation", () => {
  const callbackUri = "http://127.0.0.1:9/callbacks"

  it("creates a call, and plays to it", async () => {
    const { connectionString } = cloud
    const { callConnectionId = "" } = await callAutomation.createCall({ connectionString }, "8:acs:alice", callbackUri)
    const state = async () => (await cloud.state()).calls.flatMap(({ legs }) => legs).map((leg) => leg.state)
    await expect.poll(state, { timeout: 20_000 }).toContain("connected")
    await callAutomation.playMedia({ connectionString }, callConnectionId)
    expect((await cloud.journal()).map(({ name }) => name)).toContain("CallMedia_Play")
  })

  it("has a client by a credential of Entra", async () => {
    const client = callAutomation.createClient(cloud.origin, entra(clientId, tenantId))
    const call = await client.createCall({ targets: [{ rawId: "8:acs:bob" }], callbackUri })
    expect(call.callConnectionId).toBeDefined()
  })
})

describe("identity", () => {
  it("has a client by a key, a connection string, and a credential of Entra", async () => {
    for (const client of [
      identity.createWithKey(cloud.origin, key()),
      identity.createWithConnectionString(cloud.connectionString),
      identity.createWithEntra(cloud.origin, entra(clientId, tenantId)),
      identity.createInstance({ connectionString: cloud.connectionString })
    ])
      expect((await client.communicationIdentity.create({})).identity.id).toMatch(/^8:acs:/)
  })

  it("creates users and tokens, revokes and deletes them", async () => {
    const options = { connectionString: cloud.connectionString }
    const user = await identity.createUser(options)
    const text = Redacted.value(await identity.getToken(options, user))
    expect(text.split(".")).toHaveLength(3)
    const { expiresOn } = await identity.getShortToken(options, user)
    expect(Date.parse(expiresOn) - Date.now()).toBeLessThan(3_700_000)
    expect((await identity.createUserAndToken(options)).accessToken).toBeDefined()
    expect((await identity.createUserAndShortToken(options)).accessToken).toBeDefined()
    await identity.revokeTokens(options, user)
    await identity.deleteUser(options, user)
    const teams = `${part({})}.${part({ oid: tenantId, appid: clientId })}.x`
    expect((await identity.getTokenForTeamsUser(options, teams, clientId, tenantId)).token).toBeDefined()
  })
})

describe("chat", () => {
  it("does what its samples do", async () => {
    const alice = await cloud.member()
    const bob = await cloud.member()
    const jane = await cloud.member()
    const options = { ...cloud.settings.chat, credential: UserTokenCredential.make(alice.token) }
    const stopping = new AbortController()
    const heard: Array<string> = []
    const connected: Array<boolean> = []
    const listening = Promise.allSettled([
      chat.onMessage(options, (text) => heard.push(text), stopping.signal),
      chat.onConnection(options, (is) => connected.push(is), stopping.signal)
    ])
    await expect.poll(() => connected, { timeout: 20_000 }).toContain(true)
    const threadId = await chat.createThread(options, bob.id)
    expect(await chat.getTopic(options, threadId)).toBe("Hello, World!")
    expect(await chat.sendMessage(options, threadId)).toBeDefined()
    await expect.poll(() => heard, { timeout: 20_000 }).toContain("Can you share the deck?")
    expect(await chat.listMessages(options, threadId)).toContain("Can you share the deck?")
    await chat.addParticipant(options, threadId, jane.id)
    await chat.removeParticipant(options, threadId, jane.id)
    stopping.abort()
    await listening
    const client = chat.createClient(cloud.origin, alice.token)
    expect((await client.chatThread.get({ chatThreadId: threadId })).topic).toBe("Hello, World!")
  })
})

describe("common", () => {
  it("has credentials of a token that is fixed, or renewed", async () => {
    const { token } = await cloud.member()
    const refresh = () => Promise.resolve(token)
    for (const credential of [
      common.staticToken(token),
      common.renewed(refresh),
      common.renewedEarly(refresh),
      common.renewedLater(token, refresh)
    ]) {
      const options = { ...cloud.settings.chat, credential }
      expect(await chat.createThread(options, (await cloud.member()).id)).toBeDefined()
    }
  })

  it("has one of a Teams user, who needs an assignment to the resource", async () => {
    const { teamsExtension } = identity.createInstance({ connectionString: cloud.connectionString })
    await teamsExtension.upsertAssignment({ tenantId, objectId: clientId, principalType: "resourceAccount" })
    const credential = common.entraOfTeamsPhone(cloud.origin, entra(clientId, tenantId))
    const threads = createChat({ ...cloud.settings.chat, credential }).listChatThreads({})
    expect(await Array.fromAsync(threads)).toEqual([])
    expect((await cloud.journal()).map(({ name }) => name)).toContain("TeamsExtensionOperations_ExchangeToken")
  })
})
