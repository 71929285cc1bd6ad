/** Calls that go elsewhere or are joined: what versions lack, what stays open after a failure, and how outcomes end. */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type { ApiVersion } from "../src/ApiVersion.ts"
import * as CallAutomation from "../src/CallAutomation.ts"
import * as CallConnection from "../src/CallConnection.ts"
import * as CallEvents from "../src/CallEvents.ts"
import * as Outcome from "../src/Outcome.ts"
import { createCallAutomation } from "../src/promise.ts"
import { dataOf, event, named } from "./events/bodies.ts"
import { agent, bot, callbackUri, callConnectionId, connectionString, customer, scripted } from "./support.ts"

type Call = Effect.Effect<unknown, CommunicationError, CallAutomation.CallAutomation>

const incomingCallContext = "opaque"
const room = { kind: "roomCallLocator", roomId: "99434917639286209" } as const
const streaming = { transportType: "websocket", audioChannelType: "mixed" } as const
const transcription = { transportType: "websocket", locale: "en-US" } as const

const connect = (apiVersion: ApiVersion, more: object = {}): Call =>
  CallAutomation.connect({ callLocator: room, callbackUri, ...more }, { apiVersion })
const transfer = (apiVersion: ApiVersion, more: object): Call =>
  CallConnection.transferToParticipant({ callConnectionId, targetParticipant: agent, ...more }, { apiVersion })

const lacking: ReadonlyArray<readonly [field: string, version: ApiVersion, call: (version: ApiVersion) => Call]> = [
  ["apiVersion", "2024-04-15", connect],
  ["mediaStreamingOptions", "2024-06-15-preview", (version) => connect(version, { mediaStreamingOptions: streaming })],
  ["mediaStreamingOptions", "2024-09-15", (version) => connect(version, { mediaStreamingOptions: streaming })],
  ["transcriptionOptions", "2024-09-15", (version) => connect(version, { transcriptionOptions: transcription })],
  ["enableLoopbackAudio", "2026-03-12", (version) => connect(version, { enableLoopbackAudio: true })],
  ["transferee", "2023-03-06", (version) => transfer(version, { transferee: customer })],
  ["operationCallbackUri", "2023-03-06", (version) => transfer(version, { operationCallbackUri: callbackUri })],
  ["customCallingContext", "2023-03-06", (version) => transfer(version, { customCallingContext: {} })],
  [
    "sourceCallerIdNumber",
    "2024-04-15",
    (version) => transfer(version, { sourceCallerIdNumber: { value: "+14255550100" } })
  ]
]

describe("what a version does not have is refused before anything is sent", () => {
  for (const [field, version, call] of lacking)
    it.effect(`${field} on ${version}`, () =>
      Effect.gen(function* () {
        const { layer, requests } = scripted([])
        const { reason } = yield* Effect.flip(Effect.provide(call(version), layer))
        assert.strictEqual(reason._tag === "InvalidRequest" && reason.field, field)
        assert.strictEqual(requests.length, 0)
      })
    )

  it.effect("what the version has is sent", () =>
    Effect.gen(function* () {
      const sent = [
        transfer("2023-10-15", { transferee: customer }),
        transfer("2024-09-15", { sourceCallerIdNumber: { value: "+14255550100" } })
      ]
      for (const call of sent) {
        const { layer, requests } = scripted([{ status: 202, body: {} }])
        yield* Effect.provide(call, layer)
        assert.strictEqual(requests.length, 1)
      }
    })
  )
})

describe("a failure that leaves open whether it was done", () => {
  const claimed: ReadonlyArray<readonly [name: string, call: Call]> = [
    ["redirectCall", CallAutomation.redirectCall({ incomingCallContext, target: agent })],
    ["rejectCall", CallAutomation.rejectCall({ incomingCallContext })],
    ["connectCall", connect("2026-03-12")]
  ]
  for (const [name, call] of claimed)
    it.effect(`${name} is Ambiguous and nothing is sent again`, () =>
      Effect.gen(function* () {
        const { layer, requests } = scripted([{ sent: true }])
        const { reason } = yield* Effect.flip(Effect.provide(call, layer))
        assert.strictEqual(reason._tag, "Ambiguous")
        assert.strictEqual(requests.length, 1)
      })
    )

  it.live("transferToParticipant is sent again with the same pair", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([{ sent: true }, { status: 202, body: {} }])
      yield* Effect.provide(transfer("2026-03-12", {}), layer)
      const pairs = requests.map(({ headers }) => headers["repeatability-request-id"])
      assert.strictEqual(pairs.length, 2)
      assert.strictEqual(pairs[0], pairs[1])
    })
  )
})

describe("outcomes", () => {
  const events = CallEvents.layer()
  const emitted = (name: string, own: object, result: object) =>
    CallEvents.receiveTrusted([
      event(name, dataOf(name, own, { operationContext: "context", resultInformation: result }))
    ])
  const criteria = { callConnectionId, operationContext: "context" }
  const fork = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.forkChild(effect, { startImmediately: true })

  it.effect("a transfer is accepted, to and of whom the event says", () =>
    Effect.gen(function* () {
      const wait = yield* fork(CallEvents.awaitOutcome(Outcome.transferToParticipant, criteria))
      yield* emitted(
        "CallTransferAccepted",
        { transferTarget: named(bot), transferee: named(customer) },
        { code: 200, subCode: 0, message: "" }
      )
      const { data } = yield* Fiber.join(wait)
      assert.deepStrictEqual([data.transferTarget, data.transferee], [named(bot), named(customer)])
    }).pipe(Effect.provide(events))
  )

  it.effect("a transfer that fails is a failure", () =>
    Effect.gen(function* () {
      const wait = yield* fork(CallEvents.awaitOutcome(Outcome.transferToParticipant, criteria))
      yield* emitted("CallTransferFailed", {}, { code: 603, subCode: 0, message: "declined" })
      const error = yield* Effect.flip(Fiber.join(wait))
      assert.deepStrictEqual([error._tag, error.code, error.event._tag], ["OperationFailed", 603, "CallTransferFailed"])
    }).pipe(Effect.provide(events))
  )

  it.effect("a connect that fails is a failure although CallDisconnected came first", () =>
    Effect.gen(function* () {
      const wait = yield* fork(CallEvents.awaitOutcome(Outcome.connectCall, criteria))
      const result = { code: 404, subCode: 0, message: "no such room" }
      yield* emitted("CallDisconnected", {}, result)
      yield* emitted("ConnectFailed", {}, result)
      const error = yield* Effect.flip(Fiber.join(wait))
      assert.deepStrictEqual([error._tag, error.code, error.event._tag], ["OperationFailed", 404, "ConnectFailed"])
    }).pipe(Effect.provide(events))
  )
})

describe("the Promise API", () => {
  it("has all four", async () => {
    const transport = ScriptedTransport.make([
      { status: 204 },
      { status: 204 },
      { status: 200, body: { callConnectionId } },
      { status: 202, body: { operationContext: "context" } }
    ])
    const client = createCallAutomation({ connectionString, transport })
    assert.isUndefined(await client.redirectCall({ incomingCallContext, target: agent }))
    assert.isUndefined(await client.rejectCall({ incomingCallContext }))
    assert.deepStrictEqual(await client.connectCall({ callLocator: room, callbackUri }), { callConnectionId })
    const { callConnection } = client
    assert.deepStrictEqual(await callConnection.transferToParticipant({ callConnectionId, targetParticipant: agent }), {
      operationContext: "context"
    })
  })
})
