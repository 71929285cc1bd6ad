/**
 * Files of recordings over a real port: our client on every transport while connections break, a long file, and the wait for the
 * event of Event Grid.
 */
import { createHash } from "node:crypto"
import * as Http from "node:http"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CallRecording from "@effect-comms/call-automation/CallRecording"
import * as NodeRecordingFile from "@effect-comms/call-automation/NodeRecordingFile"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import { createCallAutomation } from "@effect-comms/call-automation/promise"
import * as ConnectionString from "@effect-comms/core/ConnectionString"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as FetchTransport from "@effect-comms/core/FetchTransport"
import * as NodeTransport from "@effect-comms/core/NodeTransport"
import * as SharedKeyCredential from "@effect-comms/core/SharedKeyCredential"
import type { Transport } from "@effect-comms/core/Transport"
import * as UndiciTransport from "@effect-comms/core/UndiciTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Stream from "effect/Stream"
import * as LocalCloud from "../../src/Emulator.ts"
import { customer, sourceCallerIdNumber } from "./support/scenes.ts"

const eventsUri = "http://127.0.0.1:9999/events"
const gridUri = "http://127.0.0.1:9999/grid"
const retry = { baseMillis: 0, capMillis: 0 }

/** A local cloud behind a port, whose Event Grid posts come into the program's events, and a client. */
const world = (transport: Transport = NodeTransport.make()) =>
  Effect.gen(function* () {
    const events = yield* CallEvents.make()
    const cloud = yield* LocalCloud.serve({
      port: 0,
      eventGrid: gridUri,
      deliver: ({ body, url }) =>
        url === gridUri || url === eventsUri
          ? Effect.as(Effect.orDie(events.receiveTrusted(body)), { status: 200 })
          : Effect.succeed({ status: 404 })
    })
    yield* cloud.setScale(0)
    const client = yield* CallAutomation.make({ connectionString: cloud.connectionString }).pipe(
      Effect.provideService(CurrentTransport.CurrentTransport, transport)
    )
    const ask = <A, E>(effect: Effect.Effect<A, E, CallAutomation.CallAutomation>) =>
      Effect.provideService(effect, CallAutomation.CallAutomation, client)

    /** Records a call for so long, somebody speaking, and gives the files' event. */
    const record = (millis: number) =>
      Effect.gen(function* () {
        const { callConnectionId = "" } = yield* ask(
          CallAutomation.createCall({ targets: [customer], sourceCallerIdNumber, callbackUri: eventsUri })
        )
        yield* cloud.advance(1000)
        const { recordingId = "" } = yield* ask(
          CallRecording.startRecording({
            callConnectionId,
            recordingStateCallbackUri: eventsUri,
            recordingContentType: "audio",
            recordingFormatType: "wav"
          })
        )
        const waiting = yield* Effect.forkChild(
          events.awaitOutcome(Outcome.recordingFile(recordingId), {
            callConnectionId: CallRecording.recorderOf(recordingId) ?? ""
          }),
          { startImmediately: true }
        )
        yield* cloud.advance(1200)
        yield* cloud.speech(callConnectionId, customer.rawId ?? "", "good morning, this is a test")
        yield* cloud.advance(millis - 1000)
        yield* ask(CallConnection.terminateCall({ callConnectionId }))
        yield* cloud.advance(3000)
        const { data } = yield* Fiber.join(waiting)
        const [chunk] = data.recordingStorageInfo?.recordingChunks ?? []
        return { millis: data.recordingDurationMs ?? 0, contentLocation: chunk?.contentLocation ?? "", chunk }
      })
    const bytesOf = (contentLocation: string, options: CallRecording.DownloadOptions = {}) =>
      ask(
        Effect.map(Stream.runCollect(CallRecording.download({ contentLocation }, { retry, ...options })), (all) =>
          Buffer.concat(all)
        )
      )
    return { cloud, ask, record, bytesOf }
  })

const transports: ReadonlyArray<readonly [name: string, make: () => Transport]> = [
  ["node:http", () => NodeTransport.make()],
  ["fetch", () => FetchTransport.make()],
  ["undici", () => UndiciTransport.make()]
]

/** How long the long one is; an hour with `pnpm test:long`. */
const minutes = process.env["LONG"] === undefined ? 10 : 60

