/** RecordingFileStatusUpdated: in both envelopes, as the documentation's samples have it, and as the outcome of a recording. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import * as CallEvents from "../../src/CallEvents.ts"
import * as CallRecording from "../../src/CallRecording.ts"
import { decodeResult } from "../../src/events.ts"
import * as Outcome from "../../src/Outcome.ts"
import { recorderId, recordingId } from "../recordings.ts"
import { serverCallId } from "../support.ts"

const correlationId = "add67a69-debe-4998-9f92-5a0d8f6dc00c"
const documentId = "0-eus-d12-801b3f3fc462fe8a01e6810cbff729b8"
const storage = `https://storage.asm.skype.com/v1/objects/${documentId}`
const chunk = {
  documentId,
  index: 0,
  endReason: "SessionEnded",
  metadataLocation: `${storage}/content/acsmetadata`,
  contentLocation: `${storage}/content/video`
}
const data = {
  recordingStorageInfo: { recordingChunks: [{ ...chunk, deleteLocation: storage }] },
  recordingStartTime: "2021-07-27T15:20:23.6089755Z",
  recordingDurationMs: 6620,
  recordingContentType: "AudioVideo",
  recordingChannelType: "Mixed",
  recordingFormatType: "Mp4",
  sessionEndReason: "CallEnded"
}
const subjectOf = (id: string) => `/recording/call/${correlationId}/serverCallId/${serverCallId}/recordingId/${id}`
const topic = "/subscriptions/1/resourcegroups/2/providers/microsoft.communication/communicationservices/contoso"

const gridEvent = (data: object, id = recordingId) => ({
  id: `7283825e-f8f1-4c61-a9ea-752c5689${id.slice(-4)}`,
  topic,
  subject: subjectOf(id),
  data,
  eventType: "Microsoft.Communication.RecordingFileStatusUpdated",
  dataVersion: "1.0",
  metadataVersion: "1",
  eventTime: "2021-07-27T15:20:34.2199328Z"
})

const dataOf = (body: unknown) => {
  const batch = decodeResult(body)
  if (Result.isFailure(batch)) return assert.fail(batch.failure.message)
  const [event] = batch.success
  return event._tag === "RecordingFileStatusUpdated" ? event.data : assert.fail(event._tag)
}

describe("RecordingFileStatusUpdated", () => {
  it("in Event Grid's envelope", () => {
    assert.deepStrictEqual<unknown>(dataOf(JSON.stringify([gridEvent(data)])), data)
  })

  it("as a CloudEvent", () => {
    const { eventTime: time, eventType: type, id, subject } = gridEvent(data)
    assert.deepStrictEqual<unknown>(dataOf({ id, source: topic, subject, type, time, data, specversion: "1.0" }), data)
  })

  it("as older samples have it: without formats and deleteLocation", () => {
    const { recordingDurationMs, recordingStartTime, sessionEndReason } = data
    const older = {
      recordingStorageInfo: { recordingChunks: [chunk] },
      recordingStartTime,
      recordingDurationMs,
      sessionEndReason
    }
    assert.deepStrictEqual<unknown>(dataOf([gridEvent(older)]), older)
  })

  it("one that does not fit says where", () => {
    const batch = decodeResult([gridEvent({ ...data, recordingDurationMs: "long" })])
    assert.isTrue(Result.isSuccess(batch))
    const [event] = Result.isSuccess(batch) ? batch.success : []
    assert.deepInclude(event, { _tag: "InvalidEvent", path: "[0].data.recordingDurationMs" })
  })
})

describe("the outcome of a recording", () => {
  const criteria = { callConnectionId: CallRecording.recorderOf(recordingId) ?? "" }
  const other = Buffer.from(
    JSON.stringify({ PlatformEndpointId: recorderId, ResourceSpecificId: "4d4f3a3e-0000-4000-8000-000000000000" })
  ).toString("base64url")

  it.effect("its files, reported after the wait began or before", () =>
    Effect.gen(function* () {
      const events = yield* CallEvents.CallEvents
      const wait = CallEvents.awaitOutcome(Outcome.recordingFile(recordingId), criteria)
      const waiting = yield* Effect.forkChild(wait, { startImmediately: true })
      // The files of another recording of the same recorder say nothing of this one.
      yield* events.receiveTrusted([gridEvent({ ...data, recordingDurationMs: 1 }, other)])
      yield* events.receiveTrusted([gridEvent(data)])
      assert.strictEqual((yield* Fiber.join(waiting)).data.recordingDurationMs, 6620)
      const padded = CallEvents.awaitOutcome(Outcome.recordingFile(`${recordingId}==`), criteria)
      assert.strictEqual((yield* padded).data.recordingDurationMs, 6620)
    }).pipe(Effect.provide(CallEvents.layer()))
  )

  it.effect("an event whose recording does not name its recorder is received by those who receive everything", () =>
    Effect.gen(function* () {
      const events = yield* CallEvents.CallEvents
      const { events: heard } = yield* events.receiveTrusted([gridEvent(data, "opaque-0001")])
      assert.strictEqual(heard[0]?._tag, "RecordingFileStatusUpdated")
    }).pipe(Effect.provide(CallEvents.layer()))
  )
})
