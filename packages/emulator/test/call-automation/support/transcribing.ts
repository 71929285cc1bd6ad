/** Transcription as its tests start, change, stop and observe it. */
import * as operations from "@effect-comms/call-automation/operations"
import { bob, codeOf, objectAt, type Rig } from "./Rig.ts"
import { english } from "./streams.ts"

export const transcribing = { transcriptionOptions: english }

export const running = { transcriptionOptions: { ...english, startTranscription: true } }

export const preview = "2025-08-15-preview"

const verbs = {
  start: operations.startTranscription,
  stop: operations.stopTranscription,
  update: operations.updateTranscription,
  summarize: operations.summarizeCall
}

export const ask = (rig: Rig, id: string, verb: keyof typeof verbs, body: object = {}) =>
  rig.send(verbs[verb], { id, body, ...(verb === "summarize" ? { version: preview } : {}) })

export const speak = (rig: Rig, id: string, text: string, more: object = {}) =>
  rig.control(`/calls/${id}/speech`, { participant: bob, text, ...more })

/** Each event of transcription with its status, its details, its result and its context. */
export const emitted = (rig: Rig, id: string) =>
  rig
    .eventsOf(id)
    .filter(({ type }) => type.startsWith("Transcription"))
    .map((event) => {
      const { transcriptionStatus, transcriptionStatusDetails } = objectAt(event.data, "transcriptionUpdate")
      const { operationContext } = event.data
      return [event.type, transcriptionStatus, transcriptionStatusDetails, codeOf(event), operationContext]
    })
