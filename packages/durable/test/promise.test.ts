import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { createCallFlows, defineFlow, FlowFailed } from "@effect-comms/durable/promise"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Tracer from "effect/Tracer"
import { assert, describe, it } from "vitest"
import { accepting, callConnectionId, event, sent } from "./support.ts"

const playSources = [{ kind: "file" as const, file: { uri: "https://a.example" } }]
const connectionString = "endpoint=https://contoso.communication.azure.com/;accesskey=c2VjcmV0"

const processOf = (
  transport: ScriptedTransport.ScriptedTransport,
  flows: Parameters<typeof createCallFlows>[0]["flows"],
  storage = ":memory:",
  telemetry: Layer.Layer<never> = Layer.empty
) => createCallFlows({ storage, callAutomation: { connectionString, transport }, flows, telemetry })

const incomingCall = {
  id: "event",
  eventType: "Microsoft.Communication.IncomingCall",
  topic: "/subscriptions/1/resourceGroups/1/providers/Microsoft.Communication/communicationServices/contoso",
  subject: "phoneCall/caller/4:+14255550111/recipient/4:+14255550100",
  dataVersion: "1.0",
  metadataVersion: "1",
  eventTime: "2026-03-01T00:00:00Z",
  data: {
    to: { kind: "phoneNumber", rawId: "4:+14255550100", phoneNumber: { value: "+14255550100" } },
    from: { kind: "phoneNumber", rawId: "4:+14255550111", phoneNumber: { value: "+14255550111" } },
    serverCallId: "server",
    callerDisplayName: "",
    incomingCallContext: "context",
    correlationId: "correlation"
  }
}

const readCaller = Schema.decodeUnknownSync(Schema.Struct({ id: Schema.String }))
const Summary = Schema.Struct({ name: Schema.String, ended: Schema.String })

describe("a flow as an async function", () => {
  it("has its calls as steps, is called anew when it goes on, and does nothing twice", async () => {
    let looked = 0
    let called = 0
    const flow = defineFlow(
      "Async",
      { key: ({ id }) => id, payload: readCaller, success: Schema.decodeUnknownSync(Summary) },
      async (call, { id }) => {
        called++
        const name = await call.step("look up", async () => `caller ${++looked} ${id}`, String)
        await call.sleep(200)
        const played = await call.callMedia.playAndWait({ callConnectionId, playSources, operationContext: "prompt" })
        await call.callConnection.hangupCall({ callConnectionId })
        return { name, ended: played._tag }
      }
    )
    const transport = accepting()
    const folder = mkdtempSync(join(tmpdir(), "flows-"))
    const first = await processOf(transport, [flow], join(folder, "flows.db"))
    const executionId = await first.start(flow, { id: "1" })
    while (((await first.inspect(executionId))?.steps.length ?? 0) < 1)
      await new Promise((resolve) => setTimeout(resolve, 10))
    await first.close()
    const flows = await processOf(transport, [flow], join(folder, "flows.db"))
    const body = JSON.stringify([event("PlayCompleted", { operationContext: "prompt" })])
    assert.strictEqual((await flows.answer({ headers: {}, body }, { trusted: true })).status, 200)
    assert.deepStrictEqual(await flows.run(flow, { id: "1" }), { name: "caller 1 1", ended: "PlayCompleted" })
    assert.deepStrictEqual(sent(transport), ["POST play", "DELETE leg"])
    assert.strictEqual(looked, 1)
    assert.isAbove(called, 1)
    await flows.close()
    rmSync(folder, { recursive: true })
  })

  it("begins by an incoming call that its handler takes, over a file, and none by a sender who is not verified", async () => {
    const flow = defineFlow(
      "Incoming",
      { key: ({ id }) => id, payload: readCaller, success: String },
      async (_call, { id }) => `served ${id}`
    )
    const folder = mkdtempSync(join(tmpdir(), "flows-"))
    const transport = accepting()
    const flows = await createCallFlows({
      storage: { file: join(folder, "flows.db"), synchronous: "NORMAL" },
      callAutomation: { connectionString, transport },
      flows: [flow],
      onIncomingCall: { flow, payload: ({ data, id }) => ({ id: data.correlationId ?? id }) }
    })
    const seen: Array<string> = []
    const handler = flows.handler({ eventGridSecret: "secret", onEvent: ({ _tag }) => seen.push(_tag) })
    const statusOf = async (query: string) => {
      const body = JSON.stringify([incomingCall])
      const { status } = await handler(new Request(`https://a.example/callbacks${query}`, { method: "POST", body }))
      return status
    }
    assert.deepStrictEqual([await statusOf(""), await statusOf("?secret=other")], [401, 401])
    assert.deepStrictEqual(await flows.list(), [])
    assert.deepStrictEqual([await statusOf("?secret=secret"), await statusOf("?secret=secret")], [200, 200])
    assert.strictEqual(await flows.run(flow, { id: "correlation" }), "served correlation")
    assert.strictEqual((await flows.list()).length, 1)
    assert.deepStrictEqual(seen, ["IncomingCall"])
    await flows.close()
    rmSync(folder, { recursive: true })
  })

  it("is one trace, from whoever begins it over its requests to the events that answer them", async () => {
    const spans: Array<Tracer.Span> = []
    const tracer = Tracer.make({
      span: (options) => {
        const span = new Tracer.NativeSpan(options)
        spans.push(span)
        return span
      }
    })
    const flow = defineFlow("Told", { key: () => "one", payload: Object, success: String }, async (call) => {
      const played = await call.callMedia.playAndWait({ callConnectionId, playSources, operationContext: "prompt" })
      return played._tag
    })
    const transport = accepting()
    const flows = await processOf(transport, [flow], ":memory:", Layer.succeed(Tracer.Tracer, tracer))
    await flows.start(flow, {})
    while (transport.requests.length < 1) await new Promise((resolve) => setTimeout(resolve, 10))
    const body = JSON.stringify([event("PlayCompleted", { operationContext: "prompt" })])
    await flows.answer({ headers: {}, body }, { trusted: true })
    assert.strictEqual(await flows.run(flow, {}), "PlayCompleted")
    const [traceId, ...others] = [
      "Told.execute",
      "CallMedia_Play#1",
      "CallMedia_Play",
      "CallAutomation.PlayCompleted"
    ].map((name) => spans.find((span) => span.name === name)?.traceId)
    assert.isString(traceId)
    assert.deepStrictEqual(others, [traceId, traceId, traceId])
    await flows.close()
  })

  it("rejects with what it threw", async () => {
    const flow = defineFlow("Throwing", { key: () => "one", payload: Object, success: String }, async () => {
      throw new RangeError("no such caller")
    })
    const flows = await processOf(accepting(), [flow])
    const error: unknown = await flows.run(flow, {}).catch((cause: unknown) => cause)
    assert.instanceOf(error, FlowFailed)
    assert.include(String(error), "RangeError: no such caller")
    assert.deepStrictEqual(
      (await flows.list()).map(({ outcome }) => outcome),
      ["failed"]
    )
    await flows.close()
  })
})
