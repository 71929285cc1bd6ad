/** The methods of recordings, and of their files. */
import type { CallRecording } from "@azure/communication-call-automation"
import { assert } from "@effect/vitest"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PassThrough } from "node:stream"
import { buffer } from "node:stream/consumers"
import { type Stories, story, type World } from "./World.ts"

const roster = "ParticipantsUpdated 200/0"
const changed = "RecordingStateChanged 200/0"

/** A recording that has begun. */
const recorded = async ({ application, call, client, pass }: World) => {
  const { connection, serverCallId } = await call()
  const recording = client.getCallRecording()
  const start = () =>
    recording.start({
      callLocator: { kind: "serverCallLocator", id: serverCallId },
      recordingStateCallbackEndpointUrl: application.callbackUri,
      recordingContent: "audio",
      recordingChannel: "mixed",
      recordingFormat: "wav"
    })
  const begin = async () => {
    const { recordingId } = await start()
    await pass(5)
    return recordingId
  }
  return { begin, connection, recording, start }
}

/** Where the file of a recording that is over is. */
const filed = async (world: World) => {
  const { begin, recording } = await recorded(world)
  await recording.stop(await begin())
  await world.pass(5)
  return { recording, contentLocation: await world.fileAt("contentLocation") }
}

const assertWav = (bytes: Buffer) => assert.strictEqual(bytes.toString("latin1", 0, 4), "RIFF")

export const ofRecording: Stories<CallRecording> = {
  // The recorder joins, which causes rosters that show nobody new.
  start: story([changed, changed, roster, roster, roster, roster, roster], async (world) => {
    const { start } = await recorded(world)
    return async () => assert.strictEqual((await start()).recordingState, "inactive")
  }),
  getState: story([], async (world) => {
    const { begin, recording } = await recorded(world)
    const recordingId = await begin()
    return async () => assert.strictEqual((await recording.getState(recordingId)).recordingState, "active")
  }),
  pause: story([changed], async (world) => {
    const { begin, recording } = await recorded(world)
    const recordingId = await begin()
    return () => recording.pause(recordingId)
  }),
  resume: story([changed], async (world) => {
    const { begin, recording } = await recorded(world)
    const recordingId = await begin()
    await recording.pause(recordingId)
    await world.pass(5)
    return () => recording.resume(recordingId)
  }),
  stop: story([changed], async (world) => {
    const { begin, recording } = await recorded(world)
    const recordingId = await begin()
    return async () => {
      await recording.stop(recordingId)
      await world.pass(5)
      assert.deepStrictEqual(world.application.fromGrid, ["Microsoft.Communication.RecordingFileStatusUpdated"])
    }
  }),
  downloadStreaming: story([], async (world) => {
    const { contentLocation, recording } = await filed(world)
    return async () => {
      const part = await recording.downloadStreaming(contentLocation, { offset: 8, length: 4 })
      assert.strictEqual((await buffer(part)).toString("latin1"), "WAVE")
    }
  }),
  downloadToStream: story([], async (world) => {
    const { contentLocation, recording } = await filed(world)
    return async () => {
      const into = new PassThrough()
      const [bytes] = await Promise.all([buffer(into), recording.downloadToStream(contentLocation, into)])
      assertWav(bytes)
    }
  }),
  downloadToPath: story([], async (world) => {
    const { contentLocation, recording } = await filed(world)
    return async () => {
      const folder = await mkdtemp(join(tmpdir(), "recording-"))
      const path = join(folder, "call.wav")
      await recording.downloadToPath(contentLocation, path)
      assertWav(await readFile(path))
      await rm(folder, { recursive: true })
    }
  }),
  delete: story([], async (world) => {
    const { recording } = await filed(world)
    const deleteLocation = await world.fileAt("deleteLocation")
    return async () => {
      await recording.delete(deleteLocation)
      const files: unknown = (await world.run(world.cloud.state))["recordingFiles"]
      assert.deepStrictEqual(files, [])
    }
  })
}
