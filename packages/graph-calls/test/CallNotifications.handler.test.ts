/** A handler of requests to Graph's callback. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as CallNotifications from "../src/CallNotifications.ts"
import { createCallNotifications } from "../src/promise.ts"
import { body, ended, type Item, state } from "./support/bodies.ts"
import { authorization, audience, jwks } from "./support/tokens.ts"

const options = { clientId: audience, keys: { jwks } }
const layer = CallNotifications.layer(options)
const post = (items: ReadonlyArray<Item>, headers: Record<string, string> = {}) =>
  new Request("https://bot.example/calls", { method: "POST", headers, body: JSON.stringify(body(...items)) })

const incoming: Item = { ...state("incoming"), changeType: "created" }

describe("a handler of requests to the callback", () => {
  it.effect("hands notifications to the functions of their kind, then to onEvent, after the answer", () =>
    Effect.gen(function* () {
      const handled: Array<string> = []
      const note = (by: string) => (one: { readonly _tag: string }) =>
        Effect.sync(() => handled.push(`${by} ${one._tag}`))
      const handler = CallNotifications.handler({
        onIncomingCall: note("onIncomingCall"),
        on: { Call: note("on"), Operation: note("on") },
        onEvent: note("onEvent")
      })
      const bearer = { authorization: yield* Effect.promise(() => authorization(0)) }
      assert.strictEqual((yield* handler(post([incoming], bearer))).status, 202)
      assert.deepStrictEqual(handled, [])
      for (let turn = 0; turn < 5; turn++) yield* Effect.yieldNow
      assert.deepStrictEqual(handled, ["onIncomingCall Call", "on Call", "onEvent Call"])
      assert.strictEqual((yield* handler(post([state("established"), ended()], bearer))).status, 202)
      for (let turn = 0; turn < 9; turn++) yield* Effect.yieldNow
      assert.deepStrictEqual(handled.slice(3), ["on Call", "onEvent Call", "on Operation", "onEvent Operation"])
      assert.strictEqual((yield* handler(post([incoming]))).status, 401)
      assert.strictEqual((yield* handler(new Request("https://bot.example/calls"))).status, 405)
    }).pipe(Effect.provide(layer))
  )

  it("is the same in the Promise API, with the parts of the answer", async () => {
    const notifications = createCallNotifications(options)
    const handled: Array<string> = []
    const handler = notifications.handler({
      trusted: true,
      elsewhere: () => "https://west.bot.example/calls",
      on: { Call: ({ call }) => handled.push(String(call.state)) },
      onIncomingCall: () => handled.push("incoming call")
    })
    const moved = await handler(post([incoming]))
    assert.deepStrictEqual([moved.status, moved.headers.get("location")], [302, "https://west.bot.example/calls"])
    let kept: Promise<unknown> = Promise.resolve()
    const { status } = await handler.respond(post([state("established")]), {
      waitUntil: (given) => void (kept = given)
    })
    await kept
    assert.deepStrictEqual([status, handled], [202, ["established"]])
    await notifications.close()
  })
})
