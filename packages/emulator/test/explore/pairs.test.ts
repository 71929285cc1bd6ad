/** Pairs of faults are drawn of those that meet each other. */
import { assert, it } from "@effect/vitest"
import { pairs } from "../../src/explore/enumerate.ts"
import type { Plan } from "../../src/explore/Plan.ts"
import { Emulator, type TestCloud } from "../../src/promise.ts"
import { makeGreeter, store } from "./applications.ts"

const alone: ReadonlyArray<Plan> = ["AnswerCall", "CallMedia_Play", "PlayCompleted"].map((of) => [
  { fault: of === "PlayCompleted" ? "late" : "unavailable", of, nth: 1 }
])

it("of two faults each is met under the other", () => {
  const all = pairs(alone, 1, 10, () => true).map((plan) => plan.map(({ of }) => of).join(" "))
  assert.deepStrictEqual(all.toSorted(), [
    "AnswerCall CallMedia_Play",
    "AnswerCall PlayCompleted",
    "CallMedia_Play PlayCompleted"
  ])
  // A call that is not answered has no prompt, and one without a prompt none that ends.
  const met = pairs(alone, 1, 10, ([step], other) => other.of === "AnswerCall" || step?.fault === "late")
  assert.deepStrictEqual(met, [])
})

it("both faults of every pair of an exploration happen", async () => {
  const counts: Array<number> = []
  const scenario = async (cloud: TestCloud) => {
    const caller = await cloud.call()
    await caller.hearsText("welcome.wav")
    await caller.ends()
  }
  const atEnd = async (cloud: TestCloud) => {
    counts.push((await cloud.journal()).filter(({ kind }) => kind === "fault").length)
  }
  const setUp = () => store.clear()
  const explored = await Emulator.explore(makeGreeter, scenario, { setUp, faults: ["unavailable"], pairs: 50, atEnd })
  assert.isAbove(explored.pairs, 0)
  assert.deepStrictEqual(new Set(counts.slice(-explored.pairs)), new Set([2]))
})
