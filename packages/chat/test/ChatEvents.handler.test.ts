/** A handler of requests to Event Grid's address. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as ChatEvents from "../src/ChatEvents.ts"
import { createChatEvents } from "../src/promise.ts"

const eventGridSecret = "the secret of the address"
const address = "https://app.example/chat"
const trusted = `${address}?secret=${encodeURIComponent(eventGridSecret)}`
const post = (body: unknown, url = trusted) =>
  new Request(url, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) })

let count = 0
const event = (eventType: string, data: object) => ({
  id: `event-${count++}`,
  topic: "/subscriptions/1",
  subject: "thread/19:a@thread.v2",
  eventTime: "2026-01-01T00:00:00Z",
  eventType,
  dataVersion: "1.0",
  data
})
const deleted = () =>
  event("Microsoft.Communication.ChatThreadDeleted", {
    deletedByCommunicationIdentifier: { rawId: "8:acs:a_b", communicationUser: { id: "8:acs:a_b" } },
    deleteTime: "2026-01-01T00:00:00Z",
    createTime: "2026-01-01T00:00:00Z",
    version: 1,
    threadId: "19:a@thread.v2",
    transactionId: "t"
  })
const validation = () =>
  event("Microsoft.EventGrid.SubscriptionValidationEvent", {
    validationCode: "512d38b6",
    validationUrl: "https://a.example"
  })

describe("a handler of requests to Event Grid's address", () => {
  it.effect("hands events to the function of their kind, then to onEvent, after the answer; each once", () =>
    Effect.gen(function* () {
      const handled: Array<string> = []
      const note = (by: string) => (one: { readonly _tag: string }) =>
        Effect.sync(() => handled.push(`${by} ${one._tag}`))
      const handler = ChatEvents.handler({
        eventGridSecret,
        on: { ChatThreadDeleted: note("on") },
        onEvent: note("onEvent")
      })
      const once = deleted()
      for (const body of [once, [once], [once, null]]) assert.strictEqual((yield* handler(post(body))).status, 200)
      for (let turn = 0; turn < 9; turn++) yield* Effect.yieldNow
      assert.deepStrictEqual(handled, ["on ChatThreadDeleted", "onEvent ChatThreadDeleted", "onEvent InvalidEvent"])
    }).pipe(Effect.provide(ChatEvents.layer()))
  )

  it.effect("answers handshakes, and refuses what it does not understand, and whoever has no secret", () =>
    Effect.gen(function* () {
      const handler = ChatEvents.handler({ eventGridSecret })
      const given = yield* handler(post([validation()]))
      assert.deepStrictEqual(yield* Effect.promise(() => given.json()), { validationResponse: "512d38b6" })
      const headers = { "webhook-request-origin": "eventgrid.azure.net" }
      assert.strictEqual((yield* handler(new Request(trusted, { method: "OPTIONS", headers }))).status, 200)
      for (const request of [post([deleted()], address), post([validation()], address)])
        assert.strictEqual((yield* handler(request)).status, 401)
      assert.strictEqual((yield* handler(post("{"))).status, 400)
      assert.strictEqual((yield* handler(post(" ".repeat(3_000_000)))).status, 413)
      assert.strictEqual((yield* handler(new Request(trusted))).status, 405)
      const { deliveries, refused } = yield* ChatEvents.arrivals
      assert.deepStrictEqual([deliveries, Object.fromEntries(refused)], [1, { Missing: 2, EventDecodeError: 1 }])
    }).pipe(Effect.provide(ChatEvents.layer()))
  )

  it("is the same in the Promise API", async () => {
    const events = createChatEvents()
    const handled: Array<string> = []
    const failed = new Promise((resolve) => {
      const handler = events.handler({
        eventGridSecret,
        on: {
          ChatThreadDeleted: ({ data }) => {
            handled.push(data.threadId)
            throw new Error("wrong")
          }
        },
        onError: resolve
      })
      void handler(post([deleted()])).then(({ status }) => handled.push(String(status)))
    })
    assert.strictEqual(String(await failed), "Error: wrong")
    assert.deepStrictEqual(handled, ["200", "19:a@thread.v2"])
    const answer = await events.answer({ headers: {}, body: [deleted()] }, { trusted: true })
    assert.strictEqual(answer.status, 200)
    await events.close()
  })
})
