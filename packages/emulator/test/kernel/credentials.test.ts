import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { addPath, amount, errorOf, makeWorld, type Received, send } from "./world.ts"

const made = (options: LocalCloud.Options = {}) =>
  Effect.gen(function* () {
    const world = makeWorld()
    const cloud = yield* LocalCloud.make(world, options)
    const thread = (token: string) =>
      send(cloud, {
        path: "/chat/threads?api-version=2025-05-15",
        body: amount(1),
        headers: { authorization: `Bearer ${token}` }
      })
    const token = (form: Record<string, string>, tenant = "contoso") =>
      send(cloud, {
        path: `/${tenant}/oauth2/v2.0/token`,
        body: new URLSearchParams(form).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded" },
        key: "none"
      })
    const act = (authorization: string) =>
      send(cloud, { path: "/v1.0/communications/things/a/act", body: amount(1), headers: { authorization } })
    return { world, cloud, thread, token, act }
  })

const form = {
  grant_type: "client_credentials",
  client_id: "app",
  client_secret: "hush",
  scope: "https://graph.microsoft.com/.default"
}

const bearerOf = ({ json }: Received): string => {
  const token: unknown = typeof json === "object" && json !== null ? Reflect.get(json, "access_token") : undefined
  if (typeof token !== "string") throw new TypeError("no access_token")
  return `Bearer ${token}`
}

it.effect("a user's token opens Chat until it expires", () =>
  Effect.gen(function* () {
    const { thread, world } = yield* made()
    const { expiresAt, token } = world.emulator().userTokens.issue("8:acs:r_u", ["chat", "voip"], 60)
    assert.strictEqual(expiresAt, 3_600_000)
    assert.strictEqual((yield* thread(token)).status, 201)
    yield* TestClock.adjust("1 hour")
    const late = yield* thread(token)
    assert.strictEqual(late.status, 401)
    assert.match(errorOf(late).message, /expired/)
  })
)

it.effect("has the claims that clients read", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* made()
    const { token } = world.emulator().userTokens.issue("8:acs:r_u", ["chat", "voip"], 60)
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())
    assert.deepInclude(claims, {
      skypeid: "acs:r_u",
      acsScope: "chat,voip",
      resourceId: cloud.resourceId,
      iat: 0,
      exp: 3600
    })
  })
)

it.effect("refuses a revoked token, and takes the next", () =>
  Effect.gen(function* () {
    const { thread, world } = yield* made()
    const { userTokens } = world.emulator()
    const first = userTokens.issue("8:acs:r_u", ["chat"], 60).token
    const outsider = userTokens.issue("8:acs:r_v", ["chat"], 60).token
    userTokens.revoke("8:acs:r_u")
    const refused = yield* thread(first)
    assert.strictEqual(refused.status, 401)
    assert.match(errorOf(refused).message, /revoked/)
    assert.strictEqual((yield* thread(outsider)).status, 201)
    const next = userTokens.issue("8:acs:r_u", ["chat"], 60).token
    assert.strictEqual((yield* thread(next)).status, 201)
    userTokens.revoke("8:acs:r_u")
    assert.strictEqual((yield* thread(next)).status, 401)
  })
)

it.effect("refuses a token without the scope with 403", () =>
  Effect.gen(function* () {
    const { thread, world } = yield* made()
    const received = yield* thread(world.emulator().userTokens.issue("8:acs:r_u", ["voip"], 60).token)
    assert.strictEqual(received.status, 403)
    assert.strictEqual(errorOf(received).code, "Forbidden")
    assert.strictEqual(world.count(), 0)
  })
)

it.effect("refuses a token whose claims were changed, one of another local cloud, and those from before a reset", () =>
  Effect.gen(function* () {
    const { cloud, thread, world } = yield* made()
    const { token } = world.emulator().userTokens.issue("8:acs:r_u", ["chat"], 60)
    const [header, claims = "", signature] = token.split(".")
    const changed = Buffer.from(claims, "base64url").toString().replace("r_u", "r_v")
    const forged = `${header}.${Buffer.from(changed).toString("base64url")}.${signature}`
    assert.strictEqual((yield* thread(forged)).status, 401)
    const other = yield* made()
    assert.strictEqual((yield* other.thread(token)).status, 401)
    yield* cloud.reset
    assert.strictEqual((yield* thread(token)).status, 401)
  })
)

