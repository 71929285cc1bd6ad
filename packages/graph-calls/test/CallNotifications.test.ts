import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as CallNotifications from "../src/CallNotifications.ts"
import type { Notification } from "../src/notifications.ts"
import {
  body,
  callUrl,
  cancelledRecording,
  delta,
  ended,
  type Item,
  participant,
  roster,
  state,
  terminated,
  tone
} from "./support/bodies.ts"
import { callId, clientContext, operationId, operationUrl } from "./support/clients.ts"
import { audience, authorization, jwks, tenant } from "./support/tokens.ts"

const layer = CallNotifications.layer({ clientId: audience, keys: { jwks } })
const post = (...items: ReadonlyArray<Item>) => CallNotifications.receiveTrusted(body(...items))
const await_ = CallNotifications.awaitOperation
const running = { id: operationId, clientContext, status: "running", location: operationUrl }
const tagOf = <A, E extends { readonly _tag: string }>(exit: Exit.Exit<A, E>): string => {
  if (Exit.isSuccess(exit)) return "Success"
  const [reason] = exit.cause.reasons
  return reason?._tag === "Fail" ? reason.error._tag : "other"
}

describe("receive", () => {
  const receive = (header: string | undefined) =>
    CallNotifications.receive({ body: JSON.stringify(body(state("established"))), authorization: header })

  it.effect.each([
    { issuer: "https://api.botframework.com" },
    { issuer: "https://api.botframework.com/" },
    { issuer: "https://graph.microsoft.com" }
  ])("believes $issuer", ({ issuer }) =>
    Effect.gen(function* () {
      const { notifications } = yield* receive(yield* Effect.promise(() => authorization(0, { iss: issuer })))
      assert.deepStrictEqual(
        notifications.map(({ _tag }) => _tag),
        ["Call"]
      )
    }).pipe(Effect.provide(layer))
  )

  it.effect.each([
    { reason: "Missing", header: () => Promise.resolve(undefined) },
    { reason: "Malformed", header: () => Promise.resolve("Bearer x") },
    { reason: "Issuer", header: () => authorization(0, { iss: "https://sts.windows.net/" }) },
    { reason: "Audience", header: () => authorization(0, { aud: "another" }) },
    { reason: "Tenant", header: () => authorization(0, { tid: undefined }) },
    { reason: "Expired", header: () => authorization(-10_000) },
    { reason: "NotYetValid", header: () => authorization(10_000) },
    { reason: "Signature", header: () => authorization(0).then((token) => `${token.slice(0, -8)}AAAAAAAA`) }
  ])("refuses: $reason, and publishes nothing", ({ header, reason }) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(receive(yield* Effect.promise(header)))
      assert.strictEqual(`${error._tag} ${"reason" in error ? error.reason : ""}`, `WebhookTokenError ${reason}`)
      assert.strictEqual(CallNotifications.statusOf(error), 401)
      // Had it been published, it would be a duplicate now.
      assert.strictEqual((yield* post(state("established"))).duplicates, 0)
    }).pipe(Effect.provide(layer))
  )

  it.effect("accepts only the tenants it is given", () =>
    Effect.gen(function* () {
      yield* receive(yield* Effect.promise(() => authorization(0)))
      const other = yield* Effect.promise(() => authorization(0, { tid: "another" }))
      assert.deepInclude(yield* Effect.flip(receive(other)), { reason: "Tenant" })
    }).pipe(Effect.provide(CallNotifications.layer({ clientId: audience, keys: { jwks }, tenants: [tenant] })))
  )

  it.effect("asks Microsoft's metadata for the keys, and is not fooled when they cannot be had", () => {
    const asked: Array<string> = []
    const fetch: typeof globalThis.fetch = (url) => {
      asked.push(url instanceof Request ? url.url : String(url))
      return Promise.resolve(new Response("", { status: 503 }))
    }
    return Effect.gen(function* () {
      const error = yield* Effect.flip(receive(yield* Effect.promise(() => authorization(0))))
      assert.deepInclude(error, { reason: "KeysUnavailable" })
      assert.strictEqual(CallNotifications.statusOf(error), 503)
      assert.deepStrictEqual(asked, ["https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration"])
    }).pipe(Effect.provide(CallNotifications.layer({ clientId: audience, fetch })))
  })

  it.effect("refuses a body that is none of Graph's", () =>
    Effect.gen(function* () {
      const header = yield* Effect.promise(() => authorization(0))
      const error = yield* Effect.flip(CallNotifications.receive({ body: "{}", authorization: header }))
      assert.deepInclude(error, { _tag: "NotificationDecodeError", path: "value" })
      assert.strictEqual(CallNotifications.statusOf(error), 400)
    }).pipe(Effect.provide(layer))
  )

  it.effect("cannot be made without an audience", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Effect.scoped(CallNotifications.make({ clientId: "" })))
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field: "clientId" })
    })
  )
})

