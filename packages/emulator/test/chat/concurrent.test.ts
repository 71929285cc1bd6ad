/**
 * Two clients of one user edit and delete a message at once, over a network that delays what it likes, and a third reads it meanwhile: what
 * they are answered and what is read is explained by one order of everything that was done.
 */
import { isDeepStrictEqual } from "node:util"
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
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
import { Emulator } from "../../src/Emulator.ts"
import { begin } from "../identity/support/wire.ts"
import { cloud, type User, user } from "./support/users.ts"

const Act = Schema.Union([
  Schema.Struct({ edit: Schema.Literals(["a", "b", "c"]) }),
  Schema.Struct({ name: Schema.Literals(["x", "y"]), value: Schema.NullOr(Schema.Literals(["1", "2"])) }),
  Schema.Struct({ delete: Schema.Literal(true) })
])
type Act = typeof Act.Type
const Delays = Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 40 }))).check(
  Schema.isMinLength(20),
  Schema.isMaxLength(40)
)

/** What a message is to who reads it. */
interface State {
  readonly content: string | undefined
  readonly metadata: Readonly<Record<string, string>>
  readonly isDeleted: boolean
}

const initial: State = { content: "0", metadata: {}, isDeleted: false }

/** What an act makes of a state, and whether it is done. */
const after = (state: State, act: Act): readonly [State, boolean] => {
  if ("delete" in act) return [{ content: undefined, metadata: {}, isDeleted: true }, true]
  if (state.isDeleted) return [state, false]
  if ("edit" in act) return [{ ...state, content: act.edit }, true]
  const { [act.name]: _, ...others } = state.metadata
  return [{ ...state, metadata: act.value === null ? others : { ...others, [act.name]: act.value } }, true]
}

/** Something that took from a moment to another. */
interface Span {
  readonly from: number
  readonly to: number
}
type Done = Span & { readonly act: Act; readonly isDone: boolean }
type Read = Span & { readonly state: State }

const same = (one: State, other: State): boolean =>
  one.content === other.content &&
  one.isDeleted === other.isDeleted &&
  isDeepStrictEqual({ ...one.metadata }, { ...other.metadata })

/** Whether one order of all explains what was answered and read: nothing stands before what had ended when it began. */
const isExplained = (state: State, waiting: ReadonlyArray<ReadonlyArray<Done | Read>>): boolean => {
  const heads = waiting.flatMap((queue) => queue.slice(0, 1))
  if (heads.length === 0) return true
  return waiting.some((queue, i) => {
    const [head] = queue
    if (head === undefined || heads.some((other) => other.to < head.from)) return false
    const rest = waiting.with(i, queue.slice(1))
    if ("state" in head) return same(state, head.state) && isExplained(state, rest)
    const [next, isDone] = after(state, head.act)
    return isDone === head.isDone && isExplained(next, rest)
  })
}

/** A network that takes so long for every request and every answer, in turn. */
const slow = (
  transport: Transport,
  delays: ReadonlyArray<number>,
  fork: (effect: Effect.Effect<void>) => void
): Transport => {
  let at = 0
  const later = (run: () => void) =>
    fork(Effect.andThen(Effect.sleep(delays[at++ % delays.length] ?? 0), Effect.sync(run)))
  return {
    send: (request, done) => {
      later(() => void transport.send(request, (outcome) => later(() => done(outcome))))
      return { cancel: () => {}, sent: () => true }
    }
  }
}

