import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as SubscriptionRef from "effect/SubscriptionRef"
import * as TestClock from "effect/testing/TestClock"
import * as CallNotifications from "../../src/CallNotifications.ts"
import * as StatefulCall from "../../src/StatefulCall.ts"
import { answer, callId, client } from "../support/clients.ts"
import { body, ended, type Item, participant, roster, state, terminated, tone } from "../support/bodies.ts"
import { audience, jwks } from "../support/tokens.ts"

const path = `/v1.0/communications/calls/${callId}`
const created = { id: callId, state: "establishing", myParticipantId: "me", tenantId: "t" }

/** What Graph answers, unless a test says otherwise. */
const usual = ({ method, path: asked }: ScriptedTransport.Recorded): ScriptedTransport.Step => {
  if (method === "DELETE") return { status: 204 }
  if (asked === "/v1.0/communications/calls") return { status: 201, headers: { location: path }, body: created }
  if (method === "GET" && asked === path) return { status: 200, body: { ...created, state: "established" } }
  if (method === "GET") return { status: 200, body: { value: [participant("me", { isMuted: true })] } }
  if (asked.endsWith("/keepAlive")) return { status: 200 }
  if (asked.endsWith("/mute")) return answer("muteParticipantOperation", "completed")
  if (asked.endsWith("/playPrompt")) return answer("playPromptOperation", "running")
  return { status: 202 }
}

const rig = (script: (request: ScriptedTransport.Recorded) => ScriptedTransport.Step = usual) => {
  const transport = ScriptedTransport.make(script)
  const notifications = CallNotifications.layer({ clientId: audience, keys: { jwks } })
  const sent = () => transport.requests.map(({ method, path }) => `${method} ${path.replace(/^.*calls/, "")}`)
  return { transport, sent, layer: Layer.merge(client(transport), notifications) }
}

/** Lets the script answer, which knows no virtual time. */
const turn = Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
const post = (...items: ReadonlyArray<Item>) => Effect.andThen(CallNotifications.receiveTrusted(body(...items)), turn)

const create = (options?: StatefulCall.Options) =>
  StatefulCall.create(
    {
      callbackUri: "https://bot.contoso.com/calls",
      targets: [{ identity: { user: { id: "1" } } }],
      requestedModalities: ["audio"],
      mediaConfig: {}
    },
    options
  )

const comesIn = Effect.fnUntraced(function* (
  options?: StatefulCall.Options,
  more: Readonly<Record<string, unknown>> = {}
) {
  const { notifications } = yield* CallNotifications.receiveTrusted(body(state("incoming", more, "created")))
  const [notification] = notifications
  assert(notification?._tag === "Call")
  return yield* StatefulCall.incoming(notification, options)
})

const answering = { acceptedModalities: ["audio"], mediaConfig: {} }
const begun = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.tap(Effect.forkChild(Effect.result(effect), { startImmediately: true }), turn)
const target = { transferTarget: { identity: { user: { id: "2" } } } }
const closed = (scope: Scope.Closeable) => Scope.close(scope, Exit.void)

