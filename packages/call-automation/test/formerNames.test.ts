/** Programs that were written with the earlier names go on working, and every function is in both APIs. */
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as CallAutomation from "../src/CallAutomation.ts"
import * as CallConnection from "../src/CallConnection.ts"
import * as CallMedia from "../src/CallMedia.ts"
import * as CallRecording from "../src/CallRecording.ts"
import { createCallAutomation, createCallEvents } from "../src/promise.ts"
import { formerNames } from "./formerNames.ts"
import { callConnectionId, connectionString } from "./support.ts"

const modules = { CallAutomation, CallConnection, CallMedia, CallRecording }

describe("a former name", () => {
  for (const [module, names] of Object.entries(formerNames))
    it(`is the same function of ${module}`, () => {
      const members = new Map<string, unknown>(
        Object.entries(Object.entries(modules).find(([one]) => one === module)?.[1] ?? {})
      )
      for (const [former, present] of names) {
        assert.isFunction(members.get(present), present)
        assert.strictEqual(members.get(former), members.get(present), former)
      }
    })

  it("does the same in the Promise API", async () => {
    const transport = ScriptedTransport.make([
      { status: 200, body: {} },
      { status: 200, body: {} },
      { status: 200, body: {} }
    ])
    const { callConnection, callRecording } = createCallAutomation({ connectionString, transport })
    await callConnection.getCall({ callConnectionId })
    await callRecording.start({ callConnectionId })
    await callRecording.getProperties({ recordingId: "recording" })
    assert.deepStrictEqual(
      transport.requests.map(({ method, path }) => `${method} ${path.split("?")[0]}`),
      [
        `GET /calling/callConnections/${callConnectionId}`,
        "POST /calling/recordings",
        "GET /calling/recordings/recording"
      ]
    )
  })
})

describe("the Promise API", () => {
  const client = createCallAutomation({
    connectionString,
    transport: ScriptedTransport.make([]),
    events: createCallEvents()
  })
  // What needs no client: it makes one, or gives a value.
  const others = new Set(["make", "layer", "layerConfig", "method", "recorderOf"])

  for (const [module, members, functions] of [
    ["CallAutomation", CallAutomation, client],
    ["CallConnection", CallConnection, client.callConnection],
    ["CallMedia", CallMedia, client.callMedia],
    ["CallRecording", CallRecording, client.callRecording]
  ] as const)
    it(`has every function of ${module}`, () => {
      const expected = Object.keys(members).filter((name) => /^[a-z]/.test(name) && !others.has(name))
      const has = Object.entries(functions)
        .filter(([, value]) => typeof value === "function")
        .map(([name]) => name)
      assert.sameMembers(has, expected)
    })
})
