/**
 * What of Call Automation outlives the process: the files of recordings. Calls do not: those that were there when the process ended are over,
 * and their applications are notified of that by the next one. A recording that was under way is lost.
 */
import { CallDisconnected } from "@effect-comms/call-automation/events"
import * as Schema from "effect/Schema"
import type { Persistence } from "../service/Persistence.ts"
import { bytesOf, clipped, ofSamples, samplesOf, tone } from "../sound/Sound.ts"
import * as Wave from "../telephony/Wave.ts"
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
      format: Schema.optionalKey(Schema.String),
      sound: Schema.optionalKey(
        Schema.Struct({
          channels: Schema.Int,
          frames: Schema.Int,
          sounds: Schema.Array(
            Schema.Struct({
              channel: Schema.Int,
              from: Schema.Number,
              to: Schema.Number,
              /** Tones are kept by their frequencies, everything else by its samples at the rate of the file. */
              hertz: Schema.optionalKey(Schema.Array(Schema.Number)),
              skipped: Schema.optionalKey(Schema.Int),
              samples: Schema.optionalKey(Schema.String)
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

type SavedSound = NonNullable<(typeof Saved.Type)["recordingFiles"][number]["sound"]>["sounds"][number]

/** A sound as it is kept. */
const saved = ({ channel, from, skipped, sound, to }: Wave.Sound): SavedSound => {
  if (sound.hertz !== undefined) return { channel, from, to, hertz: sound.hertz, ...(skipped === 0 ? {} : { skipped }) }
  const mix = new Int32Array(to - from)
  sound.addTo(mix, 0, skipped, to - from, Wave.sampleRate)
  return { channel, from, to, samples: Buffer.from(bytesOf(clipped(mix))).toString("base64") }
}

/** A sound as it was. */
const restored = ({ channel, from, hertz, samples, skipped = 0, to }: SavedSound): Wave.Sound => ({
  channel,
  from,
  to,
  skipped,
  sound:
    hertz === undefined
      ? ofSamples({ sampleRate: Wave.sampleRate, samples: samplesOf(Buffer.from(samples ?? "", "base64")) })
      : tone(hertz, (skipped + to - from) / Wave.framesPerMilli)
})

/** Keeps the files of recordings, and who is to be told that its call is over. */
export const persistence = (calls: Calls): Persistence => ({
  name: "callAutomation",
  save: (): typeof Saved.Type => ({
    recordingFiles: [...calls.chunks.values()].map(({ documentId, format, index, isLast, metadata, sound }) => ({
      documentId,
      index,
      isLast,
      metadata,
      format,
      ...(sound === undefined ? {} : { sound: { ...sound, sounds: sound.sounds.map(saved) } })
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
  restore: (kept) => {
    const { legs, recordingFiles } = decode(kept)
    for (const { format = "wav", sound, ...file } of recordingFiles) {
      const parts = sound === undefined ? undefined : { ...sound, sounds: sound.sounds.map(restored) }
      calls.chunks.set(file.documentId, chunkOf({ ...file, format, sound: parts }))
    }
    return () => {
      for (const { callbackUri, callConnectionId, correlationId, serverCallId, version } of legs) {
        const source = `calling/callConnections/${callConnectionId}`
        const emitter = { call: { serverCallId, correlationId }, callConnectionId, version, url: callbackUri, source }
        post(calls, emitter, CallDisconnected, { resultInformation: endedByOthers(calls.settings.endOfOthers) })
      }
    }
  }
})
