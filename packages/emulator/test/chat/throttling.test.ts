/** The published budgets of Chat and Identity, behind their switch. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/Emulator.ts"
import { at, begin, signed } from "../identity/support/wire.ts"
import { cloud, pathOf, user } from "./support/users.ts"

const { Emulator } = LocalCloud

const scene = Effect.gen(function* () {
  yield* begin
  const alice = yield* user
  const { chatThread } = yield* alice.as(Chat.createChatThread({ topic: "t" }))
  const path = `${pathOf(chatThread.id)}/messages?api-version=2025-03-15`
  const send = alice.send({ method: "POST", path, body: { content: "x" } })
  return { alice, chatThreadId: chatThread.id, send }
})

describe("throttling", () => {
  it.effect("is off unless it is asked for", () =>
    Effect.gen(function* () {
      const { send } = yield* scene
      for (let i = 0; i < 50; i++) assert.strictEqual((yield* send).status, 201)
    }).pipe(Effect.provide(cloud()))
  )

  it.effect("lets 10 messages of a thread through in ten seconds and 30 in a minute, refused ones counted", () =>
    Effect.gen(function* () {
      const { alice, chatThreadId, send } = yield* scene
      const { advance } = yield* Emulator
      for (let i = 0; i < 10; i++) assert.strictEqual((yield* send).status, 201)
      yield* advance(4_000)
      const refused = yield* send
      assert.strictEqual(refused.status, 429)
      assert.strictEqual(refused.header("retry-after"), "6")
      assert.deepStrictEqual(refused.body, { error: { code: "TooManyRequests", message: "Rate limit exceeded." } })
      // Another thread, and another operation, have budgets of their own.
      const other = yield* alice.as(Chat.createChatThread({ topic: "u" }))
      yield* alice.as(ChatThread.sendChatMessage({ chatThreadId: other.chatThread.id, content: "x" }))
      yield* alice.as(ChatThread.get({ chatThreadId }))
      yield* advance(6_000)
      let sent = 0
      for (let window = 0; window < 5; window++) {
        for (let i = 0; i < 10; i++) if ((yield* send).status === 201) sent++
        yield* advance(10_000)
      }
      // 11 of the first window, and 19 more until the minute is over.
      assert.strictEqual(sent, 19)
    }).pipe(Effect.provide(cloud({ throttling: true })))
  )

  it.effect("refuses the 1001st user in thirty seconds", () =>
    Effect.gen(function* () {
      yield* begin
      const create = signed({ method: "POST", path: "/identities?api-version=2023-10-01", body: {} })
      for (let i = 0; i < 1_000; i++) assert.strictEqual((yield* create).status, 201)
      const refused = yield* create
      assert.strictEqual(refused.status, 429)
      assert.strictEqual(refused.header("retry-after"), "30")
      assert.strictEqual(at(refused.body, "error", "code"), "TooManyRequests")
      yield* (yield* Emulator).advance(30_000)
      assert.strictEqual((yield* create).status, 201)
    }).pipe(Effect.provide(cloud({ throttling: true })))
  )
})
