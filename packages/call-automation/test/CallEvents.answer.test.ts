import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as CallEvents from "../src/CallEvents.ts"
import { createCallEvents } from "../src/promise.ts"
import { dataOf, event } from "./events/bodies.ts"

const layer = CallEvents.layer()
const body = () => JSON.stringify([event("CallConnected", dataOf("CallConnected", {}))])
const trusted = <E = never>(given: unknown, how: CallEvents.Answering<E> = {}) =>
  CallEvents.answer({ method: "POST", headers: {}, body: given }, { trusted: true, ...how })

describe("the answer to a request to the callback URI", () => {
  it.effect("is 200 once every event is published, 401 without a token, 400 for another body, 405 for GET", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* trusted(body()), { status: 200, headers: {}, body: undefined })
      assert.strictEqual((yield* CallEvents.arrivals()).deliveries, 1)
      assert.strictEqual((yield* CallEvents.answer({ headers: {}, body: body() })).status, 401)
      const malformed = yield* trusted("{")
      assert.strictEqual(malformed.status, 400)
      assert.include(malformed.body ?? "", "expected JSON")
      assert.strictEqual((yield* trusted("x".repeat(3_000_000))).status, 413)
      assert.strictEqual((yield* CallEvents.answer({ method: "GET", headers: {}, body: "" })).status, 405)
    }).pipe(Effect.provide(CallEvents.layer({ audience: "1d3e8c1a-6f65-4f8e-9f3b-2a6c5f0e7d11" })))
  )

  it.effect("of Event Grid's handshakes: the validation of a subscription, and OPTIONS", () =>
    Effect.gen(function* () {
      const validation = [
        {
          id: "1",
          topic: "/subscriptions/1",
          subject: "",
          eventTime: "2026-01-01T00:00:00Z",
          eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
          data: { validationCode: "512d38b6", validationUrl: "https://rp-eastus2.eventgrid.azure.net/validate" }
        }
      ]
      const given = yield* trusted(JSON.stringify(validation))
      assert.deepStrictEqual([given.status, given.body], [200, '{"validationResponse":"512d38b6"}'])
      const headers = { "webhook-request-origin": "eventgrid.azure.net" }
      const options = yield* CallEvents.answer({ method: "OPTIONS", headers, body: undefined })
      assert.deepStrictEqual([options.status, options.headers["webhook-allowed-origin"]], [200, "eventgrid.azure.net"])
    }).pipe(Effect.provide(layer))
  )

  it.effect("is the same when a handler fails, which goes to onError; a duplicate is not handled again", () =>
    Effect.gen(function* () {
      const failed: Array<unknown> = []
      const how: CallEvents.Answering<string> = {
        onEvent: ({ _tag }) => Effect.fail(_tag),
        onError: (cause) => Effect.sync(() => void failed.push(Cause.squash(cause)))
      }
      const given = body()
      assert.strictEqual((yield* trusted(given, how)).status, 200)
      assert.strictEqual((yield* trusted(given, how)).status, 200)
      for (let turn = 0; turn < 5; turn++) yield* Effect.yieldNow
      assert.deepStrictEqual(failed, ["CallConnected"])
    }).pipe(Effect.provide(layer))
  )

  it.effect("handles an event that Event Grid sends again by itself, outside an array, once", () =>
    Effect.gen(function* () {
      const incoming = JSON.stringify({
        id: "1",
        topic: "/subscriptions/1",
        subject: "",
        eventTime: "2026-01-01T00:00:00Z",
        eventType: "Contoso.Something",
        data: {}
      })
      let handled = 0
      const how = { onEvent: () => Effect.sync(() => handled++) }
      assert.strictEqual((yield* trusted(incoming, how)).status, 200)
      assert.strictEqual((yield* trusted(incoming, how)).status, 200)
      for (let turn = 0; turn < 5; turn++) yield* Effect.yieldNow
      assert.strictEqual(handled, 1)
    }).pipe(Effect.provide(layer))
  )

  it("is the same in the Promise API", async () => {
    const receiver = createCallEvents()
    const told = new Promise((resolve) => {
      void receiver
        .answer(
          { headers: {}, body: body() },
          {
            trusted: true,
            onEvent: () => {
              throw new Error("wrong")
            },
            onError: resolve
          }
        )
        .then(({ status }) => assert.strictEqual(status, 200))
    })
    assert.strictEqual(String(await told), "Error: wrong")
    await receiver.close()
  })
})
