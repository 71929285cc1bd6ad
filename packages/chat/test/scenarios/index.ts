/** The scenario of every operation of Chat: one that lacks it does not compile. */
import type { Scenarios } from "@effect-comms/core/test/contract/Scenario.ts"
import type * as operations from "../../src/operations/index.ts"
import * as images from "./images.ts"
import * as messages from "./messages.ts"
import * as participants from "./participants.ts"
import * as threads from "./threads.ts"

export const scenarios = {
  ...threads,
  ...participants,
  ...messages,
  ...images
} satisfies Scenarios<typeof operations>
