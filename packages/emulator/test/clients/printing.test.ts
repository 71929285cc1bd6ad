/** What `console.error` prints of the errors of every package: the message, where it was made, and what is known of it. */
import { assert, describe, it } from "@effect/vitest"
import * as callAutomation from "@effect-comms/call-automation"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as MediaSocket from "@effect-comms/call-automation/MediaSocket"
import * as NodeRecordingFile from "@effect-comms/call-automation/NodeRecordingFile"
import { createCallAutomation } from "@effect-comms/call-automation/promise"
import * as chat from "@effect-comms/chat"
import * as ChatEvents from "@effect-comms/chat/ChatEvents"
import * as core from "@effect-comms/core"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as graphCalls from "@effect-comms/graph-calls"
import * as Data from "effect/Data"
import { inspect } from "node:util"
import * as emulator from "../../src/Emulator.ts"

type Made = new (details: object) => Error

const isError = (value: unknown): value is Made => typeof value === "function" && value.prototype instanceof Data.Error

/** The classes of errors that modules export, but those that are errors of the platform, also in the modules that they export. */
const errorsIn = (value: object, depth = 0): ReadonlyArray<Made> =>
  Object.values(value).flatMap((one: unknown) =>
    isError(one)
      ? [one]
      : typeof one === "object" &&
          one !== null &&
          depth < 1 &&
          Object.prototype.toString.call(one) === "[object Module]"
        ? errorsIn(one, depth + 1)
        : []
  )

const modules = [
  callAutomation,
  CallEvents,
  MediaSocket,
  NodeRecordingFile,
  chat,
  ChatEvents,
  core,
  graphCalls,
  emulator
]
const errors = [...new Map(modules.flatMap((module) => errorsIn(module)).map((made) => [made, made.name])).entries()]

/** What the errors are made of, together. */
const details = {
  description: "the reason, of +14255550123",
  expected: "the reason",
  event: { _tag: "PlayFailed" },
  invalidParticipants: [],
  operation: "Anything",
  path: "",
  reason: { _tag: "NotFound" },
  requestId: "request 1"
}

describe("an error that is printed", () => {
  it("is found", () => assert.isAbove(errors.length, 12))

  it.each(errors)("%o shows its message and where it was made, and no number", (made, name) => {
    const error = new made(details)
    const printed = inspect(error)
    assert.include(printed, `${name}: ${error.message.replace("+14255550123", "<phone number>")}\n    at `)
    assert.notInclude(printed, "5550123")
  })

  it("of a promise shows what failed: the operation, the status, the code, and the id of the request", async () => {
    const transport = ScriptedTransport.make(() => ({
      status: 404,
      headers: { "x-ms-request-id": "request 1" },
      body: { error: { code: "8522", message: "No call with +14255550123" } }
    }))
    const connectionString = "endpoint=https://contoso.example/;accesskey=c2VjcmV0"
    const { callConnection } = createCallAutomation({ connectionString, transport })
    const error: unknown = await callConnection.getCall({ callConnectionId: "a" }).catch((reason: unknown) => reason)
    const printed = inspect(error)
    assert.match(printed, /^CommunicationError: CallConnection_GetCall: NotFound: No call with <phone number>\n {4}at /)
    for (const known of ["status: 404", "code: '8522'", "requestId: 'request 1'"]) assert.include(printed, known)
    assert.notInclude(printed, "5550123")
    // As the cause of another error it is shown in the same way.
    assert.include(
      inspect(new Error("no greeting", { cause: error })),
      "CommunicationError: CallConnection_GetCall: NotFound"
    )
  })
})
