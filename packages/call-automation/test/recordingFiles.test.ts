/** Files of recordings: downloading them in ranges, their metadata, deleting them. */
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as CallRecording from "../src/CallRecording.ts"
import { createCallAutomation } from "../src/promise.ts"
import { connectionString, scripted } from "./support.ts"
import { contentLocation, documentId, downloadOf, file, host, ranged, retry, textOf } from "./recordingFiles.ts"

const metadataLocation = `${host}/v1/objects/${documentId}/content/acsmetadata`

const deleteLocation = `${host}/v1/objects/${documentId}`

const rangesOf = (requests: ReadonlyArray<ScriptedTransport.Recorded>) =>
  requests.map(({ headers }) => headers["range"])

// The shape that recordings of Microsoft's own client show.
const metadata = {
  resourceId: "631fa8d8-aab5-4ac5-8e15-261aa2590750",
  callId: "36cf910b-932c-4101-a443-04e11a98aba5",
  chunkDocumentId: documentId,
  chunkIndex: 0,
  chunkStartTime: "2021-09-30T22:24:34.9497016Z",
  chunkDuration: 19320,
  pauseResumeIntervals: [{ startTime: "2021-09-30T22:24:37.9450001Z", duration: 5220 }],
  recordingInfo: {
    contentType: "audioVideo",
    channelType: "mixed",
    format: "mp4",
    audioConfiguration: { sampleRate: 16000, bitRate: 128000, channels: 1 },
    videoConfiguration: { longerSideLength: 1920, shorterSideLength: 1080, framerate: 8, bitRate: 1000000 }
  },
  participants: [{ participantId: "8:acs:contoso_alice", channel: 0 }]
}

