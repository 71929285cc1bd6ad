/**
 * What of Call Automation outlives the process: the files of recordings. Calls do not: those that were there when the process ended are over,
 * and their applications are told so by the next one. A recording that was under way is lost.
 */
import { CallDisconnected } from "@effect-comms/call-automation/events"
import * as Schema from "effect/Schema"
import type { Persistence } from "../service/Persistence.ts"
import { post } from "./events/emit.ts"
import { endedByOthers } from "./events/results.ts"
import { chunkOf } from "./media/RecordingFiles.ts"
import type { Calls } from "./state/Calls.ts"

const Saved = Schema.Struct({
  recordingFiles: Schema.Array(
    Schema.Struct({
      documentId: Schema.String,
      index: Schema.Int,
      isLast: Schema.Boolean,
      metadata: Schema.Record(Schema.String, Schema.Unknown),
      sound: Schema.optionalKey(
        Schema.Struct({
          channels: Schema.Int,
          frames: Schema.Int,
          sounds: Schema.Array(
            Schema.Struct({
              channel: Schema.Int,
              from: Schema.Number,
              to: Schema.Number,
              hertz: Schema.Array(Schema.Number)
            })
          )
        })
      )
    })
  ),
  /** Legs that were there. */
  legs: Schema.Array(
    Schema.Struct({
      callConnectionId: Schema.String,
      serverCallId: Schema.String,
      correlationId: Schema.String,
      version: Schema.String,
      callbackUri: Schema.String
    })
  )
})
const decode = Schema.decodeUnknownSync(Saved)

/** Keeps the files of recordings, and who is to be told that its call is over. */
export const persistence = (calls: Calls): Persistence => ({
  name: "callAutomation",
  save: (): typeof Saved.Type => ({
    recordingFiles: [...calls.chunks.values()].map(({ documentId, index, isLast, metadata, sound }) => ({
      documentId,
      index,
      isLast,
      metadata,
      ...(sound === undefined ? {} : { sound })
    })),
    legs: [...calls.legs.values()].map(
      ({ call: { correlationId, serverCallId }, callbackUri, callConnectionId, version }) => ({
        callConnectionId,
        serverCallId,
        correlationId,
        version,
        callbackUri
      })
    )
  }),
  restore: (saved) => {
    const { legs, recordingFiles } = decode(saved)
    for (const { sound, ...file } of recordingFiles) calls.chunks.set(file.documentId, chunkOf({ ...file, sound }))
    return () => {
      for (const { callbackUri, callConnectionId, correlationId, serverCallId, version } of legs) {
        const source = `calling/callConnections/${callConnectionId}`
        const emitter = { call: { serverCallId, correlationId }, callConnectionId, version, url: callbackUri, source }
        post(calls, emitter, CallDisconnected, { resultInformation: endedByOthers(calls.settings.endOfOthers) })
      }
    }
  }
})
