/** The resources of this package, whose functions perform its operations. `pnpm derive` reads them. */
import type { Receiver, Resource } from "@effect-comms/core/Operation"

/** What functions that wait for an outcome wait with. */
export const receiver: Receiver = { name: "CallNotifications", from: "../CallNotifications.ts" }

/** What the client of these operations is. */
export const about = "The client of Microsoft Graph's calls."

/** The resources whose functions perform the operations: what they are, and the module of what is besides written by hand. */
export const resources: Readonly<Record<string, Resource>> = {
  Call: "Creates, answers, transfers and ends calls, plays prompts, records answers, listens for tones and sends them.",
  CommsOperation: "The operations of a call that its actions started.",
  Participant:
    "The participants of a call: lists, invites, mutes, holds and removes them, and lets them in from the lobby.",
  AudioRoutingGroup: "Who hears whom in a call whose application routes the audio itself.",
  ContentSharingSession: "The sessions of a call in which content is shared."
}
