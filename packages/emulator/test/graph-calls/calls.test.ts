/** Calls of Graph from their creation to their end, and what is refused. */
import * as Call from "@effect-comms/graph-calls/Call"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Emulator } from "../../src/Emulator.ts"
import { at, begin, exchange, listAt, textAt } from "../identity/support/wire.ts"
import {
  bearer,
  callbackUri,
  callOf,
  clientId,
  create,
  established,
  makeBot,
  send,
  short,
  tenantId
} from "./support/bot.ts"

const calls = "/v1.0/communications/calls"
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const live = Effect.map(
  Emulator.use(({ state }) => state),
  (state) => listAt(state, "graphCalls")
)

describe("create", () => {
  it.effect("answers 201 with the call establishing, and its Location", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const { origin } = yield* Emulator
      const { body, header, status } = yield* send({ method: "POST", path: calls, body: callOf() })
      assert.strictEqual(status, 201)
      const id = textAt(body, "id")
      assert.match(id, guid)
      assert.strictEqual(header("location"), `${origin}${calls}/${id}`)
      assert.isString(header("request-id"))
      assert.strictEqual(at(body, "state"), "establishing")
      assert.strictEqual(at(body, "direction"), "outgoing")
      assert.strictEqual(at(body, "tenantId"), tenantId)
      assert.strictEqual(at(body, "callbackUri"), callbackUri)
      assert.deepStrictEqual(at(body, "targets"), callOf()["targets"])
      assert.deepStrictEqual(at(body, "mediaConfig"), callOf()["mediaConfig"])
      assert.strictEqual(at(body, "source", "identity", "application", "id"), clientId)
      assert.match(textAt(body, "callChainId"), guid)
      assert.match(textAt(body, "myParticipantId"), guid)
      assert.notProperty(body, "location")
      assert.notProperty(body, "mediaState")
    }).pipe(Effect.provide(layer))
  })

  it.effect("is notified of establishing, established, and established with audio; get agrees", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const { advance } = yield* Emulator
      const { id } = yield* create()
      assert.deepStrictEqual(posts, [])
      yield* advance(99)
      assert.deepStrictEqual(posts.map(short), ["establishing"])
      assert.strictEqual((yield* Call.get({ id })).state, "establishing")
      yield* advance(1)
      assert.deepStrictEqual(posts.map(short), ["establishing", "established"])
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), ["establishing", "established", "established active"])
      const call = yield* Call.get({ id })
      assert.strictEqual(call.state, "established")
      assert.strictEqual(call.mediaState?.audio, "active")
      assert.isTrue(posts.every(({ read }) => read._tag === "Call" && read.callId === id))
    }).pipe(Effect.provide(layer))
  })

  it.effect(
    "notifications have the members of Microsoft's examples, and are signed for the application and its tenant",
    () => {
      const { layer, posts } = makeBot()
      return Effect.gen(function* () {
        yield* begin
        const { advance } = yield* Emulator
        const { callChainId, id } = yield* create()
        yield* advance(0)
        const [first] = posts
        assert(first !== undefined)
        const capitals = id.replaceAll("-", "").toUpperCase()
        assert.deepStrictEqual(first.item, {
          "@odata.type": "#microsoft.graph.commsNotification",
          changeType: "updated",
          resource: `/app/calls/${capitals}`,
          resourceUrl: `/communications/calls/${capitals}`,
          callbackUri,
          resourceData: { "@odata.type": "#microsoft.graph.call", state: "establishing", callChainId, id }
        })
        const { headers, method, url } = first.request
        assert.strictEqual(method, "POST")
        assert.strictEqual(url, callbackUri)
        assert.strictEqual(headers["x-microsoft-skype-chain-id"], callChainId)
        const [, claims = ""] = (headers["authorization"] ?? "").split(".")
        const token: unknown = JSON.parse(Buffer.from(claims, "base64url").toString())
        assert.strictEqual(at(token, "aud"), clientId)
        assert.strictEqual(at(token, "tid"), tenantId)
        assert.strictEqual(at(token, "iss"), "https://api.botframework.com")
      }).pipe(Effect.provide(layer))
    }
  )

  it.effect("beta rings in between", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const { advance, origin } = yield* Emulator
      const { body, header } = yield* send({ method: "POST", path: "/beta/communications/calls", body: callOf() })
      assert.strictEqual(header("location"), `${origin}/beta/communications/calls/${textAt(body, "id")}`)
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), ["establishing", "ringing", "established", "established active"])
    }).pipe(Effect.provide(layer))
  })

  it.effect("of several users has rosters; the first who answers establishes it", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const { advance } = yield* Emulator
      const targets = ["00000000-0000-0000-0000-000000000603", "a0000000-0000-0000-0000-00000000000a", "b"].map(
        (id) => ({
          identity: { user: { id } }
        })
      )
      yield* Call.create({ callbackUri, targets, requestedModalities: ["audio"], mediaConfig: {} })
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), [
        "establishing",
        "established",
        "participants 2",
        "participants 3",
        "established active"
      ])
    }).pipe(Effect.provide(layer))
  })

  it.effect("joins a meeting, which notifications name", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const { advance } = yield* Emulator
      const meetingInfo = { joinMeetingId: "9999999", passcode: null }
      const made = yield* Call.create({ callbackUri, meetingInfo, requestedModalities: ["audio"], mediaConfig: {} })
      assert.strictEqual(made.meetingInfo?.joinMeetingId, "9999999")
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), ["establishing", "established", "participants 1", "established active"])
      assert.strictEqual(at(posts[1]?.item, "resourceData", "meetingInfo", "joinMeetingId"), "9999999")
    }).pipe(Effect.provide(layer))
  })
})

