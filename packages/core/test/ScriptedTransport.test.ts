import { assert, describe, it } from "@effect/vitest"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import { TransportError, type WireRequest, type WireResponse } from "../src/Transport.ts"

const request: WireRequest = {
  method: "POST",
  origin: "https://x.example",
  path: "/a?b=1",
  headers: ["X-One", "1", "x-two", "2"],
  body: '{"c":1}'
}
const send = (transport: ScriptedTransport.ScriptedTransport, overrides: Partial<WireRequest> = {}) =>
  new Promise<WireResponse | TransportError>((resolve) => {
    let returned = false
    transport.send({ ...request, ...overrides }, (outcome) => {
      assert.isTrue(returned, "it answers after send has returned")
      resolve(outcome)
    })
    returned = true
  })

describe("a scripted transport", () => {
  it("remembers requests in a form to assert on", async () => {
    const transport = ScriptedTransport.make([{ status: 204 }, { status: 204 }])
    await send(transport)
    await send(transport, { body: undefined })
    const [first, second] = transport.requests
    assert.deepInclude(first, {
      method: "POST",
      origin: "https://x.example",
      path: "/a?b=1",
      headers: { "x-one": "1", "x-two": "2" },
      body: '{"c":1}',
      json: { c: 1 }
    })
    assert.deepInclude(second, { body: "", json: undefined })
  })

  it("answers in turn, with JSON or a text", async () => {
    const transport = ScriptedTransport.make([
      { status: 200, headers: { "X-Id": "7" }, body: { a: 1 } },
      { status: 502, body: "<html>é" }
    ])
    const first = await send(transport)
    const second = await send(transport)
    assert.isTrue(!(first instanceof TransportError) && !(second instanceof TransportError))
    if (first instanceof TransportError || second instanceof TransportError) return
    assert.deepStrictEqual([first.status, first.header("x-id"), first.text()], [200, "7", '{"a":1}'])
    assert.deepStrictEqual([second.status, second.text(), second.bytes().length], [502, "<html>é", 8])
  })

  it("answers what a function of the request says, also later", async () => {
    const transport = ScriptedTransport.make(async ({ path }, index) => {
      await Promise.resolve()
      return { status: 200, body: `${path} ${index}` }
    })
    const outcome = await send(transport)
    assert.strictEqual(outcome instanceof TransportError || outcome.text(), "/a?b=1 0")
  })

  it("breaks connections, before or after the request left", async () => {
    for (const sent of [true, false]) {
      const outcome = await send(ScriptedTransport.make([{ sent, description: "gone" }]))
      assert.deepInclude(outcome, { _tag: "TransportError", sent, description: "gone" })
    }
  })

  it("says so when the script has no step for a request, or throws", async () => {
    const none = await send(ScriptedTransport.make([]))
    assert.isTrue(!(none instanceof TransportError) && none.status === 501)
    assert.include(none instanceof TransportError ? "" : none.text(), "no step for request 1, POST /a?b=1")
    const thrown = await send(
      ScriptedTransport.make(() => {
        throw new Error("oops")
      })
    )
    assert.include(thrown instanceof TransportError ? thrown.description : "", "oops")
  })

  it("calls nobody who has cancelled", async () => {
    let release = () => {}
    const transport = ScriptedTransport.make(
      () =>
        new Promise((resolve) => {
          release = () => resolve({ status: 204 })
        })
    )
    const exchange = transport.send(request, () => assert.fail("it was cancelled"))
    assert.isFalse(transport.requests[0]?.cancelled())
    exchange.cancel()
    release()
    await new Promise((resolve) => setImmediate(resolve))
    assert.isTrue(transport.requests[0]?.cancelled())
  })
})