describe("duplicates", () => {
  const news = (...bodies: ReadonlyArray<Item>) =>
    Effect.gen(function* () {
      const counts: Array<number> = []
      for (const item of bodies) counts.push((yield* post(item)).notifications.length)
      return counts
    }).pipe(Effect.provide(layer))

  it.effect("an end happens once, also when something came between", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* news(ended(), state("established"), ended()), [1, 1, 0])
      const dashless = { ...terminated, resourceUrl: callUrl.replaceAll("-", "").toUpperCase() }
      assert.deepStrictEqual(yield* news(terminated, dashless), [1, 0])
    })
  )

  it.effect("an update that says what the newest said is none", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* news(state("established"), state("established")), [1, 0])
      const active = state("established", { mediaState: { audio: "active" } })
      assert.deepStrictEqual(yield* news(state("established"), active, active), [1, 1, 0])
    })
  )

  it.effect("a roster that comes back is news", () =>
    Effect.gen(function* () {
      const alone = roster(participant("a"))
      const both = roster(participant("a"), participant("b"))
      assert.deepStrictEqual(yield* news(alone, both, alone, alone), [1, 1, 1, 0])
    })
  )

  it.effect("a tone is reported once, and pressed as often as it is numbered", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* news(tone(1, "tone1"), tone(2, "tone1"), tone(1, "tone1")), [1, 1, 0])
    })
  )

  it.effect("within one body", () =>
    Effect.gen(function* () {
      const received = yield* post(ended(), ended(), state("established"))
      assert.deepStrictEqual([received.notifications.length, received.duplicates], [2, 1])
    }).pipe(Effect.provide(layer))
  )

  it.effect("what is not understood is never dropped", () =>
    Effect.gen(function* () {
      const unknown = { changeType: "updated", resourceUrl: `${callUrl}/novelties`, resourceData: [] }
      assert.deepStrictEqual(yield* news(unknown, unknown, {}, {}), [1, 1, 1, 1])
    })
  )
})

