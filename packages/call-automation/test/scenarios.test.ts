/** The table of scenarios, as the compiler sees it. */
import type { Scenarios } from "@effect-comms/core/test/contract/Scenario.ts"
import { assert, it } from "@effect/vitest"
import type * as operations from "../src/operations/index.ts"
import { scenarios } from "./scenarios/index.ts"

type Table = Scenarios<typeof operations>

it("does not compile without an operation, or without a failure that one declares", () => {
  const { muteParticipants, ...others } = scenarios
  const { 400: _, ...failures } = muteParticipants.failures
  // @ts-expect-error a scenario is missing
  const incomplete: Table = others
  // @ts-expect-error a cause of 400 is missing
  const careless: Table = { ...others, muteParticipants: { ...muteParticipants, failures } }
  assert.deepStrictEqual(Object.keys(incomplete).length + 1, Object.keys(careless).length)
})
