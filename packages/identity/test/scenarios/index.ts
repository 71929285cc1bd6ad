/** The scenario of every operation of Identity: one that lacks it does not compile. */
import type { Scenarios } from "@effect-comms/core/test/contract/Scenario.ts"
import type * as operations from "../../src/operations/index.ts"
import * as teams from "./teams.ts"
import * as tokens from "./tokens.ts"
import * as users from "./users.ts"

export const scenarios = {
  ...users,
  ...tokens,
  ...teams
} satisfies Scenarios<typeof operations>