describe("awaitOperation", () => {
  it.effect("gives the operation when its end is notified", () =>
    Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(await_(callId, running), { startImmediately: true })
      yield* post(state("established"), ended())
      const operation = yield* Fiber.join(waiting)
      assert.deepInclude(operation, { id: operationId, status: "completed" })
    }).pipe(Effect.provide(layer))
  )

  it.effect("gives it also when it was notified before, as often as it is asked for", () =>
    Effect.gen(function* () {
      yield* post(ended())
      assert.strictEqual((yield* await_(callId, running)).status, "completed")
      assert.strictEqual(
        (yield* await_(callId.toUpperCase(), { id: operationId.replaceAll("-", "") })).status,
        "completed"
      )
      assert.strictEqual((yield* await_(callId, { clientContext })).status, "completed")
    }).pipe(Effect.provide(layer))
  )

  it.effect("fails with OperationFailed", () =>
    Effect.gen(function* () {
      const resultInfo = { code: 500, subcode: 8511, message: "Action failed for +14255550100." }
      yield* post(ended({ status: "failed", resultInfo }))
      const error = yield* Effect.flip(await_(callId, running))
      assert.deepInclude(error, { _tag: "OperationFailed", code: 500, subcode: 8511 })
      assert.notInclude(error.message, "+14255550100")
    }).pipe(Effect.provide(layer))
  )

  it.effect("fails with OperationCancelled for Microsoft's example", () =>
    Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(Effect.flip(await_(callId, running)), { startImmediately: true })
      yield* post(cancelledRecording)
      assert.deepInclude(yield* Fiber.join(waiting), { _tag: "OperationCancelled", code: 400, subcode: 8508 })
    }).pipe(Effect.provide(layer))
  )

  it.effect("fails with OperationCancelled for a status that says completed", () =>
    Effect.gen(function* () {
      yield* post(ended({ completionReason: "mediaOperationCanceled" }))
      assert.strictEqual((yield* Effect.flip(await_(callId, running)))._tag, "OperationCancelled")
    }).pipe(Effect.provide(layer))
  )

  it.effect("does not wait for an answer that is final", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* await_(callId, { ...running, status: "completed" })).id, operationId)
      assert.strictEqual((yield* Effect.flip(await_(callId, { status: "failed" })))._tag, "OperationFailed")
    }).pipe(Effect.provide(layer))
  )

  it.effect("goes by the id of the Location where the answer's body has another", () =>
    Effect.gen(function* () {
      yield* post(ended())
      const answer = { ...running, id: "17e3b46c-f61d-4f4d-9635-c626ef18e6ad" }
      assert.strictEqual((yield* await_(callId, answer)).id, operationId)
    }).pipe(Effect.provide(layer))
  )

  it.effect("does not mistake another operation of the same context, or of another call", () =>
    Effect.gen(function* () {
      const other = ended({ id: "11111111-2222-3333-4444-555555555555" })
      const elsewhere = { ...ended(), resourceUrl: `/communications/calls/another/operations/${operationId}` }
      const waiting = yield* Effect.forkChild(await_(callId, running), { startImmediately: true })
      yield* post(other, elsewhere)
      yield* TestClock.adjust("1 hour")
      assert.isUndefined(waiting.pollUnsafe())
      yield* post(ended())
      assert.strictEqual((yield* Fiber.join(waiting)).id, operationId)
    }).pipe(Effect.provide(layer))
  )

  it.effect("goes by the context where the notification has no id", () =>
    Effect.gen(function* () {
      const item = {
        ...ended({ id: null }, "inviteParticipantsOperation"),
        resourceUrl: `${callUrl}/operations/participants`
      }
      yield* post(item)
      assert.strictEqual((yield* await_(callId, running)).clientContext, clientContext)
    }).pipe(Effect.provide(layer))
  )

  it.effect("a notification that it is running ends nothing", () =>
    Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(await_(callId, running), { startImmediately: true })
      yield* post({ ...ended({ status: "running", resultInfo: null }), changeType: "updated" })
      yield* TestClock.adjust("1 minute")
      assert.isUndefined(waiting.pollUnsafe())
      yield* Fiber.interrupt(waiting)
    }).pipe(Effect.provide(layer))
  )
})

describe("the end of a call", () => {
  it.effect("ends waits after the grace, and not before", () =>
    Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(Effect.flip(await_(callId, running)), { startImmediately: true })
      yield* post(terminated)
      yield* TestClock.adjust("999 millis")
      assert.isUndefined(waiting.pollUnsafe())
      yield* TestClock.adjust("1 millis")
      assert.deepInclude(yield* Fiber.join(waiting), { _tag: "CallEnded", code: 200, subcode: 5001 })
    }).pipe(Effect.provide(layer))
  )

  it.effect("within the grace the operation's own end still wins", () =>
    Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(await_(callId, running), { startImmediately: true })
      yield* post(terminated)
      yield* TestClock.adjust("500 millis")
      yield* post(ended())
      assert.strictEqual((yield* Fiber.join(waiting)).status, "completed")
    }).pipe(Effect.provide(layer))
  )

  it.effect("fails a new wait at once, unless the end of its operation is held", () =>
    Effect.gen(function* () {
      yield* post(ended(), terminated)
      assert.strictEqual((yield* await_(callId, running)).status, "completed")
      assert.strictEqual(tagOf(yield* Effect.exit(await_(callId, { id: "another" }))), "CallEnded")
    }).pipe(Effect.provide(layer))
  )

  it.effect("is also a state, when the deletion is lost", () =>
    Effect.gen(function* () {
      yield* post(state("terminated"))
      assert.strictEqual(tagOf(yield* Effect.exit(await_(callId, running))), "CallEnded")
    }).pipe(Effect.provide(layer))
  )

  it.effect("has a grace of its own", () =>
    Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(Effect.exit(await_(callId, running)), { startImmediately: true })
      yield* post(terminated)
      yield* TestClock.adjust("10 millis")
      assert.strictEqual(tagOf(yield* Fiber.join(waiting)), "CallEnded")
    }).pipe(Effect.provide(CallNotifications.layer({ clientId: audience, graceMillis: 10 })))
  )
})