describe("a download over a port", () => {
  for (const [name, make] of transports)
    it.live(`that breaks in the middle gives the same bytes, on ${name}`, () =>
      Effect.gen(function* () {
        const { bytesOf, cloud, record } = yield* world(make())
        const { contentLocation, millis } = yield* record(3000)
        const whole = yield* bytesOf(contentLocation)
        assert.strictEqual(whole.length, 44 + millis * 32)
        const chunkBytes = 20_000
        const kinds = ["reset-before", "truncate", "reset-after"] as const
        let pieces = 0
        const contents = CallRecording.download({ contentLocation }, { chunkBytes, retry })
        const broken = Stream.tap(contents, () => {
          const kind = kinds[pieces++]
          return kind === undefined ? Effect.void : Effect.orDie(cloud.fault({ path: "/v1/objects/*", kind }))
        })
        const client = yield* CallAutomation.make({ connectionString: cloud.connectionString }).pipe(
          Effect.provideService(CurrentTransport.CurrentTransport, make())
        )
        const all = yield* Effect.provideService(Stream.runCollect(broken), CallAutomation.CallAutomation, client)
        assert.isTrue(whole.equals(Buffer.concat(all)))
        assert.strictEqual(pieces, Math.ceil(whole.length / chunkBytes))
        const faults = (yield* cloud.journal()).filter(({ kind }) => kind === "fault").map(({ name }) => name)
        assert.deepStrictEqual(faults, [...kinds])
      }).pipe(Effect.scoped)
    )

  it.live("to a file goes on where the network went away", () =>
    Effect.gen(function* () {
      const inner = NodeTransport.make()
      let left = Infinity
      // Nobody listens on port 9.
      const away = "http://127.0.0.1:9"
      const transport: Transport = {
        send: (request, done) => inner.send(left-- > 0 ? request : { ...request, origin: away }, done)
      }
      const { ask, bytesOf, record } = yield* world(transport)
      const { contentLocation } = yield* record(3000)
      const whole = yield* bytesOf(contentLocation)
      const folder = yield* Effect.acquireRelease(
        Effect.promise(() => mkdtemp(join(tmpdir(), "recording-"))),
        (at) => Effect.promise(() => rm(at, { recursive: true }))
      )
      const path = join(folder, "call.wav")
      const options = { chunkBytes: 20_000, retry: { attempts: 2, baseMillis: 0 } }
      const download = ask(NodeRecordingFile.downloadToFile({ contentLocation, path }, options))
      left = 2
      const error = yield* Effect.flip(download)
      assert.strictEqual(error._tag === "CommunicationError" && error.reason._tag, "Transport")
      left = Infinity
      assert.deepStrictEqual(yield* download, { path, bytes: whole.length, resumedFrom: 40_000 })
      assert.isTrue(whole.equals(yield* Effect.promise(() => readFile(path))))
    }).pipe(Effect.scoped)
  )

  it.live(`of ${minutes} minutes without a range has the same bytes as in ranges`, () =>
    Effect.gen(function* () {
      const { ask, cloud, record } = yield* world()
      const { contentLocation, millis } = yield* record(minutes * 60_000)
      const { host, origin, pathname: path } = new URL(contentLocation)
      const { accessKey } = ConnectionString.parse(cloud.connectionString)
      const signed = SharedKeyCredential.make(accessKey).authorize({ method: "GET", host, path, body: "" }, Date.now())
      if (Effect.isEffect(signed)) return yield* Effect.die("a shared key signs at once")
      const headers = ["host", host, "x-ms-host", host, ...signed]
      const [length, digest] = yield* Effect.promise(
        () =>
          new Promise<readonly [number, string]>((resolve, reject) => {
            const sum = createHash("sha256")
            let length = 0
            const request = Http.request(origin + path, { headers }, (response) => {
              response.on("data", (chunk: Buffer) => {
                length += chunk.length
                sum.update(chunk)
              })
              response.on("end", () => resolve([length, sum.digest("hex")]))
            })
            request.on("error", reject)
            request.end()
          })
      )
      assert.strictEqual(length, 44 + millis * 32)
      const sum = createHash("sha256")
      yield* ask(
        Stream.runForEach(CallRecording.download({ contentLocation }), (bytes) => Effect.sync(() => sum.update(bytes)))
      )
      assert.strictEqual(sum.digest("hex"), digest)
    }).pipe(Effect.scoped)
  )

  it.live("of the Promise API", () =>
    Effect.gen(function* () {
      const { bytesOf, cloud, record } = yield* world()
      const { chunk, contentLocation, millis } = yield* record(2000)
      const { callRecording } = createCallAutomation({ connectionString: cloud.connectionString })
      const whole = yield* bytesOf(contentLocation)
      const pieces = yield* Effect.promise(async () => {
        const all: Array<Uint8Array> = []
        for await (const bytes of callRecording.download({ contentLocation }, { chunkBytes: 10_000 })) all.push(bytes)
        return all
      })
      assert.isTrue(whole.equals(Buffer.concat(pieces)))
      const { deleteLocation = "", metadataLocation = "" } = chunk ?? {}
      const metadata = yield* Effect.promise(() => callRecording.getMetadata({ metadataLocation }))
      assert.strictEqual(metadata.chunkDuration, millis)
      yield* Effect.promise(() => callRecording.deleteFile({ deleteLocation }))
      assert.strictEqual((yield* Effect.flip(bytesOf(contentLocation))).reason._tag, "NotFound")
    }).pipe(Effect.scoped)
  )
})
