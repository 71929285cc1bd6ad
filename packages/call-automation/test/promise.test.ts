import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import { OperationFailed } from "../src/CallEvents.ts"
import * as Outcome from "../src/Outcome.ts"
import { createCallAutomation, createCallEvents } from "../src/promise.ts"
import { notRemoved, removed } from "./events/bodies.ts"
import { agent, callConnectionId, connectionString, customer, endpoint } from "./support.ts"

const clientOf = (script: Parameters<typeof ScriptedTransport.make>[0]) =>
  createCallAutomation({ connectionString, transport: ScriptedTransport.make(script) })

const failure = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise
  } catch (error) {
    return error
  }
  return assert.fail("it succeeded")
}

describe("the Promise API", () => {
  it("answers", async () => {
    const client = clientOf([{ status: 202, body: { operationContext: "removing" } }])
    const answer = await client.callConnection.removeParticipant({ callConnectionId, participantToRemove: agent })
    assert.deepStrictEqual(answer, { operationContext: "removing" })
  })

  it("iterates over all pages", async () => {
    const nextLink = `${endpoint}/next?api-version=2026-03-12`
    const client = clientOf([
      { status: 200, body: { value: [{ identifier: customer }], nextLink } },
      { status: 200, body: { value: [{ identifier: agent }] } }
    ])
    const all: Array<unknown> = []
    for await (const one of client.callConnection.listParticipants({ callConnectionId })) all.push(one)
    assert.deepStrictEqual(all, [{ identifier: customer }, { identifier: agent }])
  })

  it("rejects with the typed error itself", async () => {
    const client = clientOf([{ status: 404, body: { error: { code: "8522", message: "Call not found." } } }])
    const error = await failure(client.callMedia.unhold({ callConnectionId, targetParticipant: customer }))
    assert.isTrue(error instanceof CommunicationError && error.code === "8522")
  })

  it("throws the typed error of invalid options", () => {
    assert.throws(() => createCallAutomation({ connectionString: "endpoint=nowhere" }), CommunicationError)
  })

  it("stops waiting when it is aborted", async () => {
    const events = createCallEvents()
    const stop = new AbortController()
    const waiting = events.awaitOutcome(Outcome.removeParticipant, { callConnectionId, signal: stop.signal })
    stop.abort()
    await failure(waiting)
    // It has taken nothing from a wait that is still wanted.
    await events.receiveTrusted([removed(undefined)])
    assert.strictEqual(
      (await events.awaitOutcome(Outcome.removeParticipant, { callConnectionId }))._tag,
      "RemoveParticipantSucceeded"
    )
    await events.close()
  })

  it("awaits outcomes and listens", async () => {
    const events = createCallEvents()
    const waiting = events.awaitOutcome(Outcome.removeParticipant, { callConnectionId, operationContext: "a" })
    await events.receiveTrusted([removed("a"), notRemoved("b")])
    assert.strictEqual((await waiting)._tag, "RemoveParticipantSucceeded")
    const failed = events.awaitOutcome(Outcome.removeParticipant, { callConnectionId, operationContext: "b" })
    assert.isTrue((await failure(failed)) instanceof OperationFailed)
    for await (const one of events.stream(callConnectionId)) {
      assert.strictEqual(one._tag, "RemoveParticipantSucceeded")
      break
    }
    await events.close()
  })
})
