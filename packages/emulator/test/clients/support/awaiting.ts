/** Forms that wait for their outcome, on a local cloud that does what the test says meanwhile. */
import type * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import type { CallEvents } from "@effect-comms/call-automation/CallEvents"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { makeProgram, type Program } from "./Program.ts"
import { callCustomer } from "./scenes.ts"

export const prompt = (millis: number) => ({
  playSources: [{ kind: "file" as const, file: { uri: `https://cdn.contoso.com/a.wav?durationMs=${millis}` } }]
})

export type Clients = CallAutomation.CallAutomation | CallEvents

/** What a form becomes while the local cloud does what it has to, and somebody what he likes. */
export const awaited = <A, E>(
  program: Program,
  form: Effect.Effect<A, E, Clients>,
  meanwhile: Effect.Effect<unknown, unknown> = Effect.void
) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(program.run(form), { startImmediately: true })
    yield* program.advance(1_000)
    yield* meanwhile
    yield* program.advance(10_000)
    return yield* Fiber.join(fiber)
  })

export const onCall = Effect.gen(function* () {
  const program = yield* makeProgram()
  const callConnectionId = yield* callCustomer(program)
  return { program, callConnectionId }
})
