/**
 * Applications that do not answer what they are sent: what is said of it, who waits, and what becomes of the post. On virtual time.
 */
import { assert, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import { vi } from "vitest"
import type { Post } from "../../src/service/Delivery.ts"
import type { Acknowledgement } from "../../src/kernel/delivery/Sender.ts"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { makeWorld } from "./world.ts"

type Answer = Effect.Effect<Acknowledgement>

const silence: Answer = Effect.never
const status = (code: number): Answer => Effect.succeed({ status: code })

/** A local cloud whose application gives these answers to the posts of a type in turn, and then 200. */
const made = (answers: Readonly<Record<string, ReadonlyArray<Answer>>>, options: LocalCloud.Options = {}) =>
  Effect.gen(function* () {
    const received: Array<string> = []
    const lines: Array<string> = []
    const counts = new Map<string, number>()
    const world = makeWorld()
    const cloud = yield* LocalCloud.make(world, {
      deliver: ({ body }) => {
        const [{ type }] = JSON.parse(body)
        received.push(type)
        const count = counts.get(type) ?? 0
        counts.set(type, count + 1)
        return answers[type]?.[count] ?? status(200)
      },
      warn: (line) => lines.push(line),
      ...options
    })
    /** Unsigned, as nothing of this depends on that. */
    const post = (leg: string, type: string, kind: Post["kind"] = "callback") =>
      world.emulator().delivery.post({ key: leg, url: `http://127.0.0.1:9/${leg}?key=1`, body: [{ type }], kind, type })
    const attempts = Effect.map(cloud.journal(), (entries) => entries.filter(({ kind }) => kind === "callback"))
    const outcomes = Effect.map(attempts, (entries) =>
      entries.map(({ data, name }) => [name, data["outcome"], data["attempt"], data["late"] ?? false])
    )
    return { cloud, lines, attempts, outcomes, post, received }
  })

// The machine's own, whatever a test replaces.
const { setTimeout: later } = globalThis

/** Lets the machine go on until something is so; an end of the test's time otherwise. */
const until = (isSo: () => boolean): Effect.Effect<void> =>
  Effect.promise(async () => {
    while (!isSo()) await new Promise((resolve) => later(resolve, 5))
  })

it.effect("a callback that is not answered is reported after two seconds, in journal and terminal", () =>
  Effect.gen(function* () {
    const { attempts, lines, post } = yield* made({ A: [silence] })
    post("leg", "A")
    post("leg", "B")
    yield* TestClock.adjust(1_999)
    assert.deepStrictEqual([lines, yield* attempts], [[], []])
    yield* TestClock.adjust(1)
    const [entry, ...more] = yield* attempts
    assert.lengthOf(more, 0)
    assert.strictEqual(entry?.name, "A")
    assert.deepInclude(entry?.data, { outcome: "waiting", attempt: 1, waitedMs: 2_000, holdsUp: 1 })
    assert.deepStrictEqual(lines, [
      "A: no answer from http://127.0.0.1:9/leg within 2 s; later events of call leg wait for it, 10 s at most"
    ])
  })
)

it.effect("it holds up the later ones of its leg for ten seconds, and no other leg", () =>
  Effect.gen(function* () {
    const { outcomes, post, received } = yield* made({ A: [silence] })
    post("leg", "A")
    post("leg", "B")
    post("leg", "C")
    post("other", "D")
    yield* TestClock.adjust(9_999)
    assert.deepStrictEqual(received, ["A", "D"])
    yield* TestClock.adjust(1)
    assert.deepStrictEqual(received, ["A", "D", "B", "C"])
    assert.deepStrictEqual(yield* outcomes, [
      ["D", "delivered", 1, false],
      ["A", "waiting", 1, false],
      ["A", "unanswered", 1, false],
      ["B", "delivered", 1, false],
      ["C", "delivered", 1, false]
    ])
  })
)

it.effect("an answer that comes late counts, and nothing is sent twice", () =>
  Effect.gen(function* () {
    const answer = yield* Deferred.make<Acknowledgement>()
    const { outcomes, post, received } = yield* made({ A: [Deferred.await(answer)] })
    post("leg", "A")
    post("leg", "B")
    yield* TestClock.adjust(29_999)
    yield* Deferred.succeed(answer, { status: 200 })
    yield* TestClock.adjust(600_000)
    assert.deepStrictEqual(received, ["A", "B"])
    assert.deepStrictEqual((yield* outcomes).at(-1), ["A", "delivered", 1, true])
  })
)

it.effect("what is never answered is tried again as any other, beside those that went on", () =>
  Effect.gen(function* () {
    const { outcomes, post, received } = yield* made({ A: [silence, silence, status(500)], C: [silence] })
    post("leg", "A")
    post("leg", "B")
    yield* TestClock.adjust(30_000)
    post("leg", "C")
    yield* TestClock.adjust(1_000)
    assert.deepStrictEqual(received, ["A", "B", "C", "A"])
    // The second attempt has thirty seconds as well; then two seconds pass, and four.
    yield* TestClock.adjust(36_000)
    assert.deepStrictEqual(
      received.filter((type) => type === "A"),
      ["A", "A", "A", "A"]
    )
    assert.deepStrictEqual(
      (yield* outcomes).filter(([name]) => name === "A"),
      [
        ["A", "waiting", 1, false],
        ["A", "unanswered", 1, false],
        ["A", "retrying", 1, true],
        ["A", "retrying", 2, true],
        ["A", "retrying", 3, true],
        ["A", "delivered", 4, true]
      ]
    )
  })
)

it.effect("an answer that is an error is an answer: the leg waits until the post is taken", () =>
  Effect.gen(function* () {
    const { post, received } = yield* made({ A: [1, 2, 3, 4, 5].map(() => status(503)) }, { callbackRetries: 9 })
    post("leg", "A")
    post("leg", "B")
    yield* TestClock.adjust(22_999)
    assert.deepStrictEqual(received, ["A", "A", "A", "A", "A"])
    yield* TestClock.adjust(1)
    assert.deepStrictEqual(received, ["A", "A", "A", "A", "A", "A", "B"])
  })
)

it.effect("connections that break are no answer: they do not hold up the leg for longer than ten seconds", () =>
  Effect.gen(function* () {
    const { post, received } = yield* made(
      { A: [1, 2, 3, 4, 5].map(() => Effect.die("reset")) },
      { callbackRetries: 9 }
    )
    post("leg", "A")
    post("leg", "B")
    yield* TestClock.adjust(9_999)
    assert.notInclude(received, "B")
    yield* TestClock.adjust(1)
    assert.include(received, "B")
    yield* TestClock.adjust(13_000)
    assert.lengthOf(
      received.filter((type) => type === "A"),
      6
    )
  })
)

it.effect("an unanswered post of Event Grid holds up no other, and each has its own retries", () =>
  Effect.gen(function* () {
    const { lines, post, received } = yield* made({ A: [silence], B: [status(500)] })
    post("grid", "A", "eventGrid")
    post("grid", "B", "eventGrid")
    post("grid", "C", "eventGrid")
    yield* TestClock.adjust(2_000)
    assert.deepStrictEqual(received, ["A", "B", "C"])
    assert.deepStrictEqual(lines, ["A: no answer from http://127.0.0.1:9/grid within 2 s"])
    yield* TestClock.adjust(8_000)
    assert.deepStrictEqual(received, ["A", "B", "C", "B"])
    // Its window of thirty seconds, and the first step of ten.
    yield* TestClock.adjust(30_000)
    assert.deepStrictEqual(received, ["A", "B", "C", "B", "A"])
  })
)

it.effect("a reordered event of Event Grid is overtaken by the next", () =>
  Effect.gen(function* () {
    const { cloud, post, received } = yield* made({})
    yield* cloud.fault({ kind: "reorder", path: "A" })
    post("grid", "A", "eventGrid")
    post("grid", "B", "eventGrid")
    yield* cloud.idle
    assert.deepStrictEqual(received, ["B", "A"])
  })
)

it.effect("what was not answered when the world was emptied is neither reported nor tried again", () =>
  Effect.gen(function* () {
    const { cloud, lines, post, received } = yield* made({ A: [silence] })
    post("leg", "A")
    post("leg", "B")
    yield* TestClock.adjust(1_000)
    yield* cloud.reset
    post("leg", "C")
    yield* TestClock.adjust(600_000)
    assert.deepStrictEqual([received, lines], [["A", "C"], []])
  })
)

it.effect("advancing waits five seconds of the machine's time for an answer, then one for the next, and moves on", () =>
  Effect.gen(function* () {
    yield* Effect.acquireRelease(
      Effect.sync(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] })),
      () => Effect.sync(() => vi.useRealTimers())
    )
    const { cloud, post, received } = yield* made({ A: [silence], B: [silence] })
    post("leg", "A")
    post("leg", "B")
    post("leg", "C")
    const advancing = yield* Effect.forkChild(cloud.advance(20_000), { startImmediately: true })
    yield* Effect.promise(() => vi.advanceTimersByTimeAsync(4_999))
    assert.deepStrictEqual([advancing.pollUnsafe(), received], [undefined, ["A"]])
    yield* Effect.promise(() => vi.advanceTimersByTimeAsync(1))
    yield* until(() => received.length === 2)
    yield* Effect.promise(() => vi.advanceTimersByTimeAsync(999))
    assert.deepStrictEqual([advancing.pollUnsafe(), received], [undefined, ["A", "B"]])
    yield* Effect.promise(() => vi.advanceTimersByTimeAsync(1))
    yield* Fiber.join(advancing)
    assert.deepStrictEqual(received, ["A", "B", "C"])
  })
)

it.effect("while network time is moved, what the machine gives an application no time to answer does not count", () =>
  Effect.gen(function* () {
    const turns = Effect.promise(async () => {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    })
    const slow = Effect.as(turns, { status: 200 })
    const { cloud, lines, outcomes, post } = yield* made({ A: [slow], B: [slow] })
    // Posted in the middle of the way that the clock is moved at once.
    yield* Effect.forkChild(
      Effect.sleep(1_000).pipe(
        Effect.andThen(
          Effect.sync(() => {
            post("leg", "A")
            post("leg", "B")
          })
        )
      ),
      { startImmediately: true }
    )
    yield* cloud.advance(60_000)
    assert.deepStrictEqual(lines, [])
    assert.deepStrictEqual(yield* outcomes, [
      ["A", "delivered", 1, false],
      ["B", "delivered", 1, false]
    ])
  })
)
