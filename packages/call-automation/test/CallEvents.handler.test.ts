/** A handler of requests: what comes to the callback URI and to Event Grid's address, at one address or two. */
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as CallEvents from "../src/CallEvents.ts"
import { createCallEvents } from "../src/promise.ts"
import { dataOf, event } from "./events/bodies.ts"

const audience = "1d3e8c1a-6f65-4f8e-9f3b-2a6c5f0e7d11"
const layer = CallEvents.layer({ audience, keys: { jwks: { keys: [] } } })
const eventGridSecret = "the secret of the address"
const trusted = `https://app.example/events?secret=${encodeURIComponent(eventGridSecret)}`

const post = (body: unknown, url = trusted, init: RequestInit = {}) =>
  new Request(url, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body), ...init })

const connected = () => event("CallConnected", dataOf("CallConnected", {}))
const disconnected = () => event("CallDisconnected", dataOf("CallDisconnected", {}))

let count = 0
/** An event of Event Grid in its own schema. */
const ofEventGrid = (eventType: string, data: object) => ({
  id: `grid-${count++}`,
  topic: "/subscriptions/1",
  subject: "",
  eventTime: "2026-01-01T00:00:00Z",
  eventType,
  dataVersion: "1.0",
  data
})
const incoming = () =>
  ofEventGrid("Microsoft.Communication.IncomingCall", {
    to: { kind: "phoneNumber", rawId: "4:+14255550100", phoneNumber: { value: "+14255550100" } },
    from: { kind: "phoneNumber", rawId: "4:+14255550101", phoneNumber: { value: "+14255550101" } },
    serverCallId: "aHR0cHM6Ly9h",
    callerDisplayName: "",
    incomingCallContext: "context",
    correlationId: "0ab6c2b2-9f3f-4a6d-8e1e-2c7c1f6c9d10"
  })
const validation = () =>
  ofEventGrid("Microsoft.EventGrid.SubscriptionValidationEvent", {
    validationCode: "512d38b6",
    validationUrl: "https://rp-eastus2.eventgrid.azure.net/validate"
  })

/** A handler that notes what is handled, and by which function. */
const made = () => {
  const handled: Array<string> = []
  const failed: Array<unknown> = []
  const note = (by: string) => (one: { readonly _tag: string }) => Effect.sync(() => handled.push(`${by} ${one._tag}`))
  const handler = CallEvents.handler<string>({
    eventGridSecret,
    onIncomingCall: note("onIncomingCall"),
    on: {
      IncomingCall: note("on"),
      CallConnected: (one) => Effect.andThen(note("on")(one), Effect.fail("a handler of a kind")),
      CallDisconnected: () => {
        throw new Error("thrown")
      }
    },
    onEvent: note("onEvent"),
    onError: (cause) => Effect.sync(() => failed.push(Cause.squash(cause)))
  })
  const settled = Effect.forEach(Array.from({ length: 10 }), () => Effect.yieldNow)
  return { failed, handled, handler, settled }
}

