import { assert, describe, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { CallOptions, Client } from "../src/Client.ts"
import { CommunicationError } from "../src/CommunicationError.ts"
import * as Paging from "../src/Paging.ts"
import * as PromiseApi from "../src/PromiseApi.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import type { Transport } from "../src/Transport.ts"
import * as sample from "./support/sample.ts"

class Sample extends Context.Service<Sample, Client<sample.ApiVersion>>()("test/Sample") {}

const doorOf = async (transport: ScriptedTransport.ScriptedTransport) => {
  const client = await Effect.runPromise(sample.connect(transport))
  const api = PromiseApi.make(Context.make(Sample, client))
  return {
    read: api.call((input: { readonly id: string }, options?: CallOptions<sample.ApiVersion>) =>
      Sample.use((client) => client.invoke(sample.read, input, options))
    ),
    list: api.iterate((options?: CallOptions<sample.ApiVersion>) => Paging.stream(client, sample.list, {}, options))
  }
}

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => assert.fail("it was fulfilled"),
    (cause: unknown) => cause
  )

describe("the Promise API", () => {
  it("fulfills with the answer", async () => {
    const { read } = await doorOf(ScriptedTransport.make([{ status: 200, body: { name: "a" } }]))
    assert.deepStrictEqual(await read({ id: "1" }), { name: "a" })
  })

  it("measures deadlines and waits by the clock of its transport", async () => {
    const slept: Array<number> = []
    const millis = () => 1_000
    const nanos = () => 1_000_000_000n
    const scripted = ScriptedTransport.make([{ status: 503 }, { status: 200, body: { name: "a" } }])
    const transport: Transport = {
      send: scripted.send,
      clock: {
        currentTimeMillisUnsafe: millis,
        currentTimeMillis: Effect.sync(millis),
        currentTimeNanosUnsafe: nanos,
        currentTimeNanos: Effect.sync(nanos),
        monotonicTimeNanosUnsafe: nanos,
        monotonicTimeNanos: Effect.sync(nanos),
        // What takes long ends at once: only a limit of an attempt would.
        sleep: (duration) => {
          const millis = Duration.toMillis(duration)
          slept.push(millis)
          return millis < 1_000 ? Effect.void : Effect.never
        }
      }
    }
    const client = await Effect.runPromise(sample.connect(transport))
    assert.strictEqual(client.transport.clock, transport.clock)
    const { call } = PromiseApi.make(Context.make(Sample, client), client.transport)
    const read = call((input: { readonly id: string }) => Sample.use((client) => client.invoke(sample.read, input)))
    assert.deepStrictEqual(await read({ id: "1" }), { name: "a" })
    assert.strictEqual(slept.length, 3)
    assert.deepStrictEqual(
      slept.filter((millis) => millis >= 1_000),
      [10_000, 10_000]
    )
  })

  it("rejects with the CommunicationError itself", async () => {
    const { read } = await doorOf(ScriptedTransport.make([{ status: 404 }]))
    const error = await rejection(read({ id: "1" }))
    assert.instanceOf(error, CommunicationError)
    assert.strictEqual(error instanceof CommunicationError && error.reason._tag, "NotFound")
  })

  it("stops the exchange when its signal is aborted, and rejects with the signal's reason", async () => {
    const transport = ScriptedTransport.make([ScriptedTransport.silence])
    const { read } = await doorOf(transport)
    const controller = new AbortController()
    const reading = rejection(read({ id: "1" }, { signal: controller.signal }))
    while (transport.requests.length === 0) await new Promise((resolve) => setImmediate(resolve))
    const reason = new Error("enough")
    controller.abort(reason)
    assert.strictEqual(await reading, reason)
    assert.isTrue(sample.requestOf(transport).cancelled())
  })

  it("sends nothing when its signal was aborted before", async () => {
    const transport = ScriptedTransport.make([])
    const { read } = await doorOf(transport)
    const error = await rejection(read({ id: "1" }, { signal: AbortSignal.abort() }))
    assert.strictEqual(error instanceof Error && error.name, "AbortError")
    assert.lengthOf(transport.requests, 0)
  })

  it("iterates lists, and stops loading when the loop does", async () => {
    const body = { value: [{ name: "a" }, { name: "b" }], nextLink: `${sample.endpoint}/things?page=2` }
    const transport = ScriptedTransport.make([{ status: 200, body }])
    const { list } = await doorOf(transport)
    const seen: Array<string> = []
    for await (const { name } of list()) {
      seen.push(name)
      if (seen.length === 2) break
    }
    assert.deepStrictEqual(seen, ["a", "b"])
    assert.lengthOf(transport.requests, 1)
  })

  it("iterates to a rejection with the error of the page, or with the signal's reason", async () => {
    const failing = await doorOf(ScriptedTransport.make([{ status: 404 }]))
    const drain = async (items: AsyncIterable<unknown>) => {
      for await (const item of items) assert.fail(`it gave ${String(item)}`)
    }
    assert.instanceOf(await rejection(drain(failing.list())), CommunicationError)

    const transport = ScriptedTransport.make([ScriptedTransport.silence])
    const silent = await doorOf(transport)
    const controller = new AbortController()
    const reading = rejection(drain(silent.list({ signal: controller.signal })))
    while (transport.requests.length === 0) await new Promise((resolve) => setImmediate(resolve))
    const reason = new Error("enough")
    controller.abort(reason)
    assert.strictEqual(await reading, reason)
    assert.isTrue(sample.requestOf(transport).cancelled())
  })
})
