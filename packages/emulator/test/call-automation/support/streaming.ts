/** Media streaming as its tests start, stop and observe it. */
import * as operations from "@effect-comms/call-automation/operations"
import { objectAt, type Rig, textAt } from "./Rig.ts"
import { mixed } from "./streams.ts"

export const streaming = { mediaStreamingOptions: mixed }

export const running = { mediaStreamingOptions: { ...mixed, startMediaStreaming: true } }

export const start = (rig: Rig, id: string, body: object = {}) => rig.send(operations.startMediaStreaming, { id, body })

export const stop = (rig: Rig, id: string, body: object = {}) => rig.send(operations.stopMediaStreaming, { id, body })

/** The status, its details and the context of each event of streaming. */
export const emitted = (rig: Rig, id: string) =>
  rig
    .eventsOf(id)
    .filter(({ type }) => type.startsWith("MediaStreaming"))
    .map(({ data, type }) => {
      const update = objectAt(data, "mediaStreamingUpdate")
      return [type, textAt(update, "mediaStreamingStatus"), textAt(update, "mediaStreamingStatusDetails")]
    })
