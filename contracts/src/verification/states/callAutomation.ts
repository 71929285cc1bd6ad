/** The states of Call Automation's contract in which a request is made. */
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { announcements } from "./announcements.ts"
import { connect, invite } from "./calls.ts"
import { recognition } from "./recognition.ts"
import { elsewhere } from "./elsewhere.ts"
import { media } from "./media.ts"
import { moves } from "./moves.ts"
import { recordingFiles } from "./recordingFiles.ts"
import { recordings } from "./recordings.ts"
import { given, plain, refuses, type States } from "./State.ts"
import { streaming } from "./streaming.ts"
import { versions } from "./versions.ts"
import { webhooks } from "./webhooks.ts"

const Leg = { callConnectionId: Schema.String }

/** The service's window for Repeatability-First-Sent is five minutes. */
const tooOld = 10 * 60_000

export const callAutomation: States = {
  ...announcements,
  ...recognition,
  ...webhooks,
  ...elsewhere,
  ...media,
  ...moves,
  ...recordings,
  ...streaming,
  ...recordingFiles,
  ...versions,
  "an application can call": plain(() => undefined),
  "a call is connected": given(
    Schema.Struct({ ...Leg, participants: Schema.Array(Schema.String) }),
    async (provider, { callConnectionId, participants }) => {
      await connect(provider, callConnectionId, participants)
    }
  ),
  "a participant is on hold": given(
    Schema.Struct({ ...Leg, participant: Schema.String }),
    async (provider, { callConnectionId, participant }) => {
      const targetParticipant = fromRawId(participant)
      await provider.run(CallMedia.hold({ callConnectionId: provider.aliases.of(callConnectionId), targetParticipant }))
      await provider.advance(2000)
    }
  ),
  "an invitation is pending": given(
    Schema.Struct({ ...Leg, invitationId: Schema.String, participant: Schema.String }),
    async (provider, { callConnectionId, invitationId, participant }) => {
      if (!provider.aliases.has(callConnectionId)) await connect(provider, callConnectionId)
      const { invitationId: real = "" } = await invite(provider, callConnectionId, participant)
      provider.aliases.add(invitationId, real)
    }
  ),
  "a call is coming in": given(
    Schema.Struct({ incomingCallContext: Schema.String, from: Schema.String, to: Schema.String }),
    async (provider, { from, incomingCallContext, to }) => {
      const call = await Effect.runPromise(provider.cloud.incomingCall({ from, to }))
      provider.aliases.add(incomingCallContext, call.incomingCallContext)
    }
  ),
  // Neither was ever there, which the service does not tell from one that is no more.
  "the call does not exist": plain(() => undefined),
  "the incoming call is over": plain(() => undefined),
  "the access key is wrong": plain(({ next }) => {
    next.credential = "wrong"
  }),
  "the first-sent is too old": plain(({ next }) => {
    next.firstSent -= tooOld
  }),
  "the service finds the request invalid": refuses(400),
  "the target does not exist": refuses(404),
  "another operation is in the way": refuses(409),
  "a precondition does not hold": refuses(412),
  "too many requests": refuses(429),
  "the service fails": refuses(500),
  "the service is unavailable": refuses(503)
}
