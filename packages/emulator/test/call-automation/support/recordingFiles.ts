/** Recordings whose files are ready, and our client that fetches them. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
import * as operations from "@effect-comms/call-automation/operations"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { callPhone, type Json, makeRig, objectAt, type Rig, textAt } from "./Rig.ts"

export const number = "4:+14255550123"

export const wav = { recordingContentType: "audio", recordingFormatType: "wav" }

const type = "Microsoft.Communication.RecordingFileStatusUpdated"

export const subscribed = makeRig({ subscribed: true })

/** Starts a recording that is active when this ends. */
export const start = Effect.fnUntraced(function* (rig: Rig, callConnectionId: string, more: object = wav) {
  const { body } = yield* rig.send(operations.startRecording, {
    headers: {
      "repeatability-request-id": crypto.randomUUID(),
      "repeatability-first-sent": new Date(yield* rig.now).toUTCString()
    },
    body: { callConnectionId, ...more }
  })
  yield* rig.advance(200)
  return textAt(body, "recordingId")
})

export const stop = Effect.fnUntraced(function* (rig: Rig, id: string) {
  yield* rig.send(operations.stopRecording, { id })
  yield* rig.advance(2000)
})

export const published = (rig: Rig) => rig.published.filter((event) => event.type === type)

export const chunksIn = ({ data }: { readonly data: Json }): ReadonlyArray<Json> => {
  const { recordingChunks } = objectAt(data, "recordingStorageInfo")
  return Array.isArray(recordingChunks) ? recordingChunks.map((chunk) => objectAt(chunk)) : assert.fail("no chunks")
}

/** The locations in the last event. */
export const locationsOf = (rig: Rig, index = 0) => {
  const last = published(rig).at(-1) ?? assert.fail("nothing was published")
  const chunk = chunksIn(last)[index]
  return {
    contentLocation: textAt(chunk, "contentLocation"),
    metadataLocation: textAt(chunk, "metadataLocation"),
    deleteLocation: textAt(chunk, "deleteLocation")
  }
}

/** Does something with our client. */
export const client = <A>(rig: Rig, effect: Effect.Effect<A, CommunicationError, CallAutomation.CallAutomation>) => {
  const { connectionString, transport } = rig.cloud
  return CallAutomation.make({ connectionString }).pipe(
    Effect.provideService(CurrentTransport.CurrentTransport, transport),
    Effect.flatMap((made) => Effect.provideService(effect, CallAutomation.CallAutomation, made))
  )
}

export const bytesOf = (
  rig: Rig,
  contentLocation: string,
  range: CallRecording.DownloadInput["range"] = {},
  options: CallRecording.DownloadOptions = {}
) =>
  client(
    rig,
    Effect.map(Stream.runCollect(CallRecording.download({ contentLocation, range }, options)), (all) =>
      Buffer.concat(all)
    )
  )

/** A recording of a phone call and what is done meanwhile. */
export const recorded = <E>(
  rig: Rig,
  meanwhile: (ids: { readonly id: string; readonly recordingId: string }) => Effect.Effect<unknown, E>,
  more?: object
) =>
  Effect.gen(function* () {
    const id = yield* callPhone(rig)
    const recordingId = yield* start(rig, id, more)
    yield* meanwhile({ id, recordingId })
    yield* stop(rig, recordingId)
    return { id, recordingId, ...locationsOf(rig) }
  })
