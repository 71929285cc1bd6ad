/** Files of recordings: what the storage answers, and the event that tells where they are. */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as CallAutomation from "../../src/CallAutomation.ts"
import * as CallRecording from "../../src/CallRecording.ts"
import { recordingId } from "../recordings.ts"
import { serverCallId } from "../support.ts"
import { received, time } from "./event.ts"
import { eachLike, integer, pact, regex, signed, type State, string, uuid } from "./provider.ts"

const correlationId = "add67a69-debe-4998-9f92-5a0d8f6dc00c"
const documentId = "0-eus-d12-801b3f3fc462fe8a01e6810cbff729b8"
const ready: State = { name: "the file of a recording is ready", parameters: { documentId } }
const told: State = {
  name: "the subscription is told of the file of a recording",
  parameters: { correlationId, documentId, recordingId, serverCallId }
}
const gone: State = { name: "the file of the recording does not exist", parameters: { documentId } }
const wrong: State = { name: "the access key is wrong" }

const paths = {
  contentLocation: `/v1/objects/${documentId}/content/video`,
  metadataLocation: `/v1/objects/${documentId}/content/acsmetadata`,
  deleteLocation: `/v1/objects/${documentId}`
}

/** A request about a file. */
interface Asked<A, E> {
  readonly to: string
  readonly states: ReadonlyArray<State>
  readonly method: "GET" | "DELETE"
  readonly at: keyof typeof paths
  readonly range?: string
  readonly effect: (locations: typeof paths) => Effect.Effect<A, E, CallAutomation.CallAutomation>
  readonly status: number
  readonly headers?: Readonly<Record<string, ReturnType<typeof regex>>>
  readonly body?: { readonly type: string; readonly bytes: Buffer } | { readonly json: object }
}

/** Writes an exchange into the contract and runs the client against the mock, which is its endpoint and its storage. */
const exchange = async <A, E>({
  at,
  body,
  effect,
  headers,
  method,
  range,
  states,
  status,
  to
}: Asked<A, E>): Promise<A> => {
  const interaction = pact.addInteraction().uponReceiving(to)
  for (const { name, parameters } of states) interaction.given(name, parameters)
  const done = await interaction
    .withRequest(method, paths[at], (request) => {
      const host = regex("^[\\w.-]+(:\\d+)?$", "contoso.communication.azure.com")
      request.headers({ ...signed, "x-ms-host": host, ...(range === undefined ? {} : { Range: range }) })
    })
    .willRespondWith(status, (answer) => {
      if (headers !== undefined) answer.headers({ ...headers })
      if (body === undefined) return
      if ("json" in body) answer.jsonBody(body.json)
      else answer.body(body.type, body.bytes)
    })
    .executeTest(async ({ url }) => {
      const client = CallAutomation.layer({ connectionString: `endpoint=${url}/;accesskey=c2VjcmV0` })
      const { contentLocation, deleteLocation, metadataLocation } = paths
      const locations = {
        contentLocation: url + contentLocation,
        metadataLocation: url + metadataLocation,
        deleteLocation: url + deleteLocation
      }
      return { value: await Effect.runPromise(Effect.provide(effect(locations), client)) }
    })
  if (done === undefined) throw new Error("the mock did not run the test")
  return done.value
}

const once = { retry: { attempts: 1 } }
const textOf =
  (range: CallRecording.DownloadInput["range"] = {}) =>
  ({ contentLocation }: typeof paths) =>
    Effect.map(Stream.runCollect(CallRecording.download({ contentLocation, range }, once)), (pieces) =>
      Buffer.concat(pieces).toString()
    )

describe("downloading a file", () => {
  // PCM on one channel, where the header of a WAV file says so.
  const pcm = Buffer.from([1, 0, 1, 0])

  it("in a range is 206", async () => {
    const text = await exchange({
      to: "a request to download a part of a recording",
      states: [ready],
      method: "GET",
      at: "contentLocation",
      range: "bytes=20-23",
      effect: textOf({ offset: 20, length: 4 }),
      status: 206,
      headers: { "Content-Range": regex("^bytes 20-23/\\d+$", "bytes 20-23/32044") },
      body: { type: "application/octet-stream", bytes: pcm }
    })
    assert.strictEqual(text, pcm.toString())
  })

  const refusals = [
    ["beyond its end", 416, "InvalidRequest", [ready], { offset: 1e12 }, "bytes=1000000000000-1000004194303"],
    ["with a wrong key", 401, "Unauthorized", [ready, wrong], {}, "bytes=0-4194303"],
    ["that does not exist", 404, "NotFound", [gone], {}, "bytes=0-4194303"]
  ] as const
  for (const [what, status, reason, states, given, range] of refusals)
    it(`${what} is ${status}`, async () => {
      const error = await exchange({
        to: `a request to download a recording ${what}`,
        states,
        method: "GET",
        at: "contentLocation",
        range,
        effect: (locations) => Effect.flip(textOf(given)(locations)),
        status,
        ...(status === 416 ? { headers: { "Content-Range": regex("^bytes [*]/\\d+$", "bytes */32044") } } : {})
      })
      assert.deepStrictEqual([error.reason._tag, error.status, error.attempts], [reason, status, 1])
    })
})