describe("who answers: the last three digits", () => {
  const user = (ending: string) => ({ user: { id: `550fae72-d251-43ec-868c-373732c27${ending}` } })
  const phone = (ending: string) => ({ phone: { id: `+14255550${ending}` } })
  const source = { identity: { applicationInstance: { id: "3d913abb-aec0-4964-8fa6-3c6850c4f278" } } }
  for (const [kind, identityOf, subcodeOf] of [
    ["user", user, (status: number) => (status === 408 ? 10_057 : status === 480 ? 10_037 : 0)],
    ["telephone", phone, (status: number) => 560_000 + status]
  ] as const)
    for (const status of [404, 408, 480, 486, 500, 603])
      it.effect(`a ${kind} ending with ${status} ends the call with ${status}/${subcodeOf(status)}`, () => {
        const { layer, posts } = makeBot()
        return Effect.gen(function* () {
          yield* begin
          const { advance } = yield* Emulator
          const targets = [{ identity: identityOf(String(status)) }]
          const { id } = yield* Call.create({
            callbackUri,
            targets,
            source,
            tenantId,
            requestedModalities: ["audio"],
            mediaConfig: {}
          })
          const last = kind === "user" ? 85_000 : 115_000
          yield* advance(status === 408 ? last - 1 : 0)
          assert.deepStrictEqual(posts.map(short), ["establishing"])
          yield* advance(status === 408 ? 1 : 1000)
          assert.deepStrictEqual(posts.map(short), ["establishing", "terminated"])
          const end = posts.at(-1)?.item
          assert.strictEqual(at(end, "changeType"), "deleted")
          assert.strictEqual(at(end, "resourceData", "resultInfo", "code"), status)
          assert.strictEqual(at(end, "resourceData", "resultInfo", "subcode"), subcodeOf(status))
          const error = yield* Effect.flip(Call.get({ id }))
          assert.strictEqual(error.status, 404)
          yield* advance(200_000)
          assert.strictEqual(posts.length, 2)
        }).pipe(Effect.provide(layer))
      })
})

