/** A message with a key is in its thread once, whatever goes wrong on the way; and what remains that no client can see. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import type { Transport } from "@effect-comms/core/Transport"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as LocalCloud from "../../src/Emulator.ts"
import { begin } from "../identity/support/wire.ts"
import { cloud, type User, user } from "../chat/support/users.ts"

const { Emulator } = LocalCloud
const local = cloud()
const key = "4f6a2c1e-0b1d-4c8e-9f3a-5d7e6b8c9a01"

const scene = Effect.gen(function* () {
  yield* begin
  const alice = yield* user
  const bob = yield* user
  const { chatThread } = yield* alice.as(Chat.createChatThread({ topic: "t", participants: [bob.identifier] }))
  return { alice, bob, chatThreadId: chatThread.id }
})

const said = (who: User, chatThreadId: string) =>
  Effect.map(who.as(Stream.runCollect(ChatThread.listChatMessages({ chatThreadId }))), (all) =>
    all.filter(({ type }) => type === "text")
  )

/** Runs something that waits, on virtual time. */
const passing = <A, E, R>(effect: Effect.Effect<A, E, R>, seconds = 300) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(Effect.result(effect), { startImmediately: true })
    for (let i = 0; i < seconds && fiber.pollUnsafe() === undefined; i++) yield* TestClock.adjust(1_000)
    return yield* Fiber.join(fiber)
  })

const Fault = Schema.Union([
  Schema.Struct({ kind: Schema.Literals(["reset-before", "reset-after", "timeout", "truncate"]) }),
  Schema.Struct({ status: Schema.Literals([400, 403, 408, 429, 500, 503]), executed: Schema.Boolean }),
  Schema.Struct({ delayMs: Schema.Literals([100, 12_000]) })
])

