import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import type { NetworkClock } from "../../src/service/NetworkClock.ts"
import * as Timeline from "../../src/kernel/time/Timeline.ts"
import { ofFiber, type TimeSource } from "../../src/kernel/time/TimeSource.ts"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { collectGarbage } from "./memory.ts"
import { makeWorld } from "./world.ts"

const settle = () => Promise.resolve()

/** A source that a test moves by hand, as the machine's clock moves by itself. */
const byHand = () => {
  let now = 0
  let waiting: Array<{ readonly at: number; readonly task: () => void }> = []
  const source: TimeSource = {
    now: () => now,
    after: (delay, task) => {
      const entry = { at: now + delay, task }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((other) => other !== entry)
      }
    },
    adjust: undefined
  }
  const move = (millis: number) => {
    now += millis
    const due = waiting.filter(({ at }) => at <= now)
    waiting = waiting.filter(({ at }) => at > now)
    for (const { task } of due) task()
  }
  return { source, move, waiting: () => waiting.length }
}

const noter = (clock: NetworkClock) => {
  const notes: Array<string> = []
  return { notes, note: (name: string) => () => void notes.push(`${name}@${clock.now()}`) }
}

it("runs tasks at their moment, those of one moment in the order they were put", () => {
  const { move, source, waiting } = byHand()
  const clock = Timeline.make(source, () => {})
  const { note, notes } = noter(clock)
  clock.after(20, note("c"))
  clock.after(10, note("a"))
  clock.after(10, note("b"))
  const back = clock.after(15, note("never"))
  back()
  assert.strictEqual(waiting(), 1)
  move(12)
  clock.after(3, note("d"))
  move(88)
  assert.deepStrictEqual(notes, ["a@10", "b@10", "d@15", "c@20"])
  assert.strictEqual(clock.now(), 100)
})

it("stands still at the end of the year 9999, however it gets there", async () => {
  const { move, source } = byHand()
  const clock = Timeline.make(source, () => {})
  clock.setScale(1e300)
  move(1)
  assert.strictEqual(new Date(clock.now()).toISOString(), "9999-12-31T23:59:59.999Z")
  const driven = Timeline.make(source, () => {})
  driven.setScale(0)
  await driven.advance(Infinity, settle)
  assert.strictEqual(driven.now(), clock.now())
})

it("a task that puts another is due relative to its own moment, however late it ran", () => {
  const { move, source } = byHand()
  const clock = Timeline.make(source, () => {})
  const { note, notes } = noter(clock)
  clock.after(10, () => clock.after(10, note("second")))
  move(100)
  assert.deepStrictEqual(notes, ["second@20"])
})

it("time that stands still moves only when advanced, task by task, and waits for each moment to settle", async () => {
  const { move, source } = byHand()
  const clock = Timeline.make(source, () => {})
  clock.setScale(0)
  const { note, notes } = noter(clock)
  clock.after(10, note("a"))
  clock.after(20, note("b"))
  move(1_000)
  assert.strictEqual(clock.now(), 0)
  await clock.advance(19, () => Promise.resolve().then(note("settled")))
  assert.deepStrictEqual(notes, ["settled@0", "a@10", "settled@10"])
  assert.strictEqual(clock.now(), 19)
  await clock.advance(1, settle)
  assert.strictEqual(notes.at(-1), "b@20")
})

it("runs what became due through what was delivered within the same advance", async () => {
  const { source } = byHand()
  const clock = Timeline.make(source, () => {})
  clock.setScale(0)
  const { note, notes } = noter(clock)
  let reacted = false
  clock.after(10, note("first"))
  await clock.advance(100, async () => {
    if (clock.now() !== 10 || reacted) return
    reacted = true
    clock.after(30, note("reaction"))
  })
  assert.deepStrictEqual(notes, ["first@10", "reaction@40"])
  assert.strictEqual(clock.now(), 100)
})

it("scaled time goes faster, and changes of scale do not make it jump", () => {
  const { move, source } = byHand()
  const clock = Timeline.make(source, () => {})
  const { note, notes } = noter(clock)
  move(10)
  clock.setScale(100)
  clock.after(1_000, note("a"))
  move(9)
  assert.deepStrictEqual([clock.now(), notes.length], [910, 0])
  move(1)
  assert.deepStrictEqual(notes, ["a@1010"])
  clock.setScale(1)
  move(5)
  assert.strictEqual(clock.now(), 1_015)
})

it("a change of scale moves what is due already", () => {
  const { move, source } = byHand()
  const clock = Timeline.make(source, () => {})
  const { note, notes } = noter(clock)
  clock.after(1_000, note("a"))
  clock.setScale(100)
  move(10)
  assert.deepStrictEqual(notes, ["a@1000"])
})