describe("delete", () => {
  it.effect("answers 204; terminating and terminated follow, then the call is gone: 404 8522", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, path } = yield* established(posts)
      yield* Call.playPrompt({ id, prompts: [{ mediaInfo: { uri: "https://cdn.contoso.com/a.wav?durationMs=500" } }] })
      const answer = yield* send({ method: "DELETE", path })
      assert.strictEqual(answer.status, 204)
      assert.strictEqual(answer.body, undefined)
      yield* advance(10_000)
      assert.deepStrictEqual(posts.map(short), ["terminating", "terminated"])
      assert.strictEqual(at(posts[0]?.item, "changeType"), "updated")
      assert.strictEqual(at(posts[1]?.item, "changeType"), "deleted")
      assert.strictEqual(at(posts[1]?.item, "resourceData", "resultInfo", "code"), 200)
      assert.strictEqual(at(posts[1]?.item, "resourceData", "resultInfo", "subcode"), 7000)
      for (const method of ["GET", "DELETE"] as const) {
        const gone = yield* send({ method, path, headers: { "client-request-id": "mine" } })
        assert.strictEqual(gone.status, 404)
        assert.strictEqual(at(gone.body, "error", "code"), "8522")
        assert.strictEqual(at(gone.body, "error", "message"), "Call not found.")
        assert.strictEqual(at(gone.body, "error", "innerError", "client-request-id"), "mine")
        assert.strictEqual(at(gone.body, "error", "innerError", "request-id"), gone.header("request-id"))
      }
    }).pipe(Effect.provide(layer))
  })

  it.effect("while it rings ends it; nobody answers afterwards", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      const { advance } = yield* Emulator
      const { id } = yield* create()
      yield* advance(50)
      yield* Call.delete({ id })
      yield* advance(200_000)
      assert.deepStrictEqual(posts.map(short), ["establishing", "terminating", "terminated"])
    }).pipe(Effect.provide(layer))
  })
})