const labels = (notifications: ReadonlyArray<Notification>) =>
  notifications.map((one) => (one._tag === "Call" ? one.call.state : one._tag))

describe("stream", () => {
  it.effect("gives what was kept, then what comes, until the grace after the call's end is over", () =>
    Effect.gen(function* () {
      yield* post(state("establishing"))
      const heard = yield* Effect.forkChild(Stream.runCollect(CallNotifications.stream(callId)), {
        startImmediately: true
      })
      yield* post(state("established"), roster(participant("a")))
      yield* post({ ...state("established"), resourceUrl: "/communications/calls/another" })
      yield* post(terminated)
      yield* TestClock.adjust("500 millis")
      yield* post(ended())
      yield* TestClock.adjust("500 millis")
      const expected = ["establishing", "established", "Participants", "terminated", "Operation"]
      assert.deepStrictEqual(labels(yield* Fiber.join(heard)), expected)
      assert.deepStrictEqual(labels(yield* Stream.runCollect(CallNotifications.stream(callId))), expected)
    }).pipe(Effect.provide(layer))
  )

  it.effect("of all calls gives everything from then on", () =>
    Effect.gen(function* () {
      yield* post(state("incoming", {}, "created"))
      const heard = yield* Effect.forkChild(Stream.runCollect(Stream.take(CallNotifications.stream(), 3)), {
        startImmediately: true
      })
      yield* post(
        state("established"),
        {},
        { ...state("established", { id: "b" }), resourceUrl: "/communications/calls/b" }
      )
      assert.deepStrictEqual(labels(yield* Fiber.join(heard)), ["established", "Invalid", "established"])
    }).pipe(Effect.provide(layer))
  )

  it.effect("marks a numbered roster that is older than the newest", () =>
    Effect.gen(function* () {
      const { notifications } = yield* post(
        delta(3, participant("a")),
        delta(5, participant("b")),
        delta(4, participant("c")),
        delta(6, participant("d"))
      )
      assert.deepStrictEqual(
        notifications.map((one) => one._tag === "Participants" && one.stale),
        [false, false, true, false]
      )
    }).pipe(Effect.provide(layer))
  )
})

describe("memory", () => {
  const bounded = CallNotifications.layer({ clientId: audience, notificationsPerCall: 3, calls: 2 })

  it.effect("keeps the newest of a call", () =>
    Effect.gen(function* () {
      for (let i = 1; i <= 5; i++) yield* post(ended({ id: `op${i}`, clientContext: `c${i}` }))
      for (const i of [3, 4, 5]) assert.strictEqual((yield* await_(callId, { id: `op${i}` })).id, `op${i}`)
      const gone = yield* Effect.forkChild(await_(callId, { id: "op2" }), { startImmediately: true })
      assert.isUndefined(gone.pollUnsafe())
      yield* Fiber.interrupt(gone)
    }).pipe(Effect.provide(bounded))
  )

  it.effect("forgets of the calls that ended the oldest, and none that somebody waits for", () =>
    Effect.gen(function* () {
      const of = (id: string, item: Item): Item => ({ ...item, resourceUrl: `/communications/calls/${id}` })
      const waiting = yield* Effect.forkChild(await_("waited", { id: "op" }), { startImmediately: true })
      for (const id of ["over", "later", "latest"]) yield* post(of(id, state("terminated", { id })))
      yield* TestClock.adjust("1 second")
      yield* post(of("new", state("established", { id: "new" })))
      // Its end is forgotten, so a wait on it is one on a call that was never heard of.
      const over = yield* Effect.forkChild(await_("over", running), { startImmediately: true })
      assert.isUndefined(over.pollUnsafe())
      assert.strictEqual((yield* Effect.flip(await_("later", running)))._tag, "CallEnded")
      yield* post({ ...ended({ id: "op" }), resourceUrl: "/communications/calls/waited/operations/op" })
      assert.strictEqual((yield* Fiber.join(waiting)).id, "op")
      yield* Fiber.interrupt(over)
    }).pipe(Effect.provide(bounded))
  )
})
