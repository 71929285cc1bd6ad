/** Where the tests of Call Automation's webhooks begin: a call of three, and a delivery as it came. */
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { at } from "../../identity/support/wire.ts"
import { makeProgram, type Program } from "./Program.ts"
import { agent, callOfThree } from "./scenes.ts"

/** A call of three; nothing of its beginning is left among the receipts. */
export const begun = Effect.gen(function* () {
  const program = yield* makeProgram()
  const scene = yield* callOfThree(program)
  program.receipts.length = 0
  return { program, ...scene }
})

/** Takes the agent out, under the context `removed`. */
export const remove = (program: Program, callConnectionId: string) =>
  program.run(
    CallConnection.removeParticipant({ callConnectionId, participantToRemove: agent, operationContext: "out" })
  )

/** What names that removal. */
export const removed = { operationContext: "out" }

/** A delivery of the local cloud, as it came. */
export const delivery = Effect.gen(function* () {
  const { callConnectionId, program } = yield* begun
  yield* remove(program, callConnectionId)
  yield* program.advance(1_000)
  const [first] = program.receipts
  assert(first !== undefined)
  const { body, headers } = first.request
  const events: unknown = JSON.parse(body)
  const event = at(events, 0)
  assert(typeof event === "object" && event !== null)
  // Another receiver, for which nothing is a duplicate yet.
  const receiver = yield* CallEvents.make({
    audience: program.cloud.resourceId,
    keys: { jwksUrl: `${program.cloud.origin}/calling/keys` },
    fetch: program.fetch
  })
  return { program, callConnectionId, receiver, event, body, authorization: headers["authorization"] ?? "" }
})
