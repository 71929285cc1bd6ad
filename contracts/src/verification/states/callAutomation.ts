/** The states of Call Automation's contract; those of requests that were executed are of all contracts. */
import * as Schema from "effect/Schema"
import { ownedPhoneNumber } from "../ProviderUnderTest.ts"
import { announcements } from "./announcements.ts"
import { calls } from "./calls.ts"
import { participants } from "./participants.ts"
import { recordingFiles } from "./recordingFiles.ts"
import { given, plain, refuses, type States } from "./State.ts"

/** The service's window for Repeatability-First-Sent is five minutes. */
const tooOld = 10 * 60_000

export const callAutomation: States = {
  ...announcements,
  ...calls,
  ...participants,
  ...recordingFiles,
  "the resource owns a phone number": given(
    Schema.Struct({ phoneNumber: Schema.String }),
    async (_, { phoneNumber }) => {
      if (phoneNumber !== ownedPhoneNumber)
        throw new Error(`expected the phone number of the resource, ${ownedPhoneNumber}`)
    }
  ),
  "the access key is wrong": plain(({ next }) => {
    next.credential = "wrong"
  }),
  "the clock of the application is slow": given(
    Schema.Struct({ milliseconds: Schema.Finite }),
    async ({ next }, { milliseconds }) => {
      next.signedAgo = milliseconds
    }
  ),
  "the first-sent is too old": plain(({ next }) => {
    next.firstSent -= tooOld
  }),
  "too many requests": refuses(429),
  "the service fails": refuses(500),
  "the service is unavailable": refuses(503)
}
