/** Create, answer and get, besides what is recorded. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { alice, bob, callApplication, callbackUri, makeRig, textAt, user } from "./support/Rig.ts"

describe("create and answer", () => {
  it.effect("versions without media streaming answer without a subscription", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { created } = yield* callApplication(rig, { version: "2024-09-15" })
      assert.notProperty(created, "mediaStreamingSubscription")
    })
  )

  it.effect("IncomingCall has caller and callee as its subject", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* callApplication(rig)
      assert.strictEqual(rig.published[0]?.subject, `/caller/${alice}/recipient/${bob}`)
    })
  )

  it.effect("incomingCallContext looks like an unsigned JWT of some 8 KB and differs per call", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* callApplication(rig)
      yield* callApplication(rig)
      const [first, second] = rig.published.map(({ data }) => textAt(data, "incomingCallContext"))
      assert.match(first ?? "", /^eyJ[\w-]+\.eyJ[\w-]+\.$/)
      assert.isTrue((first ?? "").length > 7000 && (first ?? "").length < 9000)
      assert.notStrictEqual(first, second)
    })
  )

  it.effect("a created call shows no serverCallId while it rings", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const { body } = yield* rig.send(operations.createCall, { body: { targets: [user(bob)], callbackUri } })
      const shown = (yield* rig.send(operations.getCall, { id: textAt(body, "callConnectionId") })).body
      assert.strictEqual(shown["callConnectionState"], "connecting")
      assert.notProperty(shown, "serverCallId")
    })
  )

  it.effect("a context answers once", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* callApplication(rig)
      const again = yield* rig.send(operations.answerCall, {
        body: { incomingCallContext: textAt(rig.published[0], "data", "incomingCallContext"), callbackUri }
      })
      assert.strictEqual(again.status, 404)
      assert.strictEqual(textAt(again.body, "error", "code"), "8522")
    })
  )
})
