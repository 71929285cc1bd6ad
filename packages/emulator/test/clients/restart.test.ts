/** A pair that the caller kept survives the end of its program: whoever repeats the operation with it acts once, within five minutes. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Repeatability from "@effect-comms/core/Repeatability"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { at } from "../identity/support/wire.ts"
import { headerOf, makeProgram, type Program } from "./support/Program.ts"
import { agent, another, callOfThree, sourceCallerIdNumber } from "./support/scenes.ts"

type Scene = Effect.Success<ReturnType<typeof callOfThree>>
type Call = (
  scene: Scene,
  repeatability: Repeatability.Pair
) => Effect.Effect<unknown, CommunicationError, CallAutomation.CallAutomation>

const operationContext = "kept"

const calls: ReadonlyArray<{ readonly name: string; readonly call: Call; readonly note: string }> = [
  {
    name: "removeParticipant",
    call: ({ callConnectionId }, repeatability) =>
      CallConnection.removeParticipant(
        { callConnectionId, participantToRemove: agent, operationContext },
        { repeatability }
      ),
    note: "RemoveParticipant"
  },
  {
    name: "cancelAddParticipant",
    call: (scene, repeatability) =>
      CallConnection.cancelAddParticipant({ ...scene, operationContext }, { repeatability }),
    note: "CancelAddParticipant"
  },
  {
    name: "addParticipant",
    call: ({ callConnectionId }, repeatability) =>
      CallConnection.addParticipant(
        { callConnectionId, participantToAdd: another, sourceCallerIdNumber, operationContext },
        { repeatability }
      ),
    note: "AddParticipant"
  },
  {
    name: "terminate",
    call: ({ callConnectionId }, repeatability) =>
      CallConnection.terminateCall({ callConnectionId }, { repeatability }),
    note: "CallDisconnected"
  }
]

/** A client made from nothing but the connection string, as a program makes one when it starts. */
const restarted = (program: Program) =>
  program.over(CallAutomation.make({ connectionString: program.cloud.connectionString }))

/** A program that keeps its pair, calls, and ends while it waits. */
const crash = (program: Program, scene: Scene, call: Call, kind: "reset-after" | "timeout") =>
  Effect.gen(function* () {
    const pair = Repeatability.make(yield* Clock.currentTimeMillis)
    const client = yield* restarted(program)
    yield* program.cloud.fault({ kind })
    program.sent.length = 0
    const calling = yield* Effect.forkChild(
      Effect.provideService(call(scene, pair), CallAutomation.CallAutomation, client),
      { startImmediately: true }
    )
    yield* program.advance(100)
    yield* Fiber.interrupt(calling)
    yield* program.advance(20_000)
    assert.strictEqual(program.sent.length, 1, "an ended program sends nothing more")
    return pair
  })

/** How many events an operation caused, and the answers to its requests. */
const traces = (program: Program, note: string) =>
  Effect.map(program.cloud.journal(), (entries) => ({
    events: entries.filter(({ kind, name }) => kind === "callback" && name.startsWith(note) && name !== note),
    ended: entries.filter(({ kind, name }) => kind === "callback" && name === note),
    answers: entries.filter(({ kind }) => kind === "answer").map(({ data }) => data)
  }))