describe("two clients that edit and delete at once", () => {
  it("would not be explained if a reader saw an edit go back, or what is deleted come again", () => {
    const span = (from: number, to: number) => ({ from, to })
    const edited = { ...initial, content: "a" }
    const act: Done = { ...span(0, 10), act: { edit: "a" }, isDone: true }
    assert.isTrue(
      isExplained(initial, [
        [act],
        [
          { ...span(1, 2), state: initial },
          { ...span(3, 4), state: edited }
        ]
      ])
    )
    assert.isFalse(
      isExplained(initial, [
        [act],
        [
          { ...span(1, 2), state: edited },
          { ...span(3, 4), state: initial }
        ]
      ])
    )
    assert.isFalse(isExplained(initial, [[act], [{ ...span(11, 12), state: initial }]]))
    const removed: Done = { ...span(0, 1), act: { delete: true }, isDone: true }
    assert.isFalse(isExplained(initial, [[removed], [{ ...span(2, 3), act: { edit: "a" }, isDone: true }]]))
  })

  it.effect.prop(
    "show no state that no order explains",
    [Schema.Array(Act).check(Schema.isMaxLength(4)), Schema.Array(Act).check(Schema.isMaxLength(4)), Delays],
    ([first, second, delays]) =>
      Effect.gen(function* () {
        yield* begin
        const { origin, transport } = yield* Emulator
        const alice = yield* user
        const bob = yield* user
        const { chatThread } = yield* alice.as(Chat.createChatThread({ topic: "t", participants: [bob.identifier] }))
        const chatThreadId = chatThread.id
        const sent = yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "0" }))
        const message = { chatThreadId, chatMessageId: sent.id }
        const context = yield* Effect.context()
        const over = (who: User, from: number) =>
          Chat.make({ endpoint: origin, credential: who.client.credential }).pipe(
            Effect.provideService(
              CurrentTransport.CurrentTransport,
              slow(
                transport,
                [...delays.slice(from), ...delays.slice(0, from)],
                (effect) => void Effect.runForkWith(context)(effect)
              )
            )
          )
        const timed = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
          Effect.gen(function* () {
            const from = yield* Clock.currentTimeMillis
            const value = yield* effect
            return { from, to: yield* Clock.currentTimeMillis, value }
          })

        const write = (acts: ReadonlyArray<Act>, from: number) =>
          Effect.gen(function* () {
            const client = yield* over(alice, from)
            const done: Array<Done> = []
            for (const act of acts) {
              const run =
                "edit" in act
                  ? ChatThread.updateChatMessage({ ...message, content: act.edit })
                  : "delete" in act
                    ? ChatThread.deleteChatMessage(message)
                    : ChatThread.updateChatMessage({ ...message, metadata: { [act.name]: act.value } })
              const { value, ...span } = yield* timed(Effect.result(Effect.provideService(run, Chat.Chat, client)))
              if (Result.isFailure(value)) assert.strictEqual(value.failure.reason._tag, "NotFound")
              done.push({ ...span, act, isDone: Result.isSuccess(value) })
            }
            return done
          })

        const read = Effect.gen(function* () {
          const client = yield* over(bob, 7)
          const reads: Array<Read> = []
          for (let i = 0; i < 8; i++) {
            const one =
              i % 2 === 0
                ? ChatThread.getChatMessage(message)
                : Effect.map(Stream.runCollect(ChatThread.listChatMessages({ chatThreadId })), ([newest]) => newest)
            const { value, ...span } = yield* timed(Effect.provideService(one, Chat.Chat, client))
            assert(value !== undefined)
            const { content, deletedOn, metadata = {} } = value
            reads.push({ ...span, state: { content: content?.message, metadata, isDeleted: deletedOn !== undefined } })
          }
          return reads
        })

        const all = yield* Effect.forkChild(
          Effect.all([write(first, 0), write(second, 3), read], { concurrency: "unbounded" }),
          { startImmediately: true }
        )
        while (all.pollUnsafe() === undefined) yield* TestClock.adjust(1)
        const [ours, theirs, reads] = yield* Fiber.join(all)
        assert.isTrue(isExplained(initial, [ours, theirs, reads]), JSON.stringify({ ours, theirs, reads }))
      }).pipe(Effect.provide(cloud())),
    { arbitrary: { runs: process.env["LONG"] === undefined ? 30 : 300 }, timeout: 60_000 }
  )
})