it.effect("the token endpoint gives a bearer for Graph, good for an hour", () =>
  Effect.gen(function* () {
    const { act, token } = yield* made()
    const received = yield* token(form)
    assert.strictEqual(received.status, 200)
    assert.deepInclude(received.json, { token_type: "Bearer", expires_in: 3599 })
    const bearer = bearerOf(received)
    assert.strictEqual((yield* act(bearer)).status, 200)
    yield* TestClock.adjust("1 hour")
    const late = yield* act(bearer)
    assert.strictEqual(late.status, 401)
    assert.strictEqual(errorOf(late).code, "InvalidAuthenticationToken")
  })
)

it.effect("the scope decides the audience: ACS takes a token for ACS, Graph does not", () =>
  Effect.gen(function* () {
    const { act, cloud, token } = yield* made()
    const acs = bearerOf(yield* token({ ...form, scope: "https://communication.azure.com//.default" }))
    const graph = bearerOf(yield* token(form))
    const add = (authorization: string) => send(cloud, { path: addPath, body: amount(1), headers: { authorization } })
    assert.strictEqual((yield* add(acs)).status, 202)
    assert.strictEqual((yield* add(graph)).status, 401)
    assert.strictEqual((yield* act(acs)).status, 401)
    assert.strictEqual((yield* act(graph)).status, 200)
  })
)

it.effect.each([
  {
    name: "no grant type",
    change: { grant_type: "password" },
    status: 400,
    error: "unsupported_grant_type",
    code: 70003
  },
  { name: "no secret", change: { client_secret: "" }, status: 401, error: "invalid_client", code: 7000218 },
  { name: "another secret", change: { client_secret: "no" }, status: 401, error: "invalid_client", code: 7000215 },
  { name: "another client", change: { client_id: "no" }, status: 400, error: "unauthorized_client", code: 700016 },
  {
    name: "two scopes",
    change: { scope: "a/.default b/.default" },
    status: 400,
    error: "invalid_scope",
    code: 1002012
  },
  {
    name: "an unknown resource",
    change: { scope: "https://example.com/.default" },
    status: 400,
    error: "invalid_resource",
    code: 500011
  }
])("the token endpoint refuses $name as Entra does", ({ change, code, error, status }) =>
  Effect.gen(function* () {
    const { token } = yield* made({ graphClient: "app:hush" })
    const received = yield* token({ ...form, ...change })
    assert.strictEqual(received.status, status)
    assert.deepInclude(received.json, { error, error_codes: [code], timestamp: "1970-01-01 00:00:00Z" })
    assert.notInclude(received.text, "hush")
    assert.strictEqual((yield* token(form)).status, 200)
  })
)

it.effect("relaxed Graph takes any bearer, and still wants one", () =>
  Effect.gen(function* () {
    const { act, cloud } = yield* made({ relaxedGraph: true })
    assert.strictEqual((yield* act("Bearer anything")).status, 200)
    const path = "/v1.0/communications/things/a/act"
    assert.strictEqual((yield* send(cloud, { path, body: amount(1), key: "none" })).status, 401)
  })
)

it.effect("no token and no key is in the journal", () =>
  Effect.gen(function* () {
    const { cloud, thread, token, world } = yield* made()
    const user = world.emulator().userTokens.issue("8:acs:r_u", ["chat"], 60).token
    const bearer = bearerOf(yield* token(form)).slice(7)
    yield* thread(user)
    const created = yield* send(cloud, { path: "/identities?api-version=2025-05-15", body: '{"scopes":["chat"]}' })
    const issued: unknown = created.json
    const text = JSON.stringify(yield* cloud.journal())
    assert.include(text, "Things_Identity")
    for (const secret of [user, bearer, "hush", JSON.stringify(issued).slice(-60, -5)]) assert.notInclude(text, secret)
  })
)
