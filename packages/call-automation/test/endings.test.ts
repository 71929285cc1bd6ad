/** Errors of outcomes and of files: what they give to the program, and what they keep out of a log. */
import { phoneNumber } from "@effect-comms/core/CommunicationIdentifier"
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inspect } from "node:util"
import { OperationFailed } from "../src/CallEvents.ts"
import type { Event } from "../src/events.ts"
import { downloadToFile, RecordingFileError } from "../src/NodeRecordingFile.ts"
import { scripted } from "./support.ts"

const printings = (error: Error): ReadonlyArray<string> => [
  String(error),
  error.stack ?? "",
  inspect(error, { depth: Infinity, showHidden: true }),
  inspect(error, { depth: Infinity, customInspect: false, showHidden: true }),
  JSON.stringify(error),
  Cause.pretty(Cause.fail(error))
]

describe("an operation that failed", () => {
  const message = "User 4:+14255550123 (+1.425.555.0123) declined"
  const event: Event = {
    _tag: "AddParticipantFailed",
    id: "1",
    type: "Microsoft.Communication.AddParticipantFailed",
    time: undefined,
    source: "calling/callConnections/1",
    subject: undefined,
    data: { participant: phoneNumber("+14255550123"), resultInformation: { code: 603, subCode: 0, message } }
  }
  const failed = new OperationFailed({ event, code: 603, subCode: 0, description: message })

  it("has its event for the program", () => {
    assert.strictEqual(failed.event, event)
    assert.deepInclude(failed, { _tag: "OperationFailed", code: 603, subCode: 0 })
    assert.strictEqual(failed.message, "AddParticipantFailed 603/0: User <phone number> (<phone number>) declined")
  })

  it("says what failed where a program prints it with console.error", () => {
    const printed = inspect(failed)
    assert.match(printed, /^OperationFailed: AddParticipantFailed 603\/0: User <phone number> .* declined/)
    assert.include(printed, "code: 603")
  })

  it("shows no number of it in any printing", () => {
    for (const printed of printings(failed)) {
      assert.notInclude(printed, "5550123")
      assert.notInclude(printed, "555.0123")
    }
  })
})

describe("a file that cannot be written", () => {
  it.effect("shows no number of its path in any printing", () =>
    Effect.gen(function* () {
      const { layer } = scripted([])
      const path = join(tmpdir(), "no-such-folder", "+14255550123", "a.wav")
      const contentLocation = "https://storage.asm.skype.com/v1/objects/1/content/video"
      const error = yield* Effect.flip(Effect.provide(downloadToFile({ contentLocation, path }), layer))
      assert(error instanceof RecordingFileError)
      assert.strictEqual(error.description, "opening the recording's file: ENOENT")
      assert.include(error.cause, { code: "ENOENT" })
      for (const printed of printings(error)) assert.notInclude(printed, "5550123")
    })
  )
})