describe("a stateful call", () => {
  it.effect("follows its notifications, also those of before, in state, participants and mute", () => {
    const { layer } = rig()
    return Effect.gen(function* () {
      yield* CallNotifications.receiveTrusted(body(state("established")))
      const call = yield* create()
      yield* turn
      assert.strictEqual(yield* SubscriptionRef.get(call.state), "established")
      yield* post(state("establishing"), roster(participant("you"), participant("me", { isMuted: true })))
      assert.strictEqual(yield* SubscriptionRef.get(call.state), "established")
      assert.isTrue(yield* SubscriptionRef.get(call.muted))
      assert.deepStrictEqual(
        (yield* SubscriptionRef.get(call.participants)).map(({ id }) => id),
        ["you", "me"]
      )
      yield* post(terminated)
      const { resultInfo, state: last } = yield* call.ended
      assert.deepStrictEqual([last, resultInfo?.subcode], ["terminated", 5001])
    }).pipe(Effect.scoped, Effect.provide(layer))
  })

  it.effect("performs operations until their end, an answer that is final without waiting", () => {
    const { layer } = rig()
    return Effect.gen(function* () {
      const call = yield* create()
      assert.strictEqual((yield* call.mute()).status, "completed")
      assert.isTrue(yield* SubscriptionRef.get(call.muted))
      const playing = yield* begun(call.playPrompt({ prompts: [{ mediaInfo: { uri: "https://c.example/a.wav" } }] }))
      assert.isUndefined(playing.pollUnsafe())
      yield* post(ended())
      const result = yield* Fiber.join(playing)
      assert(result._tag === "Success")
      assert.strictEqual(result.success.status, "completed")
      const late = yield* begun(call.playPrompt({ prompts: [{ mediaInfo: { uri: "https://c.example/b.wav" } }] }))
      yield* post(terminated)
      yield* TestClock.adjust(1_000)
      const over = yield* Fiber.join(late)
      assert.isTrue(over._tag === "Success" || over.failure._tag === "CallEnded")
    }).pipe(Effect.scoped, Effect.provide(layer))
  })

  it.effect("sends its requests one after the other, in the order in which they were given", () => {
    const bodies: Array<unknown> = []
    const waiting: Array<() => void> = []
    const transport = ScriptedTransport.make((request) => {
      if (!request.path.endsWith("/mute")) return usual(request)
      bodies.push(request.json)
      return new Promise((resolve) => waiting.push(() => resolve(usual(request))))
    })
    const notifications = CallNotifications.layer({ clientId: audience, keys: { jwks } })
    return Effect.gen(function* () {
      const call = yield* create()
      const fibers = yield* Effect.forEach(["1", "2", "3"], (clientContext) => begun(call.mute({ clientContext })))
      for (const count of [1, 2, 3]) {
        assert.strictEqual(bodies.length, count)
        waiting[count - 1]?.()
        yield* turn
        yield* turn
      }
      yield* Effect.forEach(fibers, Fiber.join)
      assert.deepStrictEqual(bodies, [{ clientContext: "1" }, { clientContext: "2" }, { clientContext: "3" }])
    }).pipe(Effect.scoped, Effect.provide(Layer.merge(client(transport), notifications)))
  })

  it.effect("gives each pressed key once, and ends them with the call", () => {
    const { layer } = rig()
    return Effect.gen(function* () {
      const call = yield* create()
      yield* post(tone(1, "tone1"), tone(2, "pound"), tone(1, "tone1"))
      assert.strictEqual((yield* call.nextTone).tone, "tone1")
      const [second] = yield* Stream.runCollect(Stream.take(call.tones, 1))
      assert.strictEqual(second?.tone, "pound")
      yield* post(tone(3, "star"), terminated)
      assert.deepStrictEqual(
        (yield* Stream.runCollect(call.tones)).map((one) => one.tone),
        ["star"]
      )
      assert.strictEqual((yield* Effect.flip(call.nextTone))._tag, "CallEnded")
    }).pipe(Effect.scoped, Effect.provide(layer))
  })
})

