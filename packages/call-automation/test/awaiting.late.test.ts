/** What OutcomeTimeout says of what did arrive, and what the ends of waits print. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { TestClock } from "effect/testing"
import { inspect } from "node:util"
import * as CallAutomation from "../src/CallAutomation.ts"
import * as CallEvents from "../src/CallEvents.ts"
import * as CallMedia from "../src/CallMedia.ts"
import * as Outcome from "../src/Outcome.ts"
import { emitted } from "./awaiting.ts"
import { fork, makeProgram, quiet } from "./awaitingProgram.ts"
import { event } from "./events/bodies.ts"
import { callbackUri, callConnectionId, customer } from "./support.ts"

const playSources = [{ kind: "file", file: { uri: "https://contoso.com/a.wav" } }]

describe("an outcome that does not come in time", () => {
  const late = (
    meanwhile: (program: Effect.Success<ReturnType<typeof makeProgram>>) => Effect.Effect<unknown, unknown>
  ) =>
    Effect.gen(function* () {
      const program = yield* makeProgram([{ status: 202 }])
      // What came before is not counted.
      yield* program.receive(emitted("PlayStarted", {}))
      yield* Effect.flip(program.refuse)
      const wait = yield* fork(
        program.run(CallMedia.playAndWait({ callConnectionId, playSources }, { waitMillis: 1_000 }))
      )
      yield* quiet
      yield* Effect.orDie(meanwhile(program))
      yield* TestClock.adjust(1_000)
      const error = yield* Effect.flip(Fiber.join(wait))
      return error._tag === "OutcomeTimeout" ? error : assert.fail(error._tag)
    })
  const arrived = (meanwhile: Parameters<typeof late>[0]) => Effect.map(late(meanwhile), (error) => error.arrived)
  const times = (count: number, effect: Effect.Effect<unknown, unknown>) =>
    Effect.forEach(Array.from({ length: count }), () => effect, { discard: true })

  it.effect("says that no delivery reached this CallEvents", () =>
    Effect.gen(function* () {
      const error = yield* late(() => Effect.void)
      assert.strictEqual(error.arrived, "no delivery reached this CallEvents")
      assert.strictEqual(error.callConnectionId, callConnectionId)
      assert.strictEqual(
        error.message,
        "CallMedia_Play: no event reported the outcome within 1000 ms: no delivery reached this CallEvents"
      )
    })
  )

  it.effect("says how many were refused and why", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* arrived(({ refuse }) => times(7, Effect.flip(refuse))), "7 were refused: Audience")
      assert.strictEqual(yield* arrived(({ refuse }) => Effect.flip(refuse)), "1 was refused: Audience")
    })
  )

  const awaited = "the awaited PlayCompleted, PlayFailed or PlayCanceled"
  it.effect("says how many events of the leg were none of the awaited", () =>
    Effect.gen(function* () {
      const other = () => emitted("PlayCompleted", { operationContext: "another" })
      assert.strictEqual(
        yield* arrived(({ receive }) =>
          times(
            12,
            Effect.suspend(() => receive(other()))
          )
        ),
        `12 events of this leg arrived, none of them ${awaited}`
      )
      assert.strictEqual(
        yield* arrived(({ receive, refuse }) => Effect.andThen(receive(other(), { id: 7 }), Effect.flip(refuse))),
        `1 event of this leg arrived, which was not ${awaited}; 1 could not be decoded; 1 was refused: Audience`
      )
    })
  )

  it.effect("says that only other legs were heard of", () =>
    Effect.gen(function* () {
      const said = yield* arrived(({ receive }) =>
        receive(event("PlayCompleted", { callConnectionId: "other" }, { source: "s" }))
      )
      assert.strictEqual(said, "deliveries arrived, but no event of this leg")
    })
  )

  it.effect("names the leg that the answer names, and looks at it", () =>
    Effect.gen(function* () {
      const { receive, run } = yield* makeProgram([{ status: 201, body: { callConnectionId } }])
      const wait = yield* fork(
        run(CallAutomation.createCallAndWait({ targets: [customer], callbackUri }, { waitMillis: 1_000 }))
      )
      yield* quiet
      yield* receive(emitted("ParticipantsUpdated", {}))
      yield* TestClock.adjust(1_000)
      const error = yield* Effect.flip(Fiber.join(wait))
      assert(error._tag === "OutcomeTimeout")
      assert.strictEqual(error.callConnectionId, callConnectionId)
      assert.strictEqual(
        error.arrived,
        "1 event of this leg arrived, which was not the awaited CallConnected or CreateCallFailed"
      )
    })
  )

  it.effect("names no leg where neither the request nor its answer does", () =>
    Effect.gen(function* () {
      const { run } = yield* makeProgram([{ status: 201, body: {} }])
      const wait = yield* fork(
        run(CallAutomation.createCallAndWait({ targets: [customer], callbackUri }, { waitMillis: 1_000 }))
      )
      yield* TestClock.adjust(1_000)
      const error = yield* Effect.flip(Fiber.join(wait))
      assert(error._tag === "OutcomeTimeout")
      assert.isUndefined(error.callConnectionId)
    })
  )
})

describe("what the ends of waits print", () => {
  const number = "+14255550123"
  const prints = (error: object) => [
    JSON.stringify(error),
    inspect(error, { depth: 9 }),
    inspect({ error }, { depth: 9 })
  ]

  it.effect("holds no number of the event of CallEnded, which the program still has", () =>
    Effect.gen(function* () {
      const resultInformation = { code: 603, subCode: 1, message: `4:${number} declined` }
      const wait = yield* fork(CallEvents.awaitOutcome(Outcome.play, { callConnectionId }))
      yield* CallEvents.receiveTrusted([emitted("CallDisconnected", { resultInformation, operationContext: number })])
      yield* TestClock.adjust(1_000)
      const error = yield* Effect.flip(Fiber.join(wait))
      assert(error._tag === "CallEnded")
      for (const printed of prints(error)) {
        assert.notInclude(printed, "4255550123")
        assert.include(printed, "603")
      }
      assert.include(error.event.data.resultInformation?.message, number)
    }).pipe(Effect.provide(CallEvents.layer()))
  )

  it("nor of the context of OutcomeTimeout", () => {
    const error = new CallEvents.OutcomeTimeout({
      operation: "CallMedia_Play",
      callConnectionId,
      waitMillis: 1,
      operationContext: `for ${number}`,
      arrived: "no delivery reached this CallEvents"
    })
    for (const printed of prints(error)) {
      assert.notInclude(printed, "4255550123")
      assert.include(printed, "no delivery reached this CallEvents")
    }
    assert.strictEqual(error.operationContext, `for ${number}`)
  })
})
