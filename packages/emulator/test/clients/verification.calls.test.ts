/** Webhook bodies of Call Automation that are not understood, and senders who are not believed: said so, never thrown, never dropped. */
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { at } from "../identity/support/wire.ts"
import { changed, pathsOf } from "./support/mutations.ts"
import { delivery } from "./support/callEvents.ts"

describe("what is not understood", () => {
  it.effect.each([
    ["no JSON", "{", ""],
    ["no text", "", ""],
    ["no list", '{"a":1}', ""],
    ["an empty list", "[]", ""]
  ] as const)("a body that is %s is a typed error of the whole", ([, body, path]) =>
    Effect.gen(function* () {
      const { authorization, receiver } = yield* delivery
      const error = yield* Effect.flip(receiver.receive({ body, authorization }))
      assert(error._tag === "EventDecodeError")
      assert.strictEqual(error.path, path)
      assert.strictEqual(CallEvents.statusOf(error), 400)
    })
  )

  it.effect("an event of an unknown type is kept with its data, in its leg's stream", () =>
    Effect.gen(function* () {
      const { authorization, callConnectionId, event, receiver } = yield* delivery
      const type = "Microsoft.Communication.SomethingNew"
      const { events } = yield* receiver.receive({ body: [{ ...event, type }], authorization })
      assert.deepInclude(events[0], { _tag: "UnknownEvent", type, data: at(event, "data") })
      const [kept] = yield* Stream.runCollect(Stream.take(receiver.stream(callConnectionId), 1))
      assert.strictEqual(kept?._tag, "UnknownEvent")
      const again = yield* receiver.receive({ body: [{ ...event, type }], authorization })
      assert.deepStrictEqual([again.events.length, again.duplicates], [0, 1])
    })
  )

  it.effect("an event that does not fit says where, is kept, and its neighbors are heard", () =>
    Effect.gen(function* () {
      const { authorization, event, receiver } = yield* delivery
      const data = { ...Object(at(event, "data")), participant: 7 }
      const body = JSON.stringify([null, { ...event, id: "bad", data }, { ...event, id: "good" }])
      const { events } = yield* receiver.receive({ body, authorization })
      assert.deepStrictEqual(
        events.map(({ _tag }) => _tag),
        ["InvalidEvent", "InvalidEvent", "RemoveParticipantSucceeded"]
      )
      const [nothing, validationFailure] = events
      assert(nothing?._tag === "InvalidEvent" && validationFailure?._tag === "InvalidEvent")
      assert.strictEqual(nothing.path, "[0]")
      assert.match(validationFailure.path, /^\[1\]\.data\.participant/)
      assert.strictEqual(validationFailure.envelope?.id, "bad")
    })
  )

  it.effect.prop("no text whatever makes the receiver throw", [Schema.String], ([body]) =>
    Effect.scoped(
      Effect.gen(function* () {
        const receiver = yield* CallEvents.make()
        const exit = yield* Effect.exit(receiver.receiveTrusted(body))
        if (Exit.isFailure(exit))
          assert.deepStrictEqual(
            exit.cause.reasons.map(({ _tag }) => _tag),
            ["Fail"]
          )
      })
    )
  )

  it.effect.prop(
    "no JSON whatever makes the receiver throw, and none of its elements gets lost",
    [Schema.Json],
    ([json]) =>
      Effect.scoped(
        Effect.gen(function* () {
          const receiver = yield* CallEvents.make()
          const result = yield* Effect.result(receiver.receiveTrusted(JSON.stringify(json)))
          if (Result.isSuccess(result)) {
            const { duplicates, events } = result.success
            assert.strictEqual(events.length + duplicates, Array.isArray(json) ? json.length : 1)
          } else assert.strictEqual(result.failure._tag, "EventDecodeError")
        })
      )
  )

  it.effect("a real event with any one of its parts changed is an event, unknown, or says where it does not fit", () =>
    Effect.gen(function* () {
      const { authorization, event, receiver } = yield* delivery
      const paths = pathsOf(event)
      assert.isAbove(paths.length, 15)
      for (const path of paths)
        for (const value of [undefined, null, 7, "text", [], {}, true]) {
          const body = JSON.stringify([changed(event, path, value)])
          const received = yield* receiver.receive({ body, authorization })
          assert.strictEqual(received.events.length + received.duplicates, 1)
          for (const one of received.events)
            if (one._tag === "InvalidEvent") assert.isTrue(one.path.startsWith("[0]"), one.path)
        }
    })
  )
})

