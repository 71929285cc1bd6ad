import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import * as CallNotifications from "../../src/CallNotifications.ts"
import { createCallNotifications } from "../../src/promise.ts"
import { body, type Item, state, terminated } from "../support/bodies.ts"
import { callId } from "../support/clients.ts"
import { audience, authorization, jwks } from "../support/tokens.ts"

const options = { clientId: audience, keys: { jwks } }
const layer = CallNotifications.layer(options)
const incoming = state("incoming", {}, "created")

const request = Effect.fnUntraced(function* (given: unknown) {
  return { method: "POST", headers: { authorization: yield* Effect.promise(() => authorization(0)) }, body: given }
})

const answer = <E = never>(given: unknown, how?: CallNotifications.Answering<E>) =>
  Effect.flatMap(request(given), (request) => CallNotifications.answer(request, how))

const text = (...items: ReadonlyArray<Item>) => JSON.stringify(body(...items))

const joining: Item = {
  changeType: "created",
  resourceUrl: `/communications/calls/${callId}`,
  resourceData: {
    "@odata.type": "#microsoft.graph.participantJoiningNotification",
    call: { "@odata.type": "#microsoft.graph.call", id: callId }
  }
}

describe("the answer to a post of Graph's", () => {
  it.effect("is 202 once every notification is published, also of an invalid one among them", () =>
    Effect.gen(function* () {
      const given = yield* answer(text(incoming, { changeType: 1 }, state("established")))
      assert.deepStrictEqual(given, { status: 202, headers: {}, body: undefined })
      assert.strictEqual((yield* CallNotifications.receiveTrusted(body(incoming))).duplicates, 1)
    }).pipe(Effect.provide(layer))
  )

  it.effect("is 401 without a good token, 400 for another body, 405 for another method, and publishes nothing", () =>
    Effect.gen(function* () {
      const status = (request: Parameters<typeof CallNotifications.answer>[0]) =>
        Effect.map(CallNotifications.answer(request), (answer) => answer.status)
      assert.strictEqual(yield* status({ headers: {}, body: text(incoming) }), 401)
      assert.strictEqual(yield* status({ headers: { authorization: ["Bearer a", "Bearer b"] }, body: "" }), 401)
      for (const wrong of ["{", "[]", "{}", '{"value":{}}'])
        assert.strictEqual((yield* answer(wrong)).status, 400, wrong)
      assert.strictEqual((yield* answer("x".repeat(3_000_000))).status, 413)
      assert.strictEqual(yield* status({ method: "GET", headers: {}, body: "" }), 405)
      assert.strictEqual((yield* CallNotifications.arrivals()).deliveries, 0)
    }).pipe(Effect.provide(layer))
  )

  it.effect("is 503 with Retry-After while the signing keys cannot be fetched", () =>
    Effect.gen(function* () {
      const given = yield* answer(text(incoming))
      assert.deepStrictEqual([given.status, given.headers["retry-after"]], [503, "5"])
    }).pipe(
      Effect.provide(
        CallNotifications.layer({ clientId: audience, fetch: () => Promise.reject(new Error("no network")) })
      )
    )
  )

  it.effect("is 204 to an incoming call in the older form, of a verified sender only", () =>
    Effect.gen(function* () {
      const older = JSON.stringify({ id: "1", participants: [{ originator: true }], callState: "incoming" })
      assert.strictEqual((yield* answer(older)).status, 204)
      assert.strictEqual((yield* CallNotifications.answer({ headers: {}, body: older })).status, 401)
    }).pipe(Effect.provide(layer))
  )

  it.effect("is 302 when another region takes an incoming call, of which nothing is published here", () =>
    Effect.gen(function* () {
      const elsewhere = () => Effect.succeed("https://eu.contoso.example/calls")
      const given = yield* answer(text(incoming), { elsewhere })
      assert.deepStrictEqual([given.status, given.headers["location"]], [302, "https://eu.contoso.example/calls"])
      assert.strictEqual((yield* answer(text(state("established")), { elsewhere })).status, 202)
      assert.strictEqual((yield* CallNotifications.receiveTrusted(body(incoming))).duplicates, 0)
    }).pipe(Effect.provide(layer))
  )

  it.effect("is 200 with the decision about a joining participant, as often as it is asked", () =>
    Effect.gen(function* () {
      const say = (decision: CallNotifications.JoiningDecision) =>
        Effect.map(answer(text(joining), { onJoining: () => Effect.succeed(decision) }), ({ body, status }) => [
          status,
          JSON.parse(body ?? "")
        ])
      const type = (name: string, more: object = {}) => [200, { "@odata.type": `#microsoft.graph.${name}`, ...more }]
      assert.deepStrictEqual(yield* say({ decision: "accept" }), type("acceptJoinResponse"))
      assert.deepStrictEqual(
        yield* say({ decision: "reject", reason: "busy" }),
        type("rejectJoinResponse", { reason: "busy" })
      )
      const inviteUri = "https://b.contoso.example/calls"
      assert.deepStrictEqual(
        yield* say({ decision: "inviteNewBot", inviteUri }),
        type("inviteNewBotResponse", { inviteUri })
      )
      assert.strictEqual((yield* answer(text(joining))).status, 202)
    }).pipe(Effect.provide(layer))
  )

  it.effect("is the same when a handler fails or takes too long, which goes to onError", () =>
    Effect.gen(function* () {
      const failed: Array<string> = []
      const how: CallNotifications.Answering<string> = {
        onEvent: () => Effect.fail("handler"),
        elsewhere: () => Effect.fail("elsewhere"),
        onJoining: () => Effect.never,
        onError: (cause) => Effect.sync(() => void failed.push(String(Cause.squash(cause))))
      }
      assert.strictEqual((yield* answer(text(incoming), how)).status, 202)
      yield* TestClock.adjust(1)
      assert.deepStrictEqual(failed, ["elsewhere", "handler"])
      const late = yield* Effect.forkChild(
        CallNotifications.answer({ headers: {}, body: text(joining) }, { ...how, trusted: true })
      )
      yield* TestClock.adjust(4_000)
      assert.strictEqual((yield* Fiber.join(late)).status, 202)
      assert.include(failed, "Error: no decision within 4000 ms")
    }).pipe(Effect.provide(layer))
  )

  it("is the same in the Promise API, whose functions may return promises", async () => {
    const receiver = createCallNotifications(options)
    const heard: Array<string> = []
    const failed: Array<unknown> = []
    let handled: (value?: unknown) => void = () => {}
    const last = new Promise((resolve) => (handled = resolve))
    const given = await receiver.answer(
      { headers: {}, body: text(incoming, terminated) },
      {
        trusted: true,
        elsewhere: async () => undefined,
        onEvent: async (notification) => {
          heard.push(notification._tag)
          throw new Error("wrong")
        },
        onError: (error) => {
          if (failed.push(error) === 2) handled()
        }
      }
    )
    assert.strictEqual(given.status, 202)
    await last
    assert.deepStrictEqual(heard, ["Call", "Call"])
    assert.deepStrictEqual(failed.map(String), ["Error: wrong", "Error: wrong"])
    const joined = await receiver.answer(
      { headers: {}, body: text(joining) },
      { trusted: true, onJoining: () => ({ decision: "accept" }) }
    )
    assert.strictEqual(joined.status, 200)
    await receiver.close()
  })
})
