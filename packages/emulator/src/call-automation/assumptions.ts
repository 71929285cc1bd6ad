/** What Call Automation does here that no recording shows, or shows in several forms, as data for the parity table: one file by subject. */
import type { Assumption } from "../service/Assumption.ts"
import { calls } from "./assumptions/calls.ts"
import { participants } from "./assumptions/participants.ts"
import { media } from "./assumptions/media.ts"
import { streams } from "./assumptions/streams.ts"
import { recordings } from "./assumptions/recordings.ts"
import { messages } from "./assumptions/messages.ts"

export const assumptions: ReadonlyArray<Assumption> = [
  ...calls,
  ...participants,
  ...media,
  ...streams,
  ...recordings,
  ...messages
]

/** The operations of which nothing is assumed besides what is assumed of the service as a whole. */
export const nothingAssumedOf: ReadonlyArray<string> = ["CallConnection_GetParticipants"]
