import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { type ApiVersion, ApiVersions } from "../src/ApiVersion.ts"
import * as CommunicationIdentity from "../src/CommunicationIdentity.ts"
import { accessToken, endpoint, scripted, user, userPath } from "./scripted.ts"

const created = { identity: { id: user }, accessToken }

describe("create", () => {
  it.effect("makes a user alone", () => {
    const { identity, transport } = scripted([{ status: 201, body: { identity: { id: user } } }])
    return Effect.gen(function* () {
      const result = yield* CommunicationIdentity.create({})
      assert.strictEqual(result.identity.id, user)
      assert.isUndefined(result.accessToken)
      const [request] = transport.requests
      assert.strictEqual(request?.method, "POST")
      assert.strictEqual(request?.origin, endpoint)
      assert.strictEqual(request?.path, "/identities?api-version=2026-09-23")
      assert.deepStrictEqual(request?.json, {})
      assert.match(
        request?.headers["authorization"] ?? "",
        /^HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&/
      )
      assert.isFalse("repeatability-request-id" in (request?.headers ?? {}))
    }).pipe(Effect.provide(identity))
  })

  it.effect("makes a user with a token, which no log shows", () => {
    const { identity, transport } = scripted([{ status: 201, body: created }])
    return Effect.gen(function* () {
      const result = yield* CommunicationIdentity.create({
        createTokenWithScopes: ["chat", "voip"],
        expiresInMinutes: 60
      })
      assert.deepStrictEqual(transport.requests[0]?.json, {
        createTokenWithScopes: ["chat", "voip"],
        expiresInMinutes: 60
      })
      const { accessToken: token } = result
      if (token === undefined) return assert.fail("no token")
      assert.strictEqual(Redacted.value(token.token), accessToken.token)
      assert.strictEqual(token.expiresOn, accessToken.expiresOn)
      assert.notInclude(JSON.stringify(result), accessToken.token)
    }).pipe(Effect.provide(identity))
  })

  it.effect.each([59, 1441, 60.5, Number.NaN])("refuses a token for %d minutes before sending", (expiresInMinutes) => {
    const { identity, transport } = scripted([])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(
        CommunicationIdentity.create({ createTokenWithScopes: ["chat"], expiresInMinutes })
      )
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field: "expiresInMinutes" })
      const issue = yield* Effect.flip(
        CommunicationIdentity.issueAccessToken({ id: user, scopes: ["chat"], expiresInMinutes })
      )
      assert.deepInclude(issue.reason, { _tag: "InvalidRequest", field: "expiresInMinutes" })
      assert.strictEqual(transport.requests.length, 0)
    }).pipe(Effect.provide(identity))
  })

  it.effect.each([60, 1440])("asks for a token for %d minutes", (expiresInMinutes) => {
    const { identity, transport } = scripted([{ status: 200, body: accessToken }])
    return Effect.gen(function* () {
      yield* CommunicationIdentity.issueAccessToken({ id: user, scopes: ["chat"], expiresInMinutes })
      assert.deepStrictEqual(transport.requests[0]?.json, { scopes: ["chat"], expiresInMinutes })
    }).pipe(Effect.provide(identity))
  })

  it.effect("makes no second user when it is open whether the first exists", () => {
    const { identity, transport } = scripted([{ status: 500, body: {} }])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(CommunicationIdentity.create({}))
      assert.strictEqual(error.reason._tag, "Ambiguous")
      assert.strictEqual(transport.requests.length, 1)
    }).pipe(Effect.provide(identity))
  })

  it.effect("names what is missing in an answer", () => {
    const { identity } = scripted([
      { status: 201, body: { identity: {} } },
      { status: 201, body: { ...created, accessToken: { token: accessToken.token } } }
    ])
    const create = Effect.flip(CommunicationIdentity.create({}))
    return Effect.gen(function* () {
      assert.deepInclude((yield* create).reason, { _tag: "UnexpectedResponse", field: "identity.id" })
      const error = yield* create
      assert.deepInclude(error.reason, { _tag: "UnexpectedResponse", field: "accessToken.expiresOn" })
      assert.notInclude(String(error), accessToken.token)
    }).pipe(Effect.provide(identity))
  })
})

describe("issueAccessToken", () => {
  const request = (apiVersion: ApiVersion) => ({
    method: "POST",
    path: `${userPath}/:issueAccessToken?api-version=${apiVersion}`
  })

  it.effect.each(ApiVersions.all)("is in %s", (apiVersion) => {
    const { identity, transport } = scripted([{ status: 200, body: accessToken }])
    return Effect.gen(function* () {
      const scopes = ["chat.join", "voip.join"]
      const issued = yield* CommunicationIdentity.issueAccessToken({ id: user, scopes }, { apiVersion })
      assert.strictEqual(Redacted.value(issued.token), accessToken.token)
      assert.deepInclude(transport.requests[0], { ...request(apiVersion), json: { scopes } })
    }).pipe(Effect.provide(identity))
  })

  it.effect.each([
    [400, "BadRequest", "InvalidRequest"],
    [401, "Unauthorized", "Unauthorized"],
    [403, "Forbidden", "Forbidden"],
    [404, "NotFound", "NotFound"],
    [429, "TooManyRequests", "Throttled"],
    [500, "InternalServerError", "Ambiguous"]
  ] as const)("a %i is a typed error", ([status, code, reason]) => {
    const { identity } = scripted([{ status, body: { error: { code, message: `No token for ${user}.` } } }], {
      retry: { attempts: 1 }
    })
    return Effect.gen(function* () {
      const error = yield* Effect.flip(CommunicationIdentity.issueAccessToken({ id: user, scopes: ["chat"] }))
      assert.strictEqual(error.reason._tag, reason)
      assert.deepInclude(error, { operation: "CommunicationIdentity_IssueAccessToken", status, code, attempts: 1 })
      assert.notInclude(error.message, user)
    }).pipe(Effect.provide(identity))
  })
})

describe("revokeAccessTokens", () => {
  it.effect("sends no body and no media type", () => {
    const { identity, transport } = scripted([{ status: 204 }])
    return Effect.gen(function* () {
      yield* CommunicationIdentity.revokeAccessTokens({ id: user })
      const [request] = transport.requests
      assert.deepInclude(request, {
        method: "POST",
        path: `${userPath}/:revokeAccessTokens?api-version=2026-09-23`,
        body: ""
      })
      assert.isFalse("content-type" in (request?.headers ?? {}))
    }).pipe(Effect.provide(identity))
  })
})

describe("delete", () => {
  it.effect("deletes by the escaped id", () => {
    const { identity, transport } = scripted([{ status: 204 }])
    return Effect.gen(function* () {
      yield* CommunicationIdentity.delete({ id: user })
      assert.deepInclude(transport.requests[0], {
        method: "DELETE",
        path: `${userPath}?api-version=2026-09-23`,
        body: ""
      })
    }).pipe(Effect.provide(identity))
  })
})