describe("who is not believed", () => {
  const cases = [
    ["no token", () => undefined, "Missing"],
    ["another scheme", () => "Basic YTpi", "Malformed"],
    ["no JWT", () => "Bearer abc", "Malformed"],
    ["no signature", (token: string) => token.replace(/\.[^.]*$/, "."), "Signature"],
    ["another signature", (token: string) => `${token.slice(0, -8)}AAAAAAAA`, "Signature"],
    [
      "other claims",
      (token: string) => {
        const [header, , signature] = token.split(".")
        return `${header}.${Buffer.from('{"aud":"x"}').toString("base64url")}.${signature}`
      },
      "Signature"
    ],
    [
      "no algorithm",
      (token: string) => `Bearer ${Buffer.from('{"alg":"none"}').toString("base64url")}.${token.split(".")[1]}.`,
      "Algorithm"
    ]
  ] as const

  it.effect.each(cases)("%s", ([, change, reason]) =>
    Effect.gen(function* () {
      const { authorization, body, receiver } = yield* delivery
      const error = yield* Effect.flip(receiver.receive({ body, authorization: change(authorization) }))
      assert(error._tag === "WebhookTokenError")
      assert.strictEqual(error.reason, reason)
      assert.strictEqual(CallEvents.statusOf(error), 401)
      assert.notMatch(error.message, /eyJ/)
      const { events } = yield* receiver.receive({ body, authorization })
      assert.strictEqual(events.length, 1, "what was refused is not remembered as heard")
    })
  )

  it.effect("a token of ten minutes ago", () =>
    Effect.gen(function* () {
      const { authorization, body, program, receiver } = yield* delivery
      yield* program.advance(601_000)
      const error = yield* Effect.flip(receiver.receive({ body, authorization }))
      assert.include(error, { _tag: "WebhookTokenError", reason: "Expired" })
    })
  )

  it.effect("a token for another resource, and any token where no audience was named", () =>
    Effect.gen(function* () {
      const { authorization, body, program } = yield* delivery
      const keys = { jwksUrl: `${program.cloud.origin}/calling/keys` }
      const other = yield* CallEvents.make({ audience: "another", keys, fetch: program.fetch })
      assert.include(yield* Effect.flip(other.receive({ body, authorization })), { reason: "Audience" })
      const careless = yield* CallEvents.make({ keys, fetch: program.fetch })
      assert.include(yield* Effect.flip(careless.receive({ body, authorization })), { reason: "Audience" })
    })
  )

  it.effect("a Graph notification's token, and anything while the keys cannot be had", () =>
    Effect.gen(function* () {
      const { authorization, body, program } = yield* delivery
      const audience = program.cloud.resourceId
      const keys = { jwksUrl: `${program.cloud.origin}/calling/keys` }
      const issuers = ["https://api.botframework.com"]
      const graph = yield* CallEvents.make({ audience, keys, issuers, fetch: program.fetch })
      assert.include(yield* Effect.flip(graph.receive({ body, authorization })), { reason: "Issuer" })
      const away = yield* CallEvents.make({ audience, keys, fetch: () => Promise.reject(new Error("no network")) })
      const error = yield* Effect.flip(away.receive({ body, authorization }))
      assert.include(error, { reason: "KeysUnavailable" })
      assert.strictEqual(CallEvents.statusOf(error), 503)
    })
  )
})
