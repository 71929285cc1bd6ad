/** The scenario of every operation of Graph's calls: one that lacks it does not compile. */
import type { Scenarios } from "@effect-comms/core/test/contract/Scenario.ts"
import type * as operations from "../../src/operations/index.ts"
import * as calls from "./calls.ts"
import * as media from "./media.ts"

export const scenarios = {
  ...calls,
  ...media
} satisfies Scenarios<typeof operations>
