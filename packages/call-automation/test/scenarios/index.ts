/** The scenario of every operation of Call Automation: one that lacks it does not compile. */
import type { Scenarios } from "@effect-comms/core/test/contract/Scenario.ts"
import type * as operations from "../../src/operations/index.ts"
import * as participants from "./participants.ts"
import * as recordings from "./recordings.ts"

export const scenarios = {
  ...participants,
  ...recordings
} satisfies Partial<Scenarios<typeof operations>>