describe("the other requests about a file", () => {
  it("metadata is 200", async () => {
    const instant = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$"
    const participantId = "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_0f50d091-5bd3-448b-884d-44be7037d9b9"
    const recordingInfo = {
      contentType: "audio",
      channelType: "mixed",
      format: "wav",
      audioConfiguration: { sampleRate: 16000, bitRate: integer(256000), channels: 1 }
    }
    const metadata = await exchange({
      to: "a request for the metadata of a recording",
      states: [ready],
      method: "GET",
      at: "metadataLocation",
      effect: ({ metadataLocation }) => CallRecording.getMetadata({ metadataLocation }, once),
      status: 200,
      headers: { "Content-Type": regex("^application/(octet-stream|json)", "application/octet-stream") },
      body: {
        json: {
          resourceId: uuid("631fa8d8-aab5-4ac5-8e15-261aa2590750"),
          callId: string("36cf910b-932c-4101-a443-04e11a98aba5"),
          chunkDocumentId: documentId,
          chunkIndex: 0,
          chunkStartTime: regex(instant, "2021-09-30T22:24:34.9497016Z"),
          chunkDuration: integer(19320),
          pauseResumeIntervals: [],
          recordingInfo,
          participants: eachLike({ participantId: string(participantId) })
        }
      }
    })
    assert.deepInclude(metadata, {
      chunkDocumentId: documentId,
      chunkDuration: 19320,
      participants: [{ participantId }]
    })
  })

  it("deleting is 200", async () => {
    const deleted = await exchange({
      to: "a request to delete the file of a recording",
      states: [ready],
      method: "DELETE",
      at: "deleteLocation",
      effect: ({ deleteLocation }) => CallRecording.deleteFile({ deleteLocation }, once),
      status: 200
    })
    assert.isUndefined(deleted)
  })

  const requests = [
    [
      "read the metadata",
      "GET",
      "metadataLocation",
      ({ metadataLocation }: typeof paths) => CallRecording.getMetadata({ metadataLocation }, once)
    ],
    [
      "delete the file",
      "DELETE",
      "deleteLocation",
      ({ deleteLocation }: typeof paths) => CallRecording.deleteFile({ deleteLocation }, once)
    ]
  ] as const
  const refusals = [
    [401, "Unauthorized", [ready, wrong]],
    [404, "NotFound", [gone]]
  ] as const
  for (const [doing, method, at, effect] of requests)
    for (const [status, reason, states] of refusals)
      it(`to ${doing} may be refused with ${status}`, async () => {
        const error = await exchange({
          to: `a request to ${doing} of a recording that is refused with ${status}`,
          states,
          method,
          at,
          effect: (locations) =>
            Effect.flip<unknown, CommunicationError, CallAutomation.CallAutomation>(effect(locations)),
          status
        })
        assert.deepStrictEqual([error.reason._tag, error.status], [reason, status])
      })
})

describe("events of Event Grid", () => {
  it("RecordingFileStatusUpdated", async () => {
    const origin = "https://storage.asm.skype.com"
    const at = (path: string) => regex(`^https?://[\\w.:-]+${path}$`, origin + path)
    const event = await received(
      "the Event Grid event RecordingFileStatusUpdated",
      [told],
      [
        {
          id: uuid("7283825e-f8f1-4c61-a9ea-752c56890500"),
          topic: string(
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Communication/communicationServices/contoso"
          ),
          subject: `/recording/call/${correlationId}/serverCallId/${serverCallId}/recordingId/${recordingId}`,
          data: {
            recordingStorageInfo: {
              recordingChunks: [
                {
                  documentId,
                  index: 0,
                  endReason: "SessionEnded",
                  contentLocation: at(paths.contentLocation),
                  metadataLocation: at(paths.metadataLocation),
                  deleteLocation: at(paths.deleteLocation)
                }
              ]
            },
            recordingStartTime: time("2021-07-27T15:20:23.6089755Z"),
            recordingDurationMs: integer(6620),
            recordingContentType: "Audio",
            recordingChannelType: "Mixed",
            recordingFormatType: "Wav",
            recordingId,
            storageType: "ACS",
            sessionEndReason: "CallEnded"
          },
          eventType: "Microsoft.Communication.RecordingFileStatusUpdated",
          dataVersion: "1.0",
          metadataVersion: "1",
          eventTime: time("2021-07-27T15:20:34.2199328Z")
        }
      ]
    )
    if (event._tag !== "RecordingFileStatusUpdated") return assert.fail(event._tag)
    const { recordingDurationMs, recordingStorageInfo } = event.data
    assert.strictEqual(recordingDurationMs, 6620)
    assert.deepStrictEqual(recordingStorageInfo?.recordingChunks, [
      {
        documentId,
        index: 0,
        endReason: "SessionEnded",
        contentLocation: origin + paths.contentLocation,
        metadataLocation: origin + paths.metadataLocation,
        deleteLocation: origin + paths.deleteLocation
      }
    ])
  })
})
