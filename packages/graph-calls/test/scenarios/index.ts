/** The scenario of every operation of Graph's calls: one that lacks it does not compile. */
import type { Scenarios } from "@effect-comms/core/test/contract/Scenario.ts"
import type * as operations from "../../src/operations/index.ts"
import * as calls from "./calls.ts"
import * as groups from "./groups.ts"
import * as incoming from "./incoming.ts"
import * as media from "./media.ts"
import * as meetings from "./meetings.ts"
import * as participants from "./participants.ts"

export const scenarios = {
  ...calls,
  ...groups,
  ...incoming,
  ...media,
  ...meetings,
  ...participants
} satisfies Scenarios<typeof operations>
