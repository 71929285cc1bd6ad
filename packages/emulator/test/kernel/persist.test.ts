/** What outlives the process of a local cloud that is kept in a file, and what is said of a file that cannot be used. */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as Identity from "@effect-comms/identity/Identity"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as Emulator from "../../src/Emulator.ts"

const folder = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "effect-comms-"))),
  (path) => Effect.promise(() => rm(path, { recursive: true }))
)

const Event = Schema.Array(
  Schema.Struct({ type: Schema.String, data: Schema.Struct({ callConnectionId: Schema.String }) })
)

/** A local cloud that is kept in a file, and what applications are sent; its network time stands still. */
const kept = (file: string) =>
  Effect.gen(function* () {
    const sent: Array<string> = []
    const cloud = yield* Emulator.serve({
      port: 0,
      persist: file,
      deliver: ({ body }) =>
        Effect.sync(() => {
          sent.push(body)
          return { status: 200 }
        })
    })
    yield* cloud.setScale(0)
    const through = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
      Effect.provideService(effect, CurrentTransport.CurrentTransport, cloud.transport)
    const identity = Identity.layer({ connectionString: cloud.connectionString })
    const calls = CallAutomation.layer({ connectionString: cloud.connectionString })
    const chat = (token: string) =>
      Chat.layer({ endpoint: cloud.origin, credential: UserTokenCredential.make(token), retry: { attempts: 1 } })
    return { cloud, sent, through, identity, calls, chat }
  })

const makeUser = Effect.map(
  CommunicationIdentity.create({ createTokenWithScopes: ["chat"] }),
  ({ accessToken, identity }) => ({
    id: identity.id,
    token: accessToken === undefined ? "" : Redacted.value(accessToken.token)
  })
)