describe("an incoming call", () => {
  it.effect("is answered when it is established, also if that comes before the answer's response", () => {
    const { layer, sent } = rig()
    return Effect.gen(function* () {
      const call = yield* comesIn()
      const answered = yield* begun(call.answer(answering))
      assert.isUndefined(answered.pollUnsafe())
      yield* post(state("established"), state("establishing"))
      assert.strictEqual((yield* Fiber.join(answered))._tag, "Success")
      assert.deepStrictEqual(sent(), [`POST /${callId}/answer`])
    }).pipe(Effect.scoped, Effect.provide(layer))
  })

  it.effect("is answered although the response is lost, when the call shows it; else it is Ambiguous", () => {
    const transport = ScriptedTransport.make((request) =>
      request.path.endsWith("/answer") ? new Promise((resolve) => waiting.push(resolve)) : usual(request)
    )
    const waiting: Array<(step: ScriptedTransport.Step) => void> = []
    const notifications = CallNotifications.layer({ clientId: audience, keys: { jwks } })
    return Effect.gen(function* () {
      const call = yield* comesIn({ onClose: "keep" })
      const unknown = yield* begun(call.answer(answering))
      waiting[0]?.({ sent: true })
      const result = yield* Fiber.join(unknown)
      assert(result._tag === "Failure" && result.failure._tag === "CommunicationError")
      assert.strictEqual(result.failure.reason._tag, "Ambiguous")
      const shown = yield* begun(call.answer(answering))
      yield* post(state("established"))
      waiting[1]?.({ sent: true })
      assert.strictEqual((yield* Fiber.join(shown))._tag, "Success")
    }).pipe(Effect.scoped, Effect.provide(Layer.merge(client(transport), notifications)))
  })

  it.effect("not answered within 15 seconds fails typed, with nothing sent", () => {
    const { layer, sent } = rig()
    return Effect.gen(function* () {
      const call = yield* comesIn({ onClose: "keep" })
      yield* TestClock.adjust(15_000)
      const error = yield* Effect.flip(call.answer(answering))
      assert(error._tag === "AnswerDeadlineExceeded")
      assert.deepStrictEqual([error.withinMillis, error.cause], [15_000, undefined])
      assert.deepStrictEqual(sent(), [])
    }).pipe(Effect.scoped, Effect.provide(layer))
  })

  it.effect("that a policy brings has 5 seconds", () => {
    const { layer } = rig()
    return Effect.gen(function* () {
      const call = yield* comesIn({ onClose: "keep" }, { applicationMetadata: { botData: {} } })
      yield* TestClock.adjust(5_000)
      assert.strictEqual((yield* Effect.flip(call.reject()))._tag, "AnswerDeadlineExceeded")
    }).pipe(Effect.scoped, Effect.provide(layer))
  })

  it.effect(
    "that Graph no longer has, or could not reach, is past its deadline too; one that was given up has ended",
    () => {
      const gone = { status: 404, body: { error: { code: "8522", message: "Call not found." } } }
      const { layer } = rig((request) => (request.path.endsWith("/redirect") ? gone : usual(request)))
      return Effect.gen(function* () {
        const call = yield* comesIn()
        const late = yield* Effect.flip(call.redirect({ targets: [{ identity: { user: { id: "2" } } }] }))
        assert.strictEqual(late._tag, "AnswerDeadlineExceeded")
        const answered = yield* begun(call.answer(answering))
        yield* post(state("terminated", { resultInfo: { code: 480, subcode: 10_076 } }, "deleted"))
        const result = yield* Fiber.join(answered)
        assert(result._tag === "Failure")
        assert.strictEqual(result.failure._tag, "AnswerDeadlineExceeded")
        assert.strictEqual((yield* Effect.flip(call.answer(answering)))._tag, "AnswerDeadlineExceeded")
      }).pipe(Effect.scoped, Effect.provide(layer))
    }
  )

  it.effect("that the caller gave up has ended", () => {
    const { layer, sent } = rig()
    return Effect.gen(function* () {
      const call = yield* comesIn()
      yield* post(state("terminated", { resultInfo: { code: 200, subcode: 4521 } }, "deleted"))
      const error = yield* Effect.flip(call.reject({ reason: "busy" }))
      assert.strictEqual(error._tag, "CallEnded")
      assert.deepStrictEqual(sent(), [])
    }).pipe(Effect.scoped, Effect.provide(layer))
  })

  it.effect.each([{ how: "reject" as const }, { how: "redirect" as const }])(
    "is over for the application after $how",
    ({ how }) => {
      const { layer, sent } = rig()
      return Effect.gen(function* () {
        const scope = yield* Scope.make()
        const call = yield* Scope.provide(comesIn(), scope)
        const targets = [{ identity: { user: { id: "2" } } }]
        const over = yield* begun(how === "reject" ? call.reject() : call.redirect({ targets }))
        assert.isUndefined(over.pollUnsafe())
        yield* post(state("terminated", {}, "deleted"))
        assert.strictEqual((yield* Fiber.join(over))._tag, "Success")
        yield* closed(scope)
        assert.deepStrictEqual(sent(), [`POST /${callId}/${how}`])
      }).pipe(Effect.provide(layer))
    }
  )
})

