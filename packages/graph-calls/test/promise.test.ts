import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import { createCallNotifications, createGraphCalls } from "../src/promise.ts"
import { answer, bearer, callId, clientContext, operationId } from "./support/clients.ts"

describe("createGraphCalls", () => {
  it("returns promises that reject with the typed error", async () => {
    const transport = ScriptedTransport.make([
      answer("cancelMediaProcessingOperation", "completed"),
      { status: 404, body: { error: { code: "8522", message: "Call not found." } } }
    ])
    const { call } = createGraphCalls({ credential: bearer, transport })
    assert.strictEqual((await call.cancelMediaProcessing({ id: callId })).status, "completed")
    const error = await call.get({ id: callId }).catch((cause: unknown) => cause)
    assert.instanceOf(error, CommunicationError)
    assert.strictEqual(error.reason._tag, "NotFound")
    assert.strictEqual(error.code, "8522")
  })

  it("stops a call by its signal", async () => {
    const transport = ScriptedTransport.make([ScriptedTransport.silence])
    const { call } = createGraphCalls({ credential: bearer, transport })
    const controller = new AbortController()
    const pending = call.get({ id: callId }, { signal: controller.signal }).catch(() => "stopped")
    controller.abort()
    assert.strictEqual(await pending, "stopped")
  })

  it("throws the typed error of a wrong option", () => {
    assert.throws(() => createGraphCalls({ credential: bearer, endpoint: "nowhere" }), /endpoint/)
    const options = { credential: bearer, deadlineMillis: Number.NaN }
    assert.throws(() => createGraphCalls(options), CommunicationError, /deadlineMillis: expected a number/)
  })
})

describe("createCallNotifications", () => {
  it("receives, awaits and iterates", async () => {
    const notifications = createCallNotifications({ clientId: "bot" })
    const body = (resourceUrl: string, changeType: string, resourceData: unknown) => ({
      value: [{ changeType, resourceUrl, resourceData }]
    })
    const url = `/communications/calls/${callId}`
    const ended = {
      id: operationId,
      status: "completed",
      clientContext,
      "@odata.type": "#microsoft.graph.playPromptOperation"
    }
    await notifications.receiveTrusted(body(`${url}/operations/${operationId}`, "deleted", ended))
    assert.strictEqual((await notifications.awaitOperation(callId, { id: operationId })).clientContext, clientContext)
    const controller = new AbortController()
    const forever = notifications.awaitOperation(callId, { id: "another" }, { signal: controller.signal })
    controller.abort()
    assert.strictEqual(await forever.catch(() => "stopped"), "stopped")
    const tags: Array<string> = []
    const listening = (async () => {
      for await (const notification of notifications.stream(callId)) tags.push(notification._tag)
    })()
    await notifications.receiveTrusted(body(url, "updated", { state: "established" }))
    await notifications.close()
    await listening
    assert.deepStrictEqual(tags, ["Operation", "Call"])
  })
})
