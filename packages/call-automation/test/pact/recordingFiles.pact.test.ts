/** Files of recordings: what the storage answers. */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type { Exchange } from "@effect-comms/core/test/contract/Consumer.ts"
import { eachLike, integer, regex, string, uuid } from "@effect-comms/core/test/contract/Matching.ts"
import { type ProviderState, requestWasExecuted } from "@effect-comms/core/test/contract/ProviderState.ts"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type * as CallAutomation from "../../src/CallAutomation.ts"
import * as CallRecording from "../../src/CallRecording.ts"
import { documentId } from "../recordings.ts"
import { consumer } from "./consumer.ts"

const ready: ProviderState = { name: "the file of a recording is ready", parameters: { documentId } }
const wrong: ProviderState = { name: "the access key is wrong" }

const paths = {
  contentLocation: `/v1/objects/${documentId}/content/video`,
  metadataLocation: `/v1/objects/${documentId}/content/acsmetadata`,
  deleteLocation: `/v1/objects/${documentId}`
}

const deleted = requestWasExecuted({
  method: "DELETE",
  path: paths.deleteLocation,
  headers: { "x-ms-host": "contoso.communication.azure.com" },
  answer: { status: 200 }
})

/** A request about a file. */
interface Asked<A, E> extends Pick<Exchange, "method" | "response"> {
  readonly to: string
  readonly states: ReadonlyArray<ProviderState>
  readonly at: keyof typeof paths
  readonly range?: string
  readonly effect: (locations: typeof paths) => Effect.Effect<A, E, CallAutomation.CallAutomation>
}

/** Runs the client against the mock, which is its endpoint and its storage. */
const exchange = <A, E>({ at, effect, method, range, response, states, to }: Asked<A, E>): Promise<A> =>
  consumer.exchange(
    {
      description: to,
      states,
      method,
      path: paths[at],
      headers: {
        Accept: "*/*",
        "x-ms-host": regex("^[\\w.-]+(:\\d+)?$", "contoso.communication.azure.com"),
        ...(range === undefined ? {} : { Range: range })
      },
      response
    },
    (url) =>
      effect({
        contentLocation: url + paths.contentLocation,
        metadataLocation: url + paths.metadataLocation,
        deleteLocation: url + paths.deleteLocation
      })
  )

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
      response: {
        status: 206,
        headers: { "Content-Range": regex("^bytes 20-23/\\d+$", "bytes 20-23/32044") },
        bytes: { contentType: "application/octet-stream", content: pcm }
      }
    })
    assert.strictEqual(text, pcm.toString())
  })

  const beyond = { headers: { "Content-Range": regex("^bytes [*]/\\d+$", "bytes */32044") } }
  const refusals = [
    ["beyond its end", 416, "InvalidRequest", [ready], { offset: 1e12 }, "bytes=1000000000000-1000004194303", beyond],
    ["with a wrong key", 401, "Unauthorized", [ready, wrong], {}, "bytes=0-4194303", {}],
    ["that is deleted", 404, "NotFound", [ready, deleted], {}, "bytes=0-4194303", {}]
  ] as const
  for (const [what, status, reason, states, given, range, headers] of refusals)
    it(`${what} is ${status}`, async () => {
      const error = await exchange({
        to: `a request to download a recording ${what}`,
        states,
        method: "GET",
        at: "contentLocation",
        range,
        effect: (locations) => Effect.flip(textOf(given)(locations)),
        response: { status, ...headers }
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
      response: {
        status: 200,
        headers: { "Content-Type": regex("^application/(octet-stream|json)", "application/octet-stream") },
        body: {
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
    const answer = await exchange({
      to: "a request to delete the file of a recording",
      states: [ready],
      method: "DELETE",
      at: "deleteLocation",
      effect: ({ deleteLocation }) => CallRecording.deleteFile({ deleteLocation }, once),
      response: { status: 200 }
    })
    assert.isUndefined(answer)
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
    ["with a wrong key", 401, "Unauthorized", [ready, wrong]],
    ["that is deleted", 404, "NotFound", [ready, deleted]]
  ] as const
  for (const [doing, method, at, effect] of requests)
    for (const [what, status, reason, states] of refusals)
      it(`to ${doing} ${what} is ${status}`, async () => {
        const error = await exchange({
          to: `a request to ${doing} of a recording ${what}`,
          states,
          method,
          at,
          effect: (locations) =>
            Effect.flip<unknown, CommunicationError, CallAutomation.CallAutomation>(effect(locations)),
          response: { status }
        })
        assert.deepStrictEqual([error.reason._tag, error.status], [reason, status])
      })
})
