/** Calls that come in: from somebody, from a meeting, by a policy; answered, rejected, redirected, given up. */
import * as Call from "@effect-comms/graph-calls/Call"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Emulator } from "../../src/Emulator.ts"
import { at, begin, listAt, textAt } from "../identity/support/wire.ts"
import {
  ask,
  callbackUri,
  calls,
  clientId,
  makeBot,
  type Notified,
  send,
  short,
  target,
  tenantId
} from "./support/bot.ts"

const user = "8:orgid:550fae72-d251-43ec-868c-373732c2704f"
const elsewhere = "https://bot.contoso.com/api/instance7"
const answering = {
  callbackUri: elsewhere,
  acceptedModalities: ["audio"],
  mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig", preFetchMedia: [] },
  callOptions: { "@odata.type": "#microsoft.graph.incomingCallOptions", isDeltaRosterEnabled: false }
}

const incoming = Effect.fnUntraced(function* (more: object = {}) {
  yield* begin
  const { advance, graphIncomingCall } = yield* Emulator
  const id = yield* graphIncomingCall({ callbackUri, from: user, clientId, tenantId, ...more })
  yield* advance(0)
  return { id, path: `${calls}/${id}`, advance }
})

const urls = (posts: ReadonlyArray<Notified>) => posts.map(({ request }) => request.url)
const ended = (post: Notified | undefined) => at(post?.item, "resourceData", "resultInfo", "subcode")

describe("answer", () => {
  it.effect("answers 202; the call is established, at the callback and with the media of the answer", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* incoming()
      const answer = yield* send({ method: "POST", path: `${path}/answer`, body: answering })
      assert.strictEqual(answer.status, 202)
      assert.isUndefined(answer.body)
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), ["incoming", "establishing", "established", "established active"])
      assert.deepStrictEqual(urls(posts), [callbackUri, elsewhere, elsewhere, elsewhere])
      const call = yield* ask("GET", path)
      assert.strictEqual(at(call, "callbackUri"), elsewhere)
      assert.strictEqual(at(call, "direction"), "incoming")
      assert.deepStrictEqual(at(call, "mediaConfig"), answering.mediaConfig)
      yield* advance(15_000)
      assert.strictEqual(posts.length, 4)
    }).pipe(Effect.provide(layer))
  })

  it.effect("of a call that is answered already is refused, and after its deadline the call is gone: 404 8522", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      const { path } = yield* incoming()
      yield* ask("POST", `${path}/answer`, answering)
      assert.strictEqual((yield* send({ method: "POST", path: `${path}/answer`, body: answering })).status, 400)
      const late = yield* incoming()
      yield* late.advance(15_000)
      const answer = yield* send({ method: "POST", path: `${late.path}/answer`, body: answering })
      assert.strictEqual(at(answer.body, "error", "code"), "8522")
    }).pipe(Effect.provide(layer))
  })

  it.effect("of whoever gave up is too late; the application is told that the other side ended it", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, path } = yield* incoming()
      yield* (yield* Emulator).graphLeave(id)
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), ["incoming", "terminated"])
      assert.strictEqual(ended(posts[1]), 4521)
      assert.strictEqual((yield* send({ method: "POST", path: `${path}/answer`, body: answering })).status, 404)
    }).pipe(Effect.provide(layer))
  })

  it.effect("the other side hangs up: 4521 for a user, 540000 for a telephone that called", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      for (const [from, subcode] of [
        [user, 4521],
        ["+14255550123", 540_000]
      ] as const) {
        const { advance, id, path } = yield* incoming({ from })
        yield* ask("POST", `${path}/answer`, answering)
        yield* advance(1000)
        const { heardBy } = yield* (yield* Emulator).graphLeave(id)
        assert.deepStrictEqual(heardBy, [elsewhere])
        yield* advance(1000)
        assert.strictEqual(ended(posts.at(-1)), subcode)
      }
    }).pipe(Effect.provide(layer))
  })
})

describe("reject", () => {
  it.effect("answers 202; the call is deleted without a result, once", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* incoming()
      const answer = yield* send({ method: "POST", path: `${path}/reject`, body: { reason: "busy" } })
      assert.strictEqual(answer.status, 202)
      yield* advance(20_000)
      assert.deepStrictEqual(posts.map(short), ["incoming", "terminated"])
      assert.strictEqual(at(posts[1]?.item, "changeType"), "deleted")
      assert.isUndefined(at(posts[1]?.item, "resourceData", "resultInfo"))
      assert.strictEqual((yield* send({ method: "GET", path })).status, 404)
    }).pipe(Effect.provide(layer))
  })
})