describe("refused, and no call is made", () => {
  const without = (field: string) => Object.fromEntries(Object.entries(callOf()).filter(([name]) => name !== field))
  const target = (identity: object) => ({ ...callOf(), targets: [{ identity }] })
  const applicationInstance = { identity: { applicationInstance: { id: "3d913abb-aec0-4964-8fa6-3c6850c4f278" } } }
  const phone = { phone: { id: "+14255550123" } }
  const organizer = { user: { id: "o", tenantId } }
  for (const [name, body, status, code, text] of [
    ["no @odata.type", without("@odata.type"), 400, "BadRequest", "The request is invalid. @odata.type"],
    [
      "another @odata.type",
      { ...callOf(), "@odata.type": "#call" },
      400,
      "BadRequest",
      "The request is invalid. @odata.type"
    ],
    [
      "a media configuration without type",
      { ...callOf(), mediaConfig: {} },
      400,
      "BadRequest",
      "The request is invalid. mediaConfig"
    ],
    ["no callbackUri", without("callbackUri"), 400, "BadRequest", "callbackUri"],
    [
      "http to another machine",
      { ...callOf(), callbackUri: "http://bot.contoso.com/" },
      400,
      "BadRequest",
      "callbackUri"
    ],
    ["no mediaConfig", without("mediaConfig"), 400, "BadRequest", "mediaConfig"],
    ["no modalities", { ...callOf(), requestedModalities: [] }, 400, "BadRequest", "requestedModalities"],
    ["neither targets nor a meeting", without("targets"), 400, "BadRequest", "targets"],
    ["nobody in a target", target({}), 400, "BadRequest", "targets[0].identity"],
    [
      "six targets",
      { ...callOf(), targets: Array.from({ length: 6 }, () => ({ identity: { user: { id: "u" } } })) },
      400,
      "BadRequest",
      "targets"
    ],
    [
      "a telephone among several",
      { ...callOf(), targets: [{ identity: { user: { id: "u" } } }, { identity: phone }] },
      400,
      "BadRequest",
      "targets[1]"
    ],
    [
      "a meeting by organizer without its chat",
      { ...without("targets"), meetingInfo: { "@odata.type": "#microsoft.graph.organizerMeetingInfo", organizer } },
      400,
      "BadRequest",
      "chatInfo"
    ],
    [
      "another tenant",
      { ...callOf(), tenantId: "00000000-0000-4000-8000-000000000000" },
      403,
      "7505",
      "Request authorization tenant mismatch."
    ],
    [
      "a telephone without an application instance",
      { ...target(phone), tenantId },
      400,
      "7507",
      "Call source identity invalid."
    ],
    ["a telephone without a tenant", { ...target(phone), source: applicationInstance }, 403, "7505", "tenant"],
    ["ringing time in v1.0", { ...callOf(), ringingTimeoutInSeconds: 30 }, 400, "BadRequest", "ringingTimeoutInSeconds"]
  ] as const)
    it.effect(name, () => {
      const { layer, posts } = makeBot()
      return Effect.gen(function* () {
        yield* begin
        const answer = yield* send({ method: "POST", path: calls, body })
        assert.strictEqual(answer.status, status)
        assert.strictEqual(at(answer.body, "error", "code"), code)
        assert.include(textAt(answer.body, "error", "message"), text)
        assert.deepStrictEqual(yield* live, [])
        yield* (yield* Emulator).advance(1000)
        assert.deepStrictEqual(posts, [])
      }).pipe(Effect.provide(layer))
    })

  it.effect("without a bearer, or with one of somebody else: 401 InvalidAuthenticationToken", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      yield* begin
      for (const headers of [{}, { authorization: "Bearer a.b.c" }]) {
        const answer = yield* exchange({ method: "POST", path: calls, headers, body: callOf() })
        assert.strictEqual(answer.status, 401)
        assert.strictEqual(at(answer.body, "error", "code"), "InvalidAuthenticationToken")
      }
      assert.deepStrictEqual(yield* live, [])
    }).pipe(Effect.provide(layer))
  })

  it.effect("the call of another application is unknown to it", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { path } = yield* established(posts)
      const authorization = yield* bearer("6b5a4c3d-2e1f-4a0b-9c8d-7e6f5a4b3c2d")
      const answer = yield* exchange({ method: "DELETE", path, headers: { authorization } })
      assert.strictEqual(answer.status, 404)
      assert.strictEqual(at(answer.body, "error", "code"), "8522")
      assert.strictEqual((yield* live).length, 1)
    }).pipe(Effect.provide(layer))
  })
})

describe("a call that comes in", () => {
  it.effect("is notified with who calls, and ends after 15 seconds when nobody answers", () => {
    const { layer, posts } = makeBot({ graphClient: `${clientId}:secret` })
    return Effect.gen(function* () {
      yield* begin
      const { advance, graphIncomingCall } = yield* Emulator
      const id = yield* graphIncomingCall({ callbackUri, from: "+14255550123" })
      yield* advance(14_999)
      assert.deepStrictEqual(posts.map(short), ["incoming"])
      const [first] = posts
      assert.strictEqual(at(first?.item, "changeType"), "created")
      assert.strictEqual(at(first?.item, "resourceData", "source", "identity", "phone", "id"), "+14255550123")
      assert.strictEqual(at(first?.item, "resourceData", "id"), id)
      assert.strictEqual((yield* Call.get({ id })).direction, "incoming")
      yield* advance(1)
      assert.deepStrictEqual(posts.map(short), ["incoming", "terminated"])
      assert.strictEqual(at(posts[1]?.item, "resourceData", "resultInfo", "subcode"), 10_076)
    }).pipe(Effect.provide(layer))
  })

  it.effect("needs a callback and a caller", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      const { graphIncomingCall } = yield* Emulator
      const noUrl = yield* Effect.flip(graphIncomingCall({ callbackUri: "here", from: "+14255550123" }))
      assert.include(noUrl.message, "callbackUri")
      const nobody = yield* Effect.flip(graphIncomingCall({ callbackUri, from: 7 }))
      assert.include(nobody.message, "from")
    }).pipe(Effect.provide(layer))
  })
})
