/** Users with custom ids, as recordings of 2025-03-02-preview show them, and what Teams users and tenants do with a resource. */
import * as Chat from "@effect-comms/chat/Chat"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as Identity from "@effect-comms/identity/Identity"
import * as EntraIdToken from "@effect-comms/identity/EntraIdToken"
import * as TeamsExtension from "@effect-comms/identity/TeamsExtension"
import * as EntraCredential from "@effect-comms/core/EntraCredential"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { Emulator } from "../../src/Emulator.ts"
import { cloud } from "../chat/support/users.ts"
import { at, begin, listAt, signed, start, textAt } from "./support/wire.ts"

const local = cloud()
const preview = "?api-version=2025-03-02-preview"

const create = (body: object) => signed({ method: "POST", path: `/identities${preview}`, body })

describe("a custom id", () => {
  it.effect("A10: creating again answers 201 with the same user and when it last had a token; reading it as well", () =>
    Effect.gen(function* () {
      yield* begin
      const first = yield* create({ customId: "crm-4711", createTokenWithScopes: ["chat"] })
      assert.strictEqual(first.status, 201)
      const id = textAt(first.body, "identity", "id")
      // A user that is new has had no token yet.
      assert.deepStrictEqual(at(first.body, "identity"), { customId: "crm-4711", id })
      yield* (yield* Emulator).advance(23 * 3_600_000)
      const again = yield* create({ customId: "crm-4711" })
      assert.strictEqual(again.status, 201)
      const expected = { customId: "crm-4711", lastTokenIssuedAt: "2026-03-14T09:26:53.0000000+00:00", id }
      assert.deepStrictEqual(again.body, { identity: expected })
      const read = yield* signed({ method: "GET", path: `/identities/${encodeURIComponent(id)}${preview}` })
      assert.strictEqual(read.status, 200)
      assert.deepStrictEqual(read.body, expected)
      assert.deepStrictEqual(Object.keys(Object(read.body)), ["customId", "lastTokenIssuedAt", "id"])
      assert.strictEqual(listAt(yield* (yield* Emulator).state, "identities").length, 1)
    }).pipe(Effect.provide(local))
  )

  it.effect("is free again when its user is deleted, and belongs to no other version", () =>
    Effect.gen(function* () {
      yield* begin
      const options = { apiVersion: "2025-03-02-preview" } as const
      const made = CommunicationIdentity.create({ customId: "a" }, options)
      const { identity } = yield* made
      assert.strictEqual((yield* made).identity.id, identity.id)
      yield* CommunicationIdentity.delete({ id: identity.id })
      assert.notStrictEqual((yield* made).identity.id, identity.id)
      const gone = yield* Effect.flip(CommunicationIdentity.get({ id: identity.id }, options))
      assert.strictEqual(gone.reason._tag, "NotFound")
      const version = yield* Effect.flip(CommunicationIdentity.create({ customId: "a" }))
      assert.deepStrictEqual([version.reason._tag, version.attempts], ["InvalidRequest", 0])
      assert.match(version.message, /customId/)
      for (const customId of ["", "x".repeat(257)]) assert.strictEqual((yield* create({ customId })).status, 400)
    }).pipe(Effect.provide(local))
  )
})

const tenantId = "9a1b2c3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d"
const objectId = "1f2e3d4c-5b6a-4978-8a9b-acbdcedfe0f1"
const clientId = "7d1c2b3a-4958-4776-8594-a3b2c1d0e9f8"

describe("an assignment", () => {
  it.effect("is created, replaced, read and deleted", () =>
    Effect.gen(function* () {
      yield* begin
      const key = { tenantId, objectId }
      const none = yield* Effect.flip(TeamsExtension.getAssignment(key))
      assert.strictEqual(none.reason._tag, "NotFound")
      const first = yield* TeamsExtension.upsertAssignment({ ...key, principalType: "user", clientIds: [clientId] })
      assert.deepStrictEqual({ ...first }, { ...key, principalType: "user", clientIds: [clientId] })
      const second = yield* TeamsExtension.upsertAssignment({ ...key, principalType: "resourceAccount" })
      assert.deepStrictEqual({ ...second }, { ...key, principalType: "resourceAccount" })
      assert.deepStrictEqual(yield* TeamsExtension.getAssignment(key), second)
      yield* TeamsExtension.deleteAssignment(key)
      assert.strictEqual((yield* Effect.flip(TeamsExtension.deleteAssignment(key))).reason._tag, "NotFound")
    }).pipe(Effect.provide(local))
  )

  it.effect("is 201 when it is new and 200 when it replaces one; what is no GUID is 400", () =>
    Effect.gen(function* () {
      yield* begin
      const put = (tenant: string, body: object) =>
        Effect.map(
          signed({
            method: "PUT",
            path: `/access/teamsExtension/tenants/${tenant}/assignments/${objectId}?api-version=2025-06-30`,
            body
          }),
          ({ status }) => status
        )
      assert.strictEqual(yield* put(tenantId, { principalType: "user" }), 201)
      assert.strictEqual(yield* put(tenantId.toUpperCase(), { principalType: "user" }), 200)
      assert.strictEqual(yield* put("contoso", { principalType: "user" }), 400)
      assert.strictEqual(yield* put(tenantId, { principalType: "robot" }), 400)
      assert.strictEqual(yield* put(tenantId, { principalType: "user", clientIds: ["x"] }), 400)
    }).pipe(Effect.provide(local))
  )

  it.effect("lets its principal exchange an Entra token; without one it is 403, with the access key 401", () =>
    Effect.gen(function* () {
      yield* begin
      const { origin, resourceId } = yield* Emulator
      const credential = EntraCredential.make(yield* entra)
      const client = yield* Identity.make({ endpoint: origin, credential })
      const exchange = Effect.provideService(TeamsExtension.exchangeToken({}), Identity.Identity, client)
      const refused = yield* Effect.flip(exchange)
      assert.strictEqual(refused.reason._tag, "Forbidden")
      const assignment = { tenantId, objectId, principalType: "resourceAccount" }
      yield* TeamsExtension.upsertAssignment({ ...assignment, clientIds: [clientId] })
      assert.strictEqual((yield* Effect.flip(exchange)).reason._tag, "Forbidden")
      yield* TeamsExtension.upsertAssignment(assignment)
      const { accessToken, identity } = yield* exchange
      assert.strictEqual(identity.id, `8:acs:${resourceId}_${tenantId}_${objectId}`)
      assert(accessToken !== undefined)
      assert.strictEqual(Redacted.value(accessToken.token).split(".").length, 3)
      const byKey = yield* Effect.flip(TeamsExtension.exchangeToken({}))
      assert.strictEqual(byKey.reason._tag, "Unauthorized")
    }).pipe(Effect.provide(local))
  )
})