describe("redirect", () => {
  it.effect("answers 202; the call is over for the application, whoever answers", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* incoming()
      const targets = [target("user", "00000000-0000-4000-8000-000000000603"), target("user", "colleague")]
      const answer = yield* send({ method: "POST", path: `${path}/redirect`, body: { targets, timeout: 20 } })
      assert.strictEqual(answer.status, 202)
      yield* advance(100_000)
      assert.deepStrictEqual(posts.map(short), ["incoming", "terminated"])
      const entered = (yield* (yield* Emulator).journal()).filter(({ name }) => name === "participant entered")
      assert.deepStrictEqual(
        entered.map(({ data }) => at(data, "participant", "rawId")),
        ["8:orgid:colleague"]
      )
    }).pipe(Effect.provide(layer))
  })

  it.effect("to a voicemail is answered late, after twenty seconds", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* incoming()
      const targets = [target("user", "00000000-0000-4000-8000-000000000603", { endpointType: "voicemail" })]
      yield* ask("POST", `${path}/redirect`, { targets })
      const entered = Effect.map((yield* Emulator).journal(), (entries) =>
        entries.filter(({ name }) => name === "participant entered")
      )
      yield* advance(19_999)
      assert.strictEqual((yield* entered).length, 0)
      yield* advance(1)
      assert.strictEqual((yield* entered).length, 1)
    }).pipe(Effect.provide(layer))
  })

  it.effect("to nobody, to a bot, or to more than 25 is refused", () => {
    const { layer } = makeBot()
    return Effect.gen(function* () {
      const { path } = yield* incoming()
      for (const [targets, status] of [
        [[target("user", "")], 400],
        [[target("application", "2891555a-92ff-42e6-80fa-6e1300c6b501")], 403],
        [Array.from({ length: 26 }, () => target("user", "u")), 400],
        [[], 400]
      ] as const)
        assert.strictEqual(
          (yield* send({ method: "POST", path: `${path}/redirect`, body: { targets } })).status,
          status
        )
      assert.strictEqual(at(yield* ask("GET", path), "state"), "incoming")
    }).pipe(Effect.provide(layer))
  })
})

describe("a policy that brings the application into a call", () => {
  const applicationMetadata = { botData: { inviteReasons: ["ComplianceRecording"] } }
  it.effect("tells it why and of whom, and gives it five seconds to answer", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance } = yield* incoming({ applicationMetadata, to: "+14255550123" })
      const data = at(posts[0]?.item, "resourceData")
      assert.deepStrictEqual(at(data, "applicationMetadata", "botData"), applicationMetadata.botData)
      assert.isString(at(data, "incomingContext", "observedParticipantId"))
      yield* advance(4999)
      assert.deepStrictEqual(posts.map(short), ["incoming"])
      yield* advance(1)
      assert.deepStrictEqual(posts.map(short), ["incoming", "terminated"])
      assert.strictEqual(ended(posts[1]), 10_076)
    }).pipe(Effect.provide(layer))
  })

  it.effect("lets it say whether it records, in its roster; elsewhere that is refused with 8506", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, path } = yield* incoming({ applicationMetadata })
      yield* ask("POST", `${path}/answer`, answering)
      yield* advance(1000)
      posts.length = 0
      const status = { status: "recording", clientContext: "c" }
      const operation = yield* ask("POST", `${path}/updateRecordingStatus`, status)
      assert.strictEqual(at(operation, "status"), "completed")
      yield* advance(0)
      assert.deepStrictEqual(posts.map(short), ["participants 3"])
      const roster = listAt(posts[0]?.item, "resourceData")
      const recording = roster.filter((one) => at(one, "recordingInfo", "recordingStatus") === "recording")
      assert.strictEqual(recording.length, 1)
      assert.strictEqual(at(recording[0], "info", "identity", "application", "id"), clientId)

      const other = yield* incoming()
      yield* ask("POST", `${other.path}/answer`, answering)
      yield* advance(1000)
      const answer = yield* send({ method: "POST", path: `${other.path}/updateRecordingStatus`, body: status })
      assert.strictEqual(at(answer.body, "error", "code"), "8506")
    }).pipe(Effect.provide(layer))
  })
})

describe("a meeting that calls the application", () => {
  it.effect("is named by its notification; the answer is in its roster", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const organizer = { user: { id: "organizer", tenantId } }
      const chatInfo = { threadId: "19:meeting_abc@thread.v2", messageId: "0" }
      const { advance, path } = yield* incoming({ meetingInfo: { organizer }, chatInfo })
      assert.strictEqual(at(posts[0]?.item, "resourceData", "chatInfo", "threadId"), chatInfo.threadId)
      assert.strictEqual(at(posts[0]?.item, "resourceData", "meetingInfo", "organizer", "user", "id"), "organizer")
      yield* ask("POST", `${path}/answer`, answering)
      yield* advance(1000)
      assert.deepStrictEqual(posts.map(short), [
        "incoming",
        "establishing",
        "established",
        "participants 2",
        "established active"
      ])
      const participants = yield* ask("GET", `${path}/participants`)
      assert.deepStrictEqual(at(participants, "value"), at(posts[3]?.item, "resourceData"))
    }).pipe(Effect.provide(layer))
  })
})

describe("keepAlive", () => {
  it.effect("without one a call ends after 45 minutes with 408/8537, with one it goes on", () => {
    const { layer, posts } = makeBot()
    return Effect.gen(function* () {
      const { advance, id, path } = yield* incoming()
      yield* ask("POST", `${path}/answer`, answering)
      yield* advance(30 * 60_000)
      const kept = yield* send({ method: "POST", path: `${path}/keepAlive` })
      assert.strictEqual(kept.status, 200)
      assert.isUndefined(kept.body)
      yield* advance(45 * 60_000 - 1)
      assert.strictEqual((yield* Call.get({ id })).state, "established")
      yield* advance(1)
      assert.strictEqual(short(posts.at(-1) ?? assert.fail("nothing")), "terminated")
      assert.strictEqual(ended(posts.at(-1)), 8537)
      const gone = yield* send({ method: "POST", path: `${path}/keepAlive` })
      assert.strictEqual(gone.status, 404)
      assert.strictEqual(textAt(gone.body, "error", "code"), "8522")
    }).pipe(Effect.provide(layer))
  })
})
