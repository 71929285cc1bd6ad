/**
 * Graph's notifications from the local cloud to our receiver, which verifies them: whatever happens on the way, a change is heard once,
 * or known to be lost, and what is not believed or not understood is said so.
 */
import * as Call from "@effect-comms/graph-calls/Call"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import type { Notification } from "@effect-comms/graph-calls/notifications"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { at } from "../identity/support/wire.ts"
import { changed, pathsOf } from "./support/mutations.ts"
import { application, makeProgram, type Program } from "./support/Program.ts"
import { graphCall, prompt } from "./support/scenes.ts"

/** A call on which audio flows; nothing of its beginning is left among the receipts. */
const begun = Effect.gen(function* () {
  const program = yield* makeProgram()
  const id = yield* graphCall(program)
  program.notified.length = 0
  return { program, id }
})

const heard = ({ notified }: Program): ReadonlyArray<Notification> =>
  notified.flatMap(({ result }) => (Result.isSuccess(result) ? result.success.notifications : []))

const nameOf = (notification: Notification): string => {
  if (notification._tag === "Operation")
    return `${notification.operation["@odata.type"] ?? ""} ${notification.operation.status ?? ""}`
  if (notification._tag !== "Call") return notification._tag
  const { mediaState, state, toneInfo } = notification.call
  return ["call", state, mediaState?.audio, toneInfo?.tone].filter((part) => part !== undefined).join(" ")
}

const duplicates = ({ notified }: Program): number =>
  notified.reduce((sum, { result }) => sum + (Result.isSuccess(result) ? result.success.duplicates : 0), 0)

const refused = ({ notified }: Program): ReadonlyArray<string> =>
  notified.flatMap(({ result }) =>
    Result.isFailure(result) && "reason" in result.failure ? [result.failure.reason] : []
  )

describe("what happens on the way", () => {
  const Kind = Schema.Literals(["duplicate", "reorder", "delay", "bad-signature", "drop"])

  /** What is heard of a call when these befall its notifications in turn. */
  const story = (kinds: ReadonlyArray<typeof Kind.Type>) =>
    Effect.scoped(
      Effect.gen(function* () {
        const { id, program } = yield* begun
        for (const kind of kinds) yield* program.cloud.fault({ kind, delayMs: 700 })
        yield* program.run(Call.subscribeToTone({ id }))
        yield* program.run(Call.playPrompt({ id, prompts: [prompt(1_000)] }))
        yield* program.run(Call.recordResponse({ id, maxRecordDurationInSeconds: 20 }))
        yield* program.advance(3_000)
        yield* program.cloud.graphTone(id, "tone1")
        yield* program.cloud.graphTone(id, "tone1")
        yield* program.run(Call.cancelMediaProcessing({ id }))
        yield* program.advance(500)
        yield* program.run(Call.delete({ id }))
        yield* program.advance(30_000)
        return {
          names: heard(program).map(nameOf).toSorted(),
          duplicates: duplicates(program),
          refused: refused(program)
        }
      })
    )

  it.effect("without faults: two keys, the end of the prompt and of the recording, the end of the call", () =>
    Effect.gen(function* () {
      const { names } = yield* story([])
      assert.deepStrictEqual(names, [
        "#microsoft.graph.playPromptOperation completed",
        "#microsoft.graph.recordOperation failed",
        "call established tone1",
        "call established tone1",
        "call terminated",
        "call terminating"
      ])
    })
  )

  it.effect.prop(
    "whatever happens, every change is heard once, except those that were dropped",
    [Schema.Array(Kind).check(Schema.isMaxLength(8))],
    ([kinds]) =>
      Effect.gen(function* () {
        const quiet = yield* story([])
        const emitted = yield* story(kinds)
        const befell = (kind: typeof Kind.Type) =>
          kinds.slice(0, quiet.names.length).filter((one) => one === kind).length
        assert.strictEqual(emitted.names.length, quiet.names.length - befell("drop"))
        if (befell("drop") === 0) assert.deepStrictEqual(emitted.names, quiet.names)
        assert.strictEqual(emitted.duplicates, befell("duplicate"))
        assert.deepStrictEqual(
          emitted.refused,
          kinds.slice(0, quiet.names.length).flatMap((kind) => (kind === "bad-signature" ? ["Signature"] : []))
        )
      }),
    { arbitrary: { runs: process.env["LONG"] === undefined ? 20 : 200 }, timeout: 60_000 }
  )
})

