/** What is asked for at the same time is done together. */
import { assert, describe, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { together } from "../src/internal/together.ts"

/** Doubles numbers when it is let, and says which together. */
const doubling = (most: number) => {
  const batches: Array<ReadonlyArray<number>> = []
  const open = Deferred.makeUnsafe<void>()
  const ask = together(most, (numbers: ReadonlyArray<number>) =>
    Effect.gen(function* () {
      batches.push(numbers)
      yield* Deferred.await(open)
      if (numbers.includes(7)) return yield* Effect.fail("seven")
      return numbers.map((one) => 2 * one)
    })
  )
  return { ask, batches, open: Deferred.succeed(open, undefined) }
}

const begun = <A, E>(effect: Effect.Effect<A, E>) => Effect.forkChild(effect, { startImmediately: true })

describe("what is asked for at the same time", () => {
  it.effect("is done together, so many at most", () =>
    Effect.gen(function* () {
      const { ask, batches, open } = doubling(2)
      const fibers = yield* Effect.forEach([1, 2, 3, 4, 5], (one) => begun(ask(one)))
      yield* open
      assert.deepStrictEqual(yield* Effect.forEach(fibers, (fiber) => Fiber.join(fiber)), [2, 4, 6, 8, 10])
      assert.deepStrictEqual(batches, [[1, 2], [3, 4], [5]])
    })
  )

  it.effect("fails alone where it cannot be done, and the rest of it does not", () =>
    Effect.gen(function* () {
      const { ask, open } = doubling(5)
      const fibers = yield* Effect.forEach([1, 7, 3], (one) => begun(Effect.exit(ask(one))))
      yield* open
      const exits = yield* Effect.forEach(fibers, (fiber) => Fiber.join(fiber))
      assert.deepStrictEqual(
        exits.map(({ _tag }) => _tag),
        ["Success", "Failure", "Success"]
      )
    })
  )

  it.effect("is broken off when nobody waits for it any more, and what comes next is done", () =>
    Effect.gen(function* () {
      const { ask, batches, open } = doubling(1)
      const first = yield* begun(ask(1))
      const givenUp = yield* begun(ask(2))
      const next = yield* begun(ask(3))
      yield* Effect.yieldNow
      yield* Fiber.interrupt(givenUp)
      yield* Fiber.interrupt(first)
      yield* open
      assert.strictEqual(yield* Fiber.join(next), 6)
      // The second was given up before it was begun.
      assert.deepStrictEqual(batches, [[1], [3]])
    })
  )
})
