/** A program in the middle of everything: a call, a thread and a Graph call, whose state refusals must leave as it is. */
import * as Effect from "effect/Effect"
import type { Options } from "../../../src/Emulator.ts"
import { makeProgram } from "./Program.ts"
import { callCustomer, graphCall, thread } from "./scenes.ts"

/** Makes it. */
export const everything = (options: Options = {}) =>
  Effect.gen(function* () {
    const program = yield* makeProgram(options)
    const callConnectionId = yield* callCustomer(program)
    const { alice, bob, chatThreadId } = yield* thread(program)
    const outsider = yield* program.user
    const id = yield* graphCall(program)
    program.sent.length = 0
    return { program, callConnectionId, alice, bob, outsider, chatThreadId, id }
  }).pipe(Effect.orDie)

/** A program in the middle of everything. */
export type Scene = Effect.Success<ReturnType<typeof everything>>

/** Everything that could have changed: the state of the services, and what was delivered. */
export const worldOf = ({ program }: Scene) =>
  Effect.gen(function* () {
    yield* program.advance(5_000)
    // Tokens are what tests get to be refused with.
    const changes = (yield* program.cloud.journal()).filter(
      ({ kind, name }) => kind === "callback" || (kind === "state" && !name.startsWith("token"))
    )
    return { state: yield* program.cloud.state, changes: changes.map(({ name }) => name) }
  })