/** A token of the local cloud's own endpoint, and the credential that gives it. */
const entra = Effect.gen(function* () {
  const { origin, transport } = yield* Emulator
  const token = yield* Effect.callback<string>((resume) => {
    const form = { grant_type: "client_credentials", client_id: objectId, client_secret: "s" }
    const body = new URLSearchParams({ ...form, scope: EntraCredential.communicationScope }).toString()
    const headers = ["content-type", "application/x-www-form-urlencoded"]
    const path = `/${tenantId}/oauth2/v2.0/token`
    transport.send({ method: "POST", origin, path, headers, body }, (answer) =>
      resume(Effect.succeed("text" in answer ? textAt(JSON.parse(answer.text()), "access_token") : ""))
    )
  })
  return { getToken: async () => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) }
})

describe("the Entra token of a user", () => {
  it.effect("is exchanged for one of Communication Services, with which the user chats; the access key has none", () =>
    Effect.gen(function* () {
      yield* begin
      const { origin, resourceId } = yield* Emulator
      const options = { apiVersion: "2025-03-02-preview" } as const
      const client = yield* Identity.make({ endpoint: origin, credential: EntraCredential.make(yield* entra) })
      const { accessToken, identity } = yield* Effect.provideService(
        EntraIdToken.exchange({}, options),
        Identity.Identity,
        client
      )
      assert.strictEqual(identity.id, `8:acs:${resourceId}_${tenantId}_${objectId}`)
      assert(accessToken !== undefined)
      const chat = yield* Chat.make({ endpoint: origin, credential: UserTokenCredential.make(accessToken.token) })
      const { chatThread } = yield* Effect.provideService(Chat.createChatThread({ topic: "t" }), Chat.Chat, chat)
      assert.strictEqual(chatThread.createdByCommunicationIdentifier.rawId, identity.id)
      const byKey = yield* Effect.flip(EntraIdToken.exchange({}, options))
      assert.strictEqual(byKey.reason._tag, "Unauthorized")
      const other = yield* Effect.flip(EntraIdToken.exchange({}))
      assert.strictEqual(other.reason._tag, "InvalidRequest")
    }).pipe(Effect.provide(local))
  )
})

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")

describe("the token of a Teams user", () => {
  it.effect("is exchanged for that of the user and the application that it names, and no other", () =>
    Effect.gen(function* () {
      yield* begin
      const token = `${part({})}.${part({ oid: objectId, appid: clientId })}.x`
      const exchange = (input: object) =>
        CommunicationIdentity.exchangeTeamsUserAccessToken({
          token: Redacted.make(token),
          appId: clientId,
          userId: objectId,
          ...input
        })
      const { expiresOn } = yield* exchange({})
      assert.strictEqual(expiresOn, "2026-03-15T09:26:53.0000000+00:00")
      for (const wrong of [{ userId: tenantId }, { appId: tenantId }, { token: Redacted.make("x") }]) {
        const error = yield* Effect.flip(exchange(wrong))
        assert.strictEqual(error.reason._tag, "Unauthorized")
        assert.notInclude(error.message, token)
      }
      assert.strictEqual((yield* Effect.flip(exchange({ userId: "x" }))).status, 400)
    }).pipe(Effect.provide(local))
  )

  it.effect("is refused with 401 from the second on in which it expires", () =>
    Effect.gen(function* () {
      yield* begin
      const exp = start / 1_000
      const exchange = (expires: number) =>
        CommunicationIdentity.exchangeTeamsUserAccessToken({
          token: Redacted.make(`${part({})}.${part({ oid: objectId, appid: clientId, exp: expires })}.x`),
          appId: clientId,
          userId: objectId
        })
      yield* exchange(exp + 1)
      for (const past of [exp, exp - 1]) {
        const error = yield* Effect.flip(exchange(past))
        assert.strictEqual(error.reason._tag, "Unauthorized")
        assert.include(error.message, "token: expected an Entra access token that has not expired.")
      }
    }).pipe(Effect.provide(local))
  )
})