describe("outcomes by notification", () => {
  it.effect("of a prompt, whether its end came before the wait or after it", () =>
    Effect.gen(function* () {
      const { id, program } = yield* begun
      const { awaitOperation } = program.notifications
      const playing = yield* program.run(Call.playPrompt({ id, prompts: [prompt(2_000)], clientContext: "first" }))
      const waiting = yield* Effect.forkChild(awaitOperation(id, playing))
      yield* program.advance(1_900)
      assert.isUndefined(waiting.pollUnsafe())
      yield* program.advance(200)
      assert.strictEqual((yield* Fiber.join(waiting)).status, "completed")
      assert.strictEqual((yield* awaitOperation(id, playing)).clientContext, "first")
      assert.strictEqual((yield* awaitOperation(id, { clientContext: "first" })).status, "completed")
    })
  )

  it.effect("cancelling ends what plays and what waits, and never the subscription to tones", () =>
    Effect.gen(function* () {
      const { id, program } = yield* begun
      const { awaitOperation } = program.notifications
      const subscribed = yield* program.run(Call.subscribeToTone({ id }))
      assert.strictEqual((yield* awaitOperation(id, subscribed)).status, "completed")
      const playing = yield* program.run(Call.playPrompt({ id, prompts: [prompt(60_000)] }))
      const queued = yield* program.run(Call.recordResponse({ id }))
      const waiting = yield* Effect.forkChild(Effect.flip(awaitOperation(id, playing)))
      yield* program.advance(1_000)
      const cancelled = yield* program.run(Call.cancelMediaProcessing({ id, clientContext: "enough" }))
      assert.deepInclude(cancelled, { status: "completed", clientContext: "enough" })
      assert.match(cancelled.location ?? "", new RegExp(`/v1\\.0/communications/calls/${id}/operations/`))
      assert.strictEqual((yield* awaitOperation(id, cancelled)).status, "completed")
      yield* program.advance(1_000)
      assert.include(yield* Fiber.join(waiting), { _tag: "OperationCancelled", code: 400, subcode: 8508 })
      const held = yield* Effect.flip(awaitOperation(id, queued))
      assert.include(held, { _tag: "OperationCancelled", code: 400, subcode: 8508 })
      program.notified.length = 0
      yield* program.cloud.graphTone(id, "pound")
      yield* program.advance(100)
      assert.deepStrictEqual(heard(program).map(nameOf), ["call established pound"])
    })
  )

  it.effect("a prompt that cannot be played fails with the platform's code", () =>
    Effect.gen(function* () {
      const { id, program } = yield* begun
      const uri = "https://cdn.contoso.com/not-found.mp3"
      const playing = yield* program.run(Call.playPrompt({ id, prompts: [{ mediaInfo: { uri } }] }))
      yield* program.advance(5_000)
      const failure = yield* Effect.flip(program.notifications.awaitOperation(id, playing))
      assert.include(failure, { _tag: "OperationFailed", code: 400, subcode: 8536 })
    })
  )

  it.effect("the end of the call ends every wait after its grace, and a new one at once", () =>
    Effect.gen(function* () {
      const { id, program } = yield* begun
      const { awaitOperation } = program.notifications
      const playing = yield* program.run(Call.playPrompt({ id, prompts: [prompt(60_000)] }))
      const waiting = yield* Effect.forkChild(Effect.flip(awaitOperation(id, playing)))
      yield* program.run(Call.delete({ id }))
      yield* program.advance(900)
      assert.isUndefined(waiting.pollUnsafe())
      yield* program.advance(200)
      assert.strictEqual((yield* Fiber.join(waiting))._tag, "CallEnded")
      assert.strictEqual((yield* Effect.flip(awaitOperation(id, { id: "another" })))._tag, "CallEnded")
    })
  )

  it.effect("a call that is declined ends with its code", () =>
    Effect.gen(function* () {
      const { program } = yield* begun
      const { id } = yield* program.run(
        Call.create({
          callbackUri: "https://bot.contoso.com/notifications",
          targets: [{ identity: { user: { id: "550fae72-d251-43ec-868c-373732c27603" } } }],
          requestedModalities: ["audio"],
          mediaConfig: {}
        })
      )
      yield* program.advance(5_000)
      const emitted = yield* Stream.runCollect(program.notifications.stream(id))
      const last = emitted.at(-1)
      assert(last?._tag === "Call")
      assert.deepInclude(last.call.resultInfo, { code: 603 })
    })
  )
})

/** A notification of the local cloud, as it came. */
const delivery = Effect.gen(function* () {
  const { id, program } = yield* begun
  yield* program.run(Call.playPrompt({ id, prompts: [prompt(100)] }))
  yield* program.advance(1_000)
  const [first] = program.notified
  assert(first !== undefined)
  const { body, headers } = first.request
  const json: unknown = JSON.parse(body)
  const item = at(json, "value", 0)
  assert(typeof item === "object" && item !== null)
  const options = { keys: { jwksUrl: `${program.cloud.origin}/v1/.well-known/keys` }, fetch: program.fetch }
  const receiver = yield* CallNotifications.make({ ...options, clientId: application.clientId })
  return { program, id, receiver, item, body, options, authorization: headers["authorization"] ?? "" }
})

