import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import * as CallConnection from "../src/CallConnection.ts"
import * as CallEvents from "../src/CallEvents.ts"
import * as Outcome from "../src/Outcome.ts"
import { createCallAutomation } from "../src/promise.ts"
import { dataOf, event } from "./events/bodies.ts"
import { otherCallConnectionId as fromCall } from "./recordings.ts"
import { agent, callbackUri, callConnectionId, connectionString, customer, scripted } from "./support.ts"

const leg = `/calling/callConnections/${callConnectionId}`

describe("CallConnection_Mute", () => {
  const body = { targetParticipants: [agent], operationContext: "mute participant" }

  it.effect("on the wire", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([{ status: 200, body: { operationContext: "mute participant" } }])
      const muted = yield* Effect.provide(CallConnection.mute({ callConnectionId, ...body }), layer)
      assert.deepStrictEqual(muted, { operationContext: "mute participant" })
      const [request] = requests
      assert.strictEqual(request?.method, "POST")
      assert.strictEqual(request?.path, `${leg}/participants:mute?api-version=2026-03-12`)
      assert.deepStrictEqual(request?.json, body)
      assert.property(request?.headers, "repeatability-request-id")
      assert.property(request?.headers, "repeatability-first-sent")
    })
  )

  it.effect("is refused on 2023-03-06 before anything is sent", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([], { apiVersion: "2023-03-06" })
      const error = yield* Effect.flip(Effect.provide(CallConnection.mute({ callConnectionId, ...body }), layer))
      assert.strictEqual(error.reason._tag === "InvalidRequest" && error.reason.field, "apiVersion")
      assert.strictEqual(requests.length, 0)
    })
  )

  it.effect("its outcome is the roster that shows the participant muted", () =>
    Effect.gen(function* () {
      const events = yield* CallEvents.CallEvents
      const roster = (sequenceNumber: number, isMuted: boolean) =>
        event(
          "ParticipantsUpdated",
          dataOf("ParticipantsUpdated", {
            participants: [
              { identifier: customer, isMuted: true, isOnHold: false },
              { identifier: agent, isMuted, isOnHold: false }
            ],
            sequenceNumber
          })
        )
      yield* events.receiveTrusted([roster(5, true)])
      yield* events.receiveTrusted([roster(3, false)])
      const shown = yield* CallEvents.awaitOutcome(Outcome.mute(agent), { callConnectionId })
      assert.strictEqual(shown.data.sequenceNumber, 5)
    }).pipe(Effect.provide(CallEvents.layer()))
  )
})

describe("CallConnection_MoveParticipants", () => {
  const body = {
    targetParticipants: [agent],
    fromCall,
    operationContext: "moving",
    operationCallbackUri: callbackUri
  }
  const answer = {
    participants: [{ identifier: agent, isMuted: false, isOnHold: false }],
    operationContext: "moving",
    fromCall
  }

  for (const apiVersion of ["2025-08-15-preview", "2026-03-12"] as const)
    it.effect(`on the wire of ${apiVersion}`, () =>
      Effect.gen(function* () {
        const { layer, requests } = scripted([{ status: 202, body: answer }], { apiVersion })
        const moved = yield* Effect.provide(CallConnection.moveParticipants({ callConnectionId, ...body }), layer)
        assert.deepStrictEqual(moved, answer)
        const [request] = requests
        assert.strictEqual(request?.method, "POST")
        assert.strictEqual(request?.path, `${leg}/participants:moveHere?api-version=${apiVersion}`)
        assert.deepStrictEqual(request?.json, body)
        assert.property(request?.headers, "repeatability-request-id")
      })
    )

  for (const apiVersion of ["2023-03-06", "2024-09-15", "2025-06-15"] as const)
    it.effect(`is refused on ${apiVersion} before anything is sent`, () =>
      Effect.gen(function* () {
        const { layer, requests } = scripted([], { apiVersion })
        const error = yield* Effect.flip(
          Effect.provide(CallConnection.moveParticipants({ callConnectionId, ...body }), layer)
        )
        assert.strictEqual(error.reason._tag === "InvalidRequest" && error.reason.field, "apiVersion")
        assert.strictEqual(requests.length, 0)
      })
    )

  it.effect("a lost answer is asked for again with the same pair", () =>
    Effect.gen(function* () {
      const { layer, requests } = scripted([{ sent: true }, { status: 202, body: {} }])
      const moving = yield* Effect.forkChild(
        Effect.provide(CallConnection.moveParticipants({ callConnectionId, ...body }), layer)
      )
      yield* TestClock.adjust(5_000)
      yield* Fiber.join(moving)
      const [first, second] = requests.map(({ headers }) => headers["repeatability-request-id"])
      assert.isString(first)
      assert.strictEqual(second, first)
    })
  )

  it.effect("each participant has an outcome of its own", () =>
    Effect.gen(function* () {
      const events = yield* CallEvents.CallEvents
      const emitted = (name: "MoveParticipantSucceeded" | "MoveParticipantFailed", participant: typeof agent) =>
        event(name, dataOf(name, { fromCall, participant }, { operationContext: "moving" }))
      yield* events.receiveTrusted([emitted("MoveParticipantFailed", customer)])
      yield* events.receiveTrusted([emitted("MoveParticipantSucceeded", agent)])
      const criteria = { callConnectionId, operationContext: "moving" }
      const moved = yield* CallEvents.awaitOutcome(Outcome.moveParticipant, { ...criteria, participant: agent })
      assert.strictEqual(moved._tag, "MoveParticipantSucceeded")
      const failure = yield* Effect.flip(
        CallEvents.awaitOutcome(Outcome.moveParticipant, { ...criteria, participant: customer })
      )
      assert.strictEqual(failure._tag, "OperationFailed")
    }).pipe(Effect.provide(CallEvents.layer()))
  )
})

describe("the Promise API", () => {
  it("mutes and moves", async () => {
    const transport = ScriptedTransport.make([
      { status: 200, body: {} },
      { status: 202, body: { fromCall } }
    ])
    const { callConnection } = createCallAutomation({ connectionString, transport })
    assert.deepStrictEqual(await callConnection.mute({ callConnectionId, targetParticipants: [agent] }), {})
    const moved = await callConnection.moveParticipants({ callConnectionId, targetParticipants: [agent], fromCall })
    assert.deepStrictEqual(moved, { fromCall })
  })
})