describe("a transfer", () => {
  const transferring = Effect.gen(function* () {
    const call = yield* create()
    yield* post(state("established"))
    return { call, fiber: yield* begun(call.transfer(target)) }
  })

  it.effect.each([
    { name: "0/7015", more: { resultInfo: { code: 0, subcode: 7015 } } },
    { name: "AppTransferred", more: { terminationReason: "AppTransferred" } }
  ])("succeeded when the call ends with $name, whatever came before", ({ more }) => {
    const { layer } = rig()
    return Effect.gen(function* () {
      const { fiber } = yield* transferring
      yield* post(state("established"), state("transferring"), state("transferAccepted"))
      assert.isUndefined(fiber.pollUnsafe())
      yield* post(state("terminated", more, "deleted"))
      assert.strictEqual((yield* Fiber.join(fiber))._tag, "Success")
    }).pipe(Effect.scoped, Effect.provide(layer))
  })

  it.effect.each([{ subcode: 7000 }, { subcode: 7700 }])(
    "failed with $subcode while the call is established, and may be tried again",
    ({ subcode }) => {
      const { layer } = rig()
      return Effect.gen(function* () {
        const { call, fiber } = yield* transferring
        yield* post(state("transferring"), state("established", { resultInfo: { code: 500, subcode } }))
        const result = yield* Fiber.join(fiber)
        assert(result._tag === "Failure" && result.failure._tag === "TransferFailed")
        assert.strictEqual(result.failure.subcode, subcode)
        const again = yield* begun(call.transfer(target))
        assert.isUndefined(again.pollUnsafe())
        yield* post(terminated)
        const ended = yield* Fiber.join(again)
        assert(ended._tag === "Failure")
        assert.strictEqual(ended.failure._tag, "CallEnded")
      }).pipe(Effect.scoped, Effect.provide(layer))
    }
  )
})

describe("changeScreenSharingRole", () => {
  const shares = (direction: string) =>
    participant("me", { mediaStreams: [{ mediaType: "videoBasedScreenSharing", direction, sourceId: "2" }] })

  it.effect("is over when the roster shows the stream of the application", () => {
    const { layer } = rig()
    return Effect.gen(function* () {
      const call = yield* create()
      const sharing = yield* begun(call.changeScreenSharingRole({ role: "sharer" }))
      yield* post(roster(participant("you"), shares("receiveOnly")))
      assert.isUndefined(sharing.pollUnsafe())
      yield* post(roster(participant("you"), shares("sendOnly")))
      assert.strictEqual((yield* Fiber.join(sharing))._tag, "Success")
    }).pipe(Effect.scoped, Effect.provide(layer))
  })
})

describe("keepAlive", () => {
  const beats = (sent: ReadonlyArray<string>) => sent.filter((one) => one.endsWith("/keepAlive")).length
  const minutes = (count: number) => Effect.andThen(TestClock.adjust(count * 60_000), turn)

  it.effect("is sent every 15 minutes until the call ends, and after a failure a minute later", () => {
    let failing = 0
    const { layer, sent } = rig((request) =>
      request.path.endsWith("/keepAlive") && failing-- > 0 ? { status: 400, body: {} } : usual(request)
    )
    return Effect.gen(function* () {
      yield* create()
      yield* minutes(14)
      assert.strictEqual(beats(sent()), 0)
      yield* minutes(1)
      assert.strictEqual(beats(sent()), 1)
      failing = 1
      yield* minutes(15)
      yield* minutes(1)
      assert.strictEqual(beats(sent()), 3)
      yield* post(terminated)
      yield* minutes(60)
      assert.strictEqual(beats(sent()), 3)
    }).pipe(Effect.scoped, Effect.provide(layer))
  })

  it.effect("of a call that Graph no longer has ends the call and its waits", () => {
    const { layer } = rig((request) =>
      request.path.endsWith("/keepAlive") ? { status: 404, body: { error: { code: "8522" } } } : usual(request)
    )
    return Effect.gen(function* () {
      const call = yield* create()
      const playing = yield* begun(call.playPrompt({ prompts: [{ mediaInfo: { uri: "https://c.example/a.wav" } }] }))
      yield* minutes(15)
      yield* TestClock.adjust(1_000)
      assert.strictEqual((yield* call.ended).state, "terminated")
      const result = yield* Fiber.join(playing)
      assert(result._tag === "Failure")
      assert.strictEqual(result.failure._tag, "CallEnded")
    }).pipe(Effect.scoped, Effect.provide(layer))
  })
})

