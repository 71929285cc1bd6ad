/** The files of recordings: the event that they are ready, and deleting them. */
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
import * as operations from "@effect-comms/call-automation/operations"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { alice, bob, callApplication, callPhone, makeRig, textAt } from "./support/Rig.ts"
import {
  bytesOf,
  chunksIn,
  client,
  locationsOf,
  published,
  recorded,
  start,
  stop,
  subscribed,
  wav
} from "./support/recordingFiles.ts"

describe("events when the files of a recording are ready", () => {
  it.effect("the event, with everything that is documented", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { recordingId } = yield* recorded(rig, () => rig.advance(3000))
      const [event, ...others] = published(rig)
      assert.strictEqual(others.length, 0)
      const subject = new RegExp(`^/recording/call/[\\w-]{36}/serverCallId/[\\w-]+/recordingId/${recordingId}$`)
      assert.match(event?.subject ?? "", subject)
      const [chunk] = event === undefined ? [] : chunksIn(event)
      const documentId = textAt(chunk, "documentId")
      const at = `${rig.cloud.origin}/v1/objects/${documentId}`
      assert.deepStrictEqual(event?.data, {
        recordingStorageInfo: {
          recordingChunks: [
            {
              documentId,
              index: 0,
              endReason: "SessionEnded",
              contentLocation: `${at}/content/video`,
              metadataLocation: `${at}/content/acsmetadata`,
              deleteLocation: at
            }
          ]
        },
        recordingStartTime: textAt(event, "data", "recordingStartTime"),
        recordingDurationMs: 3000,
        recordingContentType: "Audio",
        recordingChannelType: "Mixed",
        recordingFormatType: "Wav",
        recordingId,
        storageType: "ACS",
        sessionEndReason: "CallEnded"
      })
      assert.match(textAt(event, "data", "recordingStartTime"), /^2025-09-01T10:00:00\.\d+Z$/)
    })
  )

  it.effect("not before the files are there", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const recordingId = yield* start(rig, yield* callPhone(rig))
      yield* rig.advance(1000)
      yield* rig.send(operations.stopRecording, { id: recordingId })
      yield* rig.advance(1999)
      assert.strictEqual(published(rig).length, 0)
      yield* rig.advance(1)
      assert.strictEqual(published(rig).length, 1)
    })
  )

  it.effect("also when the call ends", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { creator } = yield* callApplication(rig)
      yield* start(rig, creator)
      yield* rig.advance(1500)
      yield* rig.send(operations.hangupCall, { id: creator })
      yield* rig.advance(3000)
      assert.deepInclude(published(rig)[0]?.data, { recordingDurationMs: 1500, recordingFormatType: "Wav" })
      const { participants } = yield* client(rig, CallRecording.getMetadata(locationsOf(rig)))
      assert.deepStrictEqual(participants, [{ participantId: alice }, { participantId: bob }])
    })
  )

  it.effect("nothing, when nothing was recorded", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const id = yield* callPhone(rig)
      yield* stop(rig, yield* start(rig, id, { ...wav, pauseOnStart: true }))
      yield* rig.advance(10_000)
      assert.strictEqual(published(rig).length, 0)
      assert.deepStrictEqual((yield* rig.cloud.state)["recordingFiles"], [])
    })
  )

  it.effect("nothing, when they go to the application's own storage", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const recordingDestinationContainerUrl = "https://contoso.blob.core.windows.net/recordings"
      const externalStorage = { recordingStorageKind: "azureBlobStorage", recordingDestinationContainerUrl }
      const recordingId = yield* start(rig, yield* callPhone(rig), { ...wav, externalStorage })
      yield* rig.advance(1000)
      yield* stop(rig, recordingId)
      yield* rig.advance(10_000)
      assert.strictEqual(published(rig).length, 0)
      const noted = (yield* rig.cloud.journal()).filter(({ name }) => name === "recording not exported")
      assert.strictEqual(noted.length, 1)
    })
  )

  it.effect("an application that is not subscribed finds them in the state", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig()
      const recordingId = yield* start(rig, yield* callPhone(rig))
      yield* rig.advance(1000)
      yield* stop(rig, recordingId)
      const { recordingFiles } = yield* rig.cloud.state
      const contentLocation = textAt(recordingFiles, 0, "contentLocation")
      assert.strictEqual((yield* bytesOf(rig, contentLocation)).length, 44 + 32_000)
    })
  )

  it.effect("they are kept for a day", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation } = yield* recorded(rig, () => rig.advance(1000))
      yield* rig.advance(23 * 60 * 60 * 1000)
      assert.strictEqual((yield* bytesOf(rig, contentLocation)).length, 44 + 32_000)
      yield* rig.advance(60 * 60 * 1000)
      assert.strictEqual((yield* Effect.flip(bytesOf(rig, contentLocation))).reason._tag, "NotFound")
    })
  )

  it.effect("a reset takes them away, also those that are being made", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation } = yield* recorded(rig, () => rig.advance(1000))
      const recordingId = yield* start(rig, yield* callPhone(rig))
      yield* rig.send(operations.stopRecording, { id: recordingId })
      yield* rig.cloud.reset
      yield* rig.advance(10_000)
      assert.strictEqual((yield* Effect.flip(bytesOf(rig, contentLocation))).reason._tag, "NotFound")
      assert.strictEqual(published(rig).length, 1)
    })
  )
})

describe("deleting", () => {
  it.effect("takes the chunk away; then it is not found", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation, deleteLocation, metadataLocation } = yield* recorded(rig, () => rig.advance(1000))
      yield* client(rig, CallRecording.deleteFile({ deleteLocation }))
      const missing = [
        bytesOf(rig, contentLocation),
        client(rig, CallRecording.getMetadata({ metadataLocation })),
        client(rig, CallRecording.deleteFile({ deleteLocation }))
      ]
      for (const effect of missing) {
        const error = yield* Effect.flip<unknown, CommunicationError, never>(effect)
        assert.deepStrictEqual([error.reason._tag, error.status], ["NotFound", 404])
      }
    })
  )

  it.effect("whose answer was lost has succeeded", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { deleteLocation } = yield* recorded(rig, () => rig.advance(1000))
      yield* rig.cloud.fault({ method: "DELETE", path: "/v1/objects/*", kind: "reset-after" })
      yield* client(rig, CallRecording.deleteFile({ deleteLocation }, { retry: { baseMillis: 0 } }))
      assert.deepStrictEqual((yield* rig.cloud.state)["recordingFiles"], [])
    })
  )
})