it("pushed real time goes on from where it was pushed to", async () => {
  const { move, source } = byHand()
  const clock = Timeline.make(source, () => {})
  const { note, notes } = noter(clock)
  clock.after(5_000, note("a"))
  clock.after(5_010, note("b"))
  await clock.advance(5_000, settle)
  assert.deepStrictEqual(notes, ["a@5000"])
  move(10)
  assert.deepStrictEqual(notes, ["a@5000", "b@5010"])
})

it("reports a task that throws and runs the others", () => {
  const { move, source } = byHand()
  const failures: Array<unknown> = []
  const clock = Timeline.make(source, (error) => failures.push(error))
  const { note, notes } = noter(clock)
  clock.after(1, () => {
    throw new Error("a defect")
  })
  clock.after(1, note("a"))
  move(1)
  assert.strictEqual(failures.length, 1)
  assert.deepStrictEqual(notes, ["a@1"])
})

it("forgets what is cleared", () => {
  const { move, source, waiting } = byHand()
  const clock = Timeline.make(source, () => {})
  const { note, notes } = noter(clock)
  clock.after(1, note("a"))
  clock.clear()
  assert.strictEqual(waiting(), 0)
  move(10)
  assert.deepStrictEqual(notes, [])
})

it("tasks that are taken back are thrown away, and the others keep their order", async () => {
  const { move, source } = byHand()
  const clock = Timeline.make(source, () => {})
  const { note, notes } = noter(clock)
  const gone: Array<WeakRef<object>> = []
  const put = (index: number) => {
    const held = { index }
    gone.push(new WeakRef(held))
    clock.after(86_400_000 + index, () => void held.index)()
  }
  for (let index = 0; index < 5000; index++) {
    put(index)
    if (index % 500 === 0) clock.after(10_000 - index, note(String(index)))
  }
  // What a weak reference was made of lives until its job has ended.
  await new Promise((resolve) => setImmediate(resolve))
  collectGarbage()
  assert.isAtMost(gone.filter((each) => each.deref() !== undefined).length, 1)
  move(86_500_000)
  assert.deepStrictEqual(
    notes,
    Array.from({ length: 10 }, (_, index) => `${4500 - 500 * index}@${5500 + 500 * index}`)
  )
})

it.effect("keeps thousands of tasks in order", () =>
  Effect.gen(function* () {
    const source = yield* Effect.withFiber((fiber) => Effect.succeed(ofFiber(fiber)))
    const clock = Timeline.make(source, () => {})
    const seen: Array<number> = []
    for (let i = 0; i < 5_000; i++) clock.after((i * 7_919) % 5_003, () => void seen.push(clock.now()))
    yield* TestClock.adjust("10 seconds")
    assert.strictEqual(seen.length, 5_000)
    assert.deepStrictEqual(
      seen,
      seen.toSorted((a, b) => a - b)
    )
  })
)

it.effect("a test's clock drives it, through tasks that put further tasks", () =>
  Effect.gen(function* () {
    const world = makeWorld()
    const cloud = yield* LocalCloud.make(world, {})
    const { network } = world.emulator()
    const { note, notes } = noter(network)
    network.after(100, () => network.after(100, () => network.after(100, note("third"))))
    yield* TestClock.adjust("250 millis")
    assert.deepStrictEqual(notes, [])
    yield* TestClock.adjust("1 seconds")
    assert.deepStrictEqual(notes, ["third@300"])
    assert.strictEqual((yield* cloud.clockState).network, "1970-01-01T00:00:01.250Z")
  })
)

it.effect("what is due at once runs after whoever asked for it", () =>
  Effect.gen(function* () {
    const world = makeWorld()
    yield* LocalCloud.make(world, {})
    const { network } = world.emulator()
    const { note, notes } = noter(network)
    network.after(0, note("asked"))
    assert.deepStrictEqual(notes, [])
    yield* TestClock.adjust(0)
    assert.deepStrictEqual(notes, ["asked@0"])
  })
)

it.effect("advancing by nothing runs what is due at once", () =>
  Effect.gen(function* () {
    const world = makeWorld()
    const cloud = yield* LocalCloud.make(world, {})
    const { network } = world.emulator()
    const { note, notes } = noter(network)
    network.after(0, () => network.after(0, note("second")))
    yield* cloud.advance(0)
    assert.deepStrictEqual(notes, ["second@0"])
  })
)

it.effect("advancing the local cloud moves the test's clock with it", () =>
  Effect.gen(function* () {
    const world = makeWorld()
    const cloud = yield* LocalCloud.make(world, {})
    const { network } = world.emulator()
    const { note, notes } = noter(network)
    network.after(100, () => network.after(100, note("second")))
    yield* cloud.advance(1_000)
    assert.deepStrictEqual(notes, ["second@200"])
    assert.strictEqual(yield* Effect.clockWith((clock) => Effect.succeed(clock.currentTimeMillisUnsafe())), 1_000)
  })
)
