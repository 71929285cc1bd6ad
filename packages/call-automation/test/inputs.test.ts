/** Programs in JavaScript: what does not fit is a typed failure that names the field, and nothing is sent. */
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import { createRecordingFiles } from "../src/NodeRecordingFile.ts"
import { createCallAutomation, createCallEvents } from "../src/promise.ts"
import { callConnectionId, connectionString } from "./support.ts"

const transport = ScriptedTransport.make([])
const door = createCallAutomation({ connectionString, transport, events: createCallEvents() })
const { callConnection, callMedia, callRecording, ...own } = door
const files = createRecordingFiles({ connectionString, transport })
const functions = Object.entries({ ...own, ...callConnection, ...callMedia, ...callRecording, ...files })

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value

/** What comes of a function for an input that its type does not allow. */
const failureOf = async (run: (...args: never) => unknown, input: unknown): Promise<unknown> => {
  try {
    const result: unknown = Reflect.apply(run, undefined, [input])
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
  input: unknown
): Promise<string | undefined> => {
  const error = await failureOf(run, input)
  assert(error instanceof CommunicationError, `${name}: ${String(error)}`)
  assert(error.reason._tag === "InvalidRequest", `${name}: ${error.message}`)
  assert.strictEqual(error.attempts, 0)
  assert.lengthOf(transport.requests, 0)
  return error.reason.field
}

describe("an input that does not fit", () => {
  for (const input of [undefined, null, "text", 5])
    it(`is refused by every function: ${String(input)}`, async () => {
      for (const [name, run] of functions) assert.isString(await refusalOf(name, run, input))
    })

  it("is told by the field that is missing", async () => {
    // Of the two names that the call of a recording may have, the service has to say which is missing.
    const refused = functions.filter(([name]) => name !== "start")
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
    ["muteParticipantsAndWait", callConnection.muteParticipantsAndWait, {}, "targetParticipants"],
    ["moveParticipantsAndWait", callConnection.moveParticipantsAndWait, { fromCall: "a" }, "targetParticipants"],
    ["stopAndWait", callRecording.stopAndWait, { recordingId: 7 }, "recordingId"],
    ["startAndWait", callRecording.startAndWait, {}, "recordingStateCallbackUri"],
    ["download", callRecording.download, { contentLocation: "https://a.asm.skype.com/1", range: null }, "range"],
    ["downloadToFile", files.downloadToFile, { contentLocation: "https://a.asm.skype.com/1" }, "path"],
    ["downloadToFile", files.downloadToFile, { contentLocation: 5, path: "a.wav" }, "contentLocation"]
  ]
  for (const [name, run, input, field] of more)
    it(`is refused by ${name} for ${field}`, async () => {
      assert.strictEqual(await refusalOf(name, run, { callConnectionId, ...input }), field)
    })
})
