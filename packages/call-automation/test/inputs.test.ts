/** Programs in JavaScript: what does not fit is a typed failure that names the field, and nothing is sent. */
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createRecordingFiles } from "../src/NodeRecordingFile.ts"
import { createCallAutomation, createCallEvents } from "../src/promise.ts"
import { callConnectionId, connectionString } from "./support.ts"

const transport = ScriptedTransport.make([])
const api = createCallAutomation({ connectionString, transport, events: createCallEvents() })
const { callConnection, callMedia, callRecording, ...own } = api
const files = createRecordingFiles({ connectionString, transport })
const functions = [own, callConnection, callMedia, callRecording, files].flatMap((one) =>
  Object.entries<(...args: never) => unknown>({ ...one })
)

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value

/** What comes of a function for an input that its type does not allow. */
const failureOf = async (run: (...args: never) => unknown, input: unknown, options?: unknown): Promise<unknown> => {
  try {
    const result: unknown = Reflect.apply(run, undefined, [input, options])
    if (isIterable(result)) for await (const _ of result) break
    else await result
  } catch (error) {
    return error
  }
  return undefined
}

/** The field that is refused, before anything is sent. */
const refusalOf = async (
  name: string,
  run: (...args: never) => unknown,
  input: unknown,
  options?: unknown
): Promise<string | undefined> => {
  const error = await failureOf(run, input, options)
  assert(error instanceof CommunicationError, `${name}: ${String(error)}`)
  assert(error.reason._tag === "InvalidRequest", `${name}: ${error.message}`)
  assert.strictEqual(error.attempts, 0)
  assert.lengthOf(transport.requests, 0)
  return error.reason.field
}

describe("an input that does not fit", () => {
  for (const input of [undefined, null, "text", 5])
    it(`is refused by every function: ${String(input)}`, async () => {
      for (const [name, run] of functions) assert.isNotEmpty(await refusalOf(name, run, input), name)
    })

  it("has a name itself where it is no object", async () => {
    for (const run of [callMedia.play, callMedia.playAndWait]) {
      const error = await failureOf(run, null)
      assert(error instanceof CommunicationError)
      assert.strictEqual(error.message, "CallMedia_Play: InvalidRequest: input: expected object")
    }
  })

  it("is recognized by the field that is missing", async () => {
    // Of the two names that the call of a recording may have, the service has to say which is missing.
    const refused = functions.filter(([name]) => !["startRecording", "start"].includes(name))
    const fields = new Set<string | undefined>()
    for (const [name, run] of refused) fields.add(await refusalOf(name, run, {}))
    assert.sameMembers(
      [...fields],
      [
        "apiVersion", // of summarizeCall, which is in no stable one
        "callConnectionId",
        "callLocator",
        "contentLocation",
        "deleteLocation",
        "incomingCallContext",
        "metadataLocation",
        "recordingId",
        "recordingStateCallbackUri",
        "targets"
      ]
    )
  })

  const more: ReadonlyArray<readonly [name: string, run: (...args: never) => unknown, input: object, field: string]> = [
    ["holdAndWait", callMedia.holdAndWait, { targetParticipant: null }, "targetParticipant"],
    ["playAndWait", callMedia.playAndWait, { playSources: [null] }, "playSources[0]"],
    ["addParticipantAndWait", callConnection.addParticipantAndWait, {}, "participantToAdd"],
    ["muteAndWait", callConnection.muteAndWait, {}, "targetParticipants"],
    ["moveParticipantsAndWait", callConnection.moveParticipantsAndWait, { fromCall: "a" }, "targetParticipants"],
    ["stopRecordingAndWait", callRecording.stopRecordingAndWait, { recordingId: 7 }, "recordingId"],
    ["startRecordingAndWait", callRecording.startRecordingAndWait, {}, "recordingStateCallbackUri"],
    ["download", callRecording.download, { contentLocation: "https://a.asm.skype.com/1", range: null }, "range"],
    ["downloadToFile", files.downloadToFile, { contentLocation: "https://a.asm.skype.com/1" }, "path"],
    ["downloadToFile", files.downloadToFile, { contentLocation: 5, path: "a.wav" }, "contentLocation"]
  ]
  for (const [name, run, input, field] of more)
    it(`is refused by ${name} for ${field}`, async () => {
      assert.strictEqual(await refusalOf(name, run, { callConnectionId, ...input }), field)
    })
})

describe("an invalid limit", () => {
  const contentLocation = "https://a.asm.skype.com/1"
  const ofFiles: ReadonlyArray<readonly [name: string, run: (...args: never) => unknown, input: object]> = [
    ["download", callRecording.download, { contentLocation }],
    ["getMetadata", callRecording.getMetadata, { metadataLocation: contentLocation }],
    ["deleteFile", callRecording.deleteFile, { deleteLocation: contentLocation }],
    ["downloadToFile", files.downloadToFile, { contentLocation, path: join(tmpdir(), "never-written.wav") }]
  ]
  const wrong: ReadonlyArray<readonly [field: string, options: object]> = [
    ["deadlineMillis", { deadlineMillis: Number.NaN }],
    ["attemptTimeoutMillis", { attemptTimeoutMillis: "5000" }],
    ["retry.attempts", { retry: { attempts: 0 } }],
    ["retry.baseMillis", { retry: { baseMillis: Number.NaN } }],
    ["retry.capMillis", { retry: { capMillis: -1 } }]
  ]
  for (const [field, options] of wrong)
    it(`is refused by its name: ${field}`, async () => {
      for (const [name, run, input] of ofFiles) assert.strictEqual(await refusalOf(name, run, input, options), field)
      assert.throws(() => createCallAutomation({ connectionString, ...options }), CommunicationError, field)
    })

  it("is refused by its name: chunkBytes", async () => {
    for (const chunkBytes of [0, -1, 1.5, Number.NaN, Infinity, "9"])
      assert.strictEqual(
        await refusalOf("download", callRecording.download, { contentLocation }, { chunkBytes }),
        "chunkBytes"
      )
  })

  it("is refused by its name: waitMillis", async () => {
    const input = { callConnectionId, playSources: [] }
    for (const waitMillis of [0, -1, -Infinity, Number.NaN, "9", 9n, null])
      assert.strictEqual(await refusalOf("playAndWait", callMedia.playAndWait, input, { waitMillis }), "waitMillis")
  })

  it("sends nothing for a file when it has passed", async () => {
    for (const [name, run, input] of ofFiles.slice(0, 3)) {
      const error = await failureOf(run, input, { deadlineMillis: 0 })
      assert(error instanceof CommunicationError, name)
      assert.deepStrictEqual([error.reason._tag, error.attempts], ["Timeout", 0])
      assert.lengthOf(transport.requests, 0)
    }
  })
})
