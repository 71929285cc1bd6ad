/** What a program is told, while it waits, of requests that the service fails: of every retry, and of what decides where there is none. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import { phoneNumber } from "@effect-comms/core/CommunicationIdentifier"
import * as Retries from "@effect-comms/core/Retries"
import * as Call from "@effect-comms/graph-calls/Call"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Logger from "effect/Logger"
import { onCall } from "./support/awaiting.ts"
import { eventsUri, makeProgram } from "./support/Program.ts"
import { agent, customer, graphCall, prompt, sourceCallerIdNumber } from "./support/scenes.ts"

const ours = phoneNumber("+14255550100")

/** Lines that were logged, at the level Info and above. */
const listening = () => {
  const lines: Array<string> = []
  return { lines, layer: Logger.layer([Logger.make(({ message }) => void lines.push(String(message)))]) }
}

describe("what a program is told", () => {
  it.effect("a request that is sent again is told of before its wait, with its status and attempt", () =>
    Effect.gen(function* () {
      const { callConnectionId, program } = yield* onCall
      const { layer, lines } = listening()
      yield* program.cloud.fault({ path: "participants:add", status: 503, count: 2, retryAfterSeconds: 2 })
      const adding = CallConnection.addParticipant({ callConnectionId, participantToAdd: agent, sourceCallerIdNumber })
      const added = yield* program
        .run(adding)
        .pipe(Effect.provide(Retries.layer), Effect.provide(layer), Effect.forkChild({ startImmediately: true }))
      const told = (attempt: number) =>
        `CallConnection_AddParticipant: attempt ${attempt} failed (Unavailable, 503), the next one in 2000 ms`
      yield* program.advance(1)
      assert.deepStrictEqual(lines, [told(1)])
      yield* program.advance(2_000)
      assert.deepStrictEqual(lines, [told(1), told(2)])
      yield* program.advance(2_000)
      assert.isString((yield* Fiber.join(added)).invitationId)
    })
  )

  it.effect(
    "an answer of which nobody knows whether it was executed is told of at once, and not when its wait is over",
    () =>
      Effect.gen(function* () {
        const program = yield* makeProgram()
        const { incomingCallContext } = yield* program.cloud.incomingCall({ from: customer, to: ours })
        yield* program.cloud.fault({ path: ":answer", status: 503 })
        const { layer, lines } = listening()
        const answered = yield* program
          .run(CallAutomation.answerCallAndWait({ incomingCallContext, callbackUri: eventsUri }))
          .pipe(Effect.provide(layer), Effect.forkChild({ startImmediately: true }))
        yield* program.advance(1)
        assert.deepStrictEqual(lines, [
          "AnswerCall may or may not have been executed (status 503): waiting for CallConnected or AnswerFailed, which decides, for at most 300000 ms"
        ])
        assert.isUndefined(answered.pollUnsafe())
        yield* program.advance(300_000)
        const error = yield* Effect.flip(Fiber.join(answered))
        assert(error._tag === "CommunicationError")
        assert.strictEqual(error.reason._tag, "Ambiguous")
      })
  )

  it.effect("so is an action of Graph's, and its notification decides", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram()
      const id = yield* graphCall(program)
      yield* program.cloud.fault({ path: "playPrompt", kind: "reset-after" })
      const { layer, lines } = listening()
      const played = yield* program
        .run(Call.playPromptAndWait({ id, prompts: [prompt(200)] }, { waitMillis: Infinity }))
        .pipe(Effect.provide(layer), Effect.forkChild({ startImmediately: true }))
      yield* program.advance(1)
      assert.deepStrictEqual(lines, [
        "Call_PlayPrompt may or may not have been executed (no answer): waiting for the notification of its operation, which decides"
      ])
      yield* program.advance(1_000)
      assert.strictEqual((yield* Fiber.join(played)).status, "completed")
    })
  )
})
