/** Users and their tokens: recorded facts A10, and every refusal. */
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as Chat from "@effect-comms/chat/Chat"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as Identity from "@effect-comms/identity/Identity"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import * as LocalCloud from "../../src/Emulator.ts"
import { at, begin, exchange, listAt, signed, start, textAt } from "./support/wire.ts"

const { Emulator } = LocalCloud
const client = Layer.unwrap(
  Emulator.use(({ connectionString }) => Effect.succeed(Identity.layer({ connectionString })))
)
const local = client.pipe(Layer.provideMerge(LocalCloud.layer()))

const version = "api-version=2023-10-01"
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const absentee = (resourceId: string) => `8:acs:${resourceId}_00000000-0000-0000-0000-000000000001`

/** Whether Chat takes a user's token. */
const chats = (token: string | Redacted.Redacted) =>
  Effect.gen(function* () {
    const { origin } = yield* Emulator
    const chat = yield* Chat.make({ endpoint: origin, credential: UserTokenCredential.make(token) })
    return yield* Chat.createChatThread({ topic: "t" }).pipe(
      Effect.provideService(Chat.Chat, chat),
      Effect.match({
        onSuccess: () => 201,
        onFailure: (error) => (error._tag === "PartialFailure" ? 0 : error.status)
      })
    )
  })

const identities = Effect.map(
  Emulator.use(({ state }) => state),
  (state) => listAt(state, "identities").length
)

describe("A10 create", () => {
  it.effect("answers 201 with the identity alone; an empty body with a JSON content type is accepted", () =>
    Effect.gen(function* () {
      yield* begin
      const { resourceId } = yield* Emulator
      const { body, header, status } = yield* signed({
        method: "POST",
        path: `/identities?${version}`,
        headers: { "content-type": "application/json", "x-ms-client-request-id": "mine" }
      })
      assert.strictEqual(status, 201)
      const id = textAt(body, "identity", "id")
      assert.deepStrictEqual(body, { identity: { id } })
      const [prefix, user = ""] = id.split("_")
      assert.strictEqual(prefix, `8:acs:${resourceId}`)
      assert.match(user, guid)
      assert.notMatch(user, /(603|486|408|480|404|500)$/)
      assert.strictEqual(header("x-ms-client-request-id"), "mine")
      assert.include(header("api-supported-versions"), "2023-10-01")
      assert.strictEqual(header("repeatability-result"), undefined)
    }).pipe(Effect.provide(local))
  )

  it.effect("with scopes gives a token that ends exactly 24 hours later, seven fraction digits, +00:00", () =>
    Effect.gen(function* () {
      yield* begin
      const { accessToken } = yield* CommunicationIdentity.create({ createTokenWithScopes: ["chat", "voip"] })
      assert(accessToken !== undefined)
      assert.match(accessToken.expiresOn, /T\d\d:\d\d:\d\d\.\d{7}\+00:00$/)
      assert.strictEqual(Date.parse(accessToken.expiresOn), start + 86_400_000)
      assert.strictEqual(yield* chats(accessToken.token), 201)
    }).pipe(Effect.provide(local))
  )

  for (const minutes of [60, 61, 1439, 1440])
    it.effect(`a lifetime of ${minutes} minutes is kept to the second`, () =>
      Effect.gen(function* () {
        yield* begin
        const { accessToken } = yield* CommunicationIdentity.create({
          createTokenWithScopes: ["chat"],
          expiresInMinutes: minutes
        })
        assert.strictEqual(Date.parse(accessToken?.expiresOn ?? ""), start + minutes * 60_000)
      }).pipe(Effect.provide(local))
    )

  for (const minutes of [59, 1441, 0, -1, 60.5])
    it.effect(`a lifetime of ${minutes} minutes is refused, and nobody is made`, () =>
      Effect.gen(function* () {
        yield* begin
        const body = { createTokenWithScopes: ["chat"], expiresInMinutes: minutes }
        const answer = yield* signed({ method: "POST", path: `/identities?${version}`, body })
        assert.strictEqual(answer.status, 400)
        assert.strictEqual(at(answer.body, "error", "code"), "BadRequest")
        assert.include(textAt(answer.body, "error", "message"), "expiresInMinutes")
        assert.strictEqual(yield* identities, 0)
      }).pipe(Effect.provide(local))
    )

  for (const [apiVersion, scope, status] of [
    ["2022-10-01", "voip", 201],
    ["2022-10-01", "chat.join", 400],
    ["2022-10-01", "voip.join", 400],
    ["2023-10-01", "chat.join", 201],
    ["2023-10-01", "chat.join.limited", 201],
    ["2025-06-30", "voip.join", 201],
    ["2026-09-23", "phone", 400]
  ] as const)
    it.effect(`the scope ${scope} in ${apiVersion} is answered ${status}`, () =>
      Effect.gen(function* () {
        yield* begin
        const path = `/identities?api-version=${apiVersion}`
        const answer = yield* signed({ method: "POST", path, body: { createTokenWithScopes: [scope] } })
        assert.strictEqual(answer.status, status)
        assert.strictEqual(yield* identities, status === 201 ? 1 : 0)
        if (status === 400) assert.include(textAt(answer.body, "error", "message"), "createTokenWithScopes")
      }).pipe(Effect.provide(local))
    )

  it.effect("without a credential is 401, and nobody is made", () =>
    Effect.gen(function* () {
      yield* begin
      const { body, status } = yield* exchange({ method: "POST", path: `/identities?${version}`, body: {} })
      assert.strictEqual(status, 401)
      assert.strictEqual(at(body, "error", "code"), "Denied")
      assert.match(textAt(body, "error", "message"), /^Denied by the resource provider\. Authorization/)
      assert.strictEqual(yield* identities, 0)
    }).pipe(Effect.provide(local))
  )
})