describe("downloading a recording", () => {
  it.effect("asks for one range after the other and gives the file", () =>
    Effect.gen(function* () {
      const { requests, text } = downloadOf(ranged(file), {}, { chunkBytes: 10 })
      assert.strictEqual(yield* text, file)
      assert.deepStrictEqual(rangesOf(requests), ["bytes=0-9", "bytes=10-19", "bytes=20-29"])
    })
  )

  it.effect("asks for nothing beyond the range that is wanted", () =>
    Effect.gen(function* () {
      const { requests, text } = downloadOf(ranged(file), { offset: 5, length: 12 }, { chunkBytes: 10 })
      assert.strictEqual(yield* text, file.slice(5, 17))
      assert.deepStrictEqual(rangesOf(requests), ["bytes=5-14", "bytes=15-16"])
    })
  )

  it.effect("takes a range from 0, which Microsoft's own client refuses", () =>
    Effect.gen(function* () {
      const { requests, text } = downloadOf(ranged(file), { offset: 0, length: 4 })
      assert.strictEqual(yield* text, "RIFF")
      assert.deepStrictEqual(rangesOf(requests), ["bytes=0-3"])
    })
  )

  it.effect("goes on where a connection broke, within its attempts", () =>
    Effect.gen(function* () {
      const serve = ranged(file)
      const { requests, text } = downloadOf(
        (request, i) => (i === 1 ? { sent: true } : serve(request)),
        {},
        { chunkBytes: 20 }
      )
      assert.strictEqual(yield* text, file)
      assert.deepStrictEqual(rangesOf(requests), ["bytes=0-19", "bytes=20-39", "bytes=20-39"])
    })
  )

  it.effect("fails when it breaks too often", () =>
    Effect.gen(function* () {
      const { requests, text } = downloadOf(() => ({ sent: true }))
      const { attempts, reason } = yield* Effect.flip(text)
      assert.deepStrictEqual([reason._tag, attempts, requests.length], ["Transport", 3, 3])
    })
  )

  it.effect("takes the whole file from a server that knows no ranges, and of it what was wanted", () =>
    Effect.gen(function* () {
      const whole = { status: 200, body: file }
      assert.strictEqual(yield* downloadOf([whole]).text, file)
      assert.strictEqual(yield* downloadOf([whole], { offset: 5, length: 3 }).text, "and")
      assert.strictEqual(yield* downloadOf([whole], { offset: file.length }).text, "")
    })
  )

  it.effect("gives nothing where the file ends", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* downloadOf(ranged(file), { offset: file.length }).text, "")
      assert.strictEqual(yield* downloadOf(ranged("")).text, "")
    })
  )

  it.effect("fails beyond the end with the 416", () =>
    Effect.gen(function* () {
      const { requests, text } = downloadOf(ranged(file), { offset: file.length + 1 })
      const { reason, status } = yield* Effect.flip(text)
      assert.deepStrictEqual([reason._tag, status, requests.length], ["InvalidRequest", 416, 1])
      const whole = yield* Effect.flip(downloadOf([{ status: 200, body: file }], { offset: 100 }).text)
      assert.strictEqual(whole.reason._tag, "UnexpectedResponse")
    })
  )

  const first = { status: 206, headers: { "content-range": "bytes 0-3/8", etag: '"1"' }, body: "abcd" }
  const strange: ReadonlyArray<readonly [name: string, second: ScriptedTransport.Answer, field: string]> = [
    ["does not continue", { status: 206, headers: { "content-range": "bytes 3-7/8" }, body: "efgh" }, "content-range"],
    [
      "is of a file of another length",
      { status: 206, headers: { "content-range": "bytes 4-7/9" }, body: "efgh" },
      "content-range"
    ],
    [
      "is of another length than it says",
      { status: 206, headers: { "content-range": "bytes 4-7/8" }, body: "efg" },
      "content-range"
    ],
    [
      "reaches beyond the end",
      { status: 206, headers: { "content-range": "bytes 4-8/8" }, body: "efghi" },
      "content-range"
    ],
    ["does not say what it is", { status: 206, body: "efgh" }, "content-range"],
    [
      "is of a file that was changed",
      { status: 206, headers: { "content-range": "bytes 4-7/8", etag: '"2"' }, body: "efgh" },
      "etag"
    ],
    ["is a whole file of another length", { status: 200, body: "abcdefghi" }, "content-length"]
  ]
  for (const [name, second, field] of strange)
    it.effect(`refuses a piece that ${name}`, () =>
      Effect.gen(function* () {
        const { reason } = yield* Effect.flip(downloadOf([first, second], {}, { chunkBytes: 4 }).text)
        assert.strictEqual(reason._tag === "UnexpectedResponse" && reason.field, field)
      })
    )

  it.effect("goes on with the whole file when the server forgets about ranges", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        yield* downloadOf([first, { status: 200, body: "abcdefgh" }], {}, { chunkBytes: 4 }).text,
        "abcdefgh"
      )
    })
  )

  const failures = [
    [401, "Unauthorized"],
    [403, "Forbidden"],
    [404, "NotFound"],
    [501, "Unavailable"]
  ] as const
  for (const [status, tag] of failures)
    it.effect(`maps ${status} without a body to ${tag}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(downloadOf([{ status }]).text)
        assert.deepStrictEqual(
          [error.operation, error.reason._tag, error.status],
          ["CallRecording_Download", tag, status]
        )
      })
    )

  it.effect("refuses invalid ranges before anything is sent", () =>
    Effect.gen(function* () {
      const wrong = [{ offset: -1 }, { offset: 0.5 }, { length: 0 }, { length: Number.NaN }]
      for (const range of wrong) {
        const { requests, text } = downloadOf([], range)
        const { reason } = yield* Effect.flip(text)
        assert.strictEqual(reason._tag === "InvalidRequest" && reason.field, `range.${Object.keys(range)[0]}`)
        assert.strictEqual(requests.length, 0)
      }
      const { text } = downloadOf([], {}, { chunkBytes: 0 })
      assert.strictEqual((yield* Effect.flip(text)).reason._tag, "InvalidRequest")
    })
  )

  it.effect("asks for no more than is taken", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted(ranged(file))
      const some = CallRecording.download({ contentLocation }, { chunkBytes: 4 }).pipe(Stream.take(2))
      assert.strictEqual(yield* Effect.provide(textOf(some), layer), file.slice(0, 8))
      assert.isAtMost(requests.length, 3)
    })
  )
})

describe("metadata of a recording", () => {
  it.effect("is read, whatever else is in it", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([{ status: 200, body: { ...metadata, newer: { field: 1 } } }])
      assert.deepStrictEqual<unknown>(
        yield* Effect.provide(CallRecording.getMetadata({ metadataLocation }), layer),
        metadata
      )
      assert.deepStrictEqual([requests[0]?.method, requests[0]?.headers["range"]], ["GET", undefined])
    })
  )

  it.effect("may have nothing of it", () =>
    Effect.gen(function* () {
      const { layer } = scripted([{ status: 200, body: { participants: null } }])
      assert.deepStrictEqual(yield* Effect.provide(CallRecording.getMetadata({ metadataLocation }), layer), {})
    })
  )

  it.effect("that is none is a typed failure", () =>
    Effect.gen(function* () {
      const { layer } = scripted([{ status: 200, body: "<html>" }])
      const { reason } = yield* Effect.flip(Effect.provide(CallRecording.getMetadata({ metadataLocation }), layer))
      assert.strictEqual(reason._tag, "UnexpectedResponse")
    })
  )
})

describe("deleting a recording's file", () => {
  it.effect("deletes it", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([{ status: 200 }])
      assert.isUndefined(yield* Effect.provide(CallRecording.deleteFile({ deleteLocation }), layer))
      assert.deepStrictEqual([requests[0]?.method, requests[0]?.path], ["DELETE", `/v1/objects/${documentId}`])
    })
  )

  it.effect("a file that is not there is NotFound", () =>
    Effect.gen(function* () {
      const { layer } = scripted([{ status: 404 }])
      const { reason } = yield* Effect.flip(Effect.provide(CallRecording.deleteFile({ deleteLocation }), layer))
      assert.strictEqual(reason._tag, "NotFound")
    })
  )

  it.effect("a repeat that finds nothing left has succeeded", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([{ sent: true }, { status: 404 }])
      yield* Effect.provide(CallRecording.deleteFile({ deleteLocation }, { retry }), layer)
      assert.strictEqual(requests.length, 2)
    })
  )
})

describe("the Promise API", () => {
  it("downloads as an async iterable, reads and deletes", async () => {
    const serve = ranged(file)
    const transport = ScriptedTransport.make((request) => {
      if (request.method === "DELETE") return { status: 200 }
      return request.path.endsWith("acsmetadata") ? { status: 200, body: metadata } : serve(request)
    })
    const { callRecording } = createCallAutomation({ connectionString, transport })
    let text = ""
    for await (const bytes of callRecording.download({ contentLocation }, { chunkBytes: 5 }))
      text += Buffer.from(bytes).toString()
    assert.strictEqual(text, file)
    assert.deepStrictEqual<unknown>(await callRecording.getMetadata({ metadataLocation }), metadata)
    assert.isUndefined(await callRecording.deleteFile({ deleteLocation }))
  })

  it("rejects with the typed error", async () => {
    const { callRecording } = createCallAutomation({ connectionString, transport: ScriptedTransport.make([]) })
    const error: unknown = await callRecording
      .deleteFile({ deleteLocation: "https://example.com/1" })
      .catch((e: unknown) => e)
    assert.isTrue(error instanceof CommunicationError && error.reason._tag === "InvalidRequest")
  })
})