describe("a handler of requests", () => {
  it.effect(
    "hands an event to the functions of its kind, then to onEvent; what fails stops none and changes no answer",
    () =>
      Effect.gen(function* () {
        const { failed, handled, handler, settled } = made()
        assert.strictEqual((yield* handler(post([incoming()]))).status, 200)
        assert.deepStrictEqual(handled, [], "not before the answer")
        yield* settled
        assert.deepStrictEqual(handled, ["onIncomingCall IncomingCall", "on IncomingCall", "onEvent IncomingCall"])
        handled.length = 0
        assert.strictEqual((yield* handler(post([connected(), disconnected()]))).status, 200)
        yield* settled
        assert.deepStrictEqual(handled, ["on CallConnected", "onEvent CallConnected", "onEvent CallDisconnected"])
        assert.deepStrictEqual(failed.map(String), ["a handler of a kind", "Error: thrown"])
      }).pipe(Effect.provide(layer))
  )

  it.effect("takes single events and batches of either schema, each event once; one that does not fit stops none", () =>
    Effect.gen(function* () {
      const { handled, handler, settled } = made()
      const once = connected()
      for (const body of [
        once,
        [once],
        [once, { ...disconnected(), data: 7 }, null],
        incoming(),
        [incoming(), incoming()]
      ])
        assert.strictEqual((yield* handler(post(body))).status, 200)
      yield* settled
      assert.deepStrictEqual(
        handled.filter((by) => by.startsWith("onEvent")),
        [
          "onEvent CallConnected",
          "onEvent InvalidEvent",
          "onEvent InvalidEvent",
          ...Array.from({ length: 3 }, () => "onEvent IncomingCall")
        ]
      )
    }).pipe(Effect.provide(layer))
  )

  it.effect("answers the handshakes of Event Grid, and does not validate for whoever has no secret", () =>
    Effect.gen(function* () {
      const { handled, handler } = made()
      const given = yield* handler(post([validation()]))
      assert.deepStrictEqual(
        [given.status, yield* Effect.promise(() => given.json())],
        [200, { validationResponse: "512d38b6" }]
      )
      const headers = { "webhook-request-origin": "eventgrid.azure.net" }
      const options = yield* handler(new Request(trusted, { method: "OPTIONS", headers }))
      assert.deepStrictEqual(
        [options.status, options.headers.get("webhook-allowed-origin")],
        [200, "eventgrid.azure.net"]
      )
      assert.strictEqual((yield* handler(post([validation()], "https://app.example/events"))).status, 401)
      assert.deepStrictEqual(handled, [])
    }).pipe(Effect.provide(layer))
  )

  it.effect("refuses what it does not understand or believe, and no request makes it fail", () =>
    Effect.gen(function* () {
      const { handled, handler, settled } = made()
      const elsewhere = "https://app.example/events"
      const requests: ReadonlyArray<readonly [number, Request]> = [
        [400, post("{")],
        [400, post("")],
        [400, post("[]")],
        [400, post('{"a":1}')],
        [413, post(" ".repeat(2 * 1024 * 1024 + 1))],
        [401, post([connected()], elsewhere)],
        [401, post([connected()], `${elsewhere}?secret=another`)],
        [401, post([connected()], elsewhere, { headers: { authorization: "Bearer a.b.c" } })],
        [405, new Request(trusted)],
        [405, new Request(trusted, { method: "HEAD" })]
      ]
      for (const [status, request] of requests) assert.strictEqual((yield* handler(request)).status, status)
      yield* settled
      assert.deepStrictEqual(handled, [])
    }).pipe(Effect.provide(layer))
  )

  it("is the same in the Promise API: an incoming call is handled once the server has the answer", async () => {
    const events = createCallEvents()
    const happened: Array<string> = []
    const failed = new Promise((resolve) => {
      const handler = events.handler({
        eventGridSecret,
        onIncomingCall: async ({ data }) => {
          happened.push(data.incomingCallContext)
          throw new Error("answering failed")
        },
        on: { IncomingCall: () => happened.push("on") },
        onEvent: ({ _tag }) => happened.push(_tag),
        onError: resolve
      })
      void handler(post([incoming()])).then(({ status }) => happened.push(String(status)))
    })
    assert.strictEqual(String(await failed), "Error: answering failed")
    await new Promise((resolve) => setImmediate(resolve))
    assert.deepStrictEqual(happened, ["200", "context", "on", "IncomingCall"])
    await events.close()
  })

  it("keeps a program running until its events are handled, where the host asks for it", async () => {
    const events = createCallEvents()
    let ended = false
    const handler = events.handler({
      eventGridSecret,
      onEvent: async () => {
        await Effect.runPromise(Effect.yieldNow)
        ended = true
      }
    })
    const kept: Array<Promise<unknown>> = []
    await handler.respond(post([connected()]), { waitUntil: (handled) => kept.push(handled) })
    assert.strictEqual(kept.length, 1)
    await kept[0]
    assert.isTrue(ended)
    await events.close()
  })
})
