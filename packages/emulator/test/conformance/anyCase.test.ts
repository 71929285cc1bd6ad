/** Paths and enumerations of requests in another case than they are published in; enumerations of Call Automation lie beside its tests. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as Identity from "@effect-comms/identity/Identity"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as LocalCloud from "../../src/Emulator.ts"
import { begin, exchange, listAt, signed, textAt } from "../identity/support/wire.ts"
import { cloud, user } from "../chat/support/users.ts"

const { Emulator } = LocalCloud
const local = Layer.unwrap(
  Emulator.use(({ connectionString }) => Effect.succeed(Identity.layer({ connectionString })))
).pipe(Layer.provideMerge(LocalCloud.layer()))

it.effect("scopes of a token and the type of a message are read in any case, and shown as they are published", () =>
  Effect.gen(function* () {
    yield* begin
    const { origin } = yield* Emulator
    const { accessToken } = yield* CommunicationIdentity.create({ createTokenWithScopes: ["Chat", "VoIP"] })
    assert(accessToken !== undefined)
    const chat = yield* Chat.make({ endpoint: origin, credential: UserTokenCredential.make(accessToken.token) })
    const type = yield* Effect.gen(function* () {
      const { chatThread } = yield* Chat.createChatThread({ topic: "t" })
      const chatThreadId = chatThread?.id ?? ""
      yield* ChatThread.sendChatMessage({ chatThreadId, content: "<b>Hello</b>", type: "HTML" })
      const messages = yield* Stream.runCollect(ChatThread.listChatMessages({ chatThreadId }))
      return messages.find(({ content }) => content?.message === "<b>Hello</b>")?.type
    }).pipe(Effect.provideService(Chat.Chat, chat))
    assert.strictEqual(type, "html")
  }).pipe(Effect.provide(local))
)

describe("paths in any case", () => {
  it.effect("of Chat; the id of a thread keeps its own", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const bob = yield* user
      const created = yield* alice.send({ method: "POST", path: "/CHAT/Threads", body: { topic: "t" } })
      assert.strictEqual(created.status, 201)
      const id = textAt(created.body, "chatThread", "id")
      const path = `/Chat/THREADS/${encodeURIComponent(id)}`
      const added = yield* alice.send({
        method: "POST",
        path: `${path}/Participants/:ADD`,
        body: { participants: [bob.identifier] }
      })
      assert.strictEqual(added.status, 201)
      assert.strictEqual(
        (yield* bob.send({ method: "POST", path: `${path}/Messages`, body: { content: "Soup?" } })).status,
        201
      )
      assert.strictEqual(
        listAt((yield* alice.send({ method: "GET", path: `${path}/MESSAGES` })).body, "value").length,
        4
      )
      const other = yield* alice.send({
        method: "GET",
        path: `/chat/threads/${encodeURIComponent(id.replace("@thread", "@THREAD"))}`
      })
      assert.strictEqual(other.status, 404)
    }).pipe(Effect.provide(cloud()))
  )

  it.effect("of Identity", () =>
    Effect.gen(function* () {
      yield* begin
      const version = "api-version=2023-10-01"
      const created = yield* signed({ method: "POST", path: `/Identities?${version}`, body: {} })
      assert.strictEqual(created.status, 201)
      const path = `/IDENTITIES/${textAt(created.body, "identity", "id")}`
      const issued = yield* signed({
        method: "POST",
        path: `${path}/:ISSUEaccessToken?${version}`,
        body: { scopes: ["chat"] }
      })
      assert.strictEqual(issued.status, 200)
      assert.strictEqual((yield* signed({ method: "DELETE", path: `${path}?${version}` })).status, 204)
    }).pipe(Effect.provide(local))
  )

  it.effect("of Call Automation", () =>
    Effect.gen(function* () {
      yield* begin
      const get = (path: string) => signed({ method: "GET", path: `${path}?api-version=2025-05-15` })
      // Each finds its operation, which has no such call.
      for (const path of ["/calling/callConnections/1", "/Calling/CALLCONNECTIONS/1"])
        assert.match(textAt((yield* get(path)).body, "error", "message"), /call/i, path)
      const unsigned = yield* exchange({ method: "GET", path: "/CALLING/callConnections/1?api-version=2025-05-15" })
      assert.strictEqual(unsigned.status, 401)
    }).pipe(Effect.provide(local))
  )
})