describe("tokens", () => {
  it.effect("issued to a user that exists, for the scopes asked", () =>
    Effect.gen(function* () {
      yield* begin
      const { identity } = yield* CommunicationIdentity.create({})
      const issued = yield* CommunicationIdentity.issueAccessToken({
        id: identity.id,
        scopes: ["chat"],
        expiresInMinutes: 60
      })
      assert.strictEqual(Date.parse(issued.expiresOn), start + 3_600_000)
      assert.strictEqual(yield* chats(issued.token), 201)
      const voip = yield* CommunicationIdentity.issueAccessToken({ id: identity.id, scopes: ["voip"] })
      assert.strictEqual(yield* chats(voip.token), 403)
    }).pipe(Effect.provide(local))
  )

  it.effect("end with their lifetime", () =>
    Effect.gen(function* () {
      yield* begin
      const { accessToken } = yield* CommunicationIdentity.create({
        createTokenWithScopes: ["chat"],
        expiresInMinutes: 60
      })
      const { advance } = yield* Emulator
      yield* advance(3_599_000)
      assert.strictEqual(yield* chats(accessToken?.token ?? ""), 201)
      yield* advance(1_000)
      assert.strictEqual(yield* chats(accessToken?.token ?? ""), 401)
    }).pipe(Effect.provide(local))
  )

  it.effect("revoking ends those issued before and no other", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* CommunicationIdentity.create({ createTokenWithScopes: ["chat"] })
      const bob = yield* CommunicationIdentity.create({ createTokenWithScopes: ["chat"] })
      const { id } = alice.identity
      const path = `/identities/${encodeURIComponent(id)}/:revokeAccessTokens?${version}`
      const { body, status } = yield* signed({ method: "POST", path })
      assert.strictEqual(status, 204)
      assert.strictEqual(body, undefined)
      assert.strictEqual(yield* chats(alice.accessToken?.token ?? ""), 401)
      assert.strictEqual(yield* chats(bob.accessToken?.token ?? ""), 201)
      const again = yield* CommunicationIdentity.issueAccessToken({ id, scopes: ["chat"] })
      assert.strictEqual(yield* chats(again.token), 201)
    }).pipe(Effect.provide(local))
  )

  it.effect("an empty list of scopes is refused", () =>
    Effect.gen(function* () {
      yield* begin
      const { identity } = yield* CommunicationIdentity.create({})
      const error = yield* Effect.flip(CommunicationIdentity.issueAccessToken({ id: identity.id, scopes: [] }))
      assert.strictEqual(error.status, 400)
      assert.strictEqual(error.code, "BadRequest")
    }).pipe(Effect.provide(local))
  )
})