describe("a local cloud that is kept in a file", () => {
  it.live(
    "has its users, tokens, threads and recordings after a restart, and tells applications that their calls are over",
    () =>
      Effect.gen(function* () {
        const file = join(yield* folder, "deep", "state.json")
        const before = yield* Effect.scoped(
          Effect.gen(function* () {
            const { calls, chat, cloud, identity, through } = yield* kept(file)
            const [user, revoked] = yield* through(Effect.all([makeUser, makeUser])).pipe(Effect.provide(identity))
            yield* through(CommunicationIdentity.revokeAccessTokens({ id: revoked.id })).pipe(Effect.provide(identity))
            const { chatThread } = yield* through(
              Effect.gen(function* () {
                const created = yield* Chat.createChatThread({
                  topic: "kept",
                  participants: [
                    {
                      communicationIdentifier: { communicationUser: { id: revoked.id } },
                      shareHistoryTime: DateTimeText.make("1970-01-01T00:00:00Z")
                    }
                  ]
                })
                const chatThreadId = created.chatThread.id
                yield* ChatThread.sendChatMessage({ chatThreadId, content: "before", metadata: { a: "b" } })
                return created
              })
            ).pipe(Effect.provide(chat(user.token)))
            const { callConnectionId, serverCallId } = yield* through(
              CallAutomation.createCall({
                targets: [{ phoneNumber: { value: "+14255550123" } }],
                sourceCallerIdNumber: { value: "+14255550100" },
                callbackUri: "http://127.0.0.1:9/callbacks"
              })
            ).pipe(
              Effect.tap(() => cloud.advance(1_000)),
              Effect.flatMap(({ callConnectionId = "" }) =>
                Effect.map(cloud.state, (state) => {
                  const [call] = Schema.decodeUnknownSync(Schema.Array(Schema.Struct({ serverCallId: Schema.String })))(
                    state["calls"]
                  )
                  return { callConnectionId, serverCallId: call?.serverCallId ?? "" }
                })
              ),
              Effect.provide(calls)
            )
            const { recordingId = "" } = yield* through(
              CallRecording.start({
                callLocator: { kind: "serverCallLocator", serverCallId },
                recordingFormatType: "wav",
                recordingContentType: "audio"
              })
            ).pipe(Effect.provide(calls))
            yield* cloud.advance(3_000)
            yield* cloud.speech(callConnectionId, "+14255550123", "hello")
            yield* cloud.advance(3_000)
            yield* through(CallRecording.stop({ recordingId })).pipe(Effect.provide(calls))
            yield* cloud.advance(10_000)
            return { user, revoked, chatThreadId: chatThread.id, callConnectionId, state: yield* cloud.state }
          })
        )
        const { callConnectionId, chatThreadId, revoked, state, user } = before
        if (process.platform !== "win32")
          assert.strictEqual((yield* Effect.promise(() => stat(file))).mode & 0o777, 0o600)
        yield* Effect.scoped(
          Effect.gen(function* () {
            const { chat, cloud, sent, through } = yield* kept(file)
            yield* cloud.idle
            assert.deepStrictEqual(
              sent
                .flatMap((body) => Schema.decodeUnknownSync(Event)(JSON.parse(body)))
                .map(({ data, type }) => [type, data.callConnectionId]),
              [["Microsoft.Communication.CallDisconnected", callConnectionId]]
            )
            const after = yield* cloud.state
            for (const part of ["threads", "identities"]) assert.deepStrictEqual(after[part], state[part], part)
            const files = Schema.decodeUnknownSync(Schema.Array(Schema.Struct({ deleteLocation: Schema.String })))
            const idsOf = (value: unknown) => files(value).map(({ deleteLocation }) => new URL(deleteLocation).pathname)
            assert.lengthOf(idsOf(after["recordingFiles"]), 1)
            assert.deepStrictEqual(idsOf(after["recordingFiles"]), idsOf(state["recordingFiles"]))
            assert.deepStrictEqual(after["calls"], [])
            const messages = yield* through(
              Effect.gen(function* () {
                yield* ChatThread.sendChatMessage({ chatThreadId, content: "after" })
                return yield* Stream.runCollect(ChatThread.listChatMessages({ chatThreadId }))
              })
            ).pipe(Effect.provide(chat(user.token)))
            assert.deepStrictEqual(
              [...messages].filter(({ type }) => type === "text").map(({ content }) => content?.message),
              ["after", "before"]
            )
            const refused = yield* Effect.flip(
              through(Chat.createChatThread({ topic: "x" })).pipe(Effect.provide(chat(revoked.token)))
            )
            assert.strictEqual(refused._tag, "CommunicationError")
          })
        )
        // Whose end was told is not told again.
        yield* Effect.scoped(
          Effect.gen(function* () {
            const { cloud, sent } = yield* kept(file)
            yield* cloud.idle
            assert.deepStrictEqual(sent, [])
          })
        )
      })
  )

  it.live("tells a Graph application that its call is over after a restart", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "state.json")
      const id = yield* Effect.scoped(
        Effect.gen(function* () {
          const { cloud } = yield* kept(file)
          const id = yield* cloud.graphIncomingCall({ callbackUri: "http://127.0.0.1:9/calls", from: "+14255550123" })
          yield* cloud.idle
          return id
        })
      )
      yield* Effect.scoped(
        Effect.gen(function* () {
          const { cloud, sent } = yield* kept(file)
          yield* cloud.idle
          assert.lengthOf(sent, 1)
          for (const part of [`/communications/calls/${id}`, '"state":"terminated"', '"changeType":"deleted"'])
            assert.include(sent[0], part)
        })
      )
    })
  )

  it.live(
    "refuses a file that is damaged, of another version or none of its own, by its name, and leaves it alone",
    () =>
      Effect.gen(function* () {
        const file = join(yield* folder, "state.json")
        const good = { format: "effect-comms local cloud", version: 1, state: {} }
        for (const [content, expected] of [
          ["{", /state\.json is damaged \(.*\); remove it to begin with an empty world, or name another file$/],
          [JSON.stringify([]), /is damaged \(it is no state of a local cloud\)/],
          [JSON.stringify({ ...good, version: 2 }), /has version 2, and this local cloud reads 1; name another file/],
          [
            JSON.stringify({ ...good, state: { chat: { threads: [{ id: 1 }] } } }),
            /is damaged \(chat: [^]*topic|is damaged \(chat: /
          ],
          [JSON.stringify({ ...good, state: { tokens: {} } }), /is damaged \(tokens: /]
        ] as const) {
          yield* Effect.promise(() => writeFile(file, content))
          const error = yield* Effect.flip(Effect.scoped(Emulator.serve({ port: 0, persist: file })))
          assert.match(error.message, expected)
          assert.match(error.message, /^persist: /)
          assert.strictEqual(yield* Effect.promise(() => readFile(file, "utf8")), content)
        }
        const unwritable = yield* Effect.flip(Effect.scoped(Emulator.serve({ port: 0, persist: `${file}.new/` })))
        assert.match(unwritable.message, /^persist: .*state\.json\.new\/ cannot be written: /)
        yield* Effect.promise(() => writeFile(file, JSON.stringify(good)))
        yield* Effect.scoped(Emulator.serve({ port: 0, persist: file }))
      })
  )
})
