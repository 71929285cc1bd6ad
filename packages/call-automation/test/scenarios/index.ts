/** The scenario of every operation of Call Automation, by the name of its declaration: one that lacks it does not compile. */
import type { Scenarios } from "@effect-comms/core/test/contract/Scenario.ts"
import type * as operations from "../../src/operations/index.ts"
import * as calls from "./calls.ts"
import * as connections from "./connections.ts"
import * as media from "./media.ts"
import * as participants from "./participants.ts"
import * as recordings from "./recordings.ts"
import * as streams from "./streams.ts"

export const scenarios: Scenarios<typeof operations> = {
  ...calls,
  ...connections,
  ...media,
  ...participants,
  ...recordings,
  ...streams
}