describe("A10 delete", () => {
  it.effect("answers 204, ends the tokens, and the user is unknown", () =>
    Effect.gen(function* () {
      yield* begin
      const { accessToken, identity } = yield* CommunicationIdentity.create({ createTokenWithScopes: ["chat"] })
      yield* CommunicationIdentity.delete({ id: identity.id })
      assert.strictEqual(yield* identities, 0)
      assert.strictEqual(yield* chats(accessToken?.token ?? ""), 401)
      const error = yield* Effect.flip(CommunicationIdentity.issueAccessToken({ id: identity.id, scopes: ["chat"] }))
      assert.strictEqual(error.status, 404)
    }).pipe(Effect.provide(local))
  )
})

describe("A10 answers without a body", () => {
  for (const [name, method, suffix] of [
    ["delete", "DELETE", ""],
    ["revoke, sent without a body and a content type,", "POST", "/:revokeAccessTokens"]
  ] as const)
    it.effect(`${name} is 204 and echoes the client request id`, () =>
      Effect.gen(function* () {
        yield* begin
        const { identity } = yield* CommunicationIdentity.create({})
        const path = `/identities/${encodeURIComponent(identity.id)}${suffix}?${version}`
        const answer = yield* signed({ method, path, headers: { "x-ms-client-request-id": "mine" } })
        assert.strictEqual(answer.status, 204)
        assert.isUndefined(answer.body)
        assert.isUndefined(answer.header("content-type"))
        assert.strictEqual(answer.header("x-ms-client-request-id"), "mine")
        assert.include(answer.header("api-supported-versions"), "2023-10-01")
      }).pipe(Effect.provide(local))
    )
})

describe("a user that nobody made", () => {
  for (const [name, method, suffix, body] of [
    ["issue", "POST", "/:issueAccessToken", { scopes: ["chat"] }],
    ["revoke", "POST", "/:revokeAccessTokens", undefined],
    ["delete", "DELETE", "", undefined]
  ] as const)
    it.effect(`${name}: 404 NotFound`, () =>
      Effect.gen(function* () {
        yield* begin
        const { resourceId } = yield* Emulator
        const path = `/identities/${encodeURIComponent(absentee(resourceId))}${suffix}?${version}`
        const answer = yield* signed({ method, path, body })
        assert.strictEqual(answer.status, 404)
        assert.strictEqual(at(answer.body, "error", "code"), "NotFound")
      }).pipe(Effect.provide(local))
    )

  for (const [name, method, suffix, body] of [
    ["token", "POST", "/:issueAccessToken", { scopes: ["chat"] }],
    ["revocation", "POST", "/:revokeAccessTokens", undefined],
    ["deletion", "DELETE", "", undefined]
  ] as const)
    it.effect(`A11: a ${name} for another resource's user is 401 IdentityNotOwned, as JSON without a charset`, () =>
      Effect.gen(function* () {
        yield* begin
        for (const other of ["8:acs:", "8:gcch-acs:"]) {
          const id = absentee("c1a5e7f2-6d2f-4a5e-9a31-0b8a4e1d2c3f").replace("8:acs:", other)
          const path = `/identities/${encodeURIComponent(id)}${suffix}?${version}`
          const answer = yield* signed({ method, path, body, headers: { "x-ms-client-request-id": "mine" } })
          assert.strictEqual(answer.status, 401)
          assert.strictEqual(answer.header("x-ms-client-request-id"), "mine")
          assert.include(answer.header("api-supported-versions"), "2023-10-01")
          assert.strictEqual(answer.header("repeatability-result"), undefined)
          assert.deepStrictEqual(answer.body, {
            error: { code: "IdentityNotOwned", message: "Provided identity doesn't belong to the resource." }
          })
          assert.strictEqual(answer.header("content-type"), "application/json")
        }
      }).pipe(Effect.provide(local))
    )
})
