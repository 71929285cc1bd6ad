/** Headers that an application hands on, and those that a call comes with, as the called application reads them. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { alice, bob, callApplication, callPhone, makeRig, phone, resourceId, textAt, user } from "./support/Rig.ts"

const carol = user(`8:acs:${resourceId}_5d1c6a7e-4a42-4b77-9c65-3f1c2d4e5a6b`)
const sipHeaders = { "User-To-User": "616263;encoding=hex", "X-MS-Custom-tier": "gold" }
const voipHeaders = { ticket: "4711" }

const headers = (count: number, name = (i: number) => `X-MS-Custom-${i}`) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [name(i), "v"]))

describe("customCallingContext", () => {
  it.effect("of addParticipant is the customContext of IncomingCall, also when the call is redirected", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const id = yield* callPhone(rig)
      const { status } = yield* rig.send(operations.addParticipant, {
        id,
        body: { participantToAdd: user(bob), customCallingContext: { sipHeaders, voipHeaders } }
      })
      assert.strictEqual(status, 202)
      assert.deepStrictEqual(rig.published.at(-1)?.data["customContext"], { sipHeaders, voipHeaders })
      const incomingCallContext = textAt(rig.published.at(-1), "data", "incomingCallContext")
      yield* rig.send(operations.redirectCall, { body: { incomingCallContext, target: carol } })
      assert.strictEqual(rig.published.length, 2)
      assert.deepStrictEqual(rig.published.at(-1)?.data["customContext"], { sipHeaders, voipHeaders })
    })
  )

  it.effect("of a transfer is the customContext of the target's IncomingCall", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const id = yield* callPhone(rig)
      yield* rig.send(operations.transferToParticipant, {
        id,
        body: { targetParticipant: user(bob), customCallingContext: { voipHeaders } }
      })
      assert.deepStrictEqual(rig.published.at(-1)?.data["customContext"], { sipHeaders: {}, voipHeaders })
    })
  )

  it.effect("A2: empty maps and those of create do not show up", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      yield* callApplication(rig, { streams: { customCallingContext: { sipHeaders, voipHeaders } } })
      const id = yield* callPhone(rig)
      yield* rig.send(operations.addParticipant, {
        id,
        body: { participantToAdd: user(bob), customCallingContext: { sipHeaders: {}, voipHeaders: {} } }
      })
      assert.strictEqual(rig.published.length, 2)
      for (const { data } of rig.published) assert.notProperty(data, "customContext")
    })
  )

  const unfit: ReadonlyArray<readonly [string, object]> = [
    ["six SIP headers", { sipHeaders: headers(6) }],
    ["User-To-User twice", { sipHeaders: { "User-To-User": "1", "user-to-user": "2" } }],
    ["a SIP header without X-", { sipHeaders: { Tier: "gold" } }],
    ["a SIP header with a reserved prefix", { sipHeaders: { "X-MS-Tier": "gold" } }],
    ["a SIP header that is a prefix alone", { sipHeaders: { "X-MS-Custom-": "gold" } }],
    ["a SIP header with a space in its name", { sipHeaders: { "X-a b": "gold" } }],
    ["a SIP header of 65 characters", { sipHeaders: { [`X-${"a".repeat(63)}`]: "gold" } }],
    ["a SIP value of 257 characters", { sipHeaders: { "X-a": "x".repeat(257) } }],
    ["a User-To-User of 257 characters", { sipHeaders: { "User-To-User": "x".repeat(257) } }],
    ["a SIP value with a line break", { sipHeaders: { "X-a": "v\r\nVia: other" } }],
    ["1001 VoIP headers", { voipHeaders: headers(1001, (i) => `k${i}`) }],
    ["a VoIP header of 65 characters", { voipHeaders: { ["k".repeat(65)]: "v" } }],
    ["a VoIP value of 1025 characters", { voipHeaders: { k: "v".repeat(1025) } }]
  ]

  it.effect("beyond the documented limits is 400/8523, and nobody is called", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const id = yield* callPhone(rig)
      for (const [name, customCallingContext] of unfit)
        for (const [operation, body] of [
          [operations.addParticipant, { participantToAdd: user(bob) }],
          [operations.transferToParticipant, { targetParticipant: user(bob) }]
        ] as const) {
          const answer = yield* rig.send(operation, { id, body: { ...body, customCallingContext } })
          assert.strictEqual(answer.status, 400, name)
          assert.strictEqual(textAt(answer.body, "error", "code"), "8523", name)
          assert.match(textAt(answer.body, "error", "message"), /^customCallingContext\.(sip|voip)Headers: /, name)
        }
      assert.deepStrictEqual(rig.published, [])
    })
  )

  it.effect("at the documented limits is accepted", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const id = yield* callPhone(rig)
      const most = {
        sipHeaders: {
          "User-To-User": "x".repeat(256),
          [`x-ms-custom-${"a".repeat(52)}`]: "=;.!%*_+~-",
          ...headers(4, (i) => `X-${i}.!%*_+~-`)
        },
        voipHeaders: { ["k".repeat(64)]: "v".repeat(1024), ...headers(999, (i) => `k${i}`) }
      }
      const { status } = yield* rig.send(operations.addParticipant, {
        id,
        body: { participantToAdd: user(bob), customCallingContext: most }
      })
      assert.strictEqual(status, 202)
      assert.deepStrictEqual(rig.published.at(-1)?.data["customContext"], most)
    })
  )
})

describe("customContext of the control", () => {
  it.effect("comes with the call, whatever a session border controller sets", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const given = { sipHeaders: { ...headers(7), Tier: "gold" } }
      yield* rig.control("/incoming-calls", { from: "+14255550111", to: alice, customContext: given })
      assert.deepStrictEqual(rig.published.at(-1)?.data["customContext"], { ...given, voipHeaders: {} })
    })
  )

  it.effect("is refused by the name of what does not fit", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      for (const [customContext, field] of [
        ["gold", "customContext"],
        [null, "customContext"],
        [{ sipheaders: {} }, "customContext.sipheaders"],
        [{ sipHeaders: { "X-a": 1 } }, "customContext.sipHeaders"],
        [{ voipHeaders: [] }, "customContext.voipHeaders"]
      ] as const) {
        const body = { from: phone("+14255550111"), to: alice, customContext }
        const refused = yield* Effect.flip(rig.cloud.control("POST", "/incoming-calls", body))
        assert.match(refused.description, new RegExp(`^${field.replace(".", "\\.")}: expected`))
      }
      assert.deepStrictEqual(rig.published, [])
    })
  )
})
