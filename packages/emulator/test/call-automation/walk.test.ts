/**
 * Random walks: whatever applications and participants do, in whatever order and at whatever moment, the promises about events hold.
 *
 * Walks come from fixed seeds, so that a red run is red for everybody, and are made shorter until nothing can be left out.
 */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { check } from "./support/walk/invariants.ts"
import { walk, Walk } from "./support/walk/walk.ts"

const seeds = ["one", "two", "three", "four", "five", "six"]
const runs = 170
const size = 40

describe("random walks", () => {
  for (const seed of seeds) {
    it.effect.prop(
      `every accepted operation ends once, rosters tell the state, nothing follows the end (${seed})`,
      [Walk],
      ([steps]) => walk(steps, check),
      { arbitrary: { runs, size, seed } }
    )

    it.effect.prop(
      `the same when all legs end the call at the end, and then nothing is left (${seed})`,
      [Walk],
      ([steps]) =>
        walk(steps, (world) =>
          Effect.gen(function* () {
            for (const { id } of world.legs) yield* world.rig.send(operations.terminateCall, { id })
            yield* world.rig.advance(7_200_000)
            yield* check(world)
            assert.deepStrictEqual(yield* world.rig.calls, [])
          })
        ),
      { arbitrary: { runs, size, seed } }
    )
  }
})
