/** Functions that also wait for the end of what they begin: of every action, by its answer, by its notification, or by neither in time. */
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import * as Call from "../src/Call.ts"
import * as CallNotifications from "../src/CallNotifications.ts"
import { all } from "../src/operations/index.ts"
import * as Participant from "../src/Participant.ts"
import { createCallNotifications, createGraphCalls } from "../src/promise.ts"
import { body, ended, state, terminated } from "./support/bodies.ts"
import { answer, bearer, callId, client, clientContext, operationId, sent } from "./support/clients.ts"

const notifications = CallNotifications.layer({ clientId: "bot" })
const prompts = [{ mediaInfo: { uri: "https://cdn.contoso.com/prompt.wav" } }]
const play = (options?: Parameters<typeof Call.playPromptAndWait>[1]) =>
  Call.playPromptAndWait({ id: callId, prompts, clientContext }, options)

const running = answer("playPromptOperation", "running")
const lost: ScriptedTransport.Step = { sent: true }
const over = (...script: ReadonlyArray<ScriptedTransport.Step>) => {
  const transport = ScriptedTransport.make(script)
  return { transport, layer: client(transport) }
}

describe("an action and its end", () => {
  it("are one function of every action that is declared, in both APIs", () => {
    const actions = all.filter(({ outcome }) => outcome !== undefined)
    assert.isAbove(actions.length, 20)
    const { call, participant } = createGraphCalls({
      credential: bearer,
      notifications: createCallNotifications({ clientId: "bot" })
    })
    for (const { id } of actions) {
      const [resource, verb = ""] = id.split("_")
      const name = `${verb.charAt(0).toLowerCase()}${verb.slice(1)}AndWait`
      assert.property(resource === "Call" ? Call : Participant, name, id)
      assert.property(resource === "Call" ? call : participant, name, id)
    }
  })

  it("are there of the Promise API only with notifications to wait for", () => {
    assert.notProperty(createGraphCalls({ credential: bearer }).call, "playPromptAndWait")
    const receiver = createCallNotifications({ clientId: "bot" })
    const { inTenant } = createGraphCalls({ credential: bearer, notifications: receiver })
    assert.property(inTenant("contoso").call, "playPromptAndWait")
  })

  it.effect("is what the answer says when it is final", () => {
    const { layer } = over(answer("muteParticipantOperation", "completed"))
    return Effect.gen(function* () {
      const { id, status } = yield* Call.muteAndWait({ id: callId })
      assert.deepStrictEqual([id, status], [operationId, "completed"])
    }).pipe(Effect.provide(layer), Effect.provide(notifications))
  })

  it.effect("is what is notified when it is not, also when it was notified before the answer", () => {
    const { layer, transport } = over(running, running)
    return Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(play(), { startImmediately: true })
      yield* TestClock.adjust(1_000)
      assert.isUndefined(waiting.pollUnsafe())
      yield* CallNotifications.receiveTrusted(body(ended()))
      assert.strictEqual((yield* Fiber.join(waiting)).status, "completed")
      assert.strictEqual((yield* play()).resultInfo?.code, 200)
      assert.strictEqual(transport.requests.length, 2)
    }).pipe(Effect.provide(layer), Effect.provide(notifications))
  })

  it.effect("fails as the operation failed", () => {
    const { layer } = over(running)
    return Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(Effect.flip(play()), { startImmediately: true })
      const resultInfo = { code: 400, subcode: 8536, message: "Action failed, file could not be downloaded." }
      yield* CallNotifications.receiveTrusted(body(ended({ status: "failed", resultInfo })))
      assert.deepInclude(yield* Fiber.join(waiting), { _tag: "OperationFailed", subcode: 8536 })
    }).pipe(Effect.provide(layer), Effect.provide(notifications))
  })

  it.effect("fails when the call ends before it", () => {
    const { layer } = over(running)
    return Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(Effect.flip(play()), { startImmediately: true })
      yield* CallNotifications.receiveTrusted(body(terminated))
      yield* TestClock.adjust(2_000)
      assert.strictEqual((yield* Fiber.join(waiting))._tag, "CallEnded")
    }).pipe(Effect.provide(layer), Effect.provide(notifications))
  })

  it.effect("fails with what came instead when it is not notified in time, five minutes by default", () => {
    const { layer } = over(running, running)
    return Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(Effect.flip(play()), { startImmediately: true })
      yield* TestClock.adjust(299_999)
      assert.isUndefined(waiting.pollUnsafe())
      yield* TestClock.adjust(1)
      const none = yield* Fiber.join(waiting)
      assert.deepInclude(none, { _tag: "OutcomeTimeout", operation: "Call_PlayPrompt", callId, clientContext })
      assert.include(none.message, "no delivery reached this CallNotifications")

      const soon = yield* Effect.forkChild(Effect.flip(play({ waitMillis: 10 })), { startImmediately: true })
      yield* CallNotifications.receiveTrusted(body(state("established")))
      yield* TestClock.adjust(10)
      assert.include((yield* Fiber.join(soon)).message, "notifications of this call arrived (1), none of them its end")
    }).pipe(Effect.provide(layer), Effect.provide(notifications))
  })

  it.effect(
    "is known by its context when the answer is lost; of what ends with its answer nothing is known then",
    () => {
      const { layer, transport } = over(lost, lost, lost)
      return Effect.gen(function* () {
        const waiting = yield* Effect.forkChild(Call.playPromptAndWait({ id: callId, prompts }), {
          startImmediately: true
        })
        yield* TestClock.adjust(1_000)
        assert.isUndefined(waiting.pollUnsafe())
        const context: unknown = JSON.parse(sent(transport).body ?? "{}").clientContext
        yield* CallNotifications.receiveTrusted(body(ended({ clientContext: context })))
        assert.strictEqual((yield* Fiber.join(waiting)).clientContext, context)

        const late = yield* Effect.forkChild(
          Effect.flip(Call.playPromptAndWait({ id: callId, prompts }, { waitMillis: 1_000 })),
          { startImmediately: true }
        )
        yield* TestClock.adjust(1_000)
        assert.deepInclude(yield* Fiber.join(late), { _tag: "CommunicationError" })
        const muted = yield* Effect.flip(Call.muteAndWait({ id: callId }))
        assert.strictEqual(muted._tag === "CommunicationError" ? muted.reason._tag : muted._tag, "Ambiguous")
        assert.strictEqual(transport.requests.length, 3)
      }).pipe(Effect.provide(layer), Effect.provide(notifications))
    }
  )

  it.effect("is refused with a wait that is none, before anything is sent", () => {
    const { layer, transport } = over(running)
    return Effect.gen(function* () {
      for (const waitMillis of [0, -1, Number.NaN])
        assert.include(
          (yield* Effect.flip(play({ waitMillis }))).message,
          "waitMillis: expected more than 0 milliseconds"
        )
      assert.strictEqual(transport.requests.length, 0)
    }).pipe(Effect.provide(layer), Effect.provide(notifications))
  })
})