describe.each(calls)("$name", ({ call, note }) => {
  it.effect.each(["reset-after", "timeout"] as const)(
    "after a crash by %s it is done once, and the first answer comes",
    (kind) =>
      Effect.gen(function* () {
        const program = yield* makeProgram()
        const scene = yield* callOfThree(program)
        const before = yield* traces(program, note)
        const pair = yield* crash(program, scene, call, kind)
        const answer = yield* Effect.provideService(
          call(scene, pair),
          CallAutomation.CallAutomation,
          yield* restarted(program)
        )
        yield* program.advance(20_000)
        const after = yield* traces(program, note)
        const count = (traces: typeof after) => traces.events.length + traces.ended.length
        assert.strictEqual(count(after) - count(before), 1)
        const [first, second] = after.answers.slice(-2)
        assert.strictEqual(at(first, "lost"), true)
        assert.deepStrictEqual([at(second, "status"), at(second, "body")], [at(first, "status"), at(first, "body")])
        if (note !== "CallDisconnected") assert.strictEqual(at(answer, "operationContext"), operationContext)
        for (const request of program.sent) {
          assert.strictEqual(headerOf(request, "repeatability-request-id"), pair.requestId)
          assert.strictEqual(headerOf(request, "repeatability-first-sent"), pair.firstSent)
        }
      })
  )

  it.effect("after five minutes the client refuses to send the pair", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const scene = yield* callOfThree(program)
      const pair = yield* crash(program, scene, call, "reset-after")
      yield* program.advance(Repeatability.windowMillis)
      program.sent.length = 0
      const client = yield* restarted(program)
      const error = yield* Effect.flip(Effect.provideService(call(scene, pair), CallAutomation.CallAutomation, client))
      assert.strictEqual(error.attempts, 0)
      assert.deepStrictEqual(error.reason, {
        _tag: "InvalidRequest",
        field: "Repeatability-First-Sent",
        expected: "expected an IMF-fixdate of the last five minutes"
      })
      assert.strictEqual(program.sent.length, 0)
    })
  )

  it.effect("when only the service finds that five minutes are over, it refuses, and nothing changes", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const scene = yield* callOfThree(program)
      const pair = Repeatability.make(yield* Clock.currentTimeMillis)
      // The signature's date may be off by five minutes as well: the pair is old and the clocks differ.
      yield* program.advance(120_000)
      yield* program.cloud.setWallOffset(200_000)
      const before = yield* program.cloud.state
      const client = yield* restarted(program)
      const error = yield* Effect.flip(Effect.provideService(call(scene, pair), CallAutomation.CallAutomation, client))
      assert.strictEqual(error.reason._tag, "PreconditionFailed")
      assert.deepStrictEqual([error.status, error.code, error.attempts], [412, "PreconditionFailed", 1])
      assert.include(error.message, "Repeatability first sent header was not in 5 minutes window.")
      yield* program.advance(10_000)
      assert.deepStrictEqual(yield* program.cloud.state, before)
    })
  )

  it.effect("with another request the pair is refused, and nothing changes", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const scene = yield* callOfThree(program)
      const pair = yield* crash(program, scene, call, "reset-after")
      const before = yield* program.cloud.state
      const client = yield* restarted(program)
      const other = CallConnection.removeParticipant(
        { callConnectionId: scene.callConnectionId, participantToRemove: another, operationContext: "another" },
        { repeatability: pair }
      )
      const error = yield* Effect.flip(Effect.provideService(other, CallAutomation.CallAutomation, client))
      assert.strictEqual(error.reason._tag, "InvalidRequest")
      assert.strictEqual(error.status, 400)
      assert.include(error.message, "Repeatability-Request-ID")
      yield* program.advance(10_000)
      assert.deepStrictEqual(yield* program.cloud.state, before)
    })
  )
})

it.effect("a retry never goes out later than five minutes after the pair was first sent, whatever the deadline", () =>
  Effect.gen(function* () {
    const program = yield* makeProgram()
    const { callConnectionId } = yield* callOfThree(program)
    yield* program.cloud.fault({ status: 503, retryAfterSeconds: 120, count: 10 })
    program.sent.length = 0
    const from = yield* Clock.currentTimeMillis
    const calling = yield* Effect.forkChild(
      Effect.flip(
        program.run(
          CallConnection.removeParticipant(
            { callConnectionId, participantToRemove: agent },
            { deadlineMillis: 3_600_000 }
          )
        )
      )
    )
    yield* program.advance(600_000)
    const error = yield* Fiber.join(calling)
    assert.strictEqual(error.reason._tag, "Ambiguous")
    assert.strictEqual(program.sent.length, 3)
    for (const request of program.sent)
      assert.isAtMost(Date.parse(headerOf(request, "x-ms-date") ?? "") - from, Repeatability.windowMillis)
  })
)
