/** Tenants and permissions: whose a call is, what a token says, and what is refused with 403 7505 and 7504. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Emulator } from "../../src/Emulator.ts"
import { at, begin, exchange, textAt } from "../identity/support/wire.ts"
import {
  ask,
  bearer,
  callbackUri,
  callOf,
  calls,
  clientId,
  established,
  makeBot,
  meetingOf,
  send,
  target,
  tenantId
} from "./support/bot.ts"

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const claimsOf = (authorization: string): unknown =>
  JSON.parse(Buffer.from(authorization.split(".")[1] ?? "", "base64url").toString())

const refused = (body: unknown) => [textAt(body, "error", "code"), textAt(body, "error", "message")]
const mismatch = ["7505", "Request authorization tenant mismatch."]

describe("a token", () => {
  it.effect("names the tenant by its GUID, whatever name was in the path", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const own = claimsOf(yield* bearer(clientId, tenantId.toUpperCase()))
      assert.strictEqual(at(own, "tid"), tenantId)
      assert.strictEqual(at(own, "iss"), `https://sts.windows.net/${tenantId}/`)
      const named = claimsOf(yield* bearer(clientId, "contoso.onmicrosoft.com"))
      const tid = textAt(named, "tid")
      assert.match(tid, guid)
      assert.strictEqual(at(named, "iss"), `https://sts.windows.net/${tid}/`)
      assert.strictEqual(at(claimsOf(yield* bearer(clientId, "CONTOSO.onmicrosoft.com")), "tid"), tid)
      const authorization = yield* bearer(clientId, "contoso.onmicrosoft.com")
      const body = { ...meetingOf("1"), tenantId: tid }
      const answer = yield* exchange({ method: "POST", path: calls, headers: { authorization }, body })
      assert.strictEqual(answer.status, 201)
    }).pipe(Effect.provide(layer))
  })

  it.effect("is given for the assertion of a certificate, and refused for one of another application or time", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const { origin } = yield* Emulator
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url")
      const askToken = (claims: object, type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer") =>
        exchange({
          method: "POST",
          path: `/${tenantId}/oauth2/v2.0/token`,
          headers: { "content-type": "application/x-www-form-urlencoded" },
          body: new URLSearchParams({
            grant_type: "client_credentials",
            client_id: clientId,
            client_assertion_type: type,
            client_assertion: `${part({ alg: "PS256" })}.${part(claims)}.${part({})}`,
            scope: `${origin}/.default`
          }).toString()
        })
      const claims = { iss: clientId, sub: clientId.toUpperCase(), exp: Date.UTC(2027, 1) / 1000 }
      assert.strictEqual((yield* askToken(claims)).status, 200)
      for (const wrong of [{ iss: "other" }, { sub: undefined }, { exp: 1 }]) {
        const answer = yield* askToken({ ...claims, ...wrong })
        assert.strictEqual(answer.status, 401)
        assert.strictEqual(at(answer.body, "error"), "invalid_client")
      }
      assert.strictEqual((yield* askToken(claims, "other")).status, 401)
    }).pipe(Effect.provide(layer))
  })

  it.effect("of an application that the tenant does not know is refused", () => {
    const { layer } = makeBot({ graphClient: `${clientId}:secret` })
    return Effect.gen(function* () {
      yield* begin
      const answer = yield* exchange({
        method: "POST",
        path: `/${tenantId}/oauth2/v2.0/token`,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: "6b5a4c3d-2e1f-4a0b-9c8d-7e6f5a4b3c2d",
          client_secret: "secret",
          scope: "https://graph.microsoft.com/.default"
        }).toString()
      })
      assert.strictEqual(at(answer.body, "error"), "unauthorized_client")
    }).pipe(Effect.provide(layer))
  })
})

describe("a call belongs to its tenant", () => {
  it.effect("any request on it with a token of another is 403 7505, and nothing happens", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* established(posts)
      const authorization = yield* bearer(clientId, "00000000-0000-4000-8000-000000000001")
      for (const [method, to, body] of [
        ["GET", path],
        ["DELETE", path],
        ["POST", `${path}/keepAlive`],
        ["POST", `${path}/subscribeToTone`, {}],
        ["GET", `${path}/participants`],
        ["POST", `${path}/transfer`, { transferTarget: target("user", "a") }]
      ] as const) {
        const answer = yield* exchange({ method, path: to, headers: { authorization }, body })
        assert.strictEqual(answer.status, 403)
        assert.deepStrictEqual(refused(answer.body), [
          "7505",
          "Mismatch between request authorization tenant and call tenant."
        ])
      }
      yield* advance(1000)
      assert.deepStrictEqual(posts, [])
    }).pipe(Effect.provide(layer))
  })

  const organizer = {
    "@odata.type": "#microsoft.graph.organizerMeetingInfo",
    organizer: { user: { id: "o", tenantId } }
  }
  const without = (body: Record<string, unknown>) => {
    const { tenantId: _, ...rest } = body
    return rest
  }
  for (const [name, body, isRefused] of [
    ["a join by id without tenantId", without(meetingOf("1")), true],
    [
      "a join by token without tenantId",
      without(meetingOf("1", { meetingInfo: { "@odata.type": "#microsoft.graph.tokenMeetingInfo", token: "t" } })),
      true
    ],
    [
      "a join with tenantId inside meetingInfo only",
      without(meetingOf("1", { meetingInfo: organizer, chatInfo: { threadId: "19:t@thread.v2", messageId: "0" } })),
      true
    ],
    ["a bot that calls a bot", { ...callOf(), tenantId, targets: [target("application", "b")] }, true],
    ["a call to a user of the own tenant without tenantId", callOf(), false],
    ["a group call without tenantId", { ...callOf(), targets: [target("user", "a"), target("user", "b")] }, false],
    ["a call whose tenantId is in capitals", { ...callOf(), tenantId: tenantId.toUpperCase() }, false]
  ] as const)
    it.effect(`${name} is ${isRefused ? "403 7505" : "accepted"}`, () => {
      const { layer } = makeBot()
      return Effect.gen(function* () {
        yield* begin
        const answer = yield* send({ method: "POST", path: calls, body })
        assert.strictEqual(answer.status, isRefused ? 403 : 201)
        if (isRefused) assert.deepStrictEqual(refused(answer.body), mismatch)
        else
          assert.strictEqual(
            (yield* send({ method: "GET", path: `${calls}/${textAt(answer.body, "id")}` })).status,
            200
          )
      }).pipe(Effect.provide(layer))
    })
})

describe("a meeting of a channel without tenantId", () => {
  const user = (more: object) => ({ organizer: { user: { id: "o", ...more } } })
  const channel = "19:cbee7c1c860e465f8258e3cebf7bee0d@thread.skype"
  const scheduled = "19:meeting_Win6Ydo4wsMijFjZS00ZGVjLTk5MGUtOTRjNWY2NmNkYTFm@thread.v2"
  for (const [name, version, threadId, more, status] of [
    ["is joined in the tenant of its organizer in beta", "beta", channel, { tenantId: tenantId.toUpperCase() }, 201],
    ["is refused in v1.0", "v1.0", channel, { tenantId }, 403],
    ["is refused when its organizer names none", "beta", channel, {}, 403],
    [
      "is refused when its organizer is of another",
      "beta",
      channel,
      { tenantId: "00000000-0000-4000-8000-000000000001" },
      403
    ],
    ["is refused when it is a scheduled one", "beta", scheduled, { tenantId }, 403]
  ] as const)
    it.effect(name, () => {
      const { layer } = makeBot()
      return Effect.gen(function* () {
        yield* begin
        const { tenantId: _, ...body } = meetingOf("1", {
          meetingInfo: { "@odata.type": "#microsoft.graph.organizerMeetingInfo", ...user(more) },
          chatInfo: { threadId, messageId: "1533758867081" }
        })
        const answer = yield* send({ method: "POST", path: `/${version}/communications/calls`, body })
        assert.strictEqual(answer.status, status)
        if (status === 403) assert.deepStrictEqual(refused(answer.body), mismatch)
      }).pipe(Effect.provide(layer))
    })
})

describe("permissions", () => {
  const appHosted = { mediaConfig: { "@odata.type": "#microsoft.graph.appHostedMediaConfig", blob: "b" } }
  for (const [name, permissions, body] of [
    ["call a user", ["Calls.Initiate.All"], callOf()],
    [
      "call several",
      ["Calls.InitiateGroupCall.All"],
      { ...callOf(), targets: [target("user", "a"), target("user", "b")] }
    ],
    ["join", ["Calls.JoinGroupCall.All"], meetingOf("1")],
    [
      "join as a guest",
      ["Calls.JoinGroupCallAsGuest.All"],
      meetingOf("1", { source: { identity: { guest: { id: "g" } } } })
    ],
    ["host media", ["Calls.Initiate.All", "Calls.AccessMedia.All"], { ...callOf(), ...appHosted }]
  ] as const)
    it.effect(`to ${name} are ${permissions.join(" and ")}: without one of them it is 403 7504`, () => {
      const all = [
        "Calls.Initiate.All",
        "Calls.InitiateGroupCall.All",
        "Calls.JoinGroupCall.All",
        "Calls.JoinGroupCallAsGuest.All",
        "Calls.AccessMedia.All"
      ]
      const create = (graphPermissions: ReadonlyArray<string>) =>
        Effect.gen(function* () {
          yield* begin
          return yield* send({ method: "POST", path: calls, body })
        }).pipe(Effect.provide(makeBot({ graphPermissions }).layer))
      return Effect.gen(function* () {
        assert.strictEqual((yield* create(permissions)).status, 201)
        for (const lacking of permissions) {
          const answer = yield* create(all.filter((each) => each !== lacking))
          assert.strictEqual(answer.status, 403)
          assert.strictEqual(at(answer.body, "error", "code"), "7504")
        }
      })
    })

  it.effect("that are checked when a call is created are not checked again; those of other operations are", () => {
    const { layer, posts } = makeBot({ graphPermissions: ["Calls.Initiate.All"] })
    return Effect.gen(function* () {
      const { path } = yield* established(posts)
      yield* ask("POST", `${path}/cancelMediaProcessing`, {})
      yield* ask("POST", `${path}/sendDtmfTones`, { tones: ["tone1"] })
      const answer = yield* send({ method: "POST", path: `${path}/subscribeToTone`, body: {} })
      assert.strictEqual(at(answer.body, "error", "code"), "7504")
      assert.strictEqual(
        at(answer.body, "error", "message"),
        "Insufficient enterprise tenant permissions, cannot access this API."
      )
    }).pipe(Effect.provide(layer))
  })

  it.effect("to answer a call between two are none, and of a group call one to join", () => {
    const { layer } = makeBot({ graphPermissions: [] })
    return Effect.gen(function* () {
      yield* begin
      const { graphIncomingCall } = yield* Emulator
      const answering = {
        callbackUri,
        acceptedModalities: ["audio"],
        mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
      }
      const from = "+14255550123"
      const alone = yield* graphIncomingCall({ callbackUri, from, clientId, tenantId })
      yield* ask("POST", `${calls}/${alone}/answer`, answering)
      const metadata = { botData: {} }
      const group = yield* graphIncomingCall({ callbackUri, from, clientId, tenantId, applicationMetadata: metadata })
      const answer = yield* send({ method: "POST", path: `${calls}/${group}/answer`, body: answering })
      assert.strictEqual(at(answer.body, "error", "code"), "7504")
    }).pipe(Effect.provide(layer))
  })
})