describe("when the scope closes", () => {
  it.effect.each([
    { onClose: undefined, expected: [`DELETE /${callId}`] },
    { onClose: "keep" as const, expected: [] }
  ])("the call is hung up, unless it is kept: $onClose", ({ expected, onClose }) => {
    const { layer, sent } = rig()
    return Effect.gen(function* () {
      yield* Effect.scoped(create({ onClose }))
      assert.deepStrictEqual(sent().slice(1), expected)
    }).pipe(Effect.provide(layer))
  })

  it.effect("an incoming call is rejected, and one that has ended left alone", () => {
    const { layer, sent } = rig()
    return Effect.gen(function* () {
      yield* Effect.scoped(comesIn())
      assert.deepStrictEqual(sent(), [`POST /${callId}/reject`])
      yield* Effect.scoped(Effect.andThen(create(), post(terminated)))
      assert.strictEqual(sent().length, 2)
    }).pipe(Effect.provide(layer))
  })

  it.effect("hangUp before waits for the end, and nothing is sent twice", () => {
    const { layer, sent } = rig()
    return Effect.gen(function* () {
      const scope = yield* Scope.make()
      const call = yield* Scope.provide(create(), scope)
      const over = yield* begun(call.hangUp())
      yield* closed(scope)
      assert.deepStrictEqual(sent().slice(1), [`DELETE /${callId}`])
      yield* Fiber.interrupt(over)
    }).pipe(Effect.provide(layer))
  })
})

describe("rehydrate", () => {
  it.effect("reads state and roster, keeps the call alive at once, and fails with NotFound when it is over", () => {
    let over = false
    const { layer, sent } = rig((request) =>
      over ? { status: 404, body: { error: { code: "8522" } } } : usual(request)
    )
    return Effect.gen(function* () {
      yield* Effect.scoped(create({ onClose: "keep" }))
      const call = yield* StatefulCall.rehydrate({ id: callId }, { onClose: "keep" })
      yield* TestClock.adjust(0)
      yield* turn
      assert.strictEqual(yield* SubscriptionRef.get(call.state), "established")
      assert.isTrue(yield* SubscriptionRef.get(call.muted))
      assert.strictEqual(sent().filter((one) => one.endsWith("/keepAlive")).length, 1)
      over = true
      const error = yield* Effect.flip(StatefulCall.rehydrate({ id: callId }))
      assert.strictEqual(error.reason._tag, "NotFound")
    }).pipe(Effect.scoped, Effect.provide(layer))
  })
})

describe("rehydrating a call of which Graph says that it is over", () => {
  it.effect("gives one that has ended, of which nothing is kept alive, awaited or hung up", () => {
    const { layer, sent } = rig((request) =>
      request.method === "GET" && request.path === path
        ? { status: 200, body: { ...created, state: "terminated" } }
        : usual(request)
    )
    return Effect.gen(function* () {
      const call = yield* StatefulCall.rehydrate({ id: callId })
      yield* TestClock.adjust(3_600_000)
      yield* turn
      assert.strictEqual((yield* call.ended).state, "terminated")
      assert.strictEqual((yield* Effect.flip(call.nextTone))._tag, "CallEnded")
      assert.strictEqual((yield* Effect.flip(call.audioActive))._tag, "CallEnded")
    }).pipe(
      Effect.scoped,
      Effect.andThen(Effect.sync(() => assert.strictEqual(sent().length, 2))),
      Effect.provide(layer)
    )
  })
})

describe("listen", () => {
  it.effect("handles every incoming call once, each in a scope of its own, and goes on when one fails", () => {
    const { layer, sent } = rig()
    return Effect.gen(function* () {
      const handled: Array<string> = []
      const failed: Array<unknown> = []
      yield* StatefulCall.listen(
        (call) => {
          handled.push(call.id)
          return handled.length === 1 ? Effect.fail("wrong") : call.ended
        },
        { onError: (cause) => Effect.sync(() => void failed.push(cause.reasons[0]?._tag)) }
      )
      const other = "a7b1f6a2-0b9a-4f6e-9d5c-2f1d3c4b5a69"
      const second = { changeType: "created", resourceUrl: `/communications/calls/${other}` }
      const data = { "@odata.type": "#microsoft.graph.call", state: "incoming", id: other }
      yield* post(state("incoming", {}, "created"), { ...second, resourceData: data })
      yield* post(state("incoming", {}, "created"))
      yield* turn
      assert.deepStrictEqual(handled, [callId, other])
      assert.deepStrictEqual(failed, ["Fail"])
      assert.deepStrictEqual(sent(), [`POST /${callId}/reject`])
    }).pipe(Effect.scoped, Effect.provide(layer))
  })
})
