/**
 * Random walks: whatever applications and participants do, in whatever order and at whatever moment, the promises about events hold.
 *
 * Walks come from fixed seeds, so that a red run is red for everybody, and are made shorter until nothing can be left out. Every seed is
 * a file of tests (`../../walks`), so that they run on all cores.
 */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { check } from "./invariants.ts"
import { walk, Walk } from "./walk.ts"

/** Walks of each kind and seed; `pnpm --filter @effect-comms/emulator test:walks` takes more. */
const runs = Number(process.env["WALKS"] ?? 15)
const size = 40

/** The tests of the walks of a seed. */
export const walksFrom = (seed: string): unknown =>
  describe(`random walks from ${seed}`, () => {
    it.effect.prop(
      "every accepted operation ends once, rosters show the state, nothing follows the end",
      [Walk],
      ([steps]) => walk(steps, check),
      { arbitrary: { runs, size, seed } }
    )

    it.effect.prop(
      "the same when all legs end the call at the end, and then nothing is left",
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
  })
