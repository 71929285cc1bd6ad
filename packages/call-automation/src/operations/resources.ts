/** The resources of this package, whose functions perform its operations. `pnpm derive` reads them. */
import type { Receiver, Resource } from "@effect-comms/core/Operation"

/** What functions that wait for an outcome wait with. */
export const receiver: Receiver = { name: "CallEvents", from: "../internal/service.ts" }

/** What the client of these operations is. */
export const about = "The client of Call Automation."

/** The resources whose functions perform the operations: what they are, and the module of what is besides written by hand. */
export const resources: Readonly<Record<string, Resource>> = {
  CallAutomation: "Creates, answers, redirects and rejects calls, and connects to ongoing ones.",
  CallConnection: "Operations on a call connection and its participants.",
  CallMedia: "Media operations on a call: prompts, recognition, hold, DTMF tones, media streaming and transcription.",
  CallRecording: {
    description: "Recordings of calls: starting, pausing, resuming and stopping them, and their files.",
    besides: { name: "recordingFiles", from: "@effect-comms/call-automation/internal/recordingFiles" }
  }
}
