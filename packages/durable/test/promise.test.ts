import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { StatementSync } from "node:sqlite"
import type * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { createCallFlows, defineFlow, FlowFailed } from "@effect-comms/durable/promise"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Schema from "effect/Schema"
import * as Tracer from "effect/Tracer"
import { assert, describe, it, vi } from "vitest"
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

const ofText = { key: String, payload: String, success: String }

describe("what an operator meets", () => {
  const messageOf = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => "resolved",
      (error: unknown) => String(error)
    )

  it("is an error for a flow that the process does not run, in place of a wait that never ends", async () => {
    const [mine, other] = ["Mine", "Other"].map((name) => defineFlow(name, ofText, async () => name))
    assert(mine !== undefined && other !== undefined)
    const flows = await processOf(accepting(), [mine])
    const expected = "TypeError: flow: expected one of flows, which has none that is named Other"
    assert.deepStrictEqual(
      await Promise.all(
        [flows.start(other, "1"), flows.run(other, "1"), flows.cancel(other, "1"), flows.resume(other, "1")].map(
          messageOf
        )
      ),
      [expected, expected, expected, expected]
    )
    await flows.close()
    assert.strictEqual(
      await messageOf(
        createCallFlows({
          storage: ":memory:",
          callAutomation: { connectionString },
          flows: [mine],
          onIncomingCall: { flow: other, payload: ({ id }) => id }
        })
      ),
      "TypeError: onIncomingCall: expected a flow of flows, which has none that is named Other"
    )
  })

  it("is an error for two flows of one name, of which one would never run", async () => {
    const twice = [1, 2].map(() => defineFlow("Twice", ofText, async () => ""))
    assert.strictEqual(await messageOf(processOf(accepting(), twice)), "TypeError: flows: two of them are named Twice")
  })

  it("is an error that says so once the flows are closed, and 503 for a webhook", async () => {
    const flow = defineFlow("Waiting", ofText, async (call) => {
      await call.sleep(60_000)
      return ""
    })
    const flows = await processOf(accepting(), [flow])
    const { length } = await flows.list()
    assert.strictEqual(length, 0)
    const running = messageOf(flows.run(flow, "1"))
    while ((await flows.list()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await flows.close()
    const expected = "Error: CallFlows: closed; flows that have not ended go on in the next process"
    assert.strictEqual(await running, expected)
    assert.deepStrictEqual(
      await Promise.all([flows.start(flow, "2"), flows.list(), flows.inspect("1"), flows.erase("leg")].map(messageOf)),
      [expected, expected, expected, expected]
    )
    const body = JSON.stringify([event("PlayCompleted")])
    assert.strictEqual((await flows.answer({ headers: {}, body }, { trusted: true })).status, 503)
  })

  it("is the database's own error when a flow cannot be begun, and the next one is begun when it is there again", async () => {
    const flow = defineFlow("Begun", ofText, async (_call, payload) => payload)
    const flows = await processOf(accepting(), [flow])
    const full = vi.spyOn(StatementSync.prototype, "all").mockImplementation(() => {
      throw Object.assign(new Error("database or disk is full"), { errcode: 13 })
    })
    assert.match(await messageOf(flows.start(flow, "1")), /SqlError: execute failed: database or disk is full$/)
    assert.match(await messageOf(flows.list()), /SqlError: execute failed: database or disk is full$/)
    full.mockRestore()
    assert.strictEqual(await flows.run(flow, "1"), "1")
    await flows.close()
  })

  it("is a line of the log for a flow that failed, without numbers, whoever began it", async () => {
    const lines: Array<unknown> = []
    const logger = Logger.layer([
      Logger.make(({ logLevel, message }) => void (logLevel === "Warn" && lines.push(message)))
    ])
    const flow = defineFlow("Failing", ofText, () => Promise.reject(new TypeError("no agent for +14255550123")))
    const flows = await processOf(accepting(), [flow], ":memory:", logger)
    const executionId = await flows.start(flow, "1")
    while ((await flows.inspect(executionId))?.endedAt === undefined)
      await new Promise((resolve) => setTimeout(resolve, 5))
    await flows.close()
    assert.strictEqual(lines.length, 1)
    assert.include(JSON.stringify(lines), "flow Failing failed with TypeError: no agent for")
    assert.include(JSON.stringify(lines), executionId)
    assert.notInclude(JSON.stringify(lines), "14255550123")
  })

  it("is nothing for a call that failed and that nobody awaits: neither the process nor the flow ends", async () => {
    const unhandled: Array<unknown> = []
    const note = (error: unknown) => void unhandled.push(error)
    process.on("unhandledRejection", note)
    try {
      const flow = defineFlow("Careless", ofText, async (call) => {
        void call.step("fails", () => Promise.reject(new Error("nobody awaits this")), String)
        return await call.step("goes on", () => "went on", String)
      })
      const flows = await processOf(accepting(), [flow])
      assert.strictEqual(await flows.run(flow, "1"), "went on")
      await new Promise((resolve) => setImmediate(resolve))
      await flows.close()
    } finally {
      process.off("unhandledRejection", note)
    }
    assert.deepStrictEqual(unhandled, [])
  })
})

describe("what an operator does", () => {
  it("erases a call, makes a flow look again, and forgets what is old", async () => {
    const flow = defineFlow("Kept", ofText, async (call) => {
      await call.callConnection.hangupCall({ callConnectionId })
      return ""
    })
    const flows = await processOf(accepting(), [flow])
    await flows.run(flow, "1")
    await flows.resume(flow, await flows.start(flow, "1"))
    assert.deepStrictEqual(await flows.prune(), { flows: 0, events: 0 })
    assert.deepStrictEqual(await flows.erase(callConnectionId), { erased: 1, running: [] })
    assert.deepStrictEqual(await flows.list(), [])
    await flows.run(flow, "2")
    // What has ended in this millisecond is not older yet.
    while ((await flows.prune({ flows: 0 })).flows === 0);
    assert.deepStrictEqual(await flows.list(), [])
    await flows.close()
  })
})