describe("a message that is sent once", () => {
  it.effect("has its key among its metadata, and is sent with one look before it", () =>
    Effect.gen(function* () {
      const { alice, chatThreadId } = yield* scene
      const input = { chatThreadId, content: "Soup?", key, metadata: { order: "1" } }
      const { id } = yield* alice.as(ChatThread.sendChatMessageOnce(input))
      const [message] = yield* said(alice, chatThreadId)
      assert.strictEqual(message?.id, id)
      assert.deepStrictEqual(message?.metadata, { order: "1", idempotencyKey: key })
      const named = yield* alice.as(
        ChatThread.sendChatMessageOnce({ ...input, key: "other" }, { metadataName: "k", lookFirst: false })
      )
      const [second] = yield* said(alice, chatThreadId)
      assert.deepStrictEqual([second?.id, second?.metadata], [named.id, { order: "1", k: "other" }])
    }).pipe(Effect.provide(local))
  )

  it.effect("is the same message when it is sent again later, and when two send it at once", () =>
    Effect.gen(function* () {
      const { alice, chatThreadId } = yield* scene
      const send = alice.as(
        ChatThread.sendChatMessageOnce({ chatThreadId, content: "Soup?", key }, { lookFirst: false })
      )
      const [first, second] = yield* Effect.all([send, send], { concurrency: "unbounded" })
      assert.strictEqual(first.id, second.id)
      const later = yield* alice.as(ChatThread.sendChatMessageOnce({ chatThreadId, content: "Soup?", key }))
      assert.strictEqual(later.id, first.id)
      assert.strictEqual((yield* said(alice, chatThreadId)).length, 1)
    }).pipe(Effect.provide(local))
  )

  it.effect("by a second caller when the first is interrupted in the middle", () =>
    Effect.gen(function* () {
      const { alice, chatThreadId } = yield* scene
      const { fault } = yield* Emulator
      yield* fault({ method: "POST", path: "/messages", kind: "timeout" })
      const send = alice.as(ChatThread.sendChatMessageOnce({ chatThreadId, content: "Soup?", key }))
      const first = yield* Effect.forkChild(send, { startImmediately: true })
      const second = yield* Effect.forkChild(send, { startImmediately: true })
      yield* TestClock.adjust(1_000)
      yield* Fiber.interrupt(first)
      const { id } = yield* Fiber.join(second)
      assert.deepStrictEqual(
        (yield* said(alice, chatThreadId)).map((one) => one.id),
        [id]
      )
    }).pipe(Effect.provide(local))
  )

  it.effect(
    "whoever has begun to send it before over a transport with a clock of its own that gives no answer any more",
    () =>
      Effect.gen(function* () {
        const { alice, chatThreadId } = yield* scene
        const send = ChatThread.sendChatMessageOnce({ chatThreadId, content: "Soup?", key })
        const clock = yield* Clock.Clock
        const transport: Transport = { clock, send: () => ({ cancel: () => {}, sent: () => true }) }
        const before = yield* alice
          .as(Chat.Chat)
          .pipe(Effect.map((client) => ({ ...client, invoke: () => Effect.never, transport })))
        yield* Effect.forkChild(Effect.provideService(send, Chat.Chat, before), { startImmediately: true })
        const { id } = yield* alice.as(send)
        assert.deepStrictEqual(
          (yield* said(alice, chatThreadId)).map((one) => one.id),
          [id]
        )
      }).pipe(Effect.provide(local))
  )

  it.effect.prop(
    "is there at most once under every fault, and exactly once when it succeeds",
    [Schema.Array(Fault).check(Schema.isMaxLength(6)), Schema.Boolean],
    ([faults, twice]) =>
      Effect.gen(function* () {
        const { alice, bob, chatThreadId } = yield* scene
        const { fault } = yield* Emulator
        for (const one of faults) yield* fault({ path: "/messages", ...one })
        const send = alice.as(ChatThread.sendChatMessageOnce({ chatThreadId, content: "Soup?", key }))
        const both = yield* passing(
          twice
            ? Effect.map(Effect.all([Effect.result(send), Effect.result(send)], { concurrency: 2 }), (all) => all)
            : Effect.map(Effect.result(send), (one) => [one])
        )
        const results = Result.getOrThrow(both)
        // What is left of the faults is not for the look of the test; each look that fails meets one at least.
        for (const _ of faults) yield* passing(Effect.ignore(said(bob, chatThreadId)))
        const messages = Result.getOrThrow(yield* passing(said(bob, chatThreadId)))
        assert.isAtMost(messages.length, 1)
        for (const result of results)
          if (Result.isSuccess(result))
            assert.deepStrictEqual(
              [result.success.id],
              messages.map(({ id }) => id)
            )
          else assert.instanceOf(result.failure, CommunicationError)
      }).pipe(Effect.provide(local)),
    { arbitrary: { runs: process.env["LONG"] === undefined ? 50 : 750 }, timeout: 60_000 }
  )

  it.effect("is found where its answer was lost, and sent again where it was not executed", () =>
    Effect.gen(function* () {
      const { alice, chatThreadId } = yield* scene
      const { fault, journal } = yield* Emulator
      for (const [i, order] of (
        [
          { kind: "reset-after" },
          { kind: "timeout" },
          { kind: "truncate" },
          { status: 500, executed: true },
          { status: 500, executed: false },
          { delayMs: 12_000 }
        ] as const
      ).entries()) {
        yield* fault({ method: "POST", path: "/messages", ...order })
        const input = { chatThreadId, content: "Soup?", key: `${i}` }
        const { id } = Result.getOrThrow(yield* passing(alice.as(ChatThread.sendChatMessageOnce(input))))
        const [message, ...rest] = yield* said(alice, chatThreadId)
        assert.deepStrictEqual([message?.id, rest.length], [id, i], JSON.stringify(order))
      }
      const sent = (yield* journal()).filter(({ name }) => name === "message sent")
      assert.strictEqual(sent.length, 6)
    }).pipe(Effect.provide(local))
  )

  it.effect("is not sent where it cannot be looked for: in pages that are too few, or while the service is away", () =>
    Effect.gen(function* () {
      const { alice, chatThreadId } = yield* scene
      const { advance, fault } = yield* Emulator
      for (let i = 0; i < 250; i++) yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: `${i}` }))
      const once = (options: ChatThread.SendOnceOptions) =>
        alice.as(ChatThread.sendChatMessageOnce({ chatThreadId, content: "Soup?", key }, options))
      const few = yield* Effect.flip(once({ pages: 1 }))
      assert.strictEqual(few.reason._tag, "InvalidRequest")
      assert.match(few.message, /pages/)
      // Without a look before it, its answer is lost behind more messages than are searched.
      yield* fault({ method: "POST", path: "/messages", kind: "reset-after" })
      const fiber = yield* Effect.forkChild(Effect.flip(once({ pages: 1, lookFirst: false, waitMillis: 60_000 })), {
        startImmediately: true
      })
      yield* TestClock.adjust(1)
      for (let i = 0; i < 200; i++) yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: `${i}` }))
      yield* TestClock.adjust(60_000)
      assert.strictEqual((yield* Fiber.join(fiber)).reason._tag, "Ambiguous")
      // An hour later it lies further back than is looked, and is taken for new unless more is searched.
      yield* advance(1_000)
      const { id } = yield* once({ pages: 3 })
      const found = (yield* said(alice, chatThreadId)).filter(({ metadata }) => metadata?.["idempotencyKey"] === key)
      assert.deepStrictEqual(
        found.map((one) => one.id),
        [id]
      )
      yield* fault({ method: "GET", path: "/messages", status: 503, count: 10 })
      const away = yield* passing(once({ lookFirst: true }))
      assert(Result.isFailure(away))
      assert.strictEqual(away.failure.reason._tag, "Unavailable")
    }).pipe(Effect.provide(local))
  )

  it.effect("is there twice when a send is executed after the look for it, which a longer wait prevents", () =>
    Effect.gen(function* () {
      const { alice, chatThreadId } = yield* scene
      const { origin, transport } = yield* Emulator
      /** The network keeps the first message for a while, and the client does not know. */
      const slow = (millis: number): Transport => {
        let isFirst = true
        return {
          send: (request, done) => {
            if (request.method !== "POST" || !isFirst) return transport.send(request, done)
            isFirst = false
            Effect.runForkWith(context)(
              Effect.andThen(
                Effect.sleep(millis),
                Effect.sync(() => void transport.send(request, () => {}))
              )
            )
            return { cancel: () => {}, sent: () => true }
          }
        }
      }
      const context = yield* Effect.context()
      const once = (waitMillis: number) =>
        Effect.gen(function* () {
          const { credential } = alice.client
          const client = yield* Chat.make({ endpoint: origin, credential }).pipe(
            Effect.provideService(CurrentTransport.CurrentTransport, slow(20_000))
          )
          return yield* ChatThread.sendChatMessageOnce(
            { chatThreadId, content: "Soup?", key: `${waitMillis}` },
            { waitMillis }
          ).pipe(Effect.provideService(Chat.Chat, client))
        })
      // The attempt is given up after 10 seconds; the message is executed after 20.
      Result.getOrThrow(yield* passing(once(5_000)))
      yield* TestClock.adjust(30_000)
      assert.strictEqual((yield* said(alice, chatThreadId)).length, 2)
      Result.getOrThrow(yield* passing(once(15_000)))
      yield* TestClock.adjust(30_000)
      assert.strictEqual((yield* said(alice, chatThreadId)).length, 3)
    }).pipe(Effect.provide(local))
  )

  it.effect("is refused before anything is sent when an option is wrong, or the version has no metadata", () =>
    Effect.gen(function* () {
      const { alice, chatThreadId } = yield* scene
      const refused = (key: string, options: ChatThread.SendOnceOptions) =>
        Effect.map(
          Effect.flip(alice.as(ChatThread.sendChatMessageOnce({ chatThreadId, content: "x", key }, options))),
          ({ attempts, message, reason }) => [reason._tag, attempts, message]
        )
      for (const [given, options, names] of [
        ["", {}, /key/],
        [key, { waitMillis: -1 }, /waitMillis/],
        [key, { pages: Number.NaN }, /pages/],
        [key, { lookFirst: false, apiVersion: "2021-03-07" }, /metadata/]
      ] as const) {
        const [tag, attempts, message] = yield* refused(given, options)
        assert.deepStrictEqual([tag, attempts], ["InvalidRequest", 0])
        assert.match(String(message), names)
      }
      assert.strictEqual((yield* said(alice, chatThreadId)).length, 0)
    }).pipe(Effect.provide(local))
  )
})