describe("what is not understood", () => {
  it.effect.each([
    ["no JSON", "{"],
    ["no text", ""],
    ["no object", "[]"],
    ["an object without a list", '{"value":1}']
  ] as const)("a body that is %s is a typed error of the whole", ([, body]) =>
    Effect.gen(function* () {
      const { authorization, receiver } = yield* delivery
      const error = yield* Effect.flip(receiver.receive({ body, authorization }))
      assert.strictEqual(error._tag, "NotificationDecodeError")
      assert.strictEqual(CallNotifications.statusOf(error), 400)
    })
  )

  it.effect("a change of an unknown type is kept whole, in its call's stream", () =>
    Effect.gen(function* () {
      const { authorization, id, item, receiver } = yield* delivery
      const resourceData = { "@odata.type": "#microsoft.graph.somethingNew", size: 3 }
      const resourceUrl = `/communications/calls/${id}/somethings/1`
      const body = { value: [{ ...item, resourceUrl, resourceData }] }
      const { notifications } = yield* receiver.receive({ body, authorization })
      assert.deepInclude(notifications[0], { _tag: "Unknown", type: "#microsoft.graph.somethingNew", resourceData })
      const [kept] = yield* Stream.runCollect(Stream.take(receiver.stream(id), 1))
      assert.strictEqual(kept?._tag, "Unknown")
    })
  )

  it.effect("a change that does not fit says where, is kept, and its neighbors are heard", () =>
    Effect.gen(function* () {
      const { authorization, item, receiver } = yield* delivery
      const resourceData = { ...Object(at(item, "resourceData")), resultInfo: 7 }
      const body = { value: [null, { ...item, resourceData }, item] }
      const { notifications } = yield* receiver.receive({ body, authorization })
      assert.deepStrictEqual(
        notifications.map(({ _tag }) => _tag),
        ["Invalid", "Invalid", "Operation"]
      )
      const [nothing, validationFailure] = notifications
      assert(nothing?._tag === "Invalid" && validationFailure?._tag === "Invalid")
      assert.strictEqual(nothing.error.path, "value[0]")
      assert.match(validationFailure.error.path, /^value\[1\]\.resourceData\.resultInfo/)
    })
  )

  it.effect.prop(
    "no JSON whatever makes the receiver throw, and none of its elements gets lost",
    [Schema.Json],
    ([json]) =>
      Effect.scoped(
        Effect.gen(function* () {
          const receiver = yield* CallNotifications.make({ clientId: application.clientId })
          for (const body of [JSON.stringify(json), JSON.stringify({ value: [json, json] })]) {
            const exit = yield* Effect.exit(receiver.receiveTrusted(body))
            if (Exit.isFailure(exit))
              assert.deepStrictEqual(
                exit.cause.reasons.map(({ _tag }) => _tag),
                ["Fail"]
              )
            else if (body.startsWith('{"value":[')) {
              const { duplicates, notifications } = exit.value
              assert.strictEqual(notifications.length + duplicates, 2)
            }
          }
        })
      )
  )

  it.effect(
    "a real notification with any one of its parts changed is a change, unknown, or says where it does not fit",
    () =>
      Effect.gen(function* () {
        const { authorization, item, receiver } = yield* delivery
        const paths = pathsOf(item)
        assert.isAbove(paths.length, 10)
        for (const path of paths)
          for (const value of [undefined, null, 7, "text", [], {}, true]) {
            const received = yield* receiver.receive({ body: { value: [changed(item, path, value)] }, authorization })
            assert.strictEqual(received.notifications.length + received.duplicates, 1)
            for (const one of received.notifications)
              if (one._tag === "Invalid") assert.isTrue(one.error.path.startsWith("value[0]"), one.error.path)
          }
      })
  )
})

describe("who is not believed", () => {
  it.effect.each([
    ["no token", () => undefined, "Missing"],
    ["no JWT", () => "Bearer abc", "Malformed"],
    ["another signature", (token: string) => `${token.slice(0, -8)}AAAAAAAA`, "Signature"]
  ] as const)("%s", ([, change, reason]) =>
    Effect.gen(function* () {
      const { authorization, body, receiver } = yield* delivery
      const error = yield* Effect.flip(receiver.receive({ body, authorization: change(authorization) }))
      assert.include(error, { _tag: "WebhookTokenError", reason })
      assert.strictEqual(CallNotifications.statusOf(error), 401)
      const { notifications } = yield* receiver.receive({ body, authorization })
      assert.strictEqual(notifications.length, 1, "what was refused is not remembered as heard")
    })
  )

  it.effect("a token of another application, of another tenant, or of Call Automation", () =>
    Effect.gen(function* () {
      const { authorization, body, options } = yield* delivery
      const reasonOf = (more: Partial<CallNotifications.Options>) =>
        Effect.gen(function* () {
          const receiver = yield* CallNotifications.make({ ...options, clientId: application.clientId, ...more })
          const error = yield* Effect.flip(receiver.receive({ body, authorization }))
          assert(error._tag === "WebhookTokenError")
          return error.reason
        })
      assert.strictEqual(yield* reasonOf({ clientId: "another" }), "Audience")
      assert.strictEqual(yield* reasonOf({ tenants: ["another"] }), "Tenant")
      assert.strictEqual(yield* reasonOf({ issuers: ["https://acscallautomation.communication.azure.com"] }), "Issuer")
    })
  )
})
