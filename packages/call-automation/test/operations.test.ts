/** Every operation on the wire, by its scenario; the pages of a list; the retry classes, and that no request of them acts twice. */
import type * as ClientOperation from "@effect-comms/core/internal/ClientOperation"
import { exampleOf } from "@effect-comms/core/test/contract/Matching.ts"
import { scenariosOf } from "@effect-comms/core/test/contract/scenariosOf.ts"
import { requestOf } from "@effect-comms/core/test/contract/requestOf.ts"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { ApiVersions } from "../src/ApiVersion.ts"
import * as CallAutomation from "../src/CallAutomation.ts"
import * as CallConnection from "../src/CallConnection.ts"
import * as operations from "../src/generated/operations.ts"
import { all } from "../src/operations/index.ts"
import { scenarios } from "./scenarios/index.ts"
import { agent, callConnectionId, customer, endpoint, scripted } from "./support.ts"

/** Calls an operation in its newest version. */
const invoke = (operation: ClientOperation.Any, input: unknown) => {
  const apiVersion = ApiVersions.all.find((one) => one === operation.versions.at(-1))
  return CallAutomation.method<unknown, unknown>(operation)(input, apiVersion === undefined ? {} : { apiVersion })
}

const leg = `/calling/callConnections/${callConnectionId}`

const cases = scenariosOf(operations, scenarios)

describe("operations on the wire", () => {
  it.effect.each(cases)("$operation.id", ({ operation, scenario: { answer, input } }) =>
    Effect.gen(function* () {
      const body = answer.body === undefined ? undefined : exampleOf(answer.body)
      const { layer, requests } = scripted([{ status: answer.status, ...(body === undefined ? {} : { body }) }])
      const result = yield* Effect.provide(invoke(operation, input), layer)
      assert.deepStrictEqual(result, body)
      const [request] = requests
      const sent = requestOf(operation, input, answer.wire)
      assert.strictEqual(request?.method, sent.method)
      assert.strictEqual(request?.origin, endpoint)
      assert.strictEqual(request?.path, `${sent.path}?api-version=${operation.versions.at(-1)}`)
      assert.deepStrictEqual(request?.json, sent.body)
      assert.strictEqual(request?.headers["content-type"], sent.contentType)
      assert.strictEqual(request?.headers["accept"], "application/json")
      const hasPair = operation.repeatability === "pair"
      assert.strictEqual("repeatability-request-id" in (request?.headers ?? {}), hasPair)
      assert.strictEqual("repeatability-first-sent" in (request?.headers ?? {}), hasPair)
      assert.match(request?.headers["authorization"] ?? "", /^HMAC-SHA256 SignedHeaders=/)
    })
  )

  it.effect("CallConnection_GetParticipants, page by page", () =>
    Effect.gen(function* () {
      const nextLink = `${endpoint}${leg}/participants?skip=1&api-version=2026-03-12`
      const { layer, requests } = scripted([
        { status: 200, body: { value: [{ identifier: customer, isMuted: true }], nextLink } },
        { status: 200, body: { value: [{ identifier: agent, isMuted: false, isOnHold: null }] } }
      ])
      const all = yield* Effect.provide(Stream.runCollect(CallConnection.listParticipants({ callConnectionId })), layer)
      assert.deepStrictEqual(all, [
        { identifier: customer, isMuted: true },
        { identifier: agent, isMuted: false }
      ])
      assert.deepStrictEqual(
        requests.map((one) => one.path),
        [`${leg}/participants?api-version=2026-03-12`, `${leg}/participants?skip=1&api-version=2026-03-12`]
      )
    })
  )

  it.effect("a page that is not asked for is not loaded", () =>
    Effect.gen(function* () {
      const nextLink = `${endpoint}${leg}/participants?skip=1&api-version=2026-03-12`
      const { layer, requests } = scripted([{ status: 200, body: { value: [{ identifier: customer }], nextLink } }])
      yield* Effect.provide(
        Stream.runCollect(Stream.take(CallConnection.listParticipants({ callConnectionId }), 1)),
        layer
      )
      assert.strictEqual(requests.length, 1)
    })
  )
})

describe("retry classes", () => {
  const expected: Record<string, string> = {
    CreateCall: "claimed",
    AnswerCall: "claimed",
    RedirectCall: "claimed",
    RejectCall: "claimed",
    Connect: "claimed",
    CallConnection_GetCall: "safe",
    CallConnection_HangupCall: "idempotent",
    CallConnection_TerminateCall: "repeatable",
    CallConnection_TransferToParticipant: "repeatable",
    CallConnection_AddParticipant: "repeatable",
    CallConnection_RemoveParticipant: "repeatable",
    CallConnection_CancelAddParticipant: "repeatable",
    CallConnection_GetParticipants: "safe",
    CallConnection_GetParticipant: "safe",
    CallConnection_MoveParticipants: "repeatable",
    CallConnection_Mute: "repeatable",
    CallRecording_StartRecording: "repeatable",
    CallRecording_GetRecordingProperties: "safe",
    CallRecording_StopRecording: "idempotent",
    CallRecording_PauseRecording: "once",
    CallRecording_ResumeRecording: "once",
    CallMedia_Hold: "once",
    CallMedia_Unhold: "once",
    CallMedia_Play: "once",
    CallMedia_CancelAllMediaOperations: "once",
    CallMedia_Recognize: "once",
    CallMedia_StartContinuousDtmfRecognition: "once",
    CallMedia_StopContinuousDtmfRecognition: "once",
    CallMedia_StartMediaStreaming: "once",
    CallMedia_StopMediaStreaming: "once",
    CallMedia_StartTranscription: "once",
    CallMedia_StopTranscription: "once",
    CallMedia_UpdateTranscription: "once",
    CallMedia_SummarizeCall: "once",
    CallMedia_SendDtmfTones: "repeatable"
  }
  it("are those that documents promise and recordings do not contradict", () => {
    assert.deepStrictEqual(Object.fromEntries(all.map((one) => [one.id, one.retry])), expected)
  })

  const of = (...classes: ReadonlyArray<string>) => cases.filter(({ operation }) => classes.includes(operation.retry))

  it.effect.each(of("once", "claimed"))(
    "$operation.id is Ambiguous, and not sent again, when it may have been executed",
    ({ operation, scenario }) =>
      Effect.gen(function* () {
        const { layer, requests } = scripted(() => ({ sent: true }))
        const error = yield* Effect.flip(Effect.provide(invoke(operation, scenario.input), layer))
        assert.strictEqual(error.reason._tag, "Ambiguous")
        assert.strictEqual(requests.length, 1)
      })
  )

  it.effect.each(of("repeatable"))(
    "$operation.id is sent again with the same pair",
    ({ operation, scenario: { answer, input } }) =>
      Effect.gen(function* () {
        const body = answer.body === undefined ? {} : { body: exampleOf(answer.body) }
        const { layer, requests } = scripted([{ sent: true }, { status: answer.status, ...body }], {
          retry: { baseMillis: 0 }
        })
        const calling = yield* Effect.forkChild(Effect.provide(invoke(operation, input), layer))
        yield* TestClock.adjust("1 minute")
        yield* Fiber.join(calling)
        const pairs = requests.map(({ headers }) => [
          headers["repeatability-request-id"],
          headers["repeatability-first-sent"]
        ])
        assert.strictEqual(pairs.length, 2)
        assert.deepStrictEqual(pairs[0], pairs[1])
      })
  )
})
